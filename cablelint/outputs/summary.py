"""The table by rule, and what the run came to in words; for people who want no single finding."""

from __future__ import annotations

from cablelint.finding import Result, Severity
from cablelint.outputs.by_rule import ByRule
from cablelint.outputs.characters import wrapped
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.numbers import by_severity, count


class Writer:
    """Counts results as they come and writes all at the end."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._table = ByRule(out, context)
        self._fixes = {True: 0, False: 0}

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        self._table.result(result)
        for finding in result.findings:
            if finding.fix is not None:
                self._fixes[finding.fix.safe] += 1

    def end(self, summary: Summary) -> None:
        """Write the table and the words."""
        self._table.end(summary)
        if summary.at_or_above(self._context.show):
            self._out.write("\n")
        words = told(summary, self._context.show)
        for line in wrapped(words, self._context.width) if self._context.terminal else [words]:
            self._out.write(line + "\n")
        safe, unsafe = self._fixes[True], self._fixes[False]
        fixes = [f"[*] {safe:,} with a safe fix"] * bool(safe) + [
            f"[-] {unsafe:,} with an unsafe one"
        ] * bool(unsafe)
        if fixes:
            self._out.write(f"{', '.join(fixes)}.\n")


def told(summary: Summary, show: Severity) -> str:
    """What a run came to: `14 messages, 6 with findings: 4 errors, 3 warnings; 12 infos not shown.`"""
    if not summary.complete:
        return f"Interrupted: this is partial. {_counts(summary, show)}"
    return _counts(summary, show)


def _counts(summary: Summary, show: Severity) -> str:
    shown = by_severity({one: number for one, number in summary.findings.items() if one >= show})
    hidden = by_severity(summary.below(show))
    found = f", {summary.with_findings:,} with findings" if summary.with_findings else ""
    words = f"{count(summary.messages, 'message')}{found}: {shown or 'nothing found'}"
    rest = [f"{hidden} not shown"] if hidden else []
    if summary.unreadable:
        rest.append(f"{count(len(summary.unreadable), 'file')} could not be read")
    if summary.crashes:
        rest.append(f"cablelint failed {count(summary.crashes, 'time')}")
    return "; ".join([words, *rest]) + "."
