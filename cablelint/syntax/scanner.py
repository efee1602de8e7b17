"""Text -> logical lines.  Total: every character belongs to exactly one line, whatever the text.

Two modes.  In a heading every physical line is looked at, and cut where a further label begins in it
(traps 49, 50).  In the body only the lines that open with a cue are found, by one search; what lies
between them belongs to the paragraph above.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablelint.syntax import _tables, fields
from cablelint.syntax.lines import Line, kinds
from cablelint.syntax.pieces import Pieces, inline_paragraphs, is_seam, seams
from cablelint.text import odd_characters

_heading = re.compile(_tables.HEADING).match
_cue = re.compile(_tables.BODY).search
_more = re.compile(_tables.MORE).match
_reference_item = re.compile(_tables.REF_ITEM).match
_labels = re.compile(r"(?<![A-Za-z])([A-Z])[.)]").findall
_lettered = re.compile(r"(?:[ \t]*\(([A-Z])\)|(?:[ \t]*\n)*[ \t]*([A-Z])[.)] )[^\n]*(?:\n|\Z)").match
_label_alone = re.compile(r"[^\n:]*:\s*\n(?=[ \t]*(?:[A-Z][.)] |[A-Z]{3,} \d))").match
_further = re.compile(_tables.FURTHER).search
_further_cue = re.compile(_tables.FURTHER_CUE).search
_authority_ends = re.compile(_tables.AUTHORITY_ENDS).search
_export = re.compile(_tables.EXPORT_ROW).search  # two searches that open with a literal: one for both is slow
_end_words = re.compile(_tables.END_WORDS).search
_own_label = re.compile(
    r"[ \t¶]*(?:\(U\) ?)?[A-Za-z.()]+\.?0?(?: (?:By|BY|by|FROM|From|from))?(?: ?\d{4,6})? ?[:.]?"
).match
_leads = re.compile(r"[ \t¶]*[^\n]{4}").match  # no label begins in the first letters of a line
_subject_line = re.compile(r"^[ \t]*SUBJ(?:ECT)? ", re.M).search
_joined = re.compile(r'[\t"](?:,")?(?=[CSU] ?(?:O N F|E C R|NCLAS))').search

_FOLDED = kinds("TAGS SUBJECT REFERENCES AUTHORITY")  # take continuation lines
_OPENS_BODY = kinds("NUMBERED_MARKED NUMBERED MARKED RULE RULE_OPENING")
_OPENS_HEADING = kinds(
    "CLASSIFICATION TRANSMISSION_IDENTIFIER CALLING_STATION DATE_TIME_GROUP DISTRIBUTION TABLE_ROW "
    "TABBED_ROW RECORD_FIELD"
)
_AFTER_SUBJECT = kinds("SUBJECT REFERENCES AUTHORITY REASON")
_NEVER_AFTER_SUBJECT = kinds("SECURITY_LINE ORIGINATOR ACTION_ADDRESS INFORMATION_ADDRESS ADDRESS TEXT")
_CUT = kinds("CAPTION CORRECTED_COPY EXECUTIVE_ORDER TAGS SUBJECT REFERENCES AUTHORITY REASON TEXT DATED")
_ADDRESSES = kinds("ORIGINATOR ACTION_ADDRESS INFORMATION_ADDRESS ADDRESS")
# Kinds that open, cut and end nothing; blank lines are most of them.
_PLAIN = kinds(
    "BLANK ROUTING_LINE MESSAGE_LOG PAGE_HEAD PAGE_MARKING BARE_FIELD ARCHIVE_END EXTRACT_NOTICE WEEKDAY "
    "HEADER_ENDS FLAT_RECORD ROW_JOINT STAMP ATTRIBUTES PAGE_BREAK"
)
_LABELLED = kinds("EXECUTIVE_ORDER TAGS SUBJECT REFERENCES AUTHORITY REASON")
_LABELS = {"E": "EXECUTIVE_ORDER", "T": "TAGS", "S": "SUBJECT"}  # cut once a heading, by their first letter
_CONTINUES = {"R": "REFERENCES", "r": "REFERENCES", "C": "AUTHORITY", "D": "AUTHORITY"}
_END_WORDS = 60  # code points from the end of the text in which they stand
_ODD_BLANKS = "\u00a0\u2028\u2029\u0085\u3000"


def normalise(source: str, odd: str | None = None) -> str:
    """The text that is scanned: as long as the source, with line ends that are LF alone.

    `odd` holds the characters of the source that are not plain (text.odd_characters), if they are known.

    What copies leave in their place becomes a blank: CR before LF, a backslash at the end of a line
    (W10), U+2028, U+0085 and no-break blanks (trap 56).  Without any LF, CR ends the lines.
    """
    text = source
    if "\r" in text:
        text = text.replace("\\\r\n", "  \n")
        text = text.replace("\r\n", " \n") if "\n" in text else text.replace("\r", "\n")
    if "\\" in text and "\\\n" in text:  # to look for one sign takes a tenth of the time
        text = text.replace("\\\n", " \n")
    if odd is None:
        odd = odd_characters(source)
    if odd:
        for blank in _ODD_BLANKS:  # five replacements take a tenth of the time of str.translate
            if blank in odd:
                text = text.replace(blank, " ")
    return text


def scan(text: str) -> list[Line]:
    """Cut a normalised text into logical lines, in order, without gap or overlap."""
    scanner = _Scanner(text)
    position, size = 0, len(text)
    while position < size:
        position = scanner.body() if scanner.opening else scanner.heading(position)
    return scanner.lines


class _Opening(NamedTuple):
    """The first piece of a body: its cue."""

    kind: str
    start: int
    cue_end: int


class _Scanner:
    """The state between lines: where the text was cut, which labels were seen, the last number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        self.opening: _Opening | None = None  # set where the body begins
        self.seen: set[str] = set()  # kinds seen in this heading
        self.after_subject = False
        self.cuts: list[int] = []  # where the physical line is cut, the nearest last
        self.searched = 0  # the text before this was searched for cuts
        self.marks: list[int] | None = None  # inline paragraphs and page breaks, the next one last
        self.seams: list[tuple[int, int]] = []
        self.tail: re.Match[str] | None = None
        self.tail_from = -1  # where the tail was searched from

    # ---- the heading ----------------------------------------------------------------------------

    def heading(self, position: int) -> int:
        """Read a heading; the offset behind it.  Sets `opening` where the body begins."""
        text, size, cuts, add = self.text, len(self.text), self.cuts, self.lines.append
        while position < size and self.opening is None:
            while cuts and cuts[-1] <= position:
                cuts.pop()
            stop = cuts[-1] if cuts else size  # a known cut ends the line: nothing is matched twice
            found = _heading(text, position, stop)
            assert found is not None and found.lastgroup is not None  # TEXT and BLANK match any line
            kind, end = found.lastgroup, found.end()
            if kind in _PLAIN:  # half of the lines: nothing to think about
                add(Line(kind, position, end, position > 0 and text[position - 1] != "\n"))
                position = end
            else:
                position = self._element(kind, position, end, stop)
                cuts = self.cuts
        return position

    def _element(self, kind: str, position: int, end: int, stop: int) -> int:
        """Read one element of a heading; the offset behind it, or where the body begins."""
        text = self.text
        if self.after_subject:
            if kind == "TEXT" and self._subject_goes_on(position, end):
                return end
            prose = kind == "CAPTION" and text[position:end].lstrip().startswith("SENSITIVE")  # trap 57
            if prose or kind in _NEVER_AFTER_SUBJECT:
                self.opening = _Opening("PROSE", position, position)
                return position
        if kind in _FOLDED:
            end = self._fold(kind, position, end, stop)
        if kind in _CUT:
            end = self._cut(kind, position, end)
        elif kind in _ADDRESSES:
            glued = text.find("\t", position, end) >= 0 or text.find('"', position, end) >= 0
            if glued and (joint := _joined(text, position, end)):
                end = joint.start()
        elif kind in _OPENS_BODY:
            self.opening = _Opening(kind, position, end)
            return position
        if kind in _AFTER_SUBJECT:
            self.after_subject = kind == "SUBJECT" or "TAGS" in self.seen
        elif kind in _OPENS_HEADING:
            self.after_subject = False
            if kind == "CLASSIFICATION":
                self.seen.clear()
        self.seen.add(kind)
        self.lines.append(Line(kind, position, end, position > 0 and text[position - 1] != "\n"))
        return end

    def _subject_goes_on(self, position: int, end: int) -> bool:
        """In a double-spaced copy SUBJECT goes on below a blank line if REF or Classified By follows."""
        lines, text = self.lines, self.text
        subject = lines[-2] if len(lines) > 1 and lines[-1].kind == "BLANK" else lines[-1]
        if subject.kind != "SUBJECT" or not text[position:end].isupper():
            return False
        below = end
        while below < len(text) and text[below] in " \t\n":
            below += 1
        found = _heading(text, below)
        if found is None or found.lastgroup not in ("REFERENCES", "AUTHORITY"):
            return False
        del lines[lines.index(subject, -2) + 1 :]
        subject.end = end
        return True

    def _fold(self, kind: str, start: int, end: int, stop: int) -> int:
        """The end of a value with its continuation lines."""
        text = self.text
        if kind == "REFERENCES":
            return self._fold_references(start, end, stop)
        if end < stop and (more := _more(text, end, stop)):
            if kind == "TAGS" and (subject := _subject_line(text, end, more.end())):
                return subject.start()  # its colon is lost
            end = more.end()
            if kind == "AUTHORITY" and (ends := _authority_ends(text, start, end)):
                return ends.end()
        return end

    def _fold_references(self, start: int, end: int, stop: int) -> int:
        """The end of a list: a line that opens with the next letter is an item, (C) too (traps 42 and 57)."""
        text = self.text
        if alone := _label_alone(text, start, stop):  # the list begins on the next line
            end = alone.end()
        while end < stop:
            while more := _more(text, end, stop) or _reference_item(text, end, stop):
                end = more.end()
            item = _lettered(text, end, stop)
            labels = _labels(text, start, end) if item else []
            if item is None or not labels or ord(labels[-1]) + 1 != ord(item[1] or item[2]):
                return end
            start, end = end, item.end()
        return end

    def _cut(self, kind: str, start: int, end: int) -> int:
        """The end of a line, nearer where a further label begins in it."""
        if end > self.searched:
            self._find_cuts(kind, start, end)
        return self.cuts[-1] if self.cuts and self.cuts[-1] < end else end

    def _find_cuts(self, kind: str, start: int, end: int) -> None:
        text, search_from = self.text, max(start, self.searched)
        self.searched = end
        if search_from == start:  # past the line's own label
            own = _own_label(text, start, end) if kind in _LABELLED else _leads(text, start, end)
            search_from = own.end() if own else start
        if _further_cue(text, search_from, end) is None:
            return
        found = []
        while further := _further(text, search_from, end):
            at = further.start()
            search_from = max(further.end(1), at + 1)
            first = text[at]
            label = _LABELS.get(first)
            if label is not None and not is_seam(text, at):
                if label == kind or label in self.seen:  # the same label again is part of the value
                    continue
                self.seen.add(label)
            elif first == "(" and not _may_be_mark(kind, text[start:at].rstrip()):
                continue
            kind = label or _CONTINUES.get(first, kind)  # what the rest of the line belongs to
            at += first in '\t"'
            if at > start:
                found.append(at)
        self.cuts = found[::-1] + self.cuts

    # ---- the body -------------------------------------------------------------------------------

    def body(self) -> int:
        """Read a body from `opening` to its end or the next heading; the offset behind it."""
        assert self.opening is not None
        kind, start, cue_end = self.opening
        self.opening, self.after_subject = None, False
        text, size = self.text, len(self.text)
        tail = self._tail(start)
        if tail is not None and text[tail.start() - 1] in " \n":
            size = tail.start()
        pieces = Pieces(text, self.lines, start, self._inline_marks(start), self.seams)
        if kind != "PROSE":
            pieces.cue(kind, start, cue_end)
        position = max(cue_end - 1, start)
        while found := _cue(text, position, size):
            kind, start, position = str(found.lastgroup), found.start() + 1, found.end()
            if text[position - 1] == "\n" and position - 1 > found.start():
                position -= 1
            if kind == "RETURN" and start > pieces.first:
                pieces.close(start)
                return start
            pieces.cue(kind, start, position)
        pieces.close(size)
        if tail is not None and size < len(text):
            kind = "EXPORT_ROW" if text[size] == "0" else "ARCHIVE_END"
            self.lines.append(Line(kind, size, tail.end(), text[size - 1] != "\n"))
            return tail.end()
        return size

    def _tail(self, start: int) -> re.Match[str] | None:
        """What an archive put behind the last word of the text: searched for once, not for each body."""
        if self.tail_from < 0 or (self.tail is not None and self.tail.start() < start):
            end = len(self.text.rstrip())
            self.tail = _export(self.text, start) or _end_words(self.text, max(start, end - _END_WORDS))
            self.tail_from = start
        return self.tail

    def _post(self) -> str:
        """The post of the last classification line, as page breaks write it: cut to ten letters."""
        for line in reversed(self.lines):
            if line.kind == "CLASSIFICATION":
                found = fields.match("classification", self.text, line.start, line.end)
                return " ".join(found["post"].split()).upper()[:10].rstrip() if found else ""
        return ""

    def _inline_marks(self, start: int) -> list[int]:
        """Every `n. (C)` and every page break, found once for the whole text; the next one last."""
        if self.marks is None:
            text = self.text
            self.marks = inline_paragraphs(text)[::-1]
            self.seams = seams(text, self._post)[::-1]
        while self.marks and self.marks[-1] < start:
            self.marks.pop()
        while self.seams and self.seams[-1][0] < start:
            self.seams.pop()
        return self.marks


def _may_be_mark(kind: str, before: str) -> bool:
    """Whether (C) in a line is a portion mark: no letter of REF (trap 42), mark of SUBJECT or reason."""
    if kind == "REFERENCES" or before.endswith(":"):
        return False
    return kind != "AUTHORITY" or before.endswith(".")
