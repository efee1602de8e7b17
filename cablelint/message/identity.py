"""Which message it is: identifier, date, era, and whose copy."""

from __future__ import annotations

from cablelint.message import wrappers
from cablelint.message.model import Era, Flavour, Message
from cablelint.syntax.lines import Line, kinds

_FRONT_KINDS = kinds("TRANSMISSION_IDENTIFIER ROUTING_LINE CALLING_STATION SECURITY_LINE")


def identify(message: Message, given: str | None) -> None:
    """Identifier, date and year: what the file is called wins, then a wrapper, then the text."""
    group, line = message.date_time_group, message.classification
    message.date = group.value.date() if group and group.value else wrappers.date_of(message.wrappers)
    if given is not None:
        message.identifier = wrappers.identifier_of(given, "given")
    if message.identifier is None:
        told = next((wrapper.values["id"] for wrapper in message.wrappers if "id" in wrapper.values), None)
        if told is not None:
            message.identifier = wrappers.identifier_of(told, "wrapper", told.span)
    if message.identifier is None and line is not None and message.date is not None:
        post = "".join(letter for letter in line.post.upper() if letter.isalpha())
        value = f"{message.date.year % 100:02}{post}{int(line.serial)}"
        message.identifier = wrappers.identifier_of(value, "text", line.span)
    if message.date is not None:
        message.year = message.date.year
    elif message.identifier is not None:
        message.year = message.identifier.year


def era(message: Message, kept: list[Line]) -> Era:
    """The era of its form, by its blocks and its year (docs/format.md, "Eras")."""
    year = message.year
    if any(line.kind in _FRONT_KINDS for line in kept):
        return "vzcz"
    state = message.distribution is not None or any(
        message.text[span.start : span.start + 5] == "PAGE " for span in message.furniture
    )
    if year is not None and year < 1973:
        return "older"
    if year is not None and year < 1980:
        return "aad"
    return "state_copy" if state else "unknown"


def flavour(message: Message) -> Flavour:
    """Whose copy of the text this is (docs/format.md, "Copies of different hands")."""
    forms = {wrapper.form for wrapper in message.wrappers}
    if "W1" in forms:
        return "aggregator"
    if "W2" in forms:
        return "partial"
    if message.classification is None and message.routing_line is None:
        return "fragment"
    tags = message.tags
    edited = "W6" in forms or (
        tags is not None and ":" not in message.text[tags.span.start : tags.span.start + 6]
    )
    return "edited" if edited else "raw"
