"""Bytes to text without ever failing, and positions in a text: spans, edits, lines and columns.

Offsets are code points from 0, ends excluded; lines and columns count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: offsets in code points from 0, end excluded."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace the stretch from start to end (offsets, end excluded) by text."""

    start: int
    end: int
    text: str


class Position(NamedTuple):
    """A place in a text: line and column from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class LineIndex:
    """Where the lines of one text begin.

    Lines end at LF or CRLF, and at CR only in a text without any LF; every other character
    that Unicode calls a line end is a character like others (format.md, trap 56).
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        ending = "\r" if "\r" in text and "\n" not in text else "\n"
        self._starts = [0, *(found.end() for found in re.finditer(ending, text))]
        if len(self._starts) > 1 and self._starts[-1] == len(text):
            self._starts.pop()

    def __len__(self) -> int:
        """The number of lines; an empty text has one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset behind the last line end is on the last line."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, the inverse of `position`."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its line end."""
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end].rstrip("\r\n")


class Decoded(NamedTuple):
    """A text and how it was read from bytes."""

    text: str
    encoding: str  # Python's name: utf-8, utf-16-le, utf-16-be, cp1252, latin-1
    bom: bool  # a byte order mark stood before the text and is no part of it
    first_foreign: int | None  # offset (code points) of the first byte that was not UTF-8
    foreign: int  # how many bytes were not ASCII, where the text is not UTF-8
