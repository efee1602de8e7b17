"""The lines of a table in rows: what the csv module makes of them, and how they stand in the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice, tee
from typing import NamedTuple

from cablelint.inputs.csv_blocks import Blocks
from cablelint.inputs.csv_dialect import Dialect, is_open, looks_like_dump


class Lines(NamedTuple):
    """Some lines, and what the csv module made of them."""

    first: int
    last: int
    raw: str  # as they stand in the file
    values: list[str]  # none where there is a fault
    fault: str = ""
    size: int = 0  # of a row that is larger than the limit, of which `raw` is the beginning


class Whole(NamedTuple):
    """A row that is one beyond doubt, and was not read yet."""

    first: int  # its first line
    raw: bytes


def rows_of(lines: Iterator[str], dialect: Dialect, most: int) -> Iterator[Lines | Whole]:
    """Rows, and lines that are none; blank lines are passed over.  A field has at most `most` characters."""
    csv.field_size_limit(most)  # of the process; by itself it is less than some messages have
    reader = _Reader(lines, dialect)
    first = 1
    while True:
        if isinstance(lines, Blocks) and reader.is_between():
            while (whole := lines.row()) is not None:
                yield Whole(first, whole)
                first += whole.count(b"\n")
        values, fault, size = [], "", 0
        try:
            values = next(reader.rows)
        except StopIteration:
            return
        except csv.Error as error:
            fault = str(error)
        read = reader.lines()
        raw = "".join(read)
        number = len(read)
        if fault.startswith("field larger"):
            size, more = reader.pass_over(raw)
            number += more
        elif fault and dialect.is_dump:
            number = reader.go_on_at_row(read)
        if values or fault:
            yield Lines(first, first + number - 1, raw, values, fault, size)
        first += number


class _Reader:
    """The csv module's reader of some lines, which gives the lines, too, and goes on behind broken ones."""

    def __init__(self, lines: Iterator[str], dialect: Dialect) -> None:
        self._lines = lines
        self._dialect = dialect
        self._back: deque[str] = deque()  # lines that are read once more
        self._begin()

    def _begin(self) -> None:
        self._feed, self._same = tee(chain(_taken(self._back), self._lines))
        escape = "\\" if self._dialect.escapes else None
        self.rows = csv.reader(self._feed, delimiter=self._dialect.delimiter, escapechar=escape, strict=True)
        self._number = 0

    def is_between(self) -> bool:
        """Whether what comes next stands in the lines, and nothing is read once more."""
        return not self._back

    def lines(self) -> list[str]:
        """The lines that were read since it was asked last."""
        lines = list(islice(self._same, self.rows.line_num - self._number))
        self._number = self.rows.line_num
        return lines

    def pass_over(self, raw: str) -> tuple[int, int]:
        """Read over the rest of a row that is not kept: the size of all, and how many lines more it has."""
        size, number, inside = len(raw), 0, is_open(raw, self._dialect)
        while inside and (line := next(self._feed, "")):
            next(self._same)
            size += len(line)
            number += 1
            inside ^= is_open(line, self._dialect)
        return size, number

    def go_on_at_row(self, read: list[str]) -> int:
        """Go on where a row of the dump begins behind the first of these lines: how many are before it."""
        self._back.extendleft(reversed(read[1:]))
        number = 1
        for line in chain(_taken(self._back), self._lines):
            if looks_like_dump(line):
                self._back.appendleft(line)
                break
            number += 1
        self._begin()
        return number


def _taken(lines: deque[str]) -> Iterator[str]:
    while lines:
        yield lines.popleft()
