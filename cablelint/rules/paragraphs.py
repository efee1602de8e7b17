"""Rules on the numbers of paragraphs and the form of their openings (PAR001 to PAR003)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablelint.message.model import Message, Paragraph
from cablelint.rules.archive import is_extract
from cablelint.rules.redaction import redacted_between, redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

_RELATED = 5
_DEEPEST = 8  # rows inside rows

# What stands round the number of a paragraph: `1. (C) `; all of it may be damaged.
_AFTER_NUMBER = re.compile(
    r"(?P<stop>[ \t]*[.,)]*)(?P<gap>[ \t]*)(?P<mark>\([^()\n]{1,40}\))?(?P<end>[ \t]*)"
)


# (S//REL SAMPLELAND,
# TESTONIA) Text
_CUT_MARK = re.compile(r"[ \t.,)]*\((?:TS|SBU|S|C)//?[A-Z][^()\n]{0,80}\n[^()\n]{0,80}\)")


@message_rule("PAR001", "paragraph-sequence", needs=("paragraphs",))
def paragraph_sequence(message: Message) -> Iterator[Fault]:
    """Paragraphs are numbered 1, 2, 3 without a gap (FAH1-246); the first number is not checked.

    A number counts only if it is the last one plus one or a portion mark follows.  A list that starts
    again at 1 is a row of its own inside the row; what an archive took out may hold the missing number.
    """
    paragraphs = message.paragraphs
    first = paragraphs[0].value
    if [one.value for one in paragraphs] == list(range(first, first + len(paragraphs))):
        return  # as in most messages
    if is_extract(message):
        return
    gaps: list[Span] | None = None
    row = _Row(message.text, paragraphs[0])
    for before, paragraph in pairwise(paragraphs):
        expected = row.expected
        if row.takes(paragraph):
            continue
        if gaps is None:
            gaps = sorted([*redactions(message.text), *(wrapper.span for wrapper in message.wrappers)])
        if paragraph.value > expected and redacted_between(gaps, before.span.start, paragraph.span.start):
            continue
        yield fault(
            paragraph.number,
            "paragraph number is out of sequence",
            label=f"expected `{expected}.`",
            help="renumber the paragraph, or restore the one that is missing",
            related=((before.number.span, f"paragraph {before.value}"),),
        )


def has_mark(text: str, paragraph: Paragraph) -> bool:
    """Whether a portion mark follows the number, be it one that the wrap of the lines cut in two."""
    return paragraph.mark is not None or _CUT_MARK.match(text, paragraph.number.span.end) is not None


class _Row:
    """The numbers that may come next: in this row, in the rows round it, after the last marked one."""

    def __init__(self, text: str, first: Paragraph) -> None:
        self.text = text
        self.last = first.value
        self.marked = first.value
        self.outer: list[int] = []

    @property
    def expected(self) -> int:
        return self.last + 1

    def takes(self, paragraph: Paragraph) -> bool:
        """Go on to this paragraph; False if its number does not follow."""
        value, last = paragraph.value, self.last
        fits = value == last + 1 or value == self.marked + 1
        if not fits and value == 1:
            self.outer.append(max(last, self.marked))
            fits = True
        elif not fits and value - 1 in self.outer:
            del self.outer[self.outer.index(value - 1) :]
            fits = True
        elif not fits:
            self.outer += [
                last,
                last + 1,
            ]  # either this number is wrong, or all that follow are counted from it
        del self.outer[:-_DEEPEST]
        self.last = value
        if has_mark(self.text, paragraph):
            self.marked = value
        return fits


@message_rule("PAR002", "paragraph-form", needs=("paragraphs",))
def paragraph_form(message: Message) -> Iterator[Fault]:
    """A paragraph opens with `n. (M) ` at the left margin (FAH1-246); two blanks are as good as one."""
    text = message.text
    odd = _odd(text, message.paragraphs)
    if not odd:
        return
    nested = _nested(message.paragraphs)
    found = [form for one in odd if one.number.start not in nested and (form := _form(message, one))]
    if not found:
        return
    first, *more = found
    yield fault(
        first.span,
        first.fault if not more else f"{len(found)} paragraphs do not open as in `1. (C) Text`",
        label=first.label,
        help="write number, full stop, blank, mark and blank, as in `1. (C) Text`",
        related=tuple((form.span, form.fault) for form in more[:_RELATED]),
        fix=Fix(
            "open the paragraphs as in `1. (C) Text`", tuple(edit for form in found for edit in form.edits)
        ),
    )


def _odd(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs that do not open as nearly all do: `1. (C) Text` at the margin."""
    odd = []
    for paragraph in paragraphs:
        start = paragraph.number.start
        stop = start + len(paragraph.number)
        if (
            (text[start - 2 : start] != "\n¶" and text[start - 1] != "\n")
            or text[stop : stop + 2] != ". "
            or (paragraph.mark is not None and not text[(end := paragraph.opening.end) : end + 1].isspace())
        ):
            odd.append(paragraph)
    return odd


def _nested(paragraphs: list[Paragraph]) -> set[int]:
    """Where the items of lists stand that start again at 1 inside a paragraph (trap 46)."""
    last = paragraphs[0].value
    starts = set()
    nested = False
    for paragraph in paragraphs[1:]:
        nested = paragraph.value == 1 or (nested and paragraph.value != last + 1)
        if nested:
            starts.add(paragraph.number.start)
        else:
            last = paragraph.value
    return starts


class _Form(NamedTuple):
    """One opening that has not the form of one."""

    span: Span
    fault: str
    label: str
    edits: tuple[Edit, ...]


def _form(message: Message, paragraph: Paragraph) -> _Form | None:
    number = paragraph.number.span
    parts = _AFTER_NUMBER.match(message.text, number.end)
    assert parts is not None
    flaws = list(_flaws(message, paragraph, number, parts))
    if not flaws:
        return None
    bracket = int(message.text[number.start - 1 : number.start] == "(")
    end = parts.end("mark") if paragraph.mark and parts["mark"] else max(parts.end("stop"), number.end)
    edits = tuple(edit for _, _, edit in flaws)
    if bracket:
        edits = (Edit(number.start - 1, number.start, ""), *edits)
    return _Form(Span(number.start - bracket, end), flaws[0][0], flaws[0][1], edits)


def _flaws(
    message: Message, paragraph: Paragraph, number: Span, parts: re.Match[str]
) -> Iterator[tuple[str, str, Edit]]:
    """What is wrong, what was expected, and the edit that puts it right, from the margin to the text."""
    text, after = message.text, parts.end("stop")
    stop, gap, mark, behind = parts.groups()
    head = _head(message.source, number.start)
    if head not in ("", "¶") and not paragraph.inline and not head.strip(" \t¶("):
        blanks = len(head) - len(head.lstrip(" \t"))
        if blanks > ("¶" in head):
            edit = Edit(number.start - len(head), number.start - len(head) + blanks, "")
            yield "paragraph is indented", "expected at the left margin", edit
    if stop != "." or head.endswith("("):
        stop = stop.strip(" \t")
        many = len(stop) > 1 and "." in stop
        fault = "paragraph number has more than a full stop" if many else "paragraph number has no full stop"
        yield fault, "expected a number and a full stop", Edit(number.end, after, ".")
    if not gap and after < len(text) and not text[after].isspace():
        yield (
            "no blank after the paragraph number",
            "expected a blank after the full stop",
            Edit(after, after, " "),
        )
    if paragraph.mark and mark and not behind and _is_text(text[(end := parts.end()) : end + 4]):
        yield "no blank after the portion mark", "expected a blank after the mark", Edit(end, end, " ")


def _head(text: str, start: int) -> str:
    """What stands before a number on its line, as it was before anything was read past."""
    line = text.rfind("\n", max(start - 40, 0), start) + 1
    return text[max(line, start - 40) : start]


def _is_text(after: str) -> bool:
    return bool(after) and (after[0].isalnum() or after[0] in "\"'“‘(") and after[:4].upper() != "XXXX"


@message_rule("PAR003", "paragraph-inline", needs=("paragraphs",))
def paragraph_inline(message: Message) -> Iterator[Fault]:
    """A paragraph begins on a line of its own (trap 47); the first one on a heading line is SYN002.

    What a page break alone parts from the beginning of its line is PGB004.
    """
    for number, paragraph in enumerate(message.paragraphs):
        if (
            paragraph.inline
            and (number or not _on_heading_line(message, paragraph))
            and not _behind_page_break(message, paragraph)
        ):
            yield fault(
                paragraph.opening,
                "a paragraph begins inside a line",
                label="expected at the beginning of a line",
                help="begin the paragraph on a new line",
                fix=_new_line(message.text, paragraph.opening.start),
            )


def _on_heading_line(message: Message, paragraph: Paragraph) -> bool:
    """Whether paragraph 1 stands on a line of the heading, which SYN002 tells."""
    start = paragraph.opening.start
    return any(run_on.line.start <= start < run_on.line.end for run_on in message.run_ons)


def _behind_page_break(message: Message, paragraph: Paragraph) -> bool:
    """Whether a page break opens the line of the paragraph, and nothing else stands between."""
    start = paragraph.opening.start
    line = message.text.rfind("\n", 0, start) + 1
    return any(
        not message.text[line : page.span.start].strip() and not message.text[page.span.end : start].strip()
        for page in message.page_breaks
        if line <= page.span.start < start
    )


def _new_line(text: str, start: int) -> Fix:
    """The blanks before it become an empty line."""
    blanks = start
    while blanks and text[blanks - 1] in " \t":
        blanks -= 1
    return Fix("begin the paragraph on a new line", (Edit(blanks, start, "\n\n"),))
