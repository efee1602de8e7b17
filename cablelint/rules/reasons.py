"""Rules on the reasons of Classified By: are they there, of which order, with which letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.message.model import RANKS, Message
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.rules.times import is_before, is_from
from cablelint.text import Edit, Span

# E.O. 12958 gave reasons in its section 1.5; as amended by 13292, marked so from this day on, in 1.4.
NAMED_SINCE = date(1995, 10, 14)
AMENDED = date(2003, 9, 22)
LETTERS = {"4": "abcdefgh", "5": "abcdefg"}

# 1.4, 1:4, 1/4, 14 (b), and cut by the wrap: `1.` / `4`, `1` / `.4`.
_ANY_NUMBER = re.compile(r"(?<![\d.])1\s{0,3}[.:/,-]?\s{0,3}[45](?![\d/])")
_NUMBER = re.compile(r"(?<![\d./:])1\s{0,3}[.:/]\s{0,3}(?P<section>[45])(?![\d/])")
_LETTER = r"(?P<letter>[A-Za-z])(?![A-Za-z0-9])"
_FIRST = re.compile(rf"[\s.(:-]{{0,5}}{_LETTER}")
# What joins the letters of a list: (b) and (d), (b)(d), b/d, b. and d, (b-d).
_NEXT = re.compile(
    rf"\s?\)?\.?(?:\s{{0,2}}(?:[,;/&+(-]|and(?![A-Za-z])|or(?![A-Za-z]))\s{{0,2}}){{1,4}}{_LETTER}",
    re.IGNORECASE,
)
# The commonest spellings, which have nothing wrong.
_USUAL = re.compile(r"1\.4 ?\([a-hA-H](?:\)?(?:,| and|/)? ?\(?[a-hA-H])?\)\.?\s*\Z")
_INITIAL = re.compile(r"\. ?[A-Z]")
_MARKS = "SUT"  # (S) Text, (U) Text: a portion mark behind the list
_BEYOND = (
    400  # how far behind Classified By its reason may stand, behind a page break or on a line of its own
)
_CUT = re.compile(r"(?:\.\.\.|…)\s*\Z")


@message_rule("AUT002", "reason-missing", needs=("authority", "classification"))
def reason_missing(message: Message) -> Iterator[Fault]:
    """Who classifies says why: a reason of section 1.4, before 2003-09-22 of 1.5 (32CFR2001)."""
    assert message.authority is not None
    assert message.classification is not None
    span, text = message.authority.span, message.text
    if _ANY_NUMBER.search(text, *span):
        return
    if RANKS[message.classification.level] < RANKS["CONFIDENTIAL"] or not is_from(message, NAMED_SINCE):
        return
    if _is_derived(message) or _CUT.search(text, *span) or redactions(text[span.start : span.end]):
        return
    behind = text[span.end : min(span.end + _BEYOND, _text_begins(message))]
    if _ANY_NUMBER.search(behind) or behind.lstrip()[:3] == "..." or behind.lstrip()[:1] == "…":
        return
    help = "add the reason, as in `for reasons 1.4 (b) and (d)`"
    told = "line of Classified By gives no reason"
    label = "expected `1.4` or `1.5` and letters"
    yield fault(message.authority.label, told, label=label, help=help)


def _text_begins(message: Message) -> int:
    """Where the first paragraph stands, if a mark tells that its number is none of the reasons."""
    first = message.paragraphs[:1]
    return first[0].span.start if first and first[0].mark is not None else len(message.text)


@message_rule("AUT003", "reason-era", needs=("authority",))
def reason_era(message: Message) -> Iterator[Fault]:
    """Reasons are those of section 1.5 before 2003-09-22, and of section 1.4 from that day on (32CFR2001)."""
    assert message.authority is not None
    span = message.authority.span
    if _is_derived(message) or (message.text.find("5", *span) < 0 and is_from(message, AMENDED)):
        return
    for number in _NUMBER.finditer(message.text, *span):
        section = number["section"]
        if section == "5" and is_from(message, AMENDED):
            expected, when = "4", f"from {AMENDED} reasons are in section 1.4"
        elif section == "4" and is_before(message, AMENDED) and is_from(message, NAMED_SINCE):
            expected, when = "5", f"before {AMENDED} reasons were in section 1.5"
        else:
            continue
        help = f"write `1.{expected}`: the letters are the same"
        fix = Fix(help, (Edit(*number.span("section"), expected),), safe=False)
        told = f"reason 1.{section} is not of the order of that date"
        sent = (f"the message is of {message.date or message.year}",)
        yield fault(
            Span(*number.span()),
            told,
            label=f"expected 1.{expected}",
            help=help,
            notes=(when, *sent),
            fix=fix,
        )
        return  # a second one repeats it


@message_rule("AUT004", "reason-letter", needs=("authority",))
def reason_letter(message: Message) -> Iterator[Fault]:
    """Section 1.4 has the reasons (a) to (h), section 1.5 (a) to (g) (32CFR2001; E.O. 12958)."""
    assert message.authority is not None
    text, (start, end) = message.text, message.authority.span
    if _USUAL.match(text, max(text.find("1.4", start, end), start), end):
        return
    for number in _NUMBER.finditer(text, start, end):
        section = number["section"]
        known = LETTERS[section]
        if section == "5" and is_from(message, AMENDED):
            known = LETTERS["4"]  # the number is wrong, not the letter: AUT003
        for found in _letters(text, number.end(), end):
            letter = found["letter"]
            if letter.lower() in known or letter in _MARKS or _INITIAL.match(text, found.end()):
                continue
            yield fault(
                Span(*found.span("letter")),
                f"section 1.{section} has no reason {quoted(letter)}",
                label=f"expected a letter from a to {known[-1]}",
                help="correct the letter; which one is for the drafter to say",
            )


def _letters(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The letters behind the number of a reason, as long as they are joined."""
    found = _FIRST.match(text, start, end)
    while found is not None:
        yield found
        found = _NEXT.match(text, found.end(), end)


def _is_derived(message: Message) -> bool:
    """Derived From names a source, and its reasons are those of the source."""
    assert message.authority is not None
    return "DERIVED" in message.authority.label.upper()
