"""One line a finding, never wrapped or cut: PATH:LINE:COLUMN: SEVERITY[CODE] MESSAGE."""

from __future__ import annotations

from cablelint.finding import Address, Finding, Result, Severity
from cablelint.outputs.characters import BLUE, BOLD, RED, YELLOW, linked, painted, visible
from cablelint.outputs.context import Context, Out, Summary, url
from cablelint.outputs.places import place_shown

COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}


class Writer:
    """Writes the findings of results as they come."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        for finding in result.findings:
            if finding.severity >= self._context.show:
                self._out.write(line(finding, result.address, self._context) + "\n")

    def end(self, summary: Summary) -> None:
        """Nothing follows the last line."""


def line(finding: Finding, address: Address, context: Context) -> str:
    """The one line of a finding."""
    address, line, column = place_shown(finding, address, in_file=context.in_file)
    place = visible(str(address), unicode=context.unicode)
    return f"{place}:{line}:{column}: {head(finding, context)}"


def head(finding: Finding, context: Context) -> str:
    """Severity, code and message: what alone must be enough."""
    colour = COLOURS[finding.severity]
    code = linked(finding.code, url(finding.code), on=context.links)
    title = painted(f"{finding.severity}[{code}]", BOLD, colour, on=context.colour)
    message = painted(visible(finding.message, unicode=context.unicode), BOLD, on=context.colour)
    return " ".join(filter(None, (title, mark(finding), state(finding), message)))


def state(finding: Finding) -> str:
    """That a finding does not count, where it is shown all the same."""
    if finding.suppressed is None:
        return ""
    return "[known]" if finding.suppressed.kind == "baseline" else "[suppressed]"


def mark(finding: Finding) -> str:
    """Whether there is a fix, and of which kind."""
    return "" if finding.fix is None else "[*]" if finding.fix.safe else "[-]"
