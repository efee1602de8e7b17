"""Rules on portion marks that are not there (MRK001 and MRK002)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import RANKS, Message, Paragraph
from cablelint.rules.paragraphs import has_mark
from cablelint.rules.portion_marks import CLASSIFIED, ENTIRE, banner
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

_MARKS_SINCE = 1979  # E.O. 12065, in force on 1978-12-01
_WRAPPED = 45  # characters of a line that the next one goes on from
_ITEM = re.compile(r"^[ \t]*¶?\(?(\d{1,3})[.)]", re.MULTILINE)
_ANY_MARK = re.compile(r"\((?:TS|S|C|U|SBU|LOU|FOUO)(?:[/ -][A-Za-z/ ,-]{1,30})?\)")
# What may stand in the place of a mark: a redaction, a garbled mark, other brackets.
_NO_OPENING = re.compile(r"[\s.,)]*(?:[(\[{]|[Xx]{3,}|[A-Z]{1,4}\))")
_STATEMENT = re.compile(r"[\s.,)]*(?:Classified|CLASSIFIED|Derived|DERIVED)\s+(?:[Bb]y|BY|[Ff]rom|FROM)\b")


@message_rule("MRK001", "portion-mark-missing", needs=("classification",))
def portion_mark_missing(message: Message) -> Iterator[Fault]:
    """Each paragraph of a classified message has its portion mark after its number (FAH1-246, ISOO).

    A message that marks no paragraph is MRK002, a garbled mark MRK003.  No mark of its own has a paragraph
    whose bullets have theirs, a numbered list inside a paragraph, and a message marked as an entire text.
    """
    line = message.classification
    assert line is not None
    if RANKS[line.level] < CLASSIFIED:
        return
    text = message.text
    unmarked = [
        number
        for number, one in enumerate(message.paragraphs)
        if one.mark is None and not has_mark(text, one)
    ]
    if not unmarked or 2 * len(unmarked) > len(message.paragraphs) or ENTIRE in text.upper():
        return
    listed = _list_items(message)
    for number in unmarked:
        paragraph = message.paragraphs[number]
        below = message.paragraphs[number + 1 : number + 2]
        end = below[0].span.start if below else paragraph.span.end
        if paragraph.number.start in listed or _is_excused(text, paragraph, end):
            continue
        around = message.paragraphs[max(number - 1, 0) : number]
        if (around and below and _fills(around[0], [paragraph], below[0])) or not _is_wrapped(
            text, paragraph
        ):
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
        if run and marked is not None and not _fills(marked, run, paragraph):
            goes_on = paragraph is not None and paragraph.value <= run[-1].value
            if goes_on or _is_second_item(message.text, marked, run[0]):
                starts.update(item.number.start for item in run)
        marked, run = paragraph, []
    return starts


def _fills(before: Paragraph, run: list[Paragraph], after: Paragraph | None) -> bool:
    """Whether numbers are just those that the marked paragraphs around them leave out: they are theirs."""
    wanted = range(before.value + 1, after.value if after is not None else before.value + 1)
    return [one.value for one in run] == list(wanted) != []


def _is_second_item(text: str, marked: Paragraph, paragraph: Paragraph) -> bool:
    items = _ITEM.finditer(text, marked.opening.end, paragraph.number.start)
    return any(int(item[1]) == paragraph.value - 1 for item in items)


def _is_excused(text: str, paragraph: Paragraph, end: int) -> bool:
    """Whether the mark is further down, garbled, redacted, or not wanted."""
    start = paragraph.number.span.end
    if _NO_OPENING.match(text, start, end) or _STATEMENT.match(text, start, end):
        return True
    return _ANY_MARK.search(text, start, end) is not None


def _is_wrapped(text: str, paragraph: Paragraph) -> bool:
    """Whether the number is one of the sentence above: a long line, blank ones passed over (trap 1)."""
    start = paragraph.span.start
    above = text[max(start - 200, 0) : start].rstrip()
    line = above[above.rfind("\n") + 1 :]
    return len(line) >= _WRAPPED and (line[-1].isalpha() or line[-1] == ",") and not line.isupper()


@message_rule("MRK002", "message-unmarked", needs=("classification",))
def message_unmarked(message: Message) -> Iterator[Fault]:
    """A classified message marks its paragraphs (FAH1-246, since E.O. 12065), or says ENTIRE TEXT."""
    line = message.classification
    assert line is not None
    paragraphs = message.paragraphs
    if RANKS[line.level] < CLASSIFIED or len(paragraphs) < 2 or message.portions:
        return
    if message.year is not None and message.year < _MARKS_SINCE:
        return
    if any(paragraph.mark for paragraph in paragraphs):
        return
    start = paragraphs[0].span.start
    if ENTIRE in message.text.upper() or _ANY_MARK.search(message.text, start):
        return
    yield fault(
        banner(line),
        f"no paragraph of this {line.level} message has a portion mark",
        label=f"{len(paragraphs)} numbered paragraphs, no mark",
        help="mark each paragraph, as in `1. (C)`",
        related=((paragraphs[0].number.span, "the first paragraph"),),
    )
