"""The drawing of one finding, as compilers draw: the line, carets with a label, help, the fix.

error[CLS009] the first section is 02, not 01
  --> outgoing/07EXAMPLETON412.txt:10:33
   |
10 | C O N F I D E N T I A L SECTION 02 OF 02 EXAMPLETON 000412
   |                                 ^^ expected `01`
   |
   = help: number the sections from 01
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablelint.finding import Address, Finding, Related
from cablelint.outputs.characters import BLUE, BOLD, DIM, columns, laid_out, painted, visible, wrapped
from cablelint.outputs.concise import COLOURS, head
from cablelint.outputs.context import Context
from cablelint.outputs.difference import Changed, difference
from cablelint.outputs.places import place_shown
from cablelint.text import Position

MOST_PLACES = 5  # related places that are named where they are not drawn


class _Label(NamedTuple):
    """What stands below a line: signs from one character to another, and words beside them."""

    line: int
    start: int  # characters of the line, from 0, end excluded
    end: int
    sign: str
    words: str
    colours: tuple[str, ...]


def draw(
    finding: Finding, address: Address, context: Context, identifier: str | None = None
) -> Iterator[str]:
    """The lines of the drawing, without line ends."""
    return _Drawing(finding, address, context, identifier).lines()


class _Drawing:
    """One finding, and what its lines share: the context, the texts by number, the width of the gutter."""

    def __init__(self, finding: Finding, address: Address, context: Context, identifier: str | None) -> None:
        self._finding = finding
        self._address = address
        self._context = context
        self._identifier = identifier if address.record is not None else None
        self._texts = dict(finding.source)
        self._labels = self._chosen_labels()
        self._changed = difference(finding.fix, finding.start.line, self._texts) if finding.fix else None
        numbers = [label.line for label in self._labels]
        if self._changed:
            numbers.append(self._changed.first + max(len(self._changed.old), len(self._changed.new)) - 1)
        self._gutter = len(str(max(numbers, default=0)))

    def lines(self) -> Iterator[str]:
        yield head(self._finding, self._context)
        yield self._arrow()
        yield self._bar()
        yield from self._snippet()
        notes = list(self._notes())
        if self._labels and (self._finding.help or notes or self._changed):
            yield self._bar()
        if self._finding.help:
            yield from self._remark("help", self._finding.help)
        if self._changed:
            yield self._bar()
            yield from self._difference(self._changed)
            yield self._bar()
        for note in notes:
            yield from self._remark("note", note)

    def _arrow(self) -> str:
        address, line, column = place_shown(self._finding, self._address, in_file=self._context.in_file)
        place = visible(str(address), unicode=self._context.unicode)
        about_all = not self._finding.source and self._finding.end.offset == 0
        position = "" if about_all else f":{line}:{column}"
        identifier = f"  ({visible(self._identifier)})" if self._identifier else ""
        return f"{' ' * self._gutter}{self._dim('-->')} {place}{position}{identifier}"

    def _bar(self, sign: str = "|") -> str:
        return f"{' ' * self._gutter} {self._dim(sign)}"

    def _numbered(self, number: int, sign: str) -> str:
        return f"{self._dim(f'{number:>{self._gutter}}')} {sign}"

    def _dim(self, text: str) -> str:
        return painted(text, DIM, on=self._context.colour)

    def _remark(self, kind: str, words: str) -> Iterator[str]:
        indent = " " * (self._gutter + 1)
        lead = f"{indent}= {kind}: "
        first, *more = wrapped(visible(words, unicode=self._context.unicode), self._context.width - len(lead))
        yield f"{indent}{self._dim('=')} {painted(f'{kind}:', BOLD, on=self._context.colour)} {first}"
        for line in more:
            yield " " * len(lead) + line

    # ---- the lines of the message, with what stands below them ----------------------------------

    def _chosen_labels(self) -> list[_Label]:
        """The finding itself, and one related place: more would hide the one that matters."""
        finding = self._finding
        labels = []
        if finding.start.line in self._texts:
            start, words = finding.start.column - 1, finding.label
            end = finding.end.column - 1
            if finding.end.line > finding.start.line:
                end = len(self._texts[finding.start.line].rstrip())
                last = _last_line(finding.start, finding.end)
                if last > finding.start.line:
                    words = f"{words} (to line {last})".lstrip()
            colours = (BOLD, COLOURS[finding.severity])
            labels.append(_Label(finding.start.line, start, max(end, start + 1), "^", words, colours))
        for related in finding.related[:1]:
            if related.start.line in self._texts:
                labels.append(self._related_label(related))
        return labels

    def _related_label(self, related: Related) -> _Label:
        start, end = related.start.column - 1, related.end.column - 1
        if related.end.line > related.start.line:
            end = len(self._texts[related.start.line].rstrip())
        return _Label(related.start.line, start, max(end, start + 1), "-", related.label, (BOLD, BLUE))

    def _snippet(self) -> Iterator[str]:
        before: int | None = None
        for number in sorted({label.line for label in self._labels}):
            if before is not None and number > before + 1:
                yield self._bar(":")
            labels = [label for label in self._labels if label.line == number]
            pieces, starts = laid_out(self._texts[number], unicode=self._context.unicode)
            room = self._context.width - self._gutter - 3
            window = _window(pieces, starts, labels[0], room, "…" if self._context.unicode else "...")
            yield f"{self._numbered(number, self._dim('|'))} {window.text}".rstrip()
            for label in labels:
                yield from self._below(label, starts, window, room)
            before = number

    def _below(self, label: _Label, starts: list[int], window: _Window, room: int) -> Iterator[str]:
        """The signs of a label, and its words: beside them, or if there is no room, below."""
        left, right = window.column(starts, label.start), window.column(starts, label.end)
        left = min(left, max(0, room - 1))
        signs = " " * left + label.sign * max(1, min(right, room) - left)
        words = visible(label.words, unicode=self._context.unicode)
        paint = self._context.colour
        beside = columns(signs) + 1 + columns(words) <= room
        painted_signs = painted(signs.lstrip(), *label.colours, on=paint)
        line = f"{self._bar()} {' ' * left}{painted_signs}"
        if beside:
            yield f"{line} {painted(words, *label.colours, on=paint)}" if words else line
            return
        yield line
        indent = max(0, min(left, room - columns(words)))
        for part in wrapped(words, room):
            yield f"{self._bar()} {' ' * indent}{painted(part, *label.colours, on=paint)}"

    # ---- what follows the snippet ---------------------------------------------------------------

    def _notes(self) -> Iterator[str]:
        finding = self._finding
        if finding.source and finding.start.line not in self._texts:
            yield f"line {finding.start.line} is not drawn"
        drawn = sum(label.sign == "-" for label in self._labels)
        places = finding.related[drawn:]
        for related in places[:MOST_PLACES]:
            place = f"{related.start.line}:{related.start.column}"
            yield f"{place}: {related.label}" if related.label else f"also at {place}"
        if len(places) > MOST_PLACES:
            yield f"and {len(places) - MOST_PLACES} more places"
        yield from finding.notes
        if finding.suppressed is not None:
            yield f"suppressed: {finding.suppressed.justification}"
        if self._changed and self._changed.others:
            times = "once" if self._changed.others == 1 else f"in {self._changed.others:,} places"
            yield f"the fix changes the message {times} more"
        if finding.fix and finding.fix.edits and not self._changed:
            first = min(edit.start.line for edit in finding.fix.edits)
            last = max(_last_line(edit.start, edit.end) for edit in finding.fix.edits)
            yield (
                f"the fix changes line {first}"
                if first == last
                else f"the fix changes lines {first} to {last}"
            )
        if finding.fix and not finding.fix.safe:
            yield "unsafe fix: it changes what the message says"
        yield from self._line_in_file()

    def _line_in_file(self) -> Iterator[str]:
        """The line of the file, where the message is a part of it and that is not said above."""
        start = self._finding.file_start
        if start is None or self._context.in_file or start[0] == self._finding.start.line:
            return
        file = Address(self._address.path, self._address.member)
        yield f"line {start[0]:,} of {file}"

    def _difference(self, changed: Changed) -> Iterator[str]:
        for sign, lines in (("-", changed.old), ("+", changed.new)):
            for number, (text, flags) in enumerate(lines, changed.first):
                pieces, starts = laid_out(text, unicode=self._context.unicode, changed=flags)
                first = flags.index(True) if True in flags else 0
                label = _Label(number, first, first + 1, sign, "", ())
                room = self._context.width - self._gutter - 3
                window = _window(pieces, starts, label, room, "…" if self._context.unicode else "...")
                yield f"{self._numbered(number, sign)} {window.text}".rstrip()


def _last_line(start: Position, end: Position) -> int:
    """The last line that a stretch holds anything of."""
    return end.line - (end.column == 1 and end.line > start.line)


class _Window(NamedTuple):
    """The part of a line that is drawn, and how far its columns are moved to the left."""

    text: str
    moved: int

    def column(self, starts: list[int], character: int) -> int:
        """The column where a character is drawn; behind the line each character takes one."""
        last = len(starts) - 1
        column = starts[character] if character <= last else starts[last] + character - last
        return max(0, column - self.moved)


def _window(pieces: list[str], starts: list[int], label: _Label, room: int, cut: str) -> _Window:
    """The line, or where it is wider than the room, the part round the label."""
    if starts[-1] <= room:
        return _Window("".join(pieces), 0)
    last = len(starts) - 1
    caret, end = starts[min(label.start, last)], starts[min(label.end, last)]
    wanted = min(room - 2 * len(cut), end - caret + 1 + columns(label.words))
    left = max(0, min(caret - (room - wanted) // 2, starts[-1] - room + len(cut)))
    first = next(at for at in range(last + 1) if starts[at] >= left)
    before = cut if first else ""
    text, width = before, len(before)
    moved = starts[first] - width
    for at in range(first, last):
        piece_width = starts[at + 1] - starts[at]
        if width + piece_width > room - (len(cut) if starts[last] - moved > room else 0):
            return _Window(text + cut, moved)
        text += pieces[at]
        width += piece_width
    return _Window(text, moved)
