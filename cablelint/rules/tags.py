"""Rules on the TAGS line as a whole: is it there, how is it written, what must stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cablelint.message.field import Field
from cablelint.message.model import Message
from cablelint.rules.lower_case import heading_wholly_in_lower_case
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.rules.terms import (
    is_known,
    is_subject,
    known_terms,
    subject_tags,
    tags_with_name,
    unknown_terms,
)
from cablelint.text import Edit, Span

TAGGED_SINCE = 1973  # TAGS began with the automatic files of that year
BLANKS_SINCE = 1990  # before, commas stood between the terms

_LABEL = re.compile(r"[A-Za-z]+(?: *:)?")
_CUT = ("...", "…")


@message_rule("TAG001", "tags-missing", needs=("missing",))
def tags_missing(message: Message) -> Iterator[Fault]:
    """Each message has a TAGS line (FAH3); not before 1973."""
    if message.year is not None and message.year < TAGGED_SINCE:
        return
    for gap in message.missing:
        if gap.part == "tags":
            help = "add the line, as in `TAGS: PREL PGOV FR`"
            yield fault(gap.place, "message has no TAGS line", label=gap.expected, help=help)


@message_rule("TAG002", "tags-form", needs=("tags",))
def tags_form(message: Message) -> Iterator[Fault]:
    """The line opens with `TAGS:`, and blanks stand between the terms (measured; commas before 1990)."""
    assert message.tags is not None
    line, text = message.tags.span, message.text
    labelled = text.startswith("TAGS:", line.start)
    if labelled and text.find(",", *line) < 0 and text.find(";", *line) < 0:
        return
    label = _LABEL.match(text, line.start)
    assert label is not None
    if not labelled and heading_wholly_in_lower_case(message):
        labelled = True
    edits = [] if labelled else [_labelling(text, label)]
    separators = list(_separators(message)) if not _of_commas(message) else []
    edits += [Edit(*span, "\n" if "\n" in text[span.start : span.end] else " ") for span in separators]
    if not edits:
        return
    told = (
        "keyword is not `TAGS:`" if not labelled else f"TAGS terms are parted by {_signs(text, separators)}"
    )
    note = (f"{len(separators)} signs stand between terms, too",) if separators and not labelled else ()
    place = Span(*label.span()) if not labelled else _sign(text, separators[0])
    help = "write `TAGS:`" if not labelled else "put one blank between terms"
    if not labelled and separators:
        help = "write `TAGS:`, and one blank between terms"
    expected = "expected `TAGS:`" if not labelled else "expected a blank"
    yield fault(place, told, label=expected, help=help, notes=note, fix=Fix(help, tuple(edits)))


@message_rule("TAG006", "tag-repeated", needs=("tags",))
def tag_repeated(message: Message) -> Iterator[Fault]:
    """A tag stands once; OVIP and the like once for each person (FAH3)."""
    assert message.tags is not None
    terms = message.tags.terms
    if len(set(terms)) == len(terms):
        return
    first: dict[str, Field] = {}
    for before, term in zip([None, *terms], terms, strict=False):
        if before is None or term not in first or term in tags_with_name() or not _is_tag(term, message.year):
            first.setdefault(term, term)
            continue
        help = f"drop the second {quoted(term)}"
        yield fault(
            term,
            f"TAGS term {quoted(term)} stands twice",
            label="repeated here",
            help=help,
            related=((first[term].span, "first here"),),
            fix=Fix(help, (Edit(before.span.end, term.span.end, ""),)),
        )


@message_rule("TAG007", "subject-tag-missing", needs=("tags",))
def subject_tag_missing(message: Message) -> Iterator[Fault]:
    """Each message has a subject tag of four letters (FAH3)."""
    assert message.tags is not None
    line, year, tags = message.tags, message.year, subject_tags()
    if not tags.isdisjoint(line.terms) or any(is_subject(term, year) for term in line.terms):
        return
    written = message.text[line.span.start : line.span.end]
    if written.rstrip().endswith(_CUT) or redactions(written):
        return
    if any(one.parts or one.near for run in unknown_terms(message) for one in run):
        return  # there is one, misspelt or run together
    label = _LABEL.match(message.text, line.span.start)
    assert label is not None
    place = Span(line.terms[0].start, line.terms[-1].span.end) if line.terms else Span(*label.span())
    help = "add a subject tag, as in `TAGS: PREL FR`"
    yield fault(place, "message has no subject tag", label="expected four letters such as `PREL`", help=help)


@message_rule("TAG008", "tag-name-missing", needs=("tags",))
def tag_name_missing(message: Message) -> Iterator[Fault]:
    """OVIP, OEXC, OREP, OTRA and OCON stand beside the name of a person (74STATE150591)."""
    assert message.tags is not None
    terms = message.tags.terms
    if tags_with_name().isdisjoint(terms) or any("(" in term or redactions(term) for term in terms):
        return
    if any(one.free for run in unknown_terms(message) for one in run):
        return
    for term in terms:
        if term in tags_with_name():
            help = f"add the name, as in `{term} (ROE, RICHARD)`"
            yield fault(term, f"{term} without the name of a person", label="no name behind it", help=help)


def _of_commas(message: Message) -> bool:
    return message.year is not None and message.year < BLANKS_SINCE


def _labelling(text: str, label: re.Match[str]) -> Edit:
    behind = text[label.end() : label.end() + 1]
    return Edit(*label.span(), "TAGS:" if behind.isspace() or not behind else "TAGS: ")


def _separators(message: Message) -> Iterator[Span]:
    """What stands with a comma or semicolon between two terms, if it is not inside a name."""
    assert message.tags is not None
    terms = message.tags.terms
    for before, after in pairwise(terms):
        between = message.text[before.span.end : after.start]
        if ("," in between or ";" in between) and (
            _is_tag(before, message.year) or _is_tag(after, message.year)
        ):
            yield Span(before.span.end, after.start)


def _is_tag(term: str, year: int | None) -> bool:
    return term in known_terms() or ("(" not in term and is_known(term, year))


def _sign(text: str, separator: Span) -> Span:
    """The comma in what stands between two terms."""
    start = separator.start
    while text[start] not in ",;":
        start += 1
    return Span(start, start + 1)


def _signs(text: str, separators: list[Span]) -> str:
    signs = {text[_sign(text, span).start] for span in separators}
    return "semicolons" if signs == {";"} else "commas"
