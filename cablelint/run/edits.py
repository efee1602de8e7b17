"""The edits of a fix as numbers in a row, and back: a message may have thousands."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cablelint.finding import FixEdit
from cablelint.text import Position

# The numbers of all edits, their size (a code of `array`), how many an edit has, the texts or that of all.
PlainEdits = tuple[bytes, str, int, str | tuple[str, ...]]

_ON_ONE_LINE = 4  # numbers of an edit: line, column and offset where it starts, and its length
_ON_SEVERAL = 6  # those of its start, and those of its end
_make = tuple.__new__  # what Position(...) does, at a third of its cost


def packed_edits(edits: Sequence[FixEdit]) -> PlainEdits:
    """The edits as bytes and texts."""
    if any(start[0] != end[0] for start, end, _ in edits):
        width = _ON_SEVERAL
        numbers = [number for start, end, _ in edits for number in (*start, *end)]
    else:
        width = _ON_ONE_LINE
        numbers = [number for start, end, _ in edits for number in (*start, end[2] - start[2])]
    size = "H" if max(numbers, default=0) < 2**16 else "I"
    texts = tuple([text for _, _, text in edits])
    return array(size, numbers).tobytes(), size, width, texts[0] if len(set(texts)) == 1 else texts


def unpacked_edits(plain: PlainEdits) -> tuple[FixEdit, ...]:
    """The edits that were packed."""
    data, size, width, texts = plain
    numbers = array(size, data).tolist()
    columns = [numbers[place::width] for place in range(width)]
    starts = [_make(Position, place) for place in zip(*columns[:3], strict=True)]
    if width == _ON_ONE_LINE:
        ends = [
            _make(Position, (line, column + length, offset + length))
            for line, column, offset, length in zip(*columns, strict=True)
        ]
    else:
        ends = [_make(Position, place) for place in zip(*columns[3:], strict=True)]
    each = [texts] * len(starts) if isinstance(texts, str) else texts
    return tuple([_make(FixEdit, parts) for parts in zip(starts, ends, each, strict=True)])
