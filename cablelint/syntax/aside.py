"""Blocks -> the lines of one message; records, superseded copies and other messages are set aside.

The law is that of docs/format.md, "Headers that stand twice": of two copies the complete one is read, the
other is set aside whole, and a field that the kept copy lacks is taken from the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cablelint.syntax import _tables
from cablelint.syntax.blocks import FIELDS, Block, Blocks, blocks_of
from cablelint.syntax.lines import Line

_MOST_COPIES = 4
_CUT_TEXT = 1200  # a heading is cut after some 250 characters, with what stands of its text


@dataclass(slots=True)
class SetAside:
    """A superseded copy: its stretch, and that of the copy that is read (offsets, ends excluded)."""

    part: Literal["transmission", "heading"]
    start: int
    end: int
    kept_start: int
    kept_end: int


@dataclass(slots=True)
class Sorted:
    """The lines of one message, and all that was set aside."""

    kept: list[Line] = field(default_factory=list)
    wrapper: list[Line] = field(default_factory=list)  # archive lines and front matter, in order
    copies: list[SetAside] = field(default_factory=list)
    foreign: list[Line] = field(default_factory=list)  # from the heading of another message on
    blocks: Blocks = field(default_factory=Blocks)


def set_aside(text: str, lines: list[Line]) -> Sorted:
    """Sort the lines of a text: what is the message, what is not."""
    made = blocks_of(text, lines)
    result = Sorted(wrapper=list(made.archive), blocks=made)
    blocks = made.blocks
    heads = [block for block in blocks if block.classified]
    plain = [block for block in blocks if block.kind == "heading" and not block.classified]
    sent = [block for block in blocks if block.kind == "transmission"]
    if len(heads) > 1 or len(sent) > 1 or (plain and heads) or len(plain) > 1:
        blocks = _Sorter(text, blocks, result).sort()
    for block in blocks:
        if block.kind == "front":
            result.wrapper += block.lines
        else:
            result.kept += block.lines
    result.wrapper.sort(key=lambda line: line.start)
    return result


class _Sorter:
    """The blocks of a text in which a header stands more than once."""

    def __init__(self, text: str, blocks: list[Block], result: Sorted) -> None:
        self.text = text
        self.blocks = blocks
        self.result = result
        self.dropped: set[int] = set()  # ids of blocks set aside while headings are sorted
        self.sent = [block for block in blocks if block.kind == "transmission"]

    def sort(self) -> list[Block]:
        """The blocks of the one message, in the order of the grammar."""
        self._own_copy()
        self._other_message()
        heads = [block for block in self.blocks if block.classified]
        kept_heads = self._headings(heads)
        self._headings_without_line(heads, kept_heads)
        self._transmissions(kept_heads)
        for head in kept_heads[1:]:
            head.lines[0].kind = "SECTION_LINE"
        return self.blocks

    def _own_copy(self) -> None:
        """W14, the post's own copy: a classification line and no field, above the transmission."""
        blocks = self.blocks
        at = next((index for index, block in enumerate(blocks) if block.kind != "front"), len(blocks))
        while at + 2 < len(blocks):
            first = blocks[at]
            if not first.classified or first.have & set(FIELDS) or blocks[at + 1].kind != "transmission":
                return
            if not any(block.classified for block in blocks[at + 2 :]):
                return
            self._front(first)

    def _other_message(self) -> None:
        """A classification line with another number ends the message (ARC006)."""
        number = next((block.serial for block in self.blocks if block.classified), None)
        if number is None:
            return
        for index, block in enumerate(self.blocks):
            if block.classified and block.serial is not None and block.serial != number:
                while index > 0 and self.blocks[index - 1].kind in ("transmission", "distribution", "front"):
                    index -= 1
                if index:
                    for other in self.blocks[index:]:
                        self.result.foreign += other.lines
                    del self.blocks[index:]
                return

    # ---- headings -------------------------------------------------------------------------------

    def _headings(self, heads: list[Block]) -> list[Block]:
        """One heading a section; the others go aside.  The headings kept, in order."""
        self.places = {id(block): index for index, block in enumerate(self.blocks)}
        sections: dict[int | None, list[Block]] = {}
        for head in heads:
            known = head.section if head.section is not None or not sections else next(iter(sections))
            if known not in sections and None in sections:
                known = None
            sections.setdefault(known, []).append(head)
        kept = [
            self._one_heading(copies, later=index > 0) if len(copies) > 1 else copies[0]
            for index, copies in enumerate(sections.values())
        ]
        self.blocks = [block for block in self.blocks if id(block) not in self.dropped]
        return sorted(kept, key=lambda head: head.start)

    def _one_heading(self, copies: list[Block], later: bool) -> Block:
        """The copy that is read.  A later section has no fields to be whole by: the first with a text."""
        bodies = {id(copy): self._body_of(copy) for copy in copies}
        whole = [copy for copy in copies if self._is_whole(copy, bodies[id(copy)])]
        read = [copy for copy in copies if _length(bodies[id(copy)]) > _CUT_TEXT]
        kept = whole[0] if whole else read[0] if len(read) == 1 else copies[-1]
        if later and not whole:
            kept = next((copy for copy in copies if bodies[id(copy)]), kept)
        for copy in copies:
            if copy is not kept:
                self._lose(copy, bodies[id(copy)], kept, bodies[id(kept)])
        return kept

    def _body_of(self, head: Block) -> list[Block]:
        """The body blocks that follow a heading, up to the next heading or transmission."""
        first = last = self.places[id(head)] + 1
        while last < len(self.blocks) and self.blocks[last].kind == "body":
            last += 1
        return self.blocks[first:last]

    def _is_whole(self, head: Block, body: list[Block]) -> bool:
        """It has E.O., TAGS and SUBJECT and is not cut, nor is the text below it."""
        if not head.have.issuperset(FIELDS):
            return False
        if _ends_cut(self.text, head.lines[-1]):
            return False
        return not body or _length(body) > _CUT_TEXT or not _ends_cut(self.text, body[-1].lines[-1])

    def _lose(self, copy: Block, body: list[Block], kept: Block, kept_body: list[Block]) -> None:
        """Set a copy aside, with its cut text or second printing of the body; lend what the kept lacks."""
        gone = [copy]
        if body and (self._is_cut(copy, body, kept) or self._is_printed(body, kept_body)):
            gone += body
        for kind in (*FIELDS, "REFERENCES", "AUTHORITY", "REASON"):
            if kind in copy.have and kind not in kept.have:
                _lend(self.text, copy, kept, kind)
        before = self.places[id(copy)] - 1
        if (
            copy.start > kept.start and self.blocks[before].kind == "distribution"
        ):  # of a section printed twice
            gone.insert(0, self.blocks[before])
        self._add_copy(SetAside("heading", gone[0].start, gone[-1].end, kept.start, kept.end))
        self.dropped.update(id(block) for block in gone)

    def _add_copy(self, copy: SetAside) -> None:
        """A few copies are told one by one; in a text that is all headings the last one takes the rest."""
        same = [other for other in self.result.copies if other.part == copy.part]
        beside = bool(same) and not self.text[same[-1].end : max(copy.start, same[-1].end + 1)].strip()
        if len(same) < _MOST_COPIES and not beside:
            self.result.copies.append(copy)
        else:
            same[-1].end = max(same[-1].end, copy.end)

    def _is_cut(self, copy: Block, body: list[Block], kept: Block) -> bool:
        """The text below a copy above the kept one is the rest of what was cut."""
        if copy.start > kept.start:
            return False
        return _length(body) <= _CUT_TEXT or _ends_cut(self.text, body[-1].lines[-1])

    def _is_printed(self, body: list[Block], kept: list[Block]) -> bool:
        """The body begins as the kept one does: it is printed a second time."""
        if not kept:
            return False
        opening = self.text[body[0].start : body[0].end].split()[:12]
        return opening == self.text[kept[0].start : kept[0].end].split()[:12]

    def _headings_without_line(self, heads: list[Block], kept: list[Block]) -> None:
        """TAGS or SUBJECT without a classification line: above the heading part of a copy, below it text."""
        if not kept:
            return
        last_lost = max((head.start for head in heads if id(head) in self.dropped), default=-1)
        for block in [block for block in self.blocks if block.kind == "heading" and not block.classified]:
            if block.start < kept[0].start:
                self.dropped.add(id(block))
                if not self._extend_copy(block):
                    self.result.wrapper += block.lines
            elif block.start < last_lost and self._extend_copy(block):
                self.dropped.add(id(block))
            else:
                block.kind = "body"
                for line in block.lines:
                    line.kind = "PROSE"
        self.blocks = [block for block in self.blocks if id(block) not in self.dropped]

    def _extend_copy(self, block: Block) -> bool:
        """Add a block to the copy beside it."""
        for copy in self.result.copies:
            if self._beside(copy, block):
                copy.start, copy.end = min(copy.start, block.start), max(copy.end, block.end)
                return True
        if len(self.sent) > 1:
            first = self.sent[0]
            self._add_copy(SetAside("transmission", block.start, block.end, first.start, first.end))
            return True
        return False

    def _beside(self, copy: SetAside, block: Block) -> bool:
        """Whether nothing but blank lines stands between a copy and a block."""
        start, end = (copy.end, block.start) if copy.end <= block.start else (block.end, copy.start)
        return not self.text[start:end].strip()

    # ---- transmissions --------------------------------------------------------------------------

    def _transmissions(self, heads: list[Block]) -> None:
        """One transmission; those of later sections stay, those that the text quotes are text."""
        own: list[Block] = []
        first = heads[0] if heads else None
        last_section = max((head.start for head in heads[1:]), default=-1)
        last_copy = max((copy.start for copy in self.result.copies if copy.part == "heading"), default=-1)
        text_begins = next((block.start for block in self.blocks if block.kind == "body"), len(self.text))
        for block in [block for block in self.blocks if block.kind == "transmission"]:
            if first is not None and block.start > first.start and own:
                if block.start < last_section:
                    continue
                if block.start > max(last_copy, text_begins):  # the text quotes it
                    block.kind = "body"
                    for line in block.lines:
                        line.kind = "PROSE"
                    continue
            own.append(block)
        if len(own) > 1:
            kept = next((block for block in own if "ORIGINATOR" in block.have), own[0])
            for block in own:
                if block is not kept and block.have.isdisjoint(kept.have):  # parted by a distribution block
                    kept.lines = sorted([*block.lines, *kept.lines], key=lambda line: line.start)
                    kept.end = max(kept.end, block.end)
                    kept.have |= block.have
                    self.dropped.add(id(block))
                elif block is not kept:
                    self._lose_transmission(block, kept)
            self.blocks = [block for block in self.blocks if id(block) not in self.dropped]
            own = [kept]
        if own and first is not None and own[0].start > first.start:  # the kept copies are in the other order
            self.blocks.remove(own[0])
            self.blocks.insert(0, own[0])

    def _lose_transmission(self, block: Block, kept: Block) -> None:
        self.dropped.add(id(block))
        for copy in self.result.copies:  # with TAGS or SUBJECT that stands alone beside it
            if copy.part == "transmission" and self._beside(copy, block):
                copy.start, copy.end = min(copy.start, block.start), max(copy.end, block.end)
                copy.kept_start, copy.kept_end = kept.start, kept.end
                return
        self._add_copy(SetAside("transmission", block.start, block.end, kept.start, kept.end))

    def _front(self, block: Block) -> None:
        self.blocks.remove(block)
        self.result.wrapper += block.lines


def _length(blocks: list[Block]) -> int:
    return blocks[-1].end - blocks[0].start if blocks else 0


def _ends_cut(text: str, line: Line) -> bool:
    return text[max(line.start, line.end - 80) : line.end].rstrip(' \n"\\').endswith("...")


def _lend(text: str, copy: Block, kept: Block, kind: str) -> None:
    """Move a field into the kept heading, to its place in the order of the grammar.

    E.O., TAGS and SUBJECT even where they are cut: no field is missing while any copy holds it.
    """
    line = next(line for line in copy.lines if line.kind == kind)
    if kind not in FIELDS and _ends_cut(text, line):
        return
    place = _tables.PLACES[kind]
    index = next(
        (i for i, other in enumerate(kept.lines) if _tables.PLACES[other.kind] > place), len(kept.lines)
    )
    kept.lines.insert(index, line)
    kept.have.add(kind)
