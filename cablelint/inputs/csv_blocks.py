"""The public dump in blocks, cut into rows without being read: its fields stand in quotes, and it says where
a row begins.

What is not a row beyond doubt is given line by line, for the csv module to read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from cablelint.inputs.short_lines import LongLineError
from cablelint.inputs.source import Source

FIELDS = 8
BLOCK = 64 * 1024  # bytes
_AHEAD = 64  # bytes that tell whether a row begins: no beginning is longer
_LINE_ENDS = (b"\n", b"\r\n")
_begins = re.compile(rb'"\d{1,18}","\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d","').match
_escape = re.compile(r"\\(.)", re.DOTALL)


class Blocks:
    """What is left of a dump: rows, and an iterator of lines.  A row has at most `most` bytes.

    Reading a line raises LongLineError where it has more than `longest` bytes.
    """

    def __init__(self, source: Source, most: int, longest: int) -> None:
        self._file = source.file
        self._most = most
        self._longest = longest
        # What is unpacked may be damaged, and then the rest of its block is lost.
        self._block = BLOCK if source.depth == 0 else io.DEFAULT_BUFFER_SIZE
        self._data = b""
        self._at = 0  # what is before it was given
        self._is_all = False  # nothing is left in the file

    def row(self) -> bytes | None:
        """The row that begins here, with its line end; None where that is not certain."""
        self._need(_AHEAD)
        if not _begins(self._data, self._at):
            return None
        size = self._to_next_row()
        if not 0 < size <= self._most:
            return None
        raw = self._data[self._at : self._at + size]
        if fields_in(raw) is None:
            return None
        self._at += size
        return raw

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line, with its end, a character for each byte."""
        size = 0
        while (end := self._data.find(b"\n", self._at + size)) < 0:
            size = len(self._data) - self._at
            if size > self._longest:
                raise LongLineError(f"a line has more than {self._longest:,} bytes")
            if not self._read():
                end = len(self._data) - 1
                break
        line = self._data[self._at : end + 1]
        if not line:
            raise StopIteration
        self._at = end + 1
        return line.decode("latin-1")

    def _to_next_row(self) -> int:
        """The bytes up to where the next row seems to begin, or to the end; 0 if it is too far away."""
        size = 0
        while True:
            found = self._data.find(b'\n"', self._at + size)
            if found < 0:
                size = max(len(self._data) - self._at - 1, 0)
                if size > self._most:
                    return 0
                if not self._read():
                    return len(self._data) - self._at
                continue
            size = found + 1 - self._at
            self._need(size + _AHEAD)
            if _begins(self._data, self._at + size):
                return size

    def _need(self, size: int) -> None:
        """Have so many bytes at hand, if there are so many."""
        while len(self._data) - self._at < size and self._read():
            pass

    def _read(self) -> bool:
        """Read another block; false if there is none."""
        if not self._is_all:
            more = self._file.read1(self._block)
            self._data, self._at = self._data[self._at :] + more, 0
            self._is_all = not more
        return not self._is_all


def fields_in(raw: bytes) -> list[bytes] | None:
    """The fields of one row, as they stand between their quotes; None where it is not one row and no more.

    A quote that no backslash makes plain opens a field or closes it: between two fields stands a comma.
    """
    *parts, end = raw.split(b'"')
    fields: list[bytes] = []
    field: list[bytes] = []  # the pieces of one that is open
    is_open, between = False, b""
    for part in parts:
        if not is_open:
            if part != between:
                return None
            is_open, between = True, b","
            continue
        field.append(part)
        if not part.endswith(b"\\") or (len(part) - len(part.rstrip(b"\\"))) % 2 == 0:
            fields.append(b'"'.join(field))
            field, is_open = [], False
    return fields if not is_open and len(fields) == FIELDS and end in _LINE_ENDS else None


def value_of(field: bytes) -> str:
    """What a field holds, a character for each byte."""
    text = field.decode("latin-1")
    if "\\" not in text:
        return text
    return _escape.sub(r"\1", text) if r"\\" in text else text.replace("\\", "")
