"""Lines of the envelope and of the heading -> their typed parts; a malformed line is kept as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from cablelint.message.field import Field
from cablelint.message.model import (
    Addressee,
    Authority,
    CallingStation,
    Caption,
    Classification,
    DateTimeGroup,
    Level,
    Message,
    OrderLine,
    Paragraph,
    RoutingLine,
    SecurityLine,
    Subject,
    TagsLine,
    TransmissionIdentifier,
)
from cablelint.message.oddities import Malformed
from cablelint.syntax import _tables, fields
from cablelint.syntax.lines import Line
from cablelint.text import Span, span_of_pair

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
_captions = re.compile(_tables.CAPTION).finditer
_by_label = re.compile(r"(?:\(U\) ?)?\S+\s+\w+").match
_classified_by = re.compile(r"\s*(?:classified|derived)\s+(?:by|from)\b", re.I).match
_date = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})").match
_EXPLAINED = frozenset(
    {"transmission_identifier", "routing_line", "calling_station", "security_line", "date_time_group"}
)

Match = re.Match[str]
_new = str.__new__


def group(found: Match, name: str) -> Field | None:
    """One field of a matched line, with its place."""
    return _field(found, name) if found[name] is not None else None


def _field(found: Match, name: str) -> Field:
    made = _new(Field, found[name])  # what Field(...) does, without a call
    made.start = found.start(name)
    return made


def span_of(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks at both its ends."""
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    while start < end and text[start] in " \t\n":
        start += 1
    return span_of_pair((start, end))


def read_line(message: Message, part: str, kind: str, line: Line) -> Match | None:
    """The fields of a line; where it is malformed it goes to `message.malformed`."""
    found = fields.match(kind, message.text, line.start, line.end)
    if found is not None:
        return found
    span = span_of(message.text, line.start, line.end)
    place, expected = span, ""
    if part in _EXPLAINED:  # Lark explains, and takes its time: only what a rule reports
        from cablelint.syntax.explain import explain

        at, expected = explain(kind, message.text, span.start, span.end)
        place = Span(at, _word_end(message.text, at, span.end))
    message.malformed.append(Malformed(part, span, place, expected))
    return None


def _word_end(text: str, start: int, end: int) -> int:
    """The end of the word at an offset; the offset itself where a blank or nothing stands there."""
    while start < end and text[start] not in " \t\n":
        start += 1
    return start


# ---- format lines 1 to 8 ------------------------------------------------------------------------


def transmission_identifier(message: Message, line: Line) -> None:
    found = read_line(message, "transmission_identifier", "transmission_identifier", line)
    if found:
        message.transmission_identifier = TransmissionIdentifier(
            span_of_pair(found.span()), _field(found, "channel"), _field(found, "channel_number")
        )


def routing_line(message: Message, line: Line) -> None:
    found = read_line(message, "routing_line", "routing_line", line)
    if found:
        start, end = found.span("indicators")
        indicators = [
            Field(item[0], item.start()) for item in fields.items("indicator", message.text, start, end)
        ]
        message.routing_line = RoutingLine(span_of_pair(found.span()), _field(found, "prosign"), indicators)


def calling_station(message: Message, line: Line) -> None:
    found = read_line(message, "calling_station", "calling_station", line)
    if found:
        message.calling_station = CallingStation(
            span_of_pair(found.span()),
            _field(found, "station"),
            _field(found, "station_serial"),
            group(found, "segment"),
            _field(found, "day_of_year"),
            _field(found, "time"),
        )


def security_line(message: Message, line: Line) -> None:
    found = read_line(message, "security_line", "security_line", line)
    if found:
        message.security_line = SecurityLine(
            span_of_pair(found.span()),
            _field(found, "warning"),
            _field(found, "letters"),
            group(found, "special"),
            group(found, "tail"),
        )


def date_time_group(message: Message, line: Line) -> None:
    found = read_line(message, "date_time_group", "date_time_group", line)
    if found is None:
        return
    prosigns = []
    if found["prosigns"]:
        start, end = found.span("prosigns")
        prosigns = [
            Field(item[0], item.start()) for item in fields.items("prosign", message.text, start, end)
        ]
    year, time = int(found["year"]), found["time"]
    try:
        value = datetime(
            year + (1900 if year >= 66 else 2000),
            _MONTHS[found["month"].upper()],
            int(found["day"]),
            int(time[:2]),
            int(time[2:]),
        )
    except ValueError:
        value = None
    message.date_time_group = DateTimeGroup(
        span_of_pair(found.span()),
        prosigns,
        _field(found, "group"),
        _field(found, "day"),
        _field(found, "time"),
        _field(found, "month"),
        _field(found, "year"),
        group(found, "tail"),
        value,
    )


def originator(message: Message, line: Line) -> None:
    found = read_line(message, "originator", "originator", line)
    if found:
        message.originator = group(found, "originator")


def addressees(text: str, lines: list[Line]) -> list[Addressee]:
    """The addressees of TO or INFO and of the lines below; a malformed line has none."""
    made = []
    for kind, line in _address_lines(text, lines):
        found = fields.match(kind, text, line.start, line.end)
        if found and found["name"]:
            made.append(
                Addressee(
                    span_of_pair(found.span()),
                    group(found, "routing"),
                    _field(found, "name"),
                    group(found, "precedence"),
                    group(found, "serial"),
                )
            )
    return made


def _address_lines(text: str, lines: list[Line]) -> Iterator[tuple[str, Line]]:
    """Each physical line of an address list, and its rule in fields.lark."""
    for line in lines:
        if line.kind != "ADDRESS":
            yield line.kind.lower(), line
            continue
        start = line.start
        while start < line.end:
            end = text.find("\n", start, line.end) + 1 or line.end
            yield "address", Line("ADDRESS", start, end)
            start = end


# ---- the heading --------------------------------------------------------------------------------


def level_of(words: str) -> Level:
    """The level of a classification, whatever its spacing or damage."""
    letters = words.upper().replace(" ", "")
    if "CLA" in letters or letters.startswith(("UN", "UU")):
        return "UNCLASSIFIED"
    if "FID" in letters or "NTIAL" in letters or "CONF" in letters:
        return "CONFIDENTIAL"
    if letters.startswith("LIM"):
        return "LIMITED OFFICIAL USE"
    return "TOP SECRET" if letters.startswith("TOP") else "SECRET"


def classification(message: Message, line: Line) -> Classification | None:
    """A classification line, the first or that of a later section."""
    found = read_line(message, "classification", "classification", line)
    if found is None:
        return None
    return Classification(
        span_of_pair(found.span()),
        level_of(found["level"]),
        _field(found, "level"),
        group(found, "section_text"),
        group(found, "section"),
        group(found, "sections"),
        _field(found, "post"),
        _field(found, "serial"),
    )


def captions(message: Message, line: Line) -> list[Caption]:
    """The caption words of a caption line."""
    span = span_of(message.text, line.start, line.end)
    return [
        Caption(Field(found[0], found.start()), span)
        for found in _captions(message.text, span.start, span.end)
    ]


def order(message: Message, line: Line) -> None:
    found = read_line(message, "order", "executive_order", line)
    if found:
        message.order = OrderLine(
            span_of_pair(found.span()),
            _field(found, "order_label"),
            group(found, "order_number"),
            group(found, "declassify"),
            group(found, "date_text"),
            None,
        )


def read_date(words: str, year: int | None) -> date | None:
    """mm/dd/yyyy, mm/dd/yy or yyyy/mm/dd.

    A short year is the first that ends so and is not before that of the message.
    """
    found = _date(words)
    if found is None:
        return None
    if len(found[1]) == 4:
        full, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        full, month, day = int(found[3]), int(found[1]), int(found[2])
        if len(found[3]) == 2:
            base = year if year is not None else 1966
            full += base - base % 100
            full += 100 if full < base else 0
    try:
        return date(full, month, day)
    except ValueError:
        return None


def tags(message: Message, line: Line) -> None:
    found = read_line(message, "tags", "tags", line)
    if found:
        terms = []
        if found["terms"]:
            start, end = found.span("terms")
            terms = [Field(item[0], item.start()) for item in fields.items("tag", message.text, start, end)]
        message.tags = TagsLine(span_of_pair(found.span()), terms)


def subject(message: Message, line: Line) -> None:
    found = read_line(message, "subject", "subject", line)
    if found:
        message.subject = Subject(span_of_pair(found.span()), group(found, "mark"), group(found, "title"))


def authority(message: Message, line: Line) -> None:
    span = span_of(message.text, line.start, line.end)
    label = _by_label(message.text, span.start)
    if message.authority is not None:  # a Reason line below
        message.authority.span = Span(message.authority.span.start, span.end)
    elif label is not None:
        message.authority = Authority(span, Field(label[0], span.start))


def authority_in(text: str, paragraph: Paragraph) -> Authority | None:
    """The authority where it stands as paragraph 1: `1. (U) Classified by ...` (trap 43)."""
    found = _classified_by(text, paragraph.opening.end, paragraph.span.end)
    return Authority(paragraph.span, Field(found[0], found.start())) if found else None
