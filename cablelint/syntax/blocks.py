"""Lines -> blocks: transmission, distribution, heading, body, front matter; furniture goes aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cablelint.syntax import _tables
from cablelint.syntax.lines import Line, kinds

ARCHIVE = kinds(
    "EXTRACT_NOTICE WEEKDAY DATED RECORD_FIELD HEADER_ENDS TABLE_ROW TABBED_ROW FLAT_RECORD "
    "EXPORT_ROW BARE_FIELD ROW_JOINT STAMP ATTRIBUTES ARCHIVE_END"
)
ROWS = frozenset({"TABLE_ROW", "TABBED_ROW", "FLAT_RECORD"})
TRANSMISSION = kinds(
    "TRANSMISSION_IDENTIFIER ROUTING_LINE CALLING_STATION SECURITY_LINE DATE_TIME_GROUP ORIGINATOR "
    "ACTION_ADDRESS INFORMATION_ADDRESS ADDRESS"
)
OPENS_TRANSMISSION = kinds(
    "TRANSMISSION_IDENTIFIER ROUTING_LINE CALLING_STATION SECURITY_LINE DATE_TIME_GROUP ORIGINATOR"
)
DISTRIBUTION = frozenset({"DISTRIBUTION", "MESSAGE_LOG"})
FIELDS = ("EXECUTIVE_ORDER", "TAGS", "SUBJECT")
AFTER = frozenset({"REFERENCES", "AUTHORITY", "REASON"})
BODY = kinds("PARAGRAPH PORTION RULE PROSE")
FURNITURE = frozenset({"PAGE_HEAD", "PAGE_MARKING"})
_HEADS = frozenset({*FIELDS, *AFTER, "CAPTION"})
_GROWS = frozenset(
    {
        *((kind, "body") for kind in BODY),
        ("ADDRESS", "transmission"),
        *((kind, "heading") for kind in (*AFTER, "CAPTION", "CORRECTED_COPY", "TEXT")),
    }
)
# What stands there already if a line of a kind opens a second transmission: its kind, or a later one.
_AGAIN = {
    kind: frozenset(
        had
        for had in OPENS_TRANSMISSION
        if kind in OPENS_TRANSMISSION and _tables.PLACES[had] >= _tables.PLACES[kind]
    )
    for kind in TRANSMISSION
}
_ADDRESSED = frozenset({"ACTION_ADDRESS", "INFORMATION_ADDRESS", "ADDRESS"})

_numbers = re.compile(r"(?:S?ECTION|SCTION|SECION|SECTON) *(\d+) *OF *\d+|(\d{2,8})\s*$", re.I).finditer


@dataclass(slots=True)
class Block:
    """Neighbouring lines of one part of a message: transmission, distribution, heading, body or front."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    have: set[str] = field(default_factory=set)  # kinds of its lines
    serial: int | None = None  # of a classification line
    section: int | None = None
    end: int = 0  # of its own last line, whatever is lent to it later

    @property
    def classified(self) -> bool:
        """Whether it is a heading that opens with a classification line."""
        return self.kind == "heading" and self.lines[0].kind == "CLASSIFICATION"

    @property
    def start(self) -> int:
        return self.lines[0].start


@dataclass(slots=True)
class Blocks:
    """The blocks of a text in order, and the lines that belong to none."""

    blocks: list[Block] = field(default_factory=list)
    archive: list[Line] = field(default_factory=list)  # lines that an archive added
    breaks: list[Line] = field(default_factory=list)  # page breaks
    furniture: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)  # inside a body
    repeated: list[tuple[Line, Line]] = field(
        default_factory=list
    )  # a field again in one heading, and the first


def blocks_of(text: str, lines: list[Line]) -> Blocks:
    """Group the lines of a text; an address and an attention line get the kind they have here."""
    made = Blocks()
    block: Block | None = None
    blank = False  # a blank line stands above
    for index, line in enumerate(lines):
        kind = line.kind
        if kind == "BLANK":
            blank = True
            continue
        if kind == "BARE_FIELD" and block is not None and block.kind == "heading" and _is_alone(lines, index):
            line.kind = kind = "TEXT"  # an attention line that looks like one
        if block is not None and (kind, block.kind) in _GROWS:  # most lines: nothing to think about
            block.lines.append(line)
            block.have.add(kind)
            blank = False
            continue
        if kind == "PAGE_BREAK":
            made.breaks.append(line)
        elif kind in FURNITURE or (kind == "TEXT" and _is_pull_tab(text, line, made.furniture)):
            if kind == "PAGE_MARKING" and _beside(text, made.archive, line):
                made.archive.append(line)
            else:
                made.furniture.append(line)
        elif kind in ARCHIVE:
            made.archive.append(line)
            if block is not None and (block.kind in ("transmission", "front") or kind in ROWS):
                block = None
        else:
            before, block = block, _block_for(line, block, blank)
            if block is not before:
                made.blocks.append(block)
            _add(made, block, line, text)
        blank = False
    for block in made.blocks:
        block.end = block.lines[-1].end if block.lines else 0
    made.blocks = [block for block in made.blocks if block.lines]
    return made


def _beside(text: str, lines: list[Line], line: Line) -> bool:
    """Whether a line belongs to the record of bare lines above it (W12)."""
    return bool(lines) and lines[-1].kind == "BARE_FIELD" and not text[lines[-1].end : line.start].strip()


def _is_alone(lines: list[Line], index: int) -> bool:
    """Whether a bare field has no other beside it, blank lines not counted: then it is no record (W12)."""
    near = (*lines[max(0, index - 4) : index], *lines[index + 1 : index + 5])
    return not any(line.kind in ("BARE_FIELD", "PAGE_MARKING") for line in near)


def _is_pull_tab(text: str, line: Line, furniture: list[Line]) -> bool:
    """Two digits straight below a page head: the number of a pull tab (1973-76)."""
    if not furniture or furniture[-1].end != line.start:
        return False
    words = text[line.start : line.end].strip()
    return len(words) <= 2 and words.isdecimal()


def _block_for(line: Line, block: Block | None, blank: bool) -> Block:
    """The block that a line belongs to: the open one, or a new one."""
    kind, inside = line.kind, block.kind if block is not None else ""
    if kind == "CLASSIFICATION":
        return Block("heading")
    if kind in DISTRIBUTION:
        wanted = "distribution"
    elif kind in TRANSMISSION:
        if block is not None and inside == "heading" and kind not in OPENS_TRANSMISSION:
            return block  # INFO, TO, RUEHXX/ among captions: attention lines
        if block is None or inside != "transmission" or not block.have.isdisjoint(_AGAIN[kind]):
            return Block("transmission")
        return block
    elif kind in BODY:
        wanted = "body"
    elif kind in _HEADS:
        wanted = "heading"
        if block is not None and inside == "body" and kind == "CAPTION":
            return block
    elif block is None:
        wanted = "front"
    elif blank and inside == "transmission" and not _ADDRESSED.isdisjoint(block.have):
        wanted = "heading"  # trap 20: no classification line
    else:
        return block
    return block if block is not None and inside == wanted else Block(wanted)


def _add(made: Blocks, block: Block, line: Line, text: str) -> None:
    kind = line.kind
    if block.kind == "heading":
        if kind == "CLASSIFICATION":
            for found in _numbers(text[line.start : line.end].strip()):
                if found[1]:
                    block.section = int(found[1])
                else:
                    block.serial = int(found[2])
        elif kind in TRANSMISSION:
            line.kind = kind = "TEXT"
        elif kind in FIELDS and kind in block.have:
            made.repeated.append((line, next(first for first in block.lines if first.kind == kind)))
            return
    elif block.kind == "body" and kind == "CAPTION":
        made.captions.append(line)
        return
    elif block.kind == "transmission" and kind == "TEXT":
        line.kind = kind = "ADDRESS"
    elif block.kind == "distribution" and kind == "TEXT":
        line.kind = kind = "DISTRIBUTION"
    block.lines.append(line)
    block.have.add(kind)
