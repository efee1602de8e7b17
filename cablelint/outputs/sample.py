"""Findings to look at, drawn as on a terminal: all where there are few, or else one of each rule."""

from __future__ import annotations

from hashlib import blake2b

from cablelint.finding import Finding, Result
from cablelint.outputs.context import Context
from cablelint.outputs.drawing import draw

FEW = 20  # findings that are all drawn
WIDTH = 80  # columns

Drawn = tuple[str, ...]  # lines, with the colours of a terminal


class Sample:
    """Filled as the results come; holds drawings, not findings, whose lines may be long."""

    def __init__(self) -> None:
        self._first: list[Drawn] | None = []
        self._of_rules: dict[str, tuple[bytes, Drawn]] = {}

    def add(self, result: Result) -> None:
        """Take what is wanted of the findings of a message."""
        for number, finding in enumerate(result.findings):
            if self._first is not None:
                self._first.append(_drawn(finding, result))
                if len(self._first) > FEW:
                    self._first = None
            lot = _lot(finding, result, number)
            held = self._of_rules.get(finding.code)
            if held is None or lot < held[0]:
                self._of_rules[finding.code] = lot, _drawn(finding, result)

    def all(self) -> list[Drawn] | None:
        """All findings, in their order; None where there are more than a few."""
        return self._first

    def of(self, code: str) -> Drawn:
        """The one finding of a rule.  Raises KeyError where there is none."""
        return self._of_rules[code][1]


def _lot(finding: Finding, result: Result, number: int) -> bytes:
    """A number that is the same whenever, and in whatever order, the messages are checked."""
    key = f"{result.address}\0{finding.code}\0{finding.start.offset}\0{number}"
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _drawn(finding: Finding, result: Result) -> Drawn:
    context = Context(colour=True, width=WIDTH)
    return tuple(draw(finding, result.address, context, result.identifier))
