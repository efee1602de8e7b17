"""Tables by a field of messages - file, dir, post, year, class - and of two fields crossed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from os.path import dirname

from cablelint.finding import Finding, Result
from cablelint.outputs.characters import BOLD, columns, painted, visible
from cablelint.outputs.context import Context, Out, Summary

NOT_KNOWN = "not known"
BAR = 20  # columns of the longest bar
ALL, OTHERS = "all", "others"
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
        values = [
            value for value in _ordered(self._field, self._messages, self._findings) if value != _WITHOUT
        ]
        names = {value: visible(value, unicode=self._context.unicode) for value in values}
        width = max(columns(name) for name in [self._field, ALL, *names.values()])
        rates = {value: 1000 * self._findings[value] / self._messages[value] for value in values}
        highest = max(rates.values())
        self._row(_padded(self._field, width), "messages", "findings", "per 1,000", bold=True)
        for value in values:
            bar = "#" * round(BAR * rates[value] / highest)
            figures = f"{self._messages[value]:,}", f"{self._findings[value]:,}", f"{rates[value]:,.1f}"
            self._row(_padded(names[value], width), *figures, bar)
        messages, findings = self._messages.total(), self._findings.total()
        self._row(_padded(ALL, width), f"{messages:,}", f"{findings:,}", f"{1000 * findings / messages:,.1f}")

    def _row(
        self, name: str, messages: str, findings: str, rate: str, bar: str = "", *, bold: bool = False
    ) -> None:
        line = f" {name} {messages:>10} {findings:>10} {rate:>10}  {bar}".rstrip()
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
        names = {row: visible(row, unicode=self._context.unicode) for row in rows}
        width = max(columns(name) for name in [self._down, ALL, *names.values()])
        heads, others = self._fitting(heads, width)
        shown = [*(visible(head, unicode=self._context.unicode) for head in heads), *others, ALL]
        self._row(_padded(self._down, width), shown, shown, bold=True)
        for row in rows:
            self._row(
                _padded(names[row], width), self._figures(self._of_row(row), heads, others, down[row]), shown
            )
        self._row(_padded(ALL, width), self._figures(across, heads, others, down.total()), shown)

    def _of_row(self, row: str) -> Counter[str]:
        return Counter({column: number for (one, column), number in self._findings.items() if one == row})

    def _fitting(self, heads: list[str], width: int) -> tuple[list[str], list[str]]:
        """The columns that a terminal has room for, and whether the rest is added up; in a file, all."""
        room = self._context.width - width - 1 - sum(_width(word) for word in (OTHERS, ALL))
        kept: list[str] = []
        for head in heads:
            room -= _width(head)
            if room < 0 and self._context.terminal:
                return kept, [OTHERS]
            kept.append(head)
        return kept, []

    def _figures(self, numbers: Counter[str], heads: list[str], others: list[str], total: int) -> list[str]:
        figures = [numbers[head] for head in heads]
        if others:
            figures.append(total - sum(figures))
        return [f"{figure:,}" if figure else "." for figure in figures] + [f"{total:,}"]

    def _row(self, name: str, cells: list[str], heads: list[str], *, bold: bool = False) -> None:
        line = f" {name}" + "".join(
            " " * (_width(head) - columns(cell)) + cell for cell, head in zip(cells, heads, strict=True)
        )
        self._out.write(painted(line, BOLD, on=bold and self._context.colour) + "\n")


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
        return sorted(values, key=lambda value: (value == NOT_KNOWN, value))
    return sorted(values, key=lambda value: (value == NOT_KNOWN, -findings[value], value))


def _width(head: str) -> int:
    """The columns of a column: a blank before, and room for figures."""
    return max(8, columns(head) + 2)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
