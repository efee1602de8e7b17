"""Rules on which captions a message carries: message in, faults out (CAP003, CAP004, CAP006 to CAP011)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from cablelint.message.model import RANKS, Caption, Message
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.portion_marks import banner
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

CLASSIFIED = RANKS["CONFIDENTIAL"]
ENTIRE = "ENTIRE TEXT"
MOST_RELATED = 5

_NOT_WITH_SIPDIS = ("NODIS", "EXDIS")
_MARKED_NOFORN = re.compile(r"NF\b|NO ?FORN")
_NOFORN = re.compile(r"NOFORN(?! CAPTION)")  # C O R R E C T E D  C O P Y - ADDED NOFORN CAPTION: trap 27
_WORD_ALONE = re.compile(r"^[ \t]*([A-Z]{4,})[ \t]*$", re.MULTILINE)


def words(message: Message) -> list[str]:
    """The caption words of the heading in capitals, in order."""
    return [caption.word.upper() for caption in message.captions]


@text_rule("CAP003", "sipdis-anachronism")
def sipdis_anachronism(message: Message) -> Iterator[Fault]:
    """SIPDIS is a drafter's caption from December 2005 on (05STATE226504); before, a program put it there."""
    if not message.captions or not is_before_sipdis(message):
        return
    found = [caption.word for caption in message.captions if caption.word.upper() == "SIPDIS"]
    if found:
        yield fault(
            found[0],
            "SIPDIS in a message from before December 2005",
            label="no caption of the drafter",
            help="read the message as one without SIPDIS",
            notes=("until May 2008 a program added SIPDIS to every record of its archive",),
            related=tuple((word.span, "also here") for word in found[1 : 1 + MOST_RELATED]),
        )


def is_before_sipdis(message: Message) -> bool:
    """Whether the message is older than the caption; of a message known by its year only, surely so."""
    since: date = toml_table("captions")["sipdis"]["drafted_from"]
    if message.date is not None:
        return message.date < since
    return message.year is not None and message.year < since.year


def may_be_before_sipdis(message: Message) -> bool:
    """Whether it may be older: the limit falls inside the year that is all that is known of its date."""
    since: date = toml_table("captions")["sipdis"]["drafted_from"]
    return is_before_sipdis(message) or (message.date is None and message.year == since.year)


@text_rule("CAP004", "caption-conflict")
def caption_conflict(message: Message) -> Iterator[Fault]:
    """SIPDIS goes to other departments, NODIS and EXDIS to nobody else: never together (05STATE226504)."""
    if len(message.captions) < 2 or may_be_before_sipdis(message):
        return
    shared = [caption.word for caption in message.captions if caption.word.upper() == "SIPDIS"]
    closed = [caption.word for caption in message.captions if caption.word.upper() in _NOT_WITH_SIPDIS]
    if shared and closed:
        first, second = sorted((shared[0], closed[0]), key=lambda word: word.start)
        yield fault(
            second,
            f"captions {quoted(first)} and {quoted(second)} exclude each other",
            label=f"not with {quoted(first)}",
            help="drop one of the two captions",
            related=((first.span, "the other caption"),),
        )


@text_rule("CAP006", "caption-order")
def caption_order(message: Message) -> Iterator[Fault]:
    """The most restrictive caption comes first (FAH2-252); what a program inserted has no order."""
    if len(message.captions) < 2:
        return
    order = _order()
    ranked = [caption for caption in _drafted(message) if caption.word.upper() in order]
    for before, after in pairwise(ranked):
        if order[before.word.upper()] > order[after.word.upper()]:
            help = "write the most restrictive caption first"
            sorted_words = sorted(ranked, key=lambda caption: order[caption.word.upper()])
            edits = tuple(
                Edit(*place.word.span, str(caption.word))
                for place, caption in zip(ranked, sorted_words, strict=True)
                if place.word != caption.word
            )
            yield fault(
                after.word,
                f"caption {quoted(after.word)} stands below {quoted(before.word)}",
                label=f"expected above {quoted(before.word)}",
                help=help,
                related=((before.word.span, "less restrictive"),),
                fix=Fix(help, edits, safe=False),
            )
            return


def _drafted(message: Message) -> list[Caption]:
    """The captions without the SIPDIS that a program inserted: before December 2005 all, later one of two."""
    captions = message.captions
    inserted = [caption for caption in captions if caption.word.upper() == "SIPDIS"]
    if not may_be_before_sipdis(message):
        inserted = inserted[:-1]
    dropped = {caption.word.start for caption in inserted}
    return [caption for caption in captions if caption.word.start not in dropped]


@cache
def _order() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(toml_table("captions")["restriction"]["order"])}


@message_rule("CAP007", "noforn-caption-missing", needs=("classification",))
def noforn_caption_missing(message: Message) -> Iterator[Fault]:
    """Where a portion is not for foreigners, the message is not (12FAM)."""
    line = message.classification
    assert line is not None
    subject = message.subject.mark if message.subject is not None else None
    marked = next((one.mark.text for one in message.paragraphs if one.mark and one.mark.noforn), None)
    marked = marked or next((one.mark.text for one in message.portions if one.mark.noforn), None)
    marked = subject if subject is not None and _MARKED_NOFORN.search(subject) else marked
    if marked is None or _NOFORN.search(_heading(message)) or is_extract(message) or is_truncated(message):
        return
    yield fault(
        banner(line),
        "a portion is marked NOFORN, but the heading has no NOFORN caption",
        label="expected the caption NOFORN below it",
        help="add the caption NOFORN, or mark the portion without it",
        related=((marked.span, "the first portion so marked"),),
    )


@message_rule("CAP008", "noforn-caption-unused", needs=("body",))
def noforn_caption_unused(message: Message) -> Iterator[Fault]:
    """NOFORN on the heading stands for at least one portion that is marked so (12FAM)."""
    caption = next((one.word for one in message.captions if one.word.upper() == "NOFORN"), None)
    pieces = message.paragraphs or message.portions
    if caption is None or not pieces:
        return
    if any(one.mark is None or one.mark.noforn or one.mark.level is None for one in pieces):
        return  # the missing or garbled mark may be the one
    text, part = message.text, message.subject or pieces[0]  # a mark on the subject counts
    if ENTIRE in text or "Entire text" in text:
        return
    strays = [span.start for span in message.stray_captions]
    if any(found.start() not in strays for found in _MARKED_NOFORN.finditer(text, part.span.start)):
        return
    if is_extract(message) or is_truncated(message):
        return
    yield fault(
        caption,
        "caption NOFORN, but no portion is marked NOFORN",
        label="no mark such as `(S/NF)` stands below",
        help="mark the portion that is not for foreigners, or drop the caption",
    )


@message_rule("CAP009", "sensitive-on-classified", needs=("classification",))
def sensitive_on_classified(message: Message) -> Iterator[Fault]:
    """SENSITIVE is for what is not classified: a classification says more (12FAM)."""
    line = message.classification
    assert line is not None
    if not message.captions or RANKS[line.level] < CLASSIFIED:
        return
    for caption in message.captions:
        if caption.word.upper().startswith("SENSITIVE"):
            yield fault(
                caption.word,
                f"caption {quoted(caption.word)} on a {line.level} message",
                label="for unclassified messages only",
                help="drop the caption",
                related=((banner(line), "the classification"),),
            )
            return


@message_rule("CAP010", "sensitive-missing", needs=("classification",))
def sensitive_missing(message: Message) -> Iterator[Fault]:
    """An unclassified message with a portion marked SBU carries the caption SENSITIVE (12FAM)."""
    line = message.classification
    assert line is not None
    if line.level != "UNCLASSIFIED":
        return
    marks = [one.mark.text for one in message.paragraphs if one.mark]
    marks += [one.mark.text for one in message.portions]
    marked = next((mark for mark in marks if mark.startswith(("SBU", "sbu"))), None)
    if marked is None or _says_sensitive(_heading(message).upper()):
        return
    yield fault(
        banner(line),
        "a portion is marked SBU, but the heading has no SENSITIVE caption",
        label="expected the caption SENSITIVE below it",
        help="add the caption SENSITIVE, or mark the portion `(U)`",
        related=((marked.span, "the first portion so marked"),),
    )


def _says_sensitive(heading: str) -> bool:
    return "SENSITIVE" in heading or "OFFICIAL USE ONLY" in heading or "FOUO" in heading or "SBU" in heading


@message_rule("CAP011", "caption-unknown", needs=("classification",))
def caption_unknown(message: Message) -> Iterator[Fault]:
    """A word alone below the classification line or a caption is one too (FAH2-440); offices follow a FOR."""
    line = message.classification
    assert line is not None
    end = _end_of_captions(message)
    above = sorted([line.span.end, *(one.line.end for one in message.captions)])
    known = {*toml_table("captions")["others"]["words"], *words(message)}
    for found in _WORD_ALONE.finditer(message.text, line.span.end, end):
        start = found.start()
        if found[1] in known or "XXXX" in found[1]:
            continue
        before = bisect_right(above, start) - 1
        if before >= 0 and not message.text[above[before] : start].strip():
            yield fault(
                Span(*found.span(1)),
                f"{quoted(found[1])} is not a known caption",
                label="stands where captions stand",
                help="compare it with the captions of 5 FAH-2 H-440",
            )


def _heading(message: Message) -> str:
    """From the classification line to the E.O. line, where captions stand, one of another program too."""
    line = message.classification
    assert line is not None
    return message.text[line.span.start : max(line.span.end, _end_of_captions(message))]


def _end_of_captions(message: Message) -> int:
    """The start of the first line below the captions."""
    assert message.classification is not None
    parts = (message.order, message.tags, message.subject, message.authority)
    start = message.classification.span.end
    below = [part.span.start for part in parts if part is not None and part.span.start > start]
    return min(below, default=start)
