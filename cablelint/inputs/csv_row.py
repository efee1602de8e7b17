"""The message of one row of a table."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from cablelint.finding import Address, Metadata
from cablelint.inputs.columns import Columns, record_of
from cablelint.inputs.csv_blocks import fields_in, value_of
from cablelint.inputs.csv_dialect import Dialect, Row
from cablelint.inputs.document import Document, NotCable, Sealed
from cablelint.inputs.text import SAMPLE


class Codec(NamedTuple):
    """How the lines are read, how the messages in them are passed on, and what those are taken for."""

    lines: str
    carrier: str
    of_messages: str

    @classmethod
    def of(cls, head: bytes, encoding: str) -> Codec:
        """The codec of a table, by how it begins and what the options say."""
        if encoding != "auto":
            return cls(encoding, "utf-8", "utf-8")
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return cls("utf-16", "utf-8", "utf-8")
        return cls("latin-1", "latin-1", "auto")

    @property
    def is_of_bytes(self) -> bool:
        """Whether what is carried are the bytes of the file."""
        return self.carrier == "latin-1"

    def plain(self, carried: str) -> str:
        """What was written, of what was carried."""
        if carried.isascii():
            return carried
        return carried.encode(self.carrier, "replace").decode("utf-8", "replace")


class RowReader(NamedTuple):
    """How the rows of one table are read."""

    codec: Codec
    dialect: Dialect
    columns: Columns
    limit: int  # bytes; of a larger message only the beginning is given

    def opened(self, row: Sealed) -> Document | NotCable:
        """The message of a row that is whole; it is smaller than the limit."""
        values = [value_of(field) for field in fields_in(row.raw) or ()]
        return self.document(row.address, values, row.raw, row.line)

    def about(self) -> tuple[object, ...]:
        """What decides what a row holds."""
        return self.codec, self.dialect, self.columns

    def document(self, address: Address, values: Sequence[str], raw: bytes, line: int) -> Document | NotCable:
        """The message of a row of these fields, which stands like this in the file, from this line on."""
        codec = self.codec
        record = record_of(values, self.columns)
        if not record.text:
            return NotCable(address, "has no text")
        data = record.text.encode(codec.carrier, "replace")
        size = len(data)
        return Document(
            address,
            data if size <= self.limit else data[:SAMPLE],
            size,
            codec.plain(record.identifier or "") or None,
            extracted=True,
            encoding=codec.of_messages,
            metadata=Metadata(*map(codec.plain, record.metadata)),
            origin=Row(
                raw,
                None if codec.of_messages == "auto" else codec.of_messages,
                line,
                self.dialect,
                record.parts,
            ),
        )
