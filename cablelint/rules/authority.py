"""Rules on Classified By and Derived From."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.message.model import RANKS, Message
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

# E.O. 12958 in force; before, the E.O. line or nothing named who classified.
NAMED_SINCE = date(1995, 10, 14)
# How far behind SUBJECT an authority may stand whose cue is garbled: `Classfied By:`, `BY: Jane Doe`.
_REACH = 700
_GARBLED = re.compile(
    r"\b(?:cl[a-z]{4,9}d|der[a-z]{3,5}d)[ :]+(?:by|from)\b"
    r"|\breasons?\b[^.\n]{0,30}\n?[^.\n]{0,9}\b1[.:/]? ?[45]\b",
    re.IGNORECASE,
)
# As a numbered paragraph, `1. (U) Classified by ...`, or as the last line: anywhere at the start of a line.
_ELSEWHERE = re.compile(
    r"^[^\w\n]{0,3}(?:\d{1,2}[. ]+)?(?:\([A-Z/]{1,5}\) *)?(?:classified|derived) +(?:by|from)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CUT = re.compile(r"(?:\.\.\.|…)[ \t\r]*$", re.MULTILINE)
# Classified By: CLASSIFIED BY, Classified By: by
_DOUBLED = re.compile(
    r"(?:classified|derived)\s+(?P<by>by|from)\s*[:.,-]*\s*"
    r"(?P<again>(?:(?:classified|derived)\s+)?(?P=by)(?![A-Za-z])\s{0,2}[:.]*\s*)",
    re.IGNORECASE,
)


@message_rule("AUT001", "authority-missing", needs=("classification",))
def authority_missing(message: Message) -> Iterator[Fault]:
    """A classified message says who classified it, or derived from what (32CFR2001, from 1995-10-14)."""
    if message.authority is not None or not _must_be_named(message) or _lost_with_others(message):
        return
    body = message.body
    if body is None or _stands_elsewhere(message):
        return
    yield fault(
        _first_line(message.text, body),
        "classified message does not say who classified it",
        label="expected before this line",
        help="add the line, as in `Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).`",
    )


@message_rule("AUT006", "authority-doubled", needs=("authority",))
def authority_doubled(message: Message) -> Iterator[Fault]:
    """`Classified By:` stands once (measured: a mail system wrote it before what the drafter had written)."""
    assert message.authority is not None
    label, text = message.authority.label, message.text
    after = text[label.span.end : label.span.end + 14].lstrip(" :.,-\n")[:2]
    if after not in ("Cl", "CL", "cl", "De", "DE", "by", "By", "BY"):
        return
    start = label.start + (len("(U) ") if label.startswith("(") else 0)
    found = _DOUBLED.match(text, start, message.authority.span.end)
    if found is None:
        return
    again = found["again"].rstrip()
    place = Span(found.start("again"), found.start("again") + len(again))
    help = f"drop the second {quoted(again)}"
    fix = Fix(help, (Edit(*found.span("again"), ""),))
    yield fault(place, "the words `Classified By` stand twice", label="repeated here", help=help, fix=fix)


def _must_be_named(message: Message) -> bool:
    line = message.classification
    if line is None or RANKS[line.level] < RANKS["CONFIDENTIAL"]:
        return False
    if message.date is not None:
        return message.date >= NAMED_SINCE
    return message.year is not None and message.year > NAMED_SINCE.year


def _lost_with_others(message: Message) -> bool:
    """An extract, a cut text, a later section alone: the loss of one line is no fault of its own."""
    if message.subject is None or is_extract(message) or is_truncated(message):
        return True
    section = message.classification.section if message.classification is not None else None
    if section is not None and section.isdecimal() and int(section) > 1:
        return True
    subject = message.subject.span
    # A copy that is not read tells what was lost only where the copy that is read has no SUBJECT of its own.
    lent = [copy.span for copy in message.copies if copy.span.start <= subject.start < copy.span.end]
    return any(_CUT.search(message.text, *span) for span in [*lent, subject])


def _stands_elsewhere(message: Message) -> bool:
    assert message.subject is not None
    assert message.body is not None
    assert message.classification is not None
    text, start = message.text, message.subject.span.end
    if _GARBLED.search(text, start, min(len(text), max(start, message.body.start) + _REACH)):
        return True
    return _ELSEWHERE.search(text, message.classification.span.end) is not None


def _first_line(text: str, body: Span) -> Span:
    start = body.start
    while start < body.end and text[start].isspace():
        start += 1
    end = text.find("\n", start, body.end)
    return Span(start, body.end if end < 0 else end)
