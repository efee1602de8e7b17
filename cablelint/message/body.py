"""Pieces of the text -> paragraphs, portions, page breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from cablelint.message.field import Field
from cablelint.message.heading import span_of
from cablelint.message.model import Level, Message, PageBreak, Paragraph, Portion, PortionMark
from cablelint.syntax import fields
from cablelint.syntax.lines import Line
from cablelint.text import Span, span_of_pair

LEVELS: dict[str, Level] = {
    "U": "UNCLASSIFIED",
    "SBU": "UNCLASSIFIED",
    "FOUO": "UNCLASSIFIED",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}
_level = re.compile(r" ?(TS|SBU|FOUO|LOU|S|C|U)(?![A-Za-z.])", re.I).match
Matcher = Callable[[str, int, int], "re.Match[str] | None"]
_WHITE = " \t\n"
_OPENING = 100  # no opening of a paragraph is longer


def mark_of(value: str, start: int) -> PortionMark:
    """A mark without its parentheses; its level is None where it is garbled."""
    return PortionMark(Field(value, start), *_meaning(value))


@lru_cache(4096)
def _meaning(value: str) -> tuple[Level | None, bool]:
    """Level and whether it says NOFORN: of the few marks there are, each is read once."""
    found = _level(value)
    return LEVELS[found[1].upper()] if found else None, "NF" in value.upper() or "NOFORN" in value.upper()


def read_body(message: Message, lines: list[Line], sections: list[int]) -> None:
    """Fill paragraphs, portions and the span of the body; `sections` are offsets of later SECTION lines."""
    text, paragraphs = message.text, message.paragraphs
    opening = fields.matcher("paragraph")
    first = last = None
    paragraph: Paragraph | None = None
    for line in lines:
        kind = line.kind
        if kind == "PARAGRAPH":
            paragraph = _paragraph(text, line, opening, bisect_right(sections, line.start) if sections else 0)
            if paragraph is not None:
                paragraphs.append(paragraph)
        elif kind == "PORTION":
            paragraph = None
            portion = _portion(text, line)
            if portion is not None:
                message.portions.append(portion)
        elif kind == "RULE":
            paragraph = None
        elif paragraph is not None:  # it goes on below a page break
            paragraph.span = Span(paragraph.span.start, span_of(text, line.start, line.end).end)
        first = line if first is None else first
        last = line
    if first is not None and last is not None:
        message.body = span_of(text, first.start, last.end)


def _paragraph(text: str, line: Line, opening: Matcher, section: int) -> Paragraph | None:
    """One paragraph; this is done more often than anything else with a message, so it is written out."""
    start, end = line.start, line.end
    while text[end - 1] in _WHITE:
        end -= 1
    while text[start] in _WHITE:
        start += 1
    found = opening(text, start, end if end - start < _OPENING else start + _OPENING)
    if found is None:
        return None
    number, mark = found["number"], found["mark"]
    if number is None:
        return None
    if mark is not None:
        level, noforn = _meaning(mark)
        mark = PortionMark(Field(mark, found.start("mark")), level, noforn)
    return Paragraph(
        span_of_pair((start, end)),
        Field(number, found.start("number")),
        int(number),
        span_of_pair(found.span("opening")),
        mark,
        line.cut,
        section,
    )


def _portion(text: str, line: Line) -> Portion | None:
    span = span_of(text, line.start, line.end)
    found = fields.match("portion", text, span.start, min(span.end, span.start + _OPENING))
    if found is None or found["mark"] is None:
        return None
    return Portion(span, mark_of(found["mark"], found.start("mark")))


def read_page_breaks(message: Message, lines: list[Line], sections: list[int]) -> None:
    """The page breaks, each with whether other text shares its line."""
    text = message.text
    for line in lines:
        found = fields.match("page_break", text, line.start, line.end)
        if found is None:
            continue
        start, end = found.span()
        message.page_breaks.append(
            PageBreak(
                Span(start, end),
                Field(found["post"], found.start("post")),
                Field(found["serial"], found.start("serial")),
                Field(
                    "".join(found["page"].split()), found.start("page")
                ),  # it may itself be broken (trap 25)
                Field(found["digit"], found.start("digit")) if found["digit"] else None,
                Field(found["total"], found.start("total")),
                _shares_line(text, start, end),
                bisect_right(sections, start),
            )
        )


def _shares_line(text: str, start: int, end: int) -> bool:
    """Whether anything but blanks stands before or after a stretch on its lines."""
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return (start > 0 and text[start - 1] != "\n") or (end < len(text) and text[end] != "\n")
