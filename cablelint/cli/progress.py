"""The line that tells how far a run is, on stderr, redrawn in place."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from cablelint.cli.options import Plan
from cablelint.cli.streams import standard_error, width
from cablelint.outputs.context import Summary
from cablelint.outputs.numbers import count

if TYPE_CHECKING:
    from cablelint.cli.amount import Amount
    from cablelint.inputs import Found

PATIENCE = 0.5  # seconds before the line is shown for the first time
REDRAWN = 0.1  # seconds between two drawings on a terminal
LOGGED = 60.0  # seconds between two lines in a log
COUNTING = 0.1  # of this time, for counting what there is
UNITS = ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"))


class Progress:
    """The progress of one run."""

    def __init__(self, plan: Plan) -> None:
        self._err = standard_error()
        self._in_place = self._err.is_terminal
        self._amount: Amount | None = None
        if not plan.quiet and (plan.progress == "always" or (plan.progress == "auto" and self._in_place)):
            self._amount = _amount(plan)
        self._began = monotonic()
        self._every = REDRAWN if self._in_place else LOGGED
        self._next = self._began + (PATIENCE if self._in_place else LOGGED)
        self._is_drawn = False

    def watched(self, found: Iterator[Found]) -> Iterator[Found]:
        """The documents that are read, which are counted if anyone looks."""
        return found if self._amount is None else self._amount.watched(found)

    def show(self, summary: Summary) -> None:
        """Draw the line, if it is time to."""
        if self._amount is None:
            return
        now = monotonic()
        if now < self._next:
            return
        self._amount.count(COUNTING * self._every)
        self._next = monotonic() + self._every
        far = Far(summary.messages, sum(summary.findings.values()), self._amount.done, self._amount.total)
        if self._in_place:
            self._err.write(f"\r{told(far, now - self._began, width(self._err) - 1)}\x1b[K")
            self._is_drawn = True
        else:
            self._err.write(f"{told(far, now - self._began)}\n")
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


class Far(NamedTuple):
    """How far a run is; bytes of the input, of which it may not be known how many there are."""

    messages: int
    findings: int
    done: int
    total: int | None


def told(far: Far, seconds: float, room: int | None = None) -> str:
    """The line; what matters least is left out where there is no room for all.

    ` 62%  1.0 of 1.6 GiB  155,904 messages  3,412/s  48,120 findings  0:28 left`
    """
    share = min(1.0, far.done / far.total) if far.total else 0.0
    parts = {
        "share": f"{int(100 * share):>2}%" if far.total else "",
        "bytes": _bytes(far.done, far.total),
        "messages": count(far.messages, "message"),
        "rate": f"{far.messages / max(seconds, 0.001):,.0f}/s",
        "findings": count(far.findings, "finding"),
        "left": f"{_minutes(seconds / share - seconds)} left" if share else "",
    }
    for name in ("", "rate", "bytes", "findings", "messages", "left"):
        parts.pop(name, None)
        line = " " + "  ".join(filter(None, parts.values()))
        if room is None or len(line) <= room:
            break
    return line


def _amount(plan: Plan) -> Amount:
    from cablelint.cli.amount import Amount
    from cablelint.cli.asked import sizes_of

    return Amount(sizes_of(plan))


def _bytes(done: int, total: int | None) -> str:
    """Both in the unit of the larger one."""
    unit, name = next((one for one in UNITS if (total or done) >= one[0]), UNITS[-1])
    whole = f" of {total / unit:,.1f}" if total else ""
    return f"{min(done, total or done) / unit:,.1f}{whole} {name}"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
