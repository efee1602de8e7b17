"""Rules on the TAGS line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.rule import Fault, fault, text_rule

TAGGED_SINCE = 1973  # TAGS began with the automatic files of that year


@text_rule("TAG001", "tags-missing")
def tags_missing(message: Message) -> Iterator[Fault]:
    """Each message has a TAGS line (FAH3); not before 1973."""
    if message.year is not None and message.year < TAGGED_SINCE:
        return
    for gap in message.missing:
        if gap.part == "tags":
            help = "add the line, as in `TAGS: PREL PGOV FR`"
            yield fault(gap.place, "message has no TAGS line", label="expected before this line", help=help)
