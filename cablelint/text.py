"""Bytes to text without ever failing, and positions in a text: spans, edits, lines and columns.

Offsets are code points from 0, ends excluded; lines and columns count from 1.
"""

from __future__ import annotations

import codecs
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: offsets in code points from 0, end excluded."""

    start: int
    end: int


# tuple_of(Span, (0, 4)) is Span(0, 4), made at a third of the cost; so for all named tuples.
tuple_of = tuple.__new__
# A Span from a pair of offsets, such as Match.span().
span_of_pair: Callable[[tuple[int, int]], Span] = partial(tuple_of, Span)


class Edit(NamedTuple):
    """Replace the stretch from start to end (offsets, end excluded) by text."""

    start: int
    end: int
    text: str


edit_of_parts: Callable[[tuple[int, int, str]], Edit] = partial(tuple_of, Edit)  # in the same way


class Position(NamedTuple):
    """A place in a text: line and column from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


# An expression finds many at once, in half the time of str.find.
_LINE_ENDS = {ending: re.compile(ending).finditer for ending in "\r\n"}


class LineIndex:
    """Where the lines of one text begin, found as far as they are asked for.

    Lines end at LF or CRLF, and at CR only in a text without any LF; every other character
    that Unicode calls a line end is a character like others (trap 56, docs/format.md).
    """

    __slots__ = ("_ending", "_ends", "_known", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ending = "\r" if "\r" in text and "\n" not in text else "\n"
        self._ends = _LINE_ENDS[self._ending]
        self._starts = [0]
        self._known = 0  # all lines that begin up to this offset are among the starts

    def __len__(self) -> int:
        """The number of lines; an empty text has one."""
        self._find(len(self._text))
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset behind the last line end is on the last line."""
        if offset > self._known:
            self._find(offset)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def stretches(self, spans: Sequence[tuple[int, int]]) -> list[tuple[Position, Position]]:
        """The positions of both ends of many stretches, in any order; mostly they are on one line."""
        if spans and (last := max([end for _, end in spans])) > self._known:
            self._find(last)
        starts, found = self._starts, []
        for start, end in spans:
            line = bisect_right(starts, start)
            before = starts[line - 1] - 1
            first = tuple_of(Position, (line, start - before, start))
            if line < len(starts) and starts[line] <= end:
                line = bisect_right(starts, end)
                before = starts[line - 1] - 1
            found.append((first, tuple_of(Position, (line, end - before, end))))
        return found

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, the inverse of `position`."""
        if line > len(self._starts):
            self._find(len(self._text))
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its line end."""
        start = self.offset(number, 1)
        end = self._text.find(self._ending, start)
        return self._text[start : end if end >= 0 else len(self._text)].rstrip("\r\n")

    def _find(self, offset: int) -> None:
        """Find the lines that begin up to an offset; behind a line end that ends the text none does."""
        last = len(self._text) - 1
        self._starts += [found.end() for found in self._ends(self._text, self._known, min(offset, last))]
        self._known = offset if offset < last else sys.maxsize


class Decoded(NamedTuple):
    """A text and how it was read from bytes."""

    text: str
    encoding: str  # Python's name: utf-8, utf-16-le, utf-16-be, cp1252, latin-1
    bom: bool  # a byte order mark stood before the text and is no part of it
    first_foreign: int | None  # offset (code points) of the first byte that was not UTF-8
    foreign: int  # how many bytes were not ASCII, where the text is not UTF-8


def decode(data: bytes, encoding: str = "auto") -> Decoded:
    """Read bytes as a text, whatever they are; `encoding` is one that Python knows, or auto.

    By itself it takes, in this order: what a byte order mark says, UTF-16 without a mark (every
    second byte a NUL), UTF-8, windows-1252, and latin-1 where windows-1252 has no character for a
    byte.  A NUL stays a character.  In the last two a byte is a character, so no offset shifts.
    """
    if encoding != "auto":
        return Decoded(data.decode(encoding, "replace"), encoding, False, None, 0)
    if data.startswith(codecs.BOM_UTF8):
        return _eight_bits(data[len(codecs.BOM_UTF8) :], bom=True)
    for mark, name in _UTF_16_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"), name, True, None, 0)
    if b"\0" in data and (order := _utf_16_order(data[:_SAMPLE])):
        return Decoded(data.decode(order, "replace"), order, False, None, 0)
    return _eight_bits(data, bom=False)


def encoding_of(name: str) -> str | None:
    """Python's name of an encoding of texts; None where Python knows none of that name."""
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # some are of bytes: hex
    except (LookupError, ValueError):
        return None
    return codec.name


_UTF_16_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 4096  # bytes; enough to tell two-byte characters from a stray NUL
_ASCII = bytes(range(128))


def _utf_16_order(sample: bytes) -> str | None:
    """The byte order, where nearly every second byte is a NUL, as in Latin text in UTF-16."""
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.7 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    if first > 0.7 * pairs and second < 0.05 * pairs:
        return "utf-16-be"
    return None


def _eight_bits(data: bytes, *, bom: bool) -> Decoded:
    """UTF-8, or if one byte is not, all of it byte by byte: a mixture could not be written back."""
    try:
        return Decoded(data.decode(), "utf-8", bom, None, 0)
    except UnicodeDecodeError as error:
        foreign = error.start
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"
    return Decoded(text, encoding, bom, foreign, len(data.translate(None, _ASCII)))


_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"


def odd_characters(text: str) -> str:
    """All characters that are neither printable ASCII nor tabs and line ends, in order: mostly a few."""
    try:
        return text.encode("latin-1").translate(None, _PLAIN).decode("latin-1")
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
        return data.translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def similar(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to a word, at most three: one edit away, from six letters on two.

    An edit is a letter too many, too few, another one, or two that changed places.
    """
    limit = 1 if len(word) < 6 else 2
    letters = set(word)  # each that the other word lacks is an edit
    near = [
        (distance, candidate)
        for candidate in known
        if abs(len(candidate) - len(word)) <= limit
        and len(letters.difference(candidate)) <= limit
        and (distance := _distance(word, candidate)) <= limit
    ]
    return [candidate for _, candidate in sorted(near)[:3]]


def _distance(one: str, other: str) -> int:
    """The Damerau-Levenshtein distance, no letter being edited twice."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, row if i == 1 else before, [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
