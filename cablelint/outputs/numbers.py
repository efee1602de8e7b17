"""Numbers in words."""

from __future__ import annotations

from collections.abc import Mapping

from cablelint.finding import Severity


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 message`, `1,204 messages`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def by_severity(findings: Mapping[Severity, int], kind: str = "") -> str:
    """Numbers of findings, the gravest first, none left out: `4 errors, 1 warning`."""
    return ", ".join(
        count(findings[one], f"{kind}{one}") for one in sorted(findings, reverse=True) if findings[one]
    )
