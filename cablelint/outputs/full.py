"""Every finding drawn with the lines it is about, a blank line after each; for people at a terminal."""

from __future__ import annotations

from cablelint.finding import Finding, Result
from cablelint.outputs import by_rule, concise
from cablelint.outputs.characters import DIM, painted
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.drawing import draw


class Writer:
    """Draws the findings of results as they come; after so many, a line each; after more, counts only.

    Where not all findings were shown, the table by rule stands at the end.
    """

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._shown = 0
        limited = context.listed is not None
        self._table = by_rule.ByRule(out, context) if limited else None

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        if self._table is not None:
            self._table.result(result)
        for finding in result.findings:
            if finding.severity >= self._context.show:
                self._finding(finding, result)

    def end(self, summary: Summary) -> None:
        """Write the table, if there were more findings than were shown."""
        if self._table is not None and self._is_over(self._context.listed):
            self._out.write("\n")
            self._table.end(summary)
            self._out.write("\n")
        elif self._is_over(self._context.drawn):
            self._out.write("\n")

    def _finding(self, finding: Finding, result: Result) -> None:
        drawn, listed = self._context.drawn, self._context.listed
        if drawn is None or self._shown < drawn:
            for line in draw(finding, result.address, self._context, result.identifier):
                self._out.write(line + "\n")
            self._out.write("\n")
        elif listed is None or self._shown < listed:
            if self._shown == drawn != 0:
                self._rule(
                    f"{drawn:,} drawn in full; from here a line each (--max-diagnostics all: no limit)"
                )
            self._out.write(concise.line(finding, result.address, self._context) + "\n")
        elif self._shown == listed:
            self._rule(f"{listed:,} shown; from here only counted (-o concise prints every one)")
        self._shown += 1

    def _is_over(self, limit: int | None) -> bool:
        return limit is not None and self._shown > limit

    def _rule(self, words: str) -> None:
        self._out.write(painted(f"-- {words} --", DIM, on=self._context.colour) + "\n")
