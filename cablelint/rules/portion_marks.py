"""Rules on portion marks, such as the (C) of `1. (C) Text`: form and level (MRK003 to MRK006)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cablelint.message.field import Field
from cablelint.message.model import RANKS, Classification, Level, Message, PortionMark
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.lower_case import heading_wholly_in_lower_case
from cablelint.rules.once import once_a_message
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

CLASSIFIED = RANKS["CONFIDENTIAL"]
_RELATED = 5
_NEAR = 3000  # characters between the letters of a list

ENTIRE = "ENTIRE TEXT"  # marks all paragraphs at once
_BROKEN = re.compile(
    r"[ \t.,)]*(?P<mark>(?:TS|SBU|S|C|U)(?://?NF)?\)|\((?:TS|SBU|S|C|U)(?=[ \t]+[A-Z][a-z]))"
)
_COMMON = frozenset(("TS", "S", "C", "U", "SBU", "S/NF", "C/NF", "S//NF", "C//NF"))
_BRACKETS = " ()[]{}"
_SEPARATORS = re.compile(r"[ ,-]+|(?<=^S)(?=NF$)|(?<=^C)(?=NF$)|(?<=^TS)(?=NF$)")


@text_rule("MRK003", "portion-mark-form")
def portion_mark_form(message: Message) -> Iterator[Fault]:
    """A mark is a level in capitals, then controls after slashes: (C), (S/NF), (S//REL TO USA)."""
    text = message.text
    if not _COMMON.issuperset(_written(message)):
        lower = heading_wholly_in_lower_case(message)  # then a small letter is CLS003
        for mark in [one.text for one in _marks(message) if one.text not in _COMMON]:
            said = Field(mark.upper(), mark.start) if lower else mark
            if not _is_well_formed(said, text) and "XXX" not in mark.upper():
                yield _form_fault(mark, text)
    for paragraph in message.paragraphs:
        if paragraph.mark is None and (broken := _BROKEN.match(text, paragraph.number.span.end)):
            yield _form_fault(Field(broken["mark"], broken.start("mark")), text)


def _form_fault(mark: Field, text: str) -> Fault:
    return fault(
        mark,
        f"{_shown(mark, text)} has not the form of a portion mark",
        label="expected a level in capitals, controls after a slash",
        help="write the mark as in `(C)`, `(SBU)` or `(S/NF)`",
        fix=_repair(mark, text),
    )


@once_a_message
def _written(message: Message) -> set[str]:
    """The few ways in which the marks of a message are written."""
    return {mark.text for mark in _marks(message)}


@once_a_message
def _levels(message: Message) -> set[Level | None]:
    """The levels of the marks; None is that of a garbled one."""
    return {mark.level for mark in _marks(message)}


@once_a_message
def _marks(message: Message) -> list[PortionMark]:
    """The marks of all paragraphs and unnumbered portions."""
    marks = [paragraph.mark for paragraph in message.paragraphs if paragraph.mark is not None]
    if message.portions:
        marks += [one.mark for one in message.portions if not _is_list_letter(message.text, one.mark.text)]
    return marks


def _is_list_letter(text: str, mark: Field) -> bool:
    """Whether a lone letter goes on with a list, as the (C) of (A), (B), (C) does (trap 42)."""
    if len(mark) > 1:
        return False
    before = chr(ord(mark) - 1)
    near = text[max(mark.start - _NEAR, 0) : mark.start]
    return f"{before})" in near or f"\n{before}. " in near


@cache
def _form_of_mark() -> re.Pattern[str]:
    table = toml_table("portion_marks")
    levels, controls = "|".join(table["levels"]), "|".join(table["controls"])
    # Countries and partners follow a control, in any case: S//Rel NATO, ISAF; C//REL TO USA, GBR//.
    return re.compile(
        rf"(?:{levels})(?://?(?:{controls}|[RN](?:el(?:easable)?|oforn))(?![A-Za-z])[A-Za-z ,.&-]*)*/{{0,2}}"
        rf"|(?:{levels}|TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE) ?-+ ?ENTIRE TEXT"
    )


@lru_cache(maxsize=1024)
def _is_known_form(mark: str) -> bool:
    return _form_of_mark().fullmatch(mark) is not None


def _is_well_formed(mark: Field, text: str) -> bool:
    return _is_known_form(mark) and (_is_in_parentheses(mark, text) or mark.endswith("TEXT"))


def _is_in_parentheses(mark: Field, text: str) -> bool:
    return text[mark.start - 1 : mark.start] == "(" and text[mark.span.end : mark.span.end + 1] == ")"


def _shown(mark: Field, text: str) -> str:
    return quoted(f"({mark})" if _is_in_parentheses(mark, text) else mark)


def _repair(said: Field, text: str) -> Fix | None:
    """Case and blanks are put right safely; a slash is put in unsafely; a level is never changed."""
    bare = said.strip(_BRACKETS)
    broken = not _is_in_parentheses(said, text)
    for made, safe in ((bare.upper(), True), (_SEPARATORS.sub("/", bare.upper()), False)):
        if _is_known_form(made) and made != said:
            edit = Edit(*said.span, f"({made})" if broken else made)
            return Fix(f"write the mark as `({made})`", (edit,), safe=safe and not broken)
    return None


@message_rule("MRK004", "portion-mark-above-classification", needs=("classification",))
def portion_mark_above_classification(message: Message) -> Iterator[Fault]:
    """No portion is above the classification line: a message is classified as its highest portion (ISOO)."""
    line = message.classification
    assert line is not None
    rank = RANKS[line.level]
    if all(level is None or RANKS[level] <= rank for level in _levels(message)):
        return
    levels = [(mark, mark.level) for mark in _marks(message) if mark.level is not None]
    above = [mark for mark, level in levels if RANKS[level] > rank]
    if 2 * len(above) > len(levels) and len(above) > 1:
        yield _above(
            above[0], line, f"{len(above)} portion marks are above the classification of the message"
        )
        return
    for mark in above:
        yield _above(mark, line, "portion mark is higher than the message classification")


def _above(mark: PortionMark, line: Classification, message: str) -> Fault:
    return fault(
        mark.text,
        message,
        label=f"marked {mark.level}",
        help="lower the mark, or raise the classification line, whichever is wrong",
        related=((banner(line), f"the message is {line.level}"),),
    )


def banner(line: Classification) -> Span:
    return line.level_text.span


@message_rule("MRK005", "portion-mark-below-classification", needs=("classification",))
def portion_mark_below_classification(message: Message) -> Iterator[Fault]:
    """The highest portion mark is the classification of the message (ISOO; [M] 1,240 of 1,252 messages)."""
    line = message.classification
    assert line is not None
    rank = RANKS[line.level]
    levels = _levels(message) if rank >= CLASSIFIED else set()
    if not levels or line.level in levels:
        return
    if None in levels or any(paragraph.mark is None for paragraph in message.paragraphs):
        return  # the missing or garbled mark may be the highest one
    highest = max((level for level in levels if level is not None), key=RANKS.__getitem__)
    if RANKS[highest] >= rank or _is_marked(message, line) or ENTIRE in message.text.upper():
        return
    if is_extract(message) or is_truncated(message):
        return
    yield fault(
        banner(line),
        f"no portion of this {line.level} message is marked {line.level}",
        label=f"the highest mark is {highest}",
        help="lower the classification line, or mark the portion that it protects",
    )


def _is_marked(message: Message, line: Classification) -> bool:
    """Whether a mark as high as the banner stands on the subject, a heading or a part of a paragraph."""
    letters = {"CONFIDENTIAL": "CS", "SECRET": "S", "TOP SECRET": "T"}[line.level]
    if message.subject is not None and message.subject.mark and message.subject.mark[0] in letters:
        return True
    start = message.body.start if message.body is not None else line.span.end
    return re.compile(rf"\((?:[{letters}]|TS|SECRET)[)/ ,-]").search(message.text, start) is not None


@text_rule("MRK006", "portion-mark-separator-mixed")
def portion_mark_separator_mixed(message: Message) -> Iterator[Fault]:
    """One message writes /NF or //NF, not both (the styles of State and of intelligence)."""
    if not any("//" in mark for mark in _written(message)):
        return
    double = [mark for mark in _marks(message) if "//" in mark.text]
    single = [mark for mark in _marks(message) if "/" in mark.text and "//" not in mark.text]
    if not single:
        return
    rare, common = (single, double) if len(single) <= len(double) else (double, single)
    use, instead = ("//", "/") if common is double else ("/", "//")
    first, *more = sorted(rare, key=lambda mark: mark.text.start)
    yield fault(
        first.text,
        f"portion marks are written with `{use}` and with `{instead}`",
        label=f"{len(common)} marks have `{use}`, {len(rare)} have `{instead}`",
        help=f"write `{use}` in all portion marks",
        related=tuple((mark.text.span, "also here") for mark in more[:_RELATED]),
        fix=Fix(f"write `{use}` in all portion marks", tuple(_restyled(mark, use) for mark in rare)),
    )


def _restyled(mark: PortionMark, separator: str) -> Edit:
    return Edit(*mark.text.span, re.sub("/+", separator, mark.text))
