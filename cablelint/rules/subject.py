"""Rules on the SUBJECT line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.rule import Fault, fault, text_rule

EXPECTED_SINCE = 1973  # telegrams of the years before have none, or one that an archive added


@text_rule("SUB001", "subject-missing")
def subject_missing(message: Message) -> Iterator[Fault]:
    """Each message has a SUBJECT (FAH1-240); not before 1973."""
    if message.year is not None and message.year < EXPECTED_SINCE:
        return
    for gap in message.missing:
        if gap.part == "subject":
            help = "add the line, as in `SUBJECT: (C) EXAMPLETON AND SAMPLEVILLE TO SHARE A BRIDGE`"
            yield fault(gap.place, "message has no SUBJECT", label="expected before this line", help=help)
