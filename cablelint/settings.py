"""What to check and how: the settings of a run, and the rules that they switch on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cablelint.finding import Severity
from cablelint.rules import pages, selection

if TYPE_CHECKING:
    from cablelint.suppression import Exceptions


class Fixing(NamedTuple):
    """Which fixes to apply, and whether the bytes of a message are wanted even where none applied."""

    unsafe: bool = False
    every_message: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and how; everything a rule or a worker needs, picklable."""

    profile: str = "archive"  # archive, transmit, minimal
    select: tuple[str, ...] = ()  # codes, prefixes, names, ALL; empty: those of the profile
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    # by code, prefix or name; a dict has no hash, and two settings are seldom told apart by this alone
    severities: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    max_message_size: int = 16 * 1024 * 1024  # bytes
    timeout: float = 10.0  # seconds for a message
    today: date | None = None
    fixing: Fixing | None = None
    exceptions: Exceptions | None = field(default=None, hash=False)
    timed: bool = False  # each outcome says what its stages and rules took


def select_rules(settings: Settings) -> dict[str, Severity]:
    """The severity of each rule that is on, by code, ascending.  Raises selection.UnknownRulesError."""
    heads = pages.heads()
    select = selection.chosen(settings.select, "--select", heads) if settings.select else None
    extend = selection.chosen(settings.extend_select, "--extend-select", heads)
    ignore = selection.chosen(settings.ignore, "--ignore", heads)
    forced, mistakes = selection.severities(settings.severities, "--severity", heads)
    mistakes = (*(select.mistakes if select else ()), *extend.mistakes, *ignore.mistakes, *mistakes)
    if mistakes:
        raise selection.UnknownRulesError(mistakes)
    profile = {code: head.severity(settings.profile) for code, head in heads.items()}
    on = selection.selected((code for code in profile if profile[code] is not None), select, extend, ignore)
    return {
        code: forced.get(code) or profile[code] or head.transmit or head.archive or Severity.INFO
        for code, head in heads.items()
        if code in on
    }
