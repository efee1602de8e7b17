"""The body of a text, cut into pieces: paragraphs, portions, rules, page breaks and what lies between."""

from __future__ import annotations

import re
from collections.abc import Callable

from cablelint.syntax import _tables
from cablelint.syntax.lines import Line

_seam = re.compile(_tables.SEAM)
_of_zero = re.compile("0(?:(?<= OF 0)|(?<= of 0))").finditer  # digits are few, and looked for fast
_inline = re.compile(_tables.INLINE).finditer
_heading = re.compile(_tables.HEADING).match
_digits = re.compile(r"\d+").search

_SEAM_LENGTH = 60  # code points before its OF
_ENDS_SENTENCE = frozenset(".!?:;)\"'-=_*>")
_BLANKS = " \t"
_WHITE = " \t\n"


def is_seam(text: str, at: int) -> bool:
    """Whether a page break stands at an offset."""
    return _seam.match(text, at) is not None


def inline_paragraphs(text: str) -> list[int]:
    """Where the stop of a paragraph number stands before a mark: `12. (C)`; offsets of the stops."""
    stops = []
    for found in _inline(text):
        stop = found.start() - 1
        while text[stop] == " ":
            stop -= 1
        stops.append(stop)
    return stops


def seams(text: str, post: Callable[[], str]) -> list[tuple[int, int]]:
    """The page breaks of a text, own line or not: (start, end) each, found by their ` OF 0`.

    `post` says that of the classification line, cut to ten letters: a word of the sentence before it is no
    part of the page break.
    """
    places = [zero.start() - 4 for zero in _of_zero(text)]
    return _seams_at(text, places, post()) if places else []


def _seams_at(text: str, places: list[int], post: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in places:
        near = text.rfind("\n", max(0, place - _SEAM_LENGTH), place)
        line_above = text.rfind(
            "\n", max(0, place - _SEAM_LENGTH), max(near, 0)
        )  # it may itself be broken (trap 25)
        earliest = max(line_above + 1, place - _SEAM_LENGTH, found[-1][1] if found else 0)
        for seam in _seam.finditer(text, earliest, place + 8):
            if seam.end() > place:
                found.append((_post_begins(seam, post), seam.end()))
    return found


def _post_begins(seam: re.Match[str], post: str) -> int:
    """Where the post of a page break begins, if it is the one that is known."""
    digits = _digits(seam[0])
    assert digits is not None
    written = seam[0][: digits.start()].rstrip()
    if post and len(written) > len(post) and written.upper().endswith(f" {post}"):
        return seam.start() + len(written) - len(post)
    return seam.start()


class Pieces:
    """One body while it is cut: the open piece, the last paragraph number, what stands inside lines.

    `cue` is called with each line that may open a piece, in order; `close` once, at the end.
    """

    def __init__(
        self, text: str, lines: list[Line], start: int, marks: list[int], seams: list[tuple[int, int]]
    ) -> None:
        self.text = text
        self.lines = lines
        self.first = start  # the offset of the body
        self.kind = "PROSE"
        self.start = start
        self.number = 0
        self.listed = -1  # the number of the last item of a list, 1) (C)
        self.marks = marks  # stops of inline paragraph numbers, the next one last
        self.seams = seams  # page breaks, the next one last

    def cue(self, kind: str, start: int, end: int) -> None:
        """A line that opens with a cue, from start; its cue ends at end."""
        if (self.marks and self.marks[-1] < start) or (self.seams and self.seams[-1][0] < start):
            self._split(start)
        if start < self.start:  # inside a page break that was just read
            return
        if kind == "NUMBERED_MARKED":
            digits = _digits(self.text, start)
            assert digits is not None
            number, bracket = (
                int(digits[0]),
                self.text[digits.end()] == ")" and self.text[digits.start() - 1] != "(",
            )
            if bracket and (number != self.number + 1 or number == self.listed + 1):
                self._open("PORTION", start)  # an item of a list in a paragraph (trap 46)
                self.listed = number
                return
            self._paragraph(start, number)
        elif kind == "NUMBERED":
            digits = _digits(self.text, start)
            assert digits is not None
            number = int(digits[0])
            if start == self.first or (number == self.number + 1 and self._may_begin(start)):
                self._paragraph(start, number)
        elif kind == "MARKED":
            self._open("PORTION", start)
        else:
            self._line("RULE" if kind == "RULE_OPENING" else kind, start, end)

    def close(self, end: int) -> None:
        """The body ends here."""
        self._split(end)
        self._open("PROSE", end)

    def _paragraph(self, start: int, number: int) -> None:
        self._open("PARAGRAPH", start)
        self.number = number
        marks = self.marks
        while marks and marks[-1] < start + 6:  # its own stop
            marks.pop()

    def _may_begin(self, start: int) -> bool:
        """A number without a mark in the middle of a sentence is a wrapped number (traps 1 and 2)."""
        text, before = self.text, start - 1
        while before >= 0 and text[before] in _BLANKS:
            before -= 1
        if before <= 0 or text[before] != "\n":
            return True
        before -= 1
        while before >= 0 and text[before] in _BLANKS:
            before -= 1
        return before < 0 or text[before] == "\n" or text[before] in _ENDS_SENTENCE

    def _line(self, kind: str, start: int, end: int) -> None:
        """A piece that is one whole line."""
        text = self.text
        stop = text.find("\n", max(start, end - 1)) + 1 or len(text)
        if kind == "CAPTION" and text[end:stop].strip():
            return
        if kind == "BARE_FIELD" and not self._in_record(start, stop):
            return
        if kind == "RULE" and text[end:stop].strip():
            stop = end
        self._open(kind, start)
        self._open("PROSE", stop)

    def _in_record(self, start: int, stop: int) -> bool:
        """A bare number or date belongs to a record only beside another of its lines (W12)."""
        text = self.text
        last = next((line for line in reversed(self.lines[-2:]) if line.kind != "BLANK"), None)
        if last is not None and last.kind == "BARE_FIELD" and not text[last.end : start].strip():
            return True
        while stop < len(text) and text[stop] in _WHITE:
            stop += 1
        below = _heading(text, stop) if stop < len(text) else None
        return below is not None and below.lastgroup == "BARE_FIELD"

    def _open(self, kind: str, start: int) -> None:
        """Close the open piece at start and open another."""
        if start > self.start:
            text, here = self.text, self.start
            closed = self.kind
            if closed == "PROSE" and text[here:start].isspace():
                closed = "BLANK"
            self.lines.append(Line(closed, here, start, here > 0 and text[here - 1] != "\n"))
        self.kind, self.start = kind, start

    def _split(self, until: int) -> None:
        """Cut the open piece at the paragraphs and page breaks inside its lines, up to an offset."""
        marks, seams, far = self.marks, self.seams, len(self.text) + 1
        while True:
            mark = marks[-1] if marks else far
            seam = seams[-1][0] if seams else far
            if mark >= until and seam >= until:
                return
            if mark < seam:
                self._inline_paragraph(marks.pop())
            else:
                start, end = seams.pop()
                if start >= self.start:
                    self._seam(start, end)

    def _inline_paragraph(self, stop: int) -> None:
        text, start = self.text, stop
        while text[start - 1].isdecimal():
            start -= 1
        number = int(text[start:stop]) if stop - start < 4 else 0
        if text[start - 1] == "¶":
            start -= 1
        if number == self.number + 1 and start >= self.start:
            while start > self.start and text[start - 1] in _BLANKS:
                start -= 1
            if text[start - 1] != "\n":
                self._open("PARAGRAPH", start)
                self.number = number

    def _seam(self, start: int, end: int) -> None:
        text = self.text
        before = start
        while before > self.start and text[before - 1] in _BLANKS:
            before -= 1
        if before == 0 or text[before - 1] == "\n":
            start = before
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        if end < len(text) and text[end] == "\n":
            end += 1
        self._open("PAGE_BREAK", start)
        self._open("PROSE", end)
