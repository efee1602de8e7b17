"""The findings below the name of their message, one line each, a blank line between messages; for people."""

from __future__ import annotations

from cablelint.finding import Result
from cablelint.outputs.characters import BOLD, DIM, painted, visible
from cablelint.outputs.concise import head
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.places import place_shown


class Writer:
    """Writes the findings of results as they come; a message without any is not named."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._is_first = True

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        shown = [finding for finding in result.findings if finding.severity >= self._context.show]
        if not shown:
            return
        context = self._context
        named = result.identifier if result.identifier and result.address.record is not None else ""
        title = painted(visible(str(result.address), unicode=context.unicode), BOLD, on=context.colour)
        identifier = f"  ({visible(named, unicode=context.unicode)})" if named else ""
        self._out.write(f"{'' if self._is_first else chr(10)}{title}{identifier}\n")
        self._is_first = False
        at = [place_shown(finding, result.address, in_file=context.in_file) for finding in shown]
        places = [f"{line}:{column}" for _, line, column in at]
        width = max(map(len, places))
        for place, finding in zip(places, shown, strict=True):
            self._out.write(
                f"  {painted(f'{place:>{width}}', DIM, on=context.colour)}  {head(finding, context)}\n"
            )

    def end(self, summary: Summary) -> None:
        """Write a blank line, so that what follows on a terminal stands apart."""
        if not self._is_first and self._context.terminal:
            self._out.write("\n")
