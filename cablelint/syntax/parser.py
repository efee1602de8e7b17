"""Lines of one message -> tree, by the LALR(1) tables that Lark made of message.lark; never raises.

What must be there and is not is a node `missing_...` of the tree.  Where the lines do not fit, the most that
stand in the order of the grammar are kept, and the rest is out of place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from cablelint.syntax import _tables
from cablelint.syntax.lines import Line, kinds

_RULES: list[tuple[str, str, int, bool]] = _tables.RULES
_ACTIONS: dict[int, dict[str, int]] = _tables.ACTIONS
_PLACES: dict[str, int] = _tables.PLACES
_MANY = frozenset(_tables.MANY)
_END = "$END"
# Where a line only makes a repetition grow, by the state and the kind: the state behind it.  Learnt on the
# way: most lines of a message are the next address or the next paragraph.
_loops: dict[tuple[int, str], int] = {}


class Node:
    """A rule of message.lark, or one of its `missing_...`, with what it was made of."""

    __slots__ = ("children", "name")

    def __init__(self, name: str, children: list[Node | Line]) -> None:
        self.name = name
        self.children = children


class Tree(NamedTuple):
    """The whole message, and the lines that the grammar has no place for."""

    root: Node
    out_of_place: list[Line]


def parse(lines: list[Line]) -> Tree:
    """The tree of the lines of one message."""
    root = _reduce(lines)
    if root is not None:
        return Tree(root, [])
    kept = in_order(lines)
    root = _reduce([line for line in lines if id(line) in kept])
    if root is None:  # what follows the first section does not fit: the first section is read alone
        kept &= in_order([line for line in lines if line.kind != "SECTION_LINE"])
        root = _reduce([line for line in lines if id(line) in kept])
    assert root is not None, "lines in the order of the grammar fit it"
    return Tree(root, [line for line in lines if id(line) not in kept])


def _reduce(lines: list[Line]) -> Node | None:
    """The textbook LALR loop.  None where a line does not fit."""
    states: list[int] = [_tables.START]
    values: list[Any] = []
    for line in [*lines, None]:
        kind = line.kind if line is not None else _END
        grown = _loops.get((states[-1], kind))
        if grown is not None:
            values[-2].append(values[-1])
            values[-1] = line
            states[-1] = grown
            continue
        item, depth, reductions, inline = states[-1], len(states), 0, False
        while True:
            action = _ACTIONS[states[-1]].get(kind)
            if action is None:
                return None
            if action >= 0:
                break
            name, origin, length, inline = _RULES[-1 - action]
            children: list[Any] = []
            if length:
                first = len(values) - length
                if inline and values[first].__class__ is list:  # a repetition grows in place: else n * n
                    children = values[first]
                    first += 1
                for value in values[first:]:
                    if value.__class__ is list:
                        children += value
                    else:
                        children.append(value)
                del values[-length:], states[-length:]
            values.append(children if inline else Node(name, children))
            states.append(_ACTIONS[states[-1]][origin])
            reductions += 1
            if kind == _END and states[-1] == _tables.END:
                root: Node = values[-1]
                return root
        values.append(line)
        states.append(action)
        if reductions == 1 and inline and depth == len(states):
            _loops[item, kind] = action
    return None


def in_order(lines: list[Line]) -> set[int]:
    """The ids of the most lines that stand in the order of the grammar (longest increasing subsequence).

    An address goes with the line above it.  Later sections (from SECTION_LINE on) stay as they are.
    """
    stop = next((i for i, line in enumerate(lines) if line.kind == "SECTION_LINE"), len(lines))
    while 0 < stop < len(lines) and lines[stop - 1].kind in _AGAIN:
        stop -= 1
    tails: list[float] = []
    at: list[int] = []
    back: dict[int, int] = {}
    led = -1  # the line that the addresses below belong to
    follows: dict[int, list[int]] = {}
    fields = False  # a line of text among the fields never costs a field its place
    for index in range(stop):
        kind = lines[index].kind
        fields = fields or kind in _FIELDS
        if fields and kind in ("TEXT", "CORRECTED_COPY"):
            continue
        if kind == "ADDRESS":
            follows.setdefault(led, []).append(index)
            continue
        led = index if kind in ("ACTION_ADDRESS", "INFORMATION_ADDRESS") else -1
        many = kind in _MANY
        place = float(_PLACES[kind]) if many else _PLACES[kind] - 0.5
        found = bisect_right(tails, place) if many else bisect_left(tails, place)
        back[index] = at[found - 1] if found else -1
        tails[found : found + 1] = [place]
        at[found : found + 1] = [index]
    kept = set(range(stop, len(lines)))
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        kept.update(follows.get(index, ()))
        index = back[index]
    return {id(lines[index]) for index in kept}


_FIELDS = frozenset({"EXECUTIVE_ORDER", "TAGS", "SUBJECT"})
_AGAIN = kinds(
    "DISTRIBUTION MESSAGE_LOG TRANSMISSION_IDENTIFIER ROUTING_LINE CALLING_STATION SECURITY_LINE "
    "DATE_TIME_GROUP ORIGINATOR ACTION_ADDRESS INFORMATION_ADDRESS ADDRESS"
)
