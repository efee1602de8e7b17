"""The findings about messages that were not checked to the end: too large (RUN001), too slow (RUN002)."""

from __future__ import annotations

from cablelint.finding import Finding, Severity
from cablelint.rules import pages
from cablelint.text import Position

TOO_LARGE = "RUN001"
TOO_SLOW = "RUN002"


class TimeUpError(BaseException):
    """The time for a message is up.

    No Exception: it is no fault of the rule that it is raised in.
    """

    doing = "it was being read"  # what was going on then, in words


def too_large(severity: Severity, size: int, limit: int) -> Finding:
    """A message of more bytes than the limit, which was not checked."""
    return _finding(
        TOO_LARGE,
        severity,
        f"message is larger than {bytes_in_words(limit)} and was not checked",
        f"allow more with `--max-message-size {size // 2**20 + 1}M`",
        f"it has {bytes_in_words(size)}",
    )


def too_slow(severity: Severity, seconds: float, size: int, lines: int, doing: str) -> Finding:
    """A message that was given up after some seconds, and what was going on then, if that is known."""
    return _finding(
        TOO_SLOW,
        severity,
        f"gave up on this message after {seconds:g} second{'' if seconds == 1 else 's'}",
        f"allow more with `--timeout {max(1, seconds) * 6:g}`, or leave it out with `--exclude`",
        f"it has {bytes_in_words(size)}, {lines:,} line{'' if lines == 1 else 's'}",
        *([f"when the time was up, {doing}"] if doing else []),
    )


def _finding(code: str, severity: Severity, message: str, help: str, *notes: str) -> Finding:
    start = Position(1, 1, 0)
    return Finding(code, pages.heads()[code].name, severity, message, start, start, help=help, notes=notes)


def bytes_in_words(size: int) -> str:
    """A number of bytes in words, in the largest unit that it fills."""
    for unit, name in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"
