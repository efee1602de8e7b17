"""Rules on the numbers of paragraphs and the form of their openings (PAR001 to PAR003)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablelint.message.model import Message, Paragraph
from cablelint.rules.archive import is_extract
from cablelint.rules.redaction import redacted_between, redactions
from cablelint.rules.rule import Fault, Fix, fault, text_rule
from cablelint.text import Edit, Span

_RELATED = 5

# What stands round the number of a paragraph: `1. (C) `; all of it may be damaged.
_AFTER_NUMBER = re.compile(
    r"(?P<stop>[ \t]*[.,)]*)(?P<gap>[ \t]*)(?P<mark>\([^()\n]{1,40}\))?(?P<end>[ \t]*)"
)


@text_rule("PAR001", "paragraph-sequence")
def paragraph_sequence(message: Message) -> Iterator[Fault]:
    """Paragraphs are numbered 1, 2, 3 without a gap (FAH1-246); the first number is not checked.

    A number counts only if it is the last one plus one or a portion mark follows.  A list that starts
    again at 1 is a row of its own inside the row; what an archive took out may hold the missing number.
    """
    paragraphs = message.paragraphs
    if len(paragraphs) < 2 or is_extract(message):
        return
    gaps: list[Span] | None = None
    row = _Row(paragraphs[0])
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


class _Row:
    """The numbers that may come next: in this row, in the rows round it, after the last marked one."""

    def __init__(self, first: Paragraph) -> None:
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
        elif not fits and value <= last:
            self.outer.append(last)  # after a number that repeats the row goes on where it was
        self.last = value
        if paragraph.mark is not None:
            self.marked = value
        return fits


@text_rule("PAR002", "paragraph-form")
def paragraph_form(message: Message) -> Iterator[Fault]:
    """A paragraph opens with `n. (M) ` at the left margin (FAH1-246); two blanks are as good as one."""
    found = [form for paragraph in message.paragraphs if (form := _form(message.text, paragraph))]
    if not found:
        return
    first, *more = found
    count = f"; {len(found)} paragraphs open so" if more else ""
    yield fault(
        first.span,
        f"{first.fault}{count}",
        label=first.label,
        help="open each paragraph as in `1. (C) Text`",
        related=tuple((form.span, form.fault) for form in more[:_RELATED]),
        fix=Fix(
            "open the paragraphs as in `1. (C) Text`", tuple(edit for form in found for edit in form.edits)
        ),
    )


class _Form(NamedTuple):
    """One opening that has not the form of one."""

    span: Span
    fault: str
    label: str
    edits: tuple[Edit, ...]


def _form(text: str, paragraph: Paragraph) -> _Form | None:
    number = paragraph.number.span
    parts = _AFTER_NUMBER.match(text, number.end)
    assert parts is not None
    head, opened = _head(text, number.start)
    edits: list[Edit] = []
    said = ""
    if not paragraph.inline and head.strip(" \t¶(") == "" and _is_indented(head):
        said, label = "paragraph is indented", "expected at the left margin"
        edits.append(Edit(number.start - len(head), number.start - len(head.lstrip(" \t")), ""))
    if parts["stop"] != "." or opened:
        said, label = "paragraph number has no full stop", "expected a number and a full stop"
        if parts["stop"].strip(" \t") not in ("", ".", ")", ",") and not opened:
            said = "paragraph number has more than a full stop"
        edits.append(Edit(number.start - opened, number.start, ""))
        edits.append(Edit(number.end, parts.end("stop"), "."))
    if not parts["gap"] and parts.end() < len(text) and not text[parts.end("stop")].isspace():
        said, label = said or "no blank after the paragraph number", "expected a blank after the full stop"
        edits.append(Edit(parts.end("stop"), parts.end("stop"), " "))
    if (
        paragraph.mark
        and parts["mark"]
        and not parts["end"]
        and _is_text(text[parts.end() : parts.end() + 4])
    ):
        said, label = said or "no blank after the portion mark", "expected a blank after the mark"
        edits.append(Edit(parts.end(), parts.end(), " "))
    if not said:
        return None
    end = parts.end("mark") if paragraph.mark and parts["mark"] else parts.end("stop")
    return _Form(
        Span(number.start - opened, max(end, number.end)),
        said,
        label,
        tuple(e for e in edits if e.text or e.start < e.end),
    )


def _head(text: str, start: int) -> tuple[str, int]:
    """What stands before a number on its line, and whether a parenthesis opens there: `(6) (S)`."""
    line = text.rfind("\n", max(start - 40, 0), start) + 1
    head = text[max(line, start - 40) : start]
    return head, int(head.endswith("("))


def _is_indented(head: str) -> bool:
    blanks = len(head) - len(head.lstrip(" \t"))
    return blanks > (1 if "¶" in head else 0)


def _is_text(after: str) -> bool:
    return bool(after) and (after[0].isalnum() or after[0] in "\"'“‘(") and after[:4].upper() != "XXXX"


@text_rule("PAR003", "paragraph-inline")
def paragraph_inline(message: Message) -> Iterator[Fault]:
    """A paragraph begins on a line of its own (trap 47); the first one on a heading line is SYN002."""
    for paragraph in message.paragraphs[1:]:
        if paragraph.inline:
            yield fault(
                paragraph.opening,
                "a paragraph begins inside a line",
                label="expected at the beginning of a line",
                help="begin the paragraph on a new line",
                fix=_new_line(message.text, paragraph.opening.start),
            )


def _new_line(text: str, start: int) -> Fix:
    """The blanks before it become an empty line."""
    blanks = start
    while blanks and text[blanks - 1] in " \t":
        blanks -= 1
    return Fix("begin the paragraph on a new line", (Edit(blanks, start, "\n\n"),))
