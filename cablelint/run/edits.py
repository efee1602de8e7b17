"""The edits of the fixes of a message, of which there may be thousands: their places as numbers in a row."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from cablelint.finding import FixEdit
from cablelint.run.later import Later
from cablelint.text import Position, tuple_of

Places = tuple[bytes, str]  # of all edits of a message: the numbers, and their size as a code of `array`
PlainEdits = tuple[int, int, str | tuple[str, ...]]  # from which number to which; the texts, or that of all

_position = partial(tuple_of, Position)
_edit = partial(tuple_of, FixEdit)


def packed_edits(edits: Sequence[FixEdit], places: list[int]) -> PlainEdits:
    """The edits of one fix; their places are added to those of the message."""
    first = len(places)
    if isinstance(edits, Later):
        (start, end, texts), (numbers, size) = edits.parts
        places += array(size, numbers)[start:end]
        return first, len(places), texts
    texts = []
    for start, end, text in edits:
        places += start
        places += end
        texts.append(text)
    is_one = len(texts) == 1 or (texts and texts.count(texts[0]) == len(texts))
    return first, len(places), texts[0] if is_one else tuple(texts)


def packed_places(places: list[int]) -> Places:
    """The numbers as bytes."""
    try:
        return array("H", places).tobytes(), "H"
    except OverflowError:
        return array("I", places).tobytes(), "I"


def unpacked_edits(plain: PlainEdits, places: Places) -> Sequence[FixEdit]:
    """The edits that were packed, made when somebody looks at them."""
    return Later(_edits, plain, places) if plain[1] > plain[0] else ()


def _edits(plain: PlainEdits, places: Places) -> tuple[FixEdit, ...]:
    first, last, texts = plain
    data, size = places
    numbers = iter(array(size, data)[first:last])
    positions = map(_position, zip(numbers, numbers, numbers, strict=True))
    each = [texts] * ((last - first) // 6) if isinstance(texts, str) else texts
    return tuple(map(_edit, zip(positions, positions, each, strict=True)))
