"""The line that tells how far a run is, on stderr, redrawn in place."""

from __future__ import annotations

from time import monotonic

from cablelint.cli.options import Plan
from cablelint.cli.streams import standard_error, width
from cablelint.outputs.context import Summary

PATIENCE = 0.5  # seconds before the line is shown for the first time
REDRAWN = 0.1  # seconds between two drawings on a terminal
LOGGED = 60.0  # seconds between two lines in a log


class Progress:
    """The progress of one run."""

    def __init__(self, plan: Plan) -> None:
        self._err = standard_error()
        self._in_place = self._err.is_terminal
        self._on = not plan.quiet and (
            plan.progress == "always" or (plan.progress == "auto" and self._in_place)
        )
        self._began = monotonic()
        self._next = self._began + (PATIENCE if self._in_place else LOGGED)
        self._is_drawn = False

    def show(self, summary: Summary) -> None:
        """Draw the line, if it is time to."""
        if not self._on:
            return
        now = monotonic()
        if now < self._next:
            return
        self._next = now + (REDRAWN if self._in_place else LOGGED)
        line = _told(summary, now - self._began)
        if self._in_place:
            self._err.write(f"\r{line[: width(self._err) - 1]}\x1b[K")
            self._err.flush()
            self._is_drawn = True
        else:
            self._err.write(line + "\n")
            self._err.flush()

    def hide(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._is_drawn:
            self._err.write("\r\x1b[K")
            self._err.flush()
            self._is_drawn = False

    def close(self) -> None:
        """Take the line away for good."""
        self.hide()


def _told(summary: Summary, seconds: float) -> str:
    findings = sum(summary.findings.values())
    rate = summary.messages / max(seconds, 0.001)
    return f" {summary.messages:,} messages  {rate:,.0f}/s  {findings:,} findings"
