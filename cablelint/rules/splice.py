"""Two messages in one text: a header glued to the text of another one, or a second one behind the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from cablelint.message.field import Field
from cablelint.message.model import Classification, Message
from cablelint.rules.message_number import LEVELS, names_a_post, trusted_identifier
from cablelint.rules.posts import is_known, plain, same_post
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

FACTS = ("post", "number", "section total", "level", "year")
ENOUGH = 2  # one fact that differs is a slip of its own rule, two are another message
SUPERSEDED = (
    *("CLS004", "CLS006", "CLS007", "CLS008", "ADR010", "PGB001", "PGB002", "TRN012"),
    *("EXO003", "EXO007", "AUT003", "MRK004", "MRK005", "CAP001", "CAP003", "SYN003", "SYN004", "ARC005"),
)
IDENTIFIER = "the identifier"
RELAYED = "XRO"
NEAR = timedelta(days=2)
MOST_PAGES = 50  # as many are compared; no message has so many sections
_ALIKE = 0.8  # two names so alike, not both of them known, are one that lost letters in transmission
SPLIT = "split the text, and look for the rest of either message"
_IDENTIFIER = re.compile(r"\d\d(?P<post>[A-Z]+)(?P<number>\d{1,7})")
_PAGE_LINE = re.compile(r"PAGE +\d+ +(?P<post>[A-Z][A-Z ]*?) +(?P<serial>\d{4,8}) +(?:\d\d OF \d\d +)?\d{6}Z")


class Said(NamedTuple):
    """What one place says of post or number."""

    by: str
    value: str
    span: Span | None  # None where the name of the file says it
    digits: int = 0  # how many of the last digits it gives; 0: all


class Difference(NamedTuple):
    """A fact of which two places say different things."""

    fact: str
    span: Span | None
    label: str


@message_rule("ARC006", "splice", supersedes=SUPERSEDED)
def splice(message: Message) -> Iterator[Fault]:
    """Header, classification line and page breaks name one message (measured: 1,289 of 1,295 cables)."""
    found: list[Difference] = []
    if not _agrees_to_the_letter(message):
        found += _posts(message)
        found += _numbers(message)
        found += _section_totals(message)
        found += _levels(message)
        found += _years(message)
    elif not message.foreign and not message.wrappers:
        return
    differing = {difference.fact for difference in found}
    facts = [fact for fact in FACTS if fact in differing]
    if len(facts) >= ENOUGH:
        line = message.classification
        place = line.span if line is not None else _line_at(message.text, 0)
        first = "identifier" if all(one.label.startswith(IDENTIFIER) for one in found) else "header"
        told = f"{first} and text differ in {', '.join(facts[:-1])} and {facts[-1]}"
        yield _fault(place, told, found)
    elif message.foreign:
        yield _second_message(message, message.foreign[0])
    elif (record := _second_record(message)) is not None:
        yield fault(
            record,
            "the record of a second message stands in the text",
            label=f"this message is {message.classification and message.classification.serial}",
            help=SPLIT,
        )


def _agrees_to_the_letter(message: Message) -> bool:
    """As most messages do, which costs a tenth of comparing spellings."""
    line, station, originator = message.classification, message.calling_station, message.originator
    first, security, identifier = message.transmission_identifier, message.security_line, message.identifier
    if line is None or message.furniture or not line.serial.isdecimal():
        return False
    if station is not None and (
        station.station_serial != line.serial[-4:]
        or (
            first is not None
            and first.channel == RELAYED
            and (station.segment is None) != (line.section is None)
        )
    ):
        return False
    if security is not None and LEVELS.get(security.letters) != line.level:
        return False
    if originator is not None and plain(originator) != line.post:
        return False
    if identifier is not None and (
        identifier.number != int(line.serial)
        or identifier.post != line.post.replace(" ", "")
        or identifier.year != message.year
    ):
        return False
    if not message.page_breaks:
        return True
    number, post, total = f"{line.serial:0>8}", line.post[:10].rstrip(), f"{line.sections or '':0>3}"
    return all(
        page.serial == number and page.post == post and page.total == total for page in message.page_breaks
    )


def _second_record(message: Message) -> Field | None:
    """The identifier in a record of an archive that is neither this message's nor the one it was given."""
    line, identifier = message.classification, message.identifier
    if line is None or not line.serial.isdecimal():
        return None
    for wrapper in message.wrappers:
        name = wrapper.values.get("id")
        if "date" not in wrapper.values and "post" not in wrapper.values:
            continue  # a list of references looks alike
        found = _IDENTIFIER.fullmatch(name) if name is not None else None
        if name is None or found is None or (identifier is not None and name == identifier.value):
            continue
        own = {int(line.serial), identifier.number if identifier is not None else None}
        if int(found["number"]) not in own and is_known(found["post"]):
            return name
    return None


def _second_message(message: Message, other: Classification) -> Fault:
    own = message.classification
    found = []
    if own is not None and not same_post(own.post, other.post):
        label = f"this post is {quoted(own.post, 24)}, that {quoted(other.post, 24)}"
        found.append(Difference("post", own.post.span, label))
    if own is not None and own.serial != other.serial:
        label = f"this number is {own.serial}, that {other.serial}"
        found.append(Difference("number", own.serial.span, label))
    return _fault(other.span, "a second message begins here", found)


def _fault(place: Span, told: str, found: list[Difference]) -> Fault:
    return fault(
        place,
        told,
        label="belongs to another message",
        help=SPLIT,
        related=tuple((difference.span or place, difference.label) for difference in found),
    )


def _posts(message: Message) -> Iterator[Difference]:
    """FM and identifier against classification line and pages."""
    originator, identifier = message.originator, trusted_identifier(message)
    header: list[Said] = []
    if originator is not None and names_a_post(originator):
        header.append(Said("FM", plain(originator), originator.span))
    if identifier is not None:
        header.append(Said(IDENTIFIER, identifier.post, identifier.span))
    yield from _pairs("post", header, _text_says(message, "post"), _other_post)


def _numbers(message: Message) -> Iterator[Difference]:
    """Format line 3 and identifier against classification line and pages."""
    station, identifier = message.calling_station, trusted_identifier(message)
    header: list[Said] = []
    if station is not None:
        header.append(Said("format line 3", station.station_serial, station.station_serial.span, digits=4))
    if identifier is not None:
        header.append(Said(IDENTIFIER, str(identifier.number), identifier.span))
    yield from _pairs("number", header, _text_says(message, "serial"), _other_number)


def _section_totals(message: Message) -> Iterator[Difference]:
    """/01 of a relayed message against SECTION, SECTION against page breaks (measured)."""
    line, station, first = message.classification, message.calling_station, message.transmission_identifier
    if line is None:
        return
    relayed = first is not None and first.channel == RELAYED
    if relayed and station is not None and (station.segment is None) != (line.sections is None):
        says = "several sections" if station.segment is not None else "one section"
        label = f"format line 3 says {says}, the classification line {_sections(line)}"
        yield Difference("section total", (station.segment or station.station_serial).span, label)
    told: set[int] = set()
    for page in message.page_breaks[:MOST_PAGES]:
        total = int(page.total)
        if total != _total(line) and total not in told:
            told.add(total)
            label = f"the page break says {total}, the classification line {_sections(line)}"
            yield Difference("section total", page.total.span, label)


def _levels(message: Message) -> Iterator[Difference]:
    """Format line 4 against the classification line."""
    security, line = message.security_line, message.classification
    if security is None or line is None or line.level == "LIMITED OFFICIAL USE":
        return
    says = LEVELS.get(security.letters)
    if says is not None and says != line.level:
        label = f"format line 4 says {says}, the classification line {line.level}"
        yield Difference("level", security.letters.span, label)


def _years(message: Message) -> Iterator[Difference]:
    """The date-time group against the identifier; about the New Year each may be right."""
    group, identifier = message.date_time_group, trusted_identifier(message)
    if group is None or group.value is None or identifier is None or identifier.year is None:
        return
    sent = group.value
    if identifier.year not in ((sent + NEAR).year, (sent - NEAR).year):
        label = f"the date-time group says {sent.year}, the identifier {identifier.year}"
        yield Difference("year", group.year.span, label)


def _text_says(message: Message, part: str) -> list[Said]:
    """What the classification line, the page breaks and the PAGE lines say, each different value once."""
    said: list[Said] = []
    if message.classification is not None:
        field = getattr(message.classification, part)
        said.append(Said("the classification line", field, field.span))
    if message.page_breaks:
        fields = [getattr(page, part) for page in message.page_breaks[:MOST_PAGES]]
        different = {str(field): field for field in reversed(fields)}
        said += [Said("a page break", field, field.span) for field in different.values()]
    for line in message.furniture[:MOST_PAGES]:
        if found := _PAGE_LINE.search(message.text, line.start, line.end):
            said.append(Said("a PAGE line", found[part], Span(*found.span(part))))
    return said


def _pairs(
    fact: str, header: list[Said], text: list[Said], differ: Callable[[Said, Said], bool]
) -> Iterator[Difference]:
    for one in header:
        for other in text:
            if differ(one, other):
                label = f"{one.by} says {quoted(one.value, 24)}, {other.by} {quoted(other.value, 24)}"
                yield Difference(fact, one.span or other.span, label)


def _other_post(one: Said, other: Said) -> bool:
    if same_post(one.value, other.value) or redactions(other.value):
        return False
    if is_known(one.value) and is_known(other.value):
        return True
    return SequenceMatcher(None, one.value.upper(), other.value.upper()).ratio() < _ALIKE


def _other_number(one: Said, other: Said) -> bool:
    if not one.value.isdecimal() or not other.value.isdecimal():
        return False  # redacted
    modulus: int = 10 ** (one.digits or 9)
    return int(one.value) % modulus != int(other.value) % modulus


def _total(line: Classification) -> int:
    return int(line.sections) if line.sections is not None and line.sections.isdecimal() else 1


def _sections(line: Classification) -> str:
    return "one section" if line.sections is None else f"{line.sections} sections"


def _line_at(text: str, start: int) -> Span:
    """The first line with a text, from an offset on."""
    while start < len(text) - 1 and text[start].isspace():
        start += 1
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end)
