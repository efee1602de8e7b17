"""One decoded text and the settings in, one Result out: reads the message, runs the rules, stamps findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cablelint.finding import Address, Result, Severity
from cablelint.text import Decoded


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and how; everything a rule or a worker needs, picklable."""

    profile: str = "archive"  # archive, transmit, minimal
    select: tuple[str, ...] = ()  # codes, prefixes, names, ALL; empty: those of the profile
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = field(default_factory=dict)  # by code
    max_message_size: int = 16 * 1024 * 1024  # bytes
    today: date | None = None


def check_text(
    decoded: Decoded,
    address: Address,
    settings: Settings,
    *,
    identifier: str | None = None,
    certain: bool = False,
) -> Result | None:
    """Check one text.  None if it is not a cable (never where `certain`)."""
    raise NotImplementedError
