"""What the syntax says is wrong with the order of lines, in human words."""

from __future__ import annotations

from cablelint.message.heading import span_of
from cablelint.message.oddities import OutOfPlace, RunOn
from cablelint.syntax.aside import Sorted
from cablelint.syntax.lines import Line, kinds
from cablelint.text import Span

WORDS = {
    "TRANSMISSION_IDENTIFIER": "transmission identifier",
    "ROUTING_LINE": "routing line",
    "CALLING_STATION": "calling station line",
    "SECURITY_LINE": "security line",
    "DATE_TIME_GROUP": "date-time group",
    "ORIGINATOR": "FM line",
    "ACTION_ADDRESS": "TO line",
    "INFORMATION_ADDRESS": "INFO line",
    "ADDRESS": "address",
    "DISTRIBUTION": "distribution block",
    "MESSAGE_LOG": "message log line",
    "CLASSIFICATION": "classification line",
    "SECTION_LINE": "classification line",
    "CAPTION": "caption",
    "CORRECTED_COPY": "corrected copy line",
    "EXECUTIVE_ORDER": "E.O. line",
    "TAGS": "TAGS line",
    "SUBJECT": "SUBJECT line",
    "REFERENCES": "REF line",
    "AUTHORITY": "Classified By line",
    "REASON": "Reason line",
    "PARAGRAPH": "paragraph",
    "PORTION": "paragraph",
    "RULE": "rule",
    "PROSE": "text",
    "TEXT": "attention line",
}
_PLACES = {
    "TRANSMISSION_IDENTIFIER": "first in the transmission",
    "ROUTING_LINE": "after the transmission identifier",
    "CALLING_STATION": "after the routing line",
    "SECURITY_LINE": "after the calling station line",
    "DATE_TIME_GROUP": "before FM",
    "ORIGINATOR": "after the date-time group",
    "ACTION_ADDRESS": "after FM",
    "INFORMATION_ADDRESS": "after the TO addresses",
    "ADDRESS": "after TO or INFO",
    "DISTRIBUTION": "above the date-time group",
    "MESSAGE_LOG": "below the distribution block",
    "CLASSIFICATION": "above the captions",
    "CAPTION": "between the classification line and E.O.",
    "EXECUTIVE_ORDER": "before TAGS",
    "TAGS": "between E.O. and SUBJECT",
    "SUBJECT": "after TAGS",
    "REFERENCES": "after SUBJECT",
    "AUTHORITY": "after SUBJECT and REF",
    "REASON": "after Classified By",
    "PARAGRAPH": "below the heading",
    "PORTION": "below the heading",
    "RULE": "below the heading",
    "PROSE": "below the heading",
}
_HEADING = kinds(
    "CLASSIFICATION SECTION_LINE CAPTION EXECUTIVE_ORDER TAGS SUBJECT REFERENCES AUTHORITY REASON"
)
_ADDRESSES = kinds("DATE_TIME_GROUP ORIGINATOR ACTION_ADDRESS INFORMATION_ADDRESS ADDRESS")
_BODY = kinds("PARAGRAPH PORTION RULE PROSE")


def out_of_place(text: str, lines: list[Line]) -> list[OutOfPlace]:
    """Lines without a place in the grammar; a line of text is of no known kind."""
    return [
        OutOfPlace(first_line(text, line), WORDS[line.kind], _PLACES[line.kind])
        for line in lines
        if line.kind in _PLACES
    ]


def run_ons(text: str, lines: list[Line], sorted_lines: Sorted) -> list[RunOn]:
    """The further elements on each physical line of the heading that is read."""
    if True not in [line.cut for line in lines]:
        return []
    kept = {id(line) for line in sorted_lines.kept}
    made: list[RunOn] = []
    physical = Span(0, 0)  # the line that the last one stands on
    before: Line | None = None
    for line in lines:
        if (
            line.cut
            and before is not None
            and id(line) in kept
            and id(before) in kept
            and _runs_on(before.kind, line.kind)
        ):
            if line.start >= physical.end:  # a line may hold thousands, and is looked for once
                physical = _physical(text, line.start)
            made.append(RunOn(first_line(text, line), WORDS[before.kind], WORDS[line.kind], physical))
        if line.kind != "BLANK" and not (line.kind == "PAGE_BREAK" and line.cut):  # it parts no line in two
            before = line
    return made


def _runs_on(first: str, second: str) -> bool:
    if first in _HEADING or first == "TEXT":
        return second in _HEADING or (first in _HEADING and second in _BODY and first != "CLASSIFICATION")
    return first in _ADDRESSES and second in ("CLASSIFICATION", "SECTION_LINE")


def _physical(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return span_of(text, text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def first_line(text: str, line: Line) -> Span:
    """The first physical line of a logical one that is not blank, without blanks at its ends."""
    start = line.start
    while start < line.end and text[start] in " \t\n":
        start += 1
    end = text.find("\n", start, line.end)
    return span_of(text, start, end if end > start else line.end)
