"""The message in a record whose values are strings already, as those of JSON and Parquet."""

from __future__ import annotations

from collections.abc import Sequence

from cablelint.finding import Address
from cablelint.inputs.columns import Columns, record_of
from cablelint.inputs.document import Document, NotCable
from cablelint.inputs.text import SAMPLE


def found_in(values: Sequence[object], columns: Columns, address: Address, limit: int) -> Document | NotCable:
    """The document of a record; only the beginning of a message that is larger than the limit, in bytes."""
    record = record_of([_plain(value) for value in values], columns)
    if not record.text:
        return NotCable(address, "has no text")
    data = _bytes(record.text)
    return Document(
        address,
        data if len(data) <= limit else data[:SAMPLE],
        len(data),
        record.identifier,
        extracted=True,
        encoding="utf-8",
        metadata=record.metadata,
    )


def _plain(value: object) -> str:
    """A value as a text; what is a list, or a table in itself, is none."""
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # half of a pair, as JSON can hold it
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
