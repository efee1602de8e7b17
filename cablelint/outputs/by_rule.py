"""The table by rule, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass

from cablelint.finding import Address, Finding, Result
from cablelint.outputs.characters import BOLD, columns, painted, visible
from cablelint.outputs.concise import mark
from cablelint.outputs.context import Context, Out, Summary

NAME = 25  # columns that names are filled up to; a few are longer, and push the last column


@dataclass(slots=True)
class _Count:
    """What is counted of one rule, and its first finding."""

    address: Address
    first: Finding
    findings: int = 0
    messages: int = 0


class ByRule:
    """Counts results as they come and writes the table at the end."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._rules: dict[str, _Count] = {}
        self._paths: set[str] = set()  # two at most: it matters only whether there is more than one

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        if len(self._paths) < 2:
            self._paths.add(result.address.path)
        shown = [finding for finding in result.findings if finding.severity >= self._context.show]
        for finding in shown:
            count = self._rules.setdefault(finding.code, _Count(result.address, finding))
            count.findings += 1
        for code in {finding.code for finding in shown}:
            self._rules[code].messages += 1

    def end(self, summary: Summary) -> None:
        """Write the table; nothing where nothing was found."""
        if not self._rules:
            return
        rows = sorted(self._rules.items(), key=lambda row: (-row[1].findings, row[0]))
        width = min(NAME, max(len(count.first.name) for count in self._rules.values()))
        title = f"{'findings':>9} {'messages':>10} {'':6}  {'rule':{11 + width}}  first"
        self._out.write(painted(title, BOLD, on=self._context.colour) + "\n")
        for code, count in rows:
            share = f"{100 * count.messages / max(1, summary.messages):.1f}%"
            rule = f"{code} {mark(count.first):3} {count.first.name:{width}}"
            row = f"{count.findings:>9,} {count.messages:>10,} {share:>6}  {rule}  "
            self._out.write(f"{row}{self._place(count, self._context.width - len(row))}\n")

    def _place(self, count: _Count, room: int) -> str:
        """Where the first finding is; the path is left out where it is the same for all, cut to the room."""
        place = f"{count.address}:{count.first.start.line}:{count.first.start.column}"
        if len(self._paths) == 1:
            place = place.removeprefix(count.address.path).removeprefix(":")
        place = visible(place, unicode=self._context.unicode)
        cut = "…" if self._context.unicode else "..."
        if self._context.terminal and columns(place) > room > len(cut):
            return cut + place[len(cut) - room :]
        return place
