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


class _Stack:
    """The states of the LALR loop at one moment, and what each kind of line does there.

    Learnt on the way: the grammar nests to a fixed depth, so there are few, and a line costs one look-up
    where the textbook loop looks up each reduction.
    """

    __slots__ = ("states", "steps")

    def __init__(self, states: tuple[int, ...]) -> None:
        self.states = states
        self.steps: dict[str, _Step | None] = {}


class _Step(NamedTuple):
    """What a line does: the reductions before it is taken, and the stack behind it (None at the end)."""

    reductions: list[tuple[str, int, bool]]  # name, length, inline
    grows: bool  # only a repetition takes one more: most lines are the next address or paragraph
    stack: _Stack | None


_stacks: dict[tuple[int, ...], _Stack] = {}


def _stack_of(states: tuple[int, ...]) -> _Stack:
    return _stacks.setdefault(states, _Stack(states))


def _step(stack: _Stack, kind: str) -> _Step | None:
    """What a line of that kind does; None where it does not fit."""
    states = list(stack.states)
    reductions: list[tuple[str, int, bool]] = []
    while True:
        action = _ACTIONS[states[-1]].get(kind)
        if action is None:
            return None
        if action >= 0:
            behind = (*states, action)
            grows = len(reductions) == 1 and reductions[0][2] and len(behind) == len(stack.states)
            return _Step(reductions, grows, _stack_of(behind))
        name, origin, length, inline = _RULES[-1 - action]
        if length:
            del states[-length:]
        states.append(_ACTIONS[states[-1]][origin])
        reductions.append((name, length, inline))
        if kind == _END and states[-1] == _tables.END:
            return _Step(reductions, False, None)


def _reduce(lines: list[Line]) -> Node | None:
    """The LALR loop.  None where a line does not fit."""
    stack = _stack_of((_tables.START,))
    values: list[Any] = []
    for line in [*lines, None]:
        kind = line.kind if line is not None else _END
        try:
            step = stack.steps[kind]
        except KeyError:
            step = stack.steps[kind] = _step(stack, kind)
        if step is None:
            return None
        reductions, grows, behind = step
        if grows:
            values[-2].append(values[-1])
            values[-1] = line
        else:
            for reduction in reductions:
                _apply(values, *reduction)
            values.append(line)
        if behind is None:
            break
        stack = behind
    root: Node = values[-2]
    return root


def _apply(values: list[Any], name: str, length: int, inline: bool) -> None:
    """One reduction: the last `length` values become one, a node or (inline) a list."""
    if not length:
        values.append([] if inline else Node(name, []))
        return
    first = values[-length]
    if first.__class__ is not list:
        children = [first]
    elif inline or length == 1:  # a repetition grows in place: else n * n
        children = first
    else:
        children = first.copy()
    for value in values[len(values) - length + 1 :] if length > 1 else ():
        if value.__class__ is list:
            children += value
        else:
            children.append(value)
    values[-length:] = [children if inline else Node(name, children)]


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
