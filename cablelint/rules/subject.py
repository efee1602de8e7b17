"""Rules on the SUBJECT line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cablelint.message.model import RANKS, Message
from cablelint.rules.aside import is_inside
from cablelint.rules.lower_case import heading_wholly_in_lower_case
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

EXPECTED_SINCE = 1973  # telegrams of the years before have none, or one that an archive added
WRITTEN_OUT_SINCE = 2002  # before, SUBJ: was as good
MOST_LINES = 3
MARKED_SINCE = 1995  # earlier orders wanted marks at paragraphs only

_LABEL = re.compile(r"[A-Za-z]+(?: *:)?")
_WORD = re.compile(r"[A-Za-z]+")
# A portion mark at another place than the first: at the end of the subject, or behind the name of a series.
_MARK = re.compile(r"\( ?(?:TS|SBU|[SCU]|LOU|FOUO)(?:[/ ,-][A-Z /,]+)? ?\)", re.IGNORECASE)


@message_rule("SUB001", "subject-missing", needs=("missing",))
def subject_missing(message: Message) -> Iterator[Fault]:
    """Each message has a SUBJECT (FAH1-240); not before 1973."""
    if message.year is not None and message.year < EXPECTED_SINCE:
        return
    for gap in message.missing:
        if gap.part == "subject":
            help = "add the line, as in `SUBJECT: (C) EXAMPLETON AND SAMPLEVILLE TO SHARE A BRIDGE`"
            yield fault(gap.place, "message has no SUBJECT", label=gap.expected, help=help)


@message_rule("SUB002", "subject-form", needs=("subject",))
def subject_form(message: Message) -> Iterator[Fault]:
    """The keyword is `SUBJECT:` (FAH1-240); SUBJ: before 2002."""
    assert message.subject is not None
    start, text = message.subject.span.start, message.text
    if text.startswith("SUBJECT:", start):
        return
    if text.startswith("SUBJ:", start) and (message.year is None or message.year < WRITTEN_OUT_SINCE):
        return
    label = _LABEL.match(text, start)
    if label is None or heading_wholly_in_lower_case(message):
        return
    behind = text[label.end() : label.end() + 1]
    edit = Edit(*label.span(), "SUBJECT:" if behind.isspace() or not behind else "SUBJECT: ")
    help = "write `SUBJECT:`"
    told = f"keyword of the subject is {quoted(label[0])}"
    yield fault(Span(*label.span()), told, label="expected `SUBJECT:`", help=help, fix=Fix(help, (edit,)))


@message_rule("SUB003", "subject-case", needs=("subject",))
def subject_case(message: Message) -> Iterator[Fault]:
    """The subject is in capitals (measured: 1,215 of 1,283)."""
    assert message.subject is not None
    title = message.subject.title
    if title is None or title.isupper() or heading_wholly_in_lower_case(message):
        return
    redacted = redactions(title)
    words = [
        Span(title.start + word.start(), title.start + word.end())
        for word in _WORD.finditer(title)
        if not word[0].isupper() and not is_inside(word.start(), redacted)
    ]
    if words:
        count = sum(letter.islower() for word in words for letter in message.text[slice(*word)])
        told = f"subject has {count} lower-case letter{'s' if count > 1 else ''}"
        related = tuple((word, "here, too") for word in words[1:6])
        help = "write the subject in capitals"
        yield fault(words[0], told, label="expected capitals", help=help, related=related)


@message_rule("SUB004", "subject-length", needs=("subject",))
def subject_length(message: Message) -> Iterator[Fault]:
    """A subject has at most three lines (measured: all but 4 of 1,283)."""
    assert message.subject is not None
    span, text = message.subject.span, message.text
    if text.count("\n", *span) < MOST_LINES:
        return
    lines = _own_lines(message, span)
    if len(lines) > MOST_LINES:
        told = f"subject has {len(lines)} lines"
        place = Span(lines[MOST_LINES].start, lines[-1].end)
        help = "shorten the subject"
        yield fault(place, told, label="expected at most three", help=help)


@message_rule("SUB005", "subject-mark-missing", needs=("subject", "classification"))
def subject_mark_missing(message: Message) -> Iterator[Fault]:
    """The subject of a classified message has a portion mark as paragraphs have (ISOO)."""
    assert message.subject is not None
    assert message.classification is not None
    title = message.subject.title
    if message.subject.mark is not None or title is None:
        return
    if message.year is not None and message.year < MARKED_SINCE:
        return
    if RANKS[message.classification.level] < RANKS["CONFIDENTIAL"] or _MARK.search(title):
        return
    first = Span(title.start, title.start + len(title.split(maxsplit=1)[0]))
    help = "add a portion mark, as in `SUBJECT: (U) ...`"
    yield fault(
        first, "subject has no portion mark", label="expected a mark such as `(U)` before it", help=help
    )


def _own_lines(message: Message, span: Span) -> list[Span]:
    """The lines of the subject that hold text, without page furniture and page breaks."""
    others = [*message.furniture, *(page.span for page in message.page_breaks)]
    aside = sorted(other.start for other in others)
    lines, start = [], span.start
    while start < span.end:
        end = message.text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if bisect_left(aside, start) == bisect_left(aside, end) and message.text[start:end].strip():
            lines.append(Span(start, end))
        start = end + 1
    return lines
