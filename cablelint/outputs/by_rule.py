"""The table by rule, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import splitext

from cablelint.finding import Address, Finding, Result
from cablelint.outputs.characters import BOLD, columns, cut, painted, visible
from cablelint.outputs.concise import mark
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.places import folder_of_both, is_file

NAME = 25  # columns of a name; a few are longer: a terminal gets them cut, all else as they are


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
        self._folder: str | None = None  # that all paths are below

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        if len(self._paths) < 2:
            self._paths.add(result.address.path)
        self._folder = folder_of_both(self._folder, result.address.path)
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
        lefts = []
        for code, count in rows:
            share = f"{100 * count.messages / max(1, summary.messages):.1f}%"
            name = (
                cut(count.first.name, NAME, unicode=self._context.unicode)
                if self._context.terminal
                else count.first.name
            )
            rule = f"{code} {mark(count.first):3} {name:{width}}"
            lefts.append(f"{count.findings:>9,} {count.messages:>10,} {share:>6}  {rule}  ")
        for left, place in zip(lefts, self._places([count for _, count in rows], lefts), strict=True):
            self._out.write(f"{left}{place}\n")

    def _places(self, counts: list[_Count], lefts: list[str]) -> list[str]:
        """Where the first findings are: on a terminal, if these are too wide, in short, and cut."""
        places = [self._place(count, str(count.address)) for count in counts]
        if not self._context.terminal:
            return places
        rooms = [self._context.width - len(left) for left in lefts]
        if any(columns(place) > room for place, room in zip(places, rooms, strict=True)):
            places = [self._place(count, self._short(count.address)) for count in counts]
        return [
            cut(place, max(room, 0), unicode=self._context.unicode, left=True)
            for place, room in zip(places, rooms, strict=True)
        ]

    def _place(self, count: _Count, address: str) -> str:
        """Where the first finding of a rule is; the path is left out where it is the same for all."""
        place = f"{address}:{count.first.start.line}:{count.first.start.column}"
        if len(self._paths) == 1:
            place = place.removeprefix(count.address.path).removeprefix(":")
        return visible(place, unicode=self._context.unicode)

    def _short(self, address: Address) -> str:
        """An address below the folder of all; of a file that is a message, without its suffix."""
        short = str(address).removeprefix(self._folder or "")
        return splitext(short)[0] if is_file(address) else short
