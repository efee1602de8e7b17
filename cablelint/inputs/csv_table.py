"""Tables as text, one message a row: the dialect of the public dump, and CSV with a header row.

Bytes are carried as latin-1, in which each is a character, and all signs of the dialects are what they are in
UTF-8: so the bytes of a message stay as they are in the file, and no row fails for its encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from cablelint.finding import Address
from cablelint.inputs.columns import Columns, UnknownColumnsError, columns_of, numbered
from cablelint.inputs.csv_blocks import FIELDS, Blocks
from cablelint.inputs.csv_dialect import Dialect, dialect_of
from cablelint.inputs.csv_lines import Lines, Whole, rows_of
from cablelint.inputs.csv_row import Codec, RowReader
from cablelint.inputs.document import Document, Found, NotCable, Reading, Sealed, Unreadable, unreadable
from cablelint.inputs.short_lines import LongLineError, ShortLines
from cablelint.inputs.source import Source
from cablelint.inputs.text import SAMPLE

# number, date, reference, origin, classification, references, header, body
DUMP = Columns(id=2, body=7, header=6, date=1, origin=3, classification=4, references=5)
HEAD = 8192  # bytes that tell the dialect

_FAULTS = {
    "unexpected end of data": "cut off: the file ends inside of a field",
    "new-line character": "a line ends inside of a field without quotes",
    "expected after": "a field goes on behind its closing quote",
}


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The messages of a table, a row each, read as they are asked for."""
    head = source.file.peek(HEAD)[:HEAD]
    codec = Codec.of(head, reading.encoding)
    if head.startswith(codecs.BOM_UTF8):
        source.file.read(len(codecs.BOM_UTF8))
    start = head.removeprefix(codecs.BOM_UTF8).decode(codec.lines, "replace")
    ending = "\r" if "\r" in start and "\n" not in start else "\n"
    dialect = dialect_of(start, source.name)
    is_dump = dialect.is_dump and not reading.columns
    most = max(reading.limit, 2 * SAMPLE)
    if is_dump and codec.is_of_bytes and ending == "\n":
        lines: Iterator[str] = Blocks(source, reading.limit, 2 * most)
    else:
        short = ShortLines(source.file, 2 * most, ending.encode())
        lines = io.TextIOWrapper(io.BufferedReader(short), codec.lines, "replace", ending)
    table = _Table(source.address, codec, dialect, reading, is_dump=is_dump)
    try:
        yield from table.documents(rows_of(lines, dialect, most))
    except LongLineError as error:
        told = f"{error}, behind row {table.number:,}: nothing was read from there on"
        yield unreadable(source.address, told)


class _Table:
    """One table, and how many of its rows were read."""

    def __init__(
        self, address: Address, codec: Codec, dialect: Dialect, reading: Reading, *, is_dump: bool
    ) -> None:
        self._of_table = address
        self._codec = codec
        self._dialect = dialect
        self._reading = reading
        self._is_dump = is_dump
        self.number = 0

    def documents(self, rows: Iterator[Lines | Whole]) -> Iterator[Found]:
        """The documents of all rows; lines that are no row are named, all that follow each other at once."""
        try:
            columns, width = self._columns(rows)
        except UnknownColumnsError as error:
            yield NotCable(self._of_table, str(error))
            return
        reader = RowReader(self._codec, self._dialect, columns, self._reading.limit)
        broken: Lines | None = None
        for row in rows:
            if isinstance(row, Lines):
                width = width or max(len(row.values), *[1 + place for place in columns if place is not None])
                if not row.size and not self._is_whole(row.values, width):
                    broken = broken._replace(last=row.last) if broken else row._replace(raw="")
                    continue
            if broken is not None:
                yield self._broken(broken, width)
                broken = None
            self.number += 1
            yield self._found(row, reader)
        if broken is not None:
            yield self._broken(broken, width)

    def _columns(self, rows: Iterator[Lines | Whole]) -> tuple[Columns, int]:
        """What the columns hold, and how many there are; 0 if the first row shows it."""
        wanted = self._reading.columns
        if self._is_dump:
            return DUMP, FIELDS
        if (columns := numbered(wanted)) is not None:
            return columns, 0
        header = next(rows, None)
        names = [self._codec.plain(name) for name in header.values] if isinstance(header, Lines) else []
        return columns_of(names, wanted), len(names)

    def _is_whole(self, values: list[str], width: int) -> bool:
        return len(values) == width and not (self._is_dump and not values[0].isdecimal())

    def _found(self, row: Lines | Whole, reader: RowReader) -> Document | NotCable | Sealed:
        address = self._address()
        if isinstance(row, Whole):
            sealed = Sealed(address, row.raw, row.first, reader)
            return sealed if self._reading.sealed else sealed.opened()
        if row.size:
            return self._large(row, reader.columns)
        raw = row.raw.encode(self._codec.carrier, "replace")
        return reader.document(address, row.values, raw, row.first)

    def _large(self, row: Lines, columns: Columns) -> Document:
        """The beginning of a message over the limit: the last field that begins in the sample."""
        escape = "\\" if self._dialect.escapes else None
        values = next(csv.reader([row.raw[:SAMPLE]], delimiter=self._dialect.delimiter, escapechar=escape))
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
        path, member, _ = self._of_table
        return Address(path, member, self.number)
