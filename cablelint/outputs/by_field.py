"""Tables by a field of messages - file, dir, post, year, class - and of two fields crossed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import takewhile
from os.path import dirname

from cablelint.finding import Finding, Result
from cablelint.outputs.characters import BOLD, columns, cut, painted, visible
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.places import folder_of_both

NOT_KNOWN = "not known"
BAR, LEAST_BAR = 20, 8  # columns of the longest bar, and on a terminal where names are long
MOST_NAME = 34  # columns of a name in a cross table on a terminal
EARLY = 0.01  # of all messages: years at the beginning that have less are one row
ALL, OTHERS, BEFORE = "all", "others", "before "
_WITHOUT = ""  # stands for all files without findings: a row for each would be one for nearly every message


class ByField:
    """Messages, findings and their rate for each value of a field."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._field = context.by[0]
        self._messages: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()

    def result(self, result: Result) -> None:
        """Count one message and its findings."""
        value = _of_message(self._field, result)
        shown = sum(finding.severity >= self._context.show for finding in result.findings)
        self._messages[value if shown or self._field != "file" else _WITHOUT] += 1
        if shown:
            self._findings[value] += shown

    def end(self, summary: Summary) -> None:
        """Write the table; nothing where nothing was found."""
        if not self._findings:
            return
        if self._field == "year":
            self._join_early_years()
        values = [
            value for value in _ordered(self._field, self._messages, self._findings) if value != _WITHOUT
        ]
        room = self._context.width - 1 - len(_figures("", "", ""))
        names = _names(self._field, values, self._context, room - LEAST_BAR)
        width = max(columns(name) for name in [self._field, ALL, *names])
        longest = min(BAR, room - width) if self._context.terminal else BAR
        rates = [1000 * self._findings[value] / self._messages[value] for value in values]
        self._row(_padded(self._field, width), _figures("messages", "findings", "per 1,000"), bold=True)
        for value, name, rate in zip(values, names, rates, strict=True):
            figures = _figures(f"{self._messages[value]:,}", f"{self._findings[value]:,}", f"{rate:,.1f}")
            self._row(_padded(name, width), figures + "#" * round(longest * rate / max(rates)))
        messages, findings = self._messages.total(), self._findings.total()
        rate = 1000 * findings / messages
        self._row(_padded(ALL, width), _figures(f"{messages:,}", f"{findings:,}", f"{rate:,.1f}"))

    def _join_early_years(self) -> None:
        """Let the first years be one row, where each has hardly a message, so that its rate says nothing."""
        few = EARLY * self._messages.total()
        years = sorted(year for year in self._messages if year != NOT_KNOWN)
        early = list(takewhile(lambda year: self._messages[year] < few, years))
        if 1 < len(early) < len(years):
            name = f"{BEFORE}{years[len(early)]}"
            for numbers in (self._messages, self._findings):
                numbers[name] = sum(numbers.pop(year, 0) for year in early)

    def _row(self, name: str, rest: str, *, bold: bool = False) -> None:
        line = f" {name}{rest}".rstrip()
        self._out.write(painted(line, BOLD, on=bold and self._context.colour) + "\n")


class Crossed:
    """Findings for each pair of values: the first field down, the second across."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._down, self._across = context.by
        self._findings: Counter[tuple[str, str]] = Counter()

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        for finding in result.findings:
            if finding.severity >= self._context.show:
                down, across = _of(self._down, result, finding), _of(self._across, result, finding)
                self._findings[down, across.partition(" ")[0] if self._across == "rule" else across] += 1

    def end(self, summary: Summary) -> None:
        """Write the table; nothing where nothing was found."""
        if not self._findings:
            return
        down, across = Counter[str](), Counter[str]()
        for (row, column), number in self._findings.items():
            down[row] += number
            across[column] += number
        rows, heads = _ordered(self._down, down, down), _ordered(self._across, across, across)
        names = _names(self._down, rows, self._context, MOST_NAME)
        width = max(columns(name) for name in [self._down, ALL, *names])
        table = _Columns(across, down, self._context)
        table.choose(heads, self._context.width - width - 1)
        self._row(_padded(self._down, width) + table.heads(), bold=True)
        for row, name in zip(rows, names, strict=True):
            numbers = {column: number for (one, column), number in self._findings.items() if one == row}
            self._row(_padded(name, width) + table.figures(numbers, down[row]))
        self._row(_padded(ALL, width) + table.figures(across, down.total()))

    def _row(self, line: str, *, bold: bool = False) -> None:
        self._out.write(painted(f" {line}", BOLD, on=bold and self._context.colour) + "\n")


class _Columns:
    """The columns of a cross table: on a terminal those of most findings for which there is room."""

    def __init__(self, across: Counter[str], down: Counter[str], context: Context) -> None:
        self._across = across
        self._all = down.total()
        self._context = context
        self._shown: list[str] = []
        self._others = False

    def choose(self, heads: list[str], room: int) -> None:
        """Take the columns that fit, and leave the rest to one for all others."""
        self._shown = heads
        if not self._context.terminal or sum(map(self._width, [*heads, ALL])) <= room:
            return
        self._others = True
        room -= self._width(OTHERS) + self._width(ALL)
        chosen = set()
        for head in sorted(heads, key=lambda head: -self._across[head]):
            room -= self._width(head)
            if room < 0:
                break
            chosen.add(head)
        self._shown = [head for head in heads if head in chosen]

    def heads(self) -> str:
        names = [*self._shown, *([OTHERS] if self._others else []), ALL]
        return "".join(self._cell(visible(name, unicode=self._context.unicode), name) for name in names)

    def figures(self, numbers: Mapping[str, int], total: int) -> str:
        """One row: a figure for each column, and what all of them come to."""
        cells = [(numbers.get(name, 0), name) for name in self._shown]
        if self._others:
            cells.append((total - sum(number for number, _ in cells), OTHERS))
        return "".join(
            self._cell(f"{number:,}" if number else ".", name) for number, name in [*cells, (total, ALL)]
        )

    def _cell(self, text: str, name: str) -> str:
        return " " * (self._width(name) - columns(text)) + text

    def _width(self, name: str) -> int:
        """The columns of a column: two blanks before its head, or before its widest figure."""
        widest = self._across.get(name, self._all)
        return 2 + max(columns(visible(name, unicode=self._context.unicode)), len(f"{widest:,}"))


def _names(field: str, values: list[str], context: Context, room: int) -> list[str]:
    """What the values are called: on a terminal, if some are too wide, paths in short, and all cut."""
    names = [visible(value, unicode=context.unicode) for value in values]
    if not context.terminal or max(map(columns, names)) <= room:
        return names
    is_path = field in ("file", "dir")
    if is_path:
        folder: str | None = None
        for name in names:
            folder = folder_of_both(folder, name)
        names = [name.removeprefix(folder or "") for name in names]
    return [cut(name, room, unicode=context.unicode, left=is_path) for name in names]


def _figures(messages: str, findings: str, rate: str) -> str:
    return f" {messages:>10} {findings:>10} {rate:>10}  "


def _of(field: str, result: Result, finding: Finding) -> str:
    return f"{finding.code} {finding.name}" if field == "rule" else _of_message(field, result)


def _of_message(field: str, result: Result) -> str:
    """The value of a field of a message."""
    address = result.address
    if field == "file":
        return address.path
    if field == "dir":
        return dirname(f"{address.path}!{address.member}" if address.member else address.path) or "."
    value = {"post": result.post, "year": result.year, "class": result.classification}[field]
    return NOT_KNOWN if value is None else str(value)


def _ordered(field: str, values: Iterable[str], findings: Counter[str]) -> list[str]:
    """Years as they passed, all else by the number of findings; what is not known last."""
    if field == "year":
        return sorted(values, key=lambda value: (value == NOT_KNOWN, not value.startswith(BEFORE), value))
    return sorted(values, key=lambda value: (value == NOT_KNOWN, -findings[value], value))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
