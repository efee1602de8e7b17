"""Tables as text, one message a row: the dialect of the public dump, and CSV with a header row.

Bytes are carried as latin-1, in which each is a character, and all signs of the dialects are what they are in
UTF-8: so the bytes of a message stay as they are in the file, and no row fails for its encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from cablelint.finding import Address, Metadata
from cablelint.inputs.columns import Columns, UnknownColumnsError, columns_of, numbered, record_of
from cablelint.inputs.csv_dialect import Dialect, Row, dialect_of
from cablelint.inputs.csv_lines import Lines, rows_of
from cablelint.inputs.document import Document, Found, NotCable, Reading, Unreadable, unreadable
from cablelint.inputs.short_lines import LongLineError, ShortLines
from cablelint.inputs.source import Source
from cablelint.inputs.text import SAMPLE

# number, date, reference, origin, classification, references, header, body
DUMP = Columns(id=2, body=7, header=6, date=1, origin=3, classification=4, references=5)
OF_DUMP = 8
HEAD = 8192  # bytes that tell the dialect

_FAULTS = {
    "unexpected end of data": "cut off: the file ends inside of a field",
    "new-line character": "a line ends inside of a field without quotes",
    "expected after": "a field goes on behind its closing quote",
}


class _Codec(NamedTuple):
    """How the lines are read, how the messages in them are passed on, and what those are taken for."""

    lines: str
    carrier: str
    of_messages: str

    @classmethod
    def of(cls, head: bytes, encoding: str) -> _Codec:
        if encoding != "auto":
            return cls(encoding, "utf-8", "utf-8")
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return cls("utf-16", "utf-8", "utf-8")
        return cls("latin-1", "latin-1", "auto")

    def plain(self, carried: str) -> str:
        """What was written, of what was carried."""
        if carried.isascii():
            return carried
        return carried.encode(self.carrier, "replace").decode("utf-8", "replace")


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The messages of a table, a row each, read as they are asked for."""
    head = source.file.peek(HEAD)[:HEAD]
    codec = _Codec.of(head, reading.encoding)
    if head.startswith(codecs.BOM_UTF8):
        source.file.read(len(codecs.BOM_UTF8))
    start = head.removeprefix(codecs.BOM_UTF8).decode(codec.lines, "replace")
    ending = "\r" if "\r" in start and "\n" not in start else "\n"
    table = _Table(source, reading, codec, dialect_of(start, source.name))
    most = max(reading.limit, 2 * SAMPLE)
    short = ShortLines(source.file, 2 * most, ending.encode())
    lines = io.TextIOWrapper(io.BufferedReader(short), codec.lines, "replace", ending)
    try:
        yield from table.documents(rows_of(lines, table.dialect, most))
    except LongLineError as error:
        told = f"{error}, behind row {table.number:,}: nothing was read from there on"
        yield unreadable(source.address, told)


class _Table:
    """One table, and how many of its rows were read."""

    def __init__(self, source: Source, reading: Reading, codec: _Codec, dialect: Dialect) -> None:
        self._source = source
        self._reading = reading
        self._codec = codec
        self.number = 0
        self.dialect = dialect

    def documents(self, rows: Iterator[Lines]) -> Iterator[Found]:
        """The documents of all rows; lines that are no row are named, all that follow each other at once."""
        wanted = self._reading.columns
        is_dump = self.dialect.is_dump and not wanted
        columns, width = (DUMP, OF_DUMP) if is_dump else (numbered(wanted), 0)
        if columns is None:
            names = [self._codec.plain(name) for name in next(rows, Lines(1, 1, "", [])).values]
            width = len(names)
            try:
                columns = columns_of(names, wanted)
            except UnknownColumnsError as error:
                yield NotCable(self._source.address, str(error))
                return
        broken: Lines | None = None
        for row in rows:
            width = width or max(len(row.values), *[1 + column for column in columns if column is not None])
            whole = len(row.values) == width and not (is_dump and not row.values[0].isdecimal())
            if whole or row.size:
                if broken is not None:
                    yield self._broken(broken, width)
                    broken = None
                self.number += 1
                yield self._document(row, columns) if whole else self._large(row, columns)
            elif broken is None:
                broken = row._replace(raw="")
            else:
                broken = broken._replace(last=row.last)
        if broken is not None:
            yield self._broken(broken, width)

    def _document(self, row: Lines, columns: Columns) -> Document | NotCable:
        codec = self._codec
        record = record_of(row.values, columns)
        address = self._address()
        if not record.text:
            return NotCable(address, "has no text")
        data = record.text.encode(codec.carrier, "replace")
        size = len(data)
        return Document(
            address,
            data if size <= self._reading.limit else data[:SAMPLE],
            size,
            codec.plain(record.identifier or "") or None,
            extracted=True,
            encoding=codec.of_messages,
            metadata=Metadata(*map(codec.plain, record.metadata)),
            origin=Row(
                row.raw.encode(codec.carrier, "replace"),
                None if codec.of_messages == "auto" else codec.of_messages,
                row.first,
                self.dialect,
                record.parts,
            ),
        )

    def _large(self, row: Lines, columns: Columns) -> Document:
        """The beginning of a message over the limit: the last field that begins in the sample."""
        escape = "\\" if self.dialect.escapes else None
        values = next(csv.reader([row.raw[:SAMPLE]], delimiter=self.dialect.delimiter, escapechar=escape))
        identifier = values[columns.id] if columns.id is not None and columns.id < len(values) else ""
        return Document(
            self._address(),
            values[-1].encode(self._codec.carrier, "replace"),
            row.size,
            self._codec.plain(identifier).strip() or None,
            extracted=True,
            encoding=self._codec.of_messages,
        )

    def _broken(self, lines: Lines, width: int) -> Unreadable:
        self.number += 1
        fault = next((words for sign, words in _FAULTS.items() if sign in lines.fault), lines.fault)
        fault = fault or f"a row of {len(lines.values):,} fields, not {width:,}"
        where = f"line {lines.first:,}"
        if lines.last > lines.first:
            where = f"lines {lines.first:,} to {lines.last:,}"
        return unreadable(self._address(), f"{fault}, in {where}")

    def _address(self) -> Address:
        address = self._source.address
        return Address(address.path, address.member, self.number)
