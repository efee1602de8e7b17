"""A document in, its outcome out with the seconds that each stage and each rule took.

A run that is not timed knows nothing of this: here is a checker of its own, with clocks in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from time import perf_counter
from typing import Any

from cablelint.check import Checker
from cablelint.finding import Crash
from cablelint.inputs.document import Found
from cablelint.message.model import Message
from cablelint.rules.rule import Check, Fault
from cablelint.run.runner import Timed, outcome
from cablelint.settings import Settings

STAGES = ("scan", "parse", "message", "rules")
ALL = "all"  # what an outcome took from its beginning to its end


def timed(found: Found, settings: Settings, *, certain: bool) -> Timed:
    """What becomes of one document, as `runner.outcome` has it, and what that took."""
    rules = timed_checker(settings)
    rules.seconds.clear()
    began = perf_counter()
    made = outcome(found, settings, certain=certain, rules=rules)
    assert not isinstance(made, Timed)
    return Timed(made, {**rules.seconds, ALL: perf_counter() - began})


@lru_cache(maxsize=1)
def timed_checker(settings: Settings) -> TimedChecker:
    """The checker of these settings, made once."""
    return TimedChecker(settings)


class TimedChecker(Checker):
    """A checker that measures its stages, and each of its rules by its code."""

    __slots__ = ("_last", "seconds")

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.seconds: dict[str, float] = defaultdict(float)
        self._last = 0.0
        self._read = partial(self._begun, self._read)
        self._groups = [
            group._replace(
                rules=[(self._timed(check, active.rule.code), active) for check, active in group.rules]
            )
            for group in self._groups
        ]

    def faults(self, message: Message) -> tuple[list[tuple[Fault, Any]], tuple[Crash, ...]]:
        """What all rules find; see Checker."""
        self._last = perf_counter()
        try:
            return super().faults(message)
        finally:
            self._lap("rules")

    def _begun(self, read: Callable[..., Message | None], *about: Any, **more: Any) -> Message | None:
        self._last = perf_counter()
        return read(*about, **more, lap=self._lap)

    def _lap(self, stage: str) -> None:
        """A stage has ended, and the next one begins."""
        now = perf_counter()
        self.seconds[stage] += now - self._last
        self._last = now

    def _timed(self, check: Check, code: str) -> Check:
        def timed_check(about: Any) -> Iterator[Fault]:
            began = perf_counter()
            try:
                yield from check(about)
            finally:
                self.seconds[code] += perf_counter() - began

        return timed_check
