"""Where the time of a run went (`--timings`): seconds of stages and rules in, two tables out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cablelint.outputs.context import Summary
from cablelint.outputs.numbers import count
from cablelint.rules.pages import heads
from cablelint.run.timings import ALL, STAGES

SLOWEST = 10  # rules that are named, unless all are asked for
TOLD = {
    "scan": "scan: the text to lines",
    "parse": "parse: the lines to a tree",
    "message": "message: what rules are given",
    "rules": "rules",
}
REST = "all else: decoding, places of findings"


class Timings:
    """Adds up what the messages took, whichever process checked them."""

    def __init__(self) -> None:
        self._seconds: Counter[str] = Counter()

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what one message took."""
        self._seconds.update(seconds)

    def lines(self, summary: Summary, *, all_rules: bool) -> Iterator[str]:
        """The tables; where `all_rules` is not so, of the slowest rules only."""
        total, messages = self._seconds[ALL], max(1, summary.messages)
        rest = total - sum(self._seconds[stage] for stage in STAGES)
        yield "  seconds   share"
        for seconds, told in (*((self._seconds[stage], TOLD[stage]) for stage in STAGES), (rest, REST)):
            yield f"{seconds:>9.3f} {_share(seconds, total)}  {told}"
        told = f"{count(summary.messages, 'message')}, {1000 * total / messages:.2f} ms each"
        yield f"{total:>9.3f} {_share(total, total)}  {told}; the run took {summary.seconds:.1f} s"
        rules = {code: seconds for code, seconds in self._seconds.items() if code in heads()}
        slowest = sorted(rules, key=lambda code: (-rules[code], code))[: None if all_rules else SLOWEST]
        yield ""
        yield "  seconds   share  ms each  " + ("rule" if all_rules else "the slowest rules")
        for code in slowest:
            seconds = rules[code]
            each = f"{1000 * seconds / messages:.3f}"
            yield f"{seconds:>9.3f} {_share(seconds, total)} {each:>8}  {code} {heads()[code].name}"
        if not all_rules and len(rules) > SLOWEST:
            yield f"{'':28}and {len(rules) - SLOWEST} more (-v lists them)"


def _share(seconds: float, total: float) -> str:
    return f"{100 * seconds / total if total else 0:>6.1f}%"
