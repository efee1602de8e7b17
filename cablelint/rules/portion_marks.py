"""Rules on portion marks, such as the (C) of `1. (C) Text` (MRK001 to MRK006)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cablelint.message.model import RANKS, Classification, Field, Message, Paragraph, PortionMark
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.paragraphs import has_mark
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

_CLASSIFIED = RANKS["CONFIDENTIAL"]
_MARKS_SINCE = 1979  # E.O. 12065, in force on 1978-12-01
_RELATED = 5

_ENTIRE = "ENTIRE TEXT"
_ITEM = re.compile(r"^[ \t]*¶?\(?(\d{1,3})[.)]", re.MULTILINE)
_ANY_MARK = re.compile(r"\((?:TS|S|C|U|SBU|LOU|FOUO)(?:[/ -][A-Za-z/ ,-]{1,30})?\)")
# What may stand in the place of a mark: a redaction, a garbled mark, a lone letter.
_NO_OPENING = re.compile(r"[\s.,)(]*(?:[Xx]{3,}|[A-Z]{1,4}\)|\([A-Z]{1,3}\s|\[)")
_STATEMENT = re.compile(r"[\s.,)]*(?:Classified|CLASSIFIED|Derived|DERIVED)\s+(?:[Bb]y|BY|[Ff]rom|FROM)\b")
_BROKEN = re.compile(
    r"[ \t.,)]*(?P<mark>(?:TS|SBU|S|C|U)(?://?NF)?\)|\((?:TS|SBU|S|C|U)(?=[ \t]+[A-Z][a-z]))"
)
_COMMON = frozenset(("TS", "S", "C", "U", "SBU", "S/NF", "C/NF", "S//NF", "C//NF"))
_BRACKETS = " ()[]{}"
_SEPARATORS = re.compile(r"[ ,-]+|(?<=^S)(?=NF$)|(?<=^C)(?=NF$)|(?<=^TS)(?=NF$)")


@message_rule("MRK001", "portion-mark-missing", needs=("classification",))
def portion_mark_missing(message: Message) -> Iterator[Fault]:
    """Each paragraph of a classified message has its portion mark after its number (FAH1-246, ISOO).

    A message that marks no paragraph is MRK002, a garbled mark MRK003.  No mark of its own has a paragraph
    whose bullets have theirs, a numbered list inside a paragraph, and a message marked as an entire text.
    """
    line = message.classification
    assert line is not None
    if RANKS[line.level] < _CLASSIFIED:
        return
    text = message.text
    unmarked = [
        number
        for number, one in enumerate(message.paragraphs)
        if one.mark is None and not has_mark(text, one)
    ]
    if not unmarked or 2 * len(unmarked) >= len(message.paragraphs) or _ENTIRE in text.upper():
        return
    listed = _list_items(message)
    for number in unmarked:
        paragraph = message.paragraphs[number]
        if paragraph.number.start not in listed and not _has_mark_elsewhere(text, paragraph):
            yield fault(
                Span(paragraph.number.start, max(paragraph.opening.end, paragraph.number.span.end)),
                "paragraph has no portion mark",
                label="a mark such as `(C)` or `(U)` belongs after this",
                help="add the mark of the paragraph's own content",
            )


def _list_items(message: Message) -> set[int]:
    """Where unmarked numbers stand that belong to a list inside the marked paragraph above them.

    Either the next marked paragraph goes on from that one, or the item before the first stands in its text.
    """
    starts: set[int] = set()
    marked: Paragraph | None = None
    run: list[Paragraph] = []
    for paragraph in [*message.paragraphs, None]:
        if paragraph is not None and not has_mark(message.text, paragraph):
            run.append(paragraph)
            continue
        if run and marked is not None:
            goes_on = paragraph is not None and paragraph.value <= run[-1].value
            if goes_on or _is_second_item(message.text, marked, run[0]):
                starts.update(item.number.start for item in run)
        marked, run = paragraph, []
    return starts


def _is_second_item(text: str, marked: Paragraph, paragraph: Paragraph) -> bool:
    items = _ITEM.finditer(text, marked.opening.end, paragraph.number.start)
    return any(int(item[1]) == paragraph.value - 1 for item in items)


def _has_mark_elsewhere(text: str, paragraph: Paragraph) -> bool:
    """Whether the mark stands elsewhere in the paragraph, is garbled, redacted or not wanted."""
    start, end = paragraph.number.span.end, paragraph.span.end
    if _NO_OPENING.match(text, start, end) or _STATEMENT.match(text, start, end):
        return True
    return _ANY_MARK.search(text, start, end) is not None


@message_rule("MRK002", "message-unmarked", needs=("classification",))
def message_unmarked(message: Message) -> Iterator[Fault]:
    """A classified message marks its paragraphs (FAH1-246, since E.O. 12065), or says ENTIRE TEXT."""
    line = message.classification
    assert line is not None
    paragraphs = message.paragraphs
    if RANKS[line.level] < _CLASSIFIED or len(paragraphs) < 2 or message.portions:
        return
    if message.year is not None and message.year < _MARKS_SINCE:
        return
    if any(paragraph.mark for paragraph in paragraphs):
        return
    start = paragraphs[0].span.start
    if _ENTIRE in message.text.upper() or _ANY_MARK.search(message.text, start):
        return
    yield fault(
        _banner(line),
        f"no paragraph of this {line.level} message has a portion mark",
        label=f"{len(paragraphs)} numbered paragraphs, no mark",
        help="mark each paragraph, as in `1. (C)`",
        related=((paragraphs[0].number.span, "the first paragraph"),),
    )


@text_rule("MRK003", "portion-mark-form")
def portion_mark_form(message: Message) -> Iterator[Fault]:
    """A mark is a level in capitals, then controls after slashes: (C), (S/NF), (S//REL TO USA)."""
    text = message.text
    marks = [mark.text for mark in _marks(message) if mark.text not in _COMMON]
    for mark in marks:
        if not _is_well_formed(mark, text) and "XXX" not in mark.upper():
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


def _marks(message: Message) -> list[PortionMark]:
    """The marks of all paragraphs and unnumbered portions."""
    marks = [paragraph.mark for paragraph in message.paragraphs if paragraph.mark is not None]
    return marks + [portion.mark for portion in message.portions]


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
    banner = RANKS[line.level]
    levels = [(mark, mark.level) for mark in _marks(message) if mark.level is not None]
    above = [mark for mark, level in levels if RANKS[level] > banner]
    if not above:
        return
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
        related=((_banner(line), f"the message is {line.level}"),),
    )


def _banner(line: Classification) -> Span:
    return line.level_text.span


@message_rule("MRK005", "portion-mark-below-classification", needs=("classification",))
def portion_mark_below_classification(message: Message) -> Iterator[Fault]:
    """The highest portion mark is the classification of the message (ISOO; [M] 1,240 of 1,252 messages)."""
    line = message.classification
    assert line is not None
    banner = RANKS[line.level]
    levels = [mark.level for mark in _marks(message)] if banner >= _CLASSIFIED else []
    if not levels or None in levels or any(paragraph.mark is None for paragraph in message.paragraphs):
        return  # the missing or garbled mark may be the highest one
    highest = max((level for level in levels if level is not None), key=RANKS.__getitem__)
    if RANKS[highest] >= banner or _is_marked(message, line) or _ENTIRE in message.text.upper():
        return
    if is_extract(message) or is_truncated(message):
        return
    yield fault(
        _banner(line),
        f"no portion of this {line.level} message is marked {line.level}",
        label=f"the highest mark is {highest}",
        help="lower the classification line, or mark the portion that it protects",
    )


def _is_marked(message: Message, line: Classification) -> bool:
    """Whether a mark as high as the banner stands on the subject, a heading or a part of a paragraph."""
    letters = {"CONFIDENTIAL": "CST", "SECRET": "ST", "TOP SECRET": "T"}[line.level]
    if message.subject is not None and message.subject.mark and message.subject.mark[0] in letters:
        return True
    return re.compile(rf"\((?:[{letters}]|TS)[)/]").search(message.text, line.span.end) is not None


@text_rule("MRK006", "portion-mark-separator-mixed")
def portion_mark_separator_mixed(message: Message) -> Iterator[Fault]:
    """One message writes /NF or //NF, not both (State and intelligence styles, format.md 4.6)."""
    double = [mark for mark in _marks(message) if "//" in mark.text]
    single = (
        [mark for mark in _marks(message) if "/" in mark.text and "//" not in mark.text] if double else []
    )
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
