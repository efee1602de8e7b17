"""What a defect operator is, and how one is written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from telegrams import Telegram, render

from defects.reading import PARTS, Cable, UnfitError, need

__all__ = ["OPERATORS", "Cable", "Operator", "Planted", "UnfitError", "need"]

CARET = "‸"  # in a text with a planted fault: the finding is expected to begin here


@dataclass(frozen=True)
class Planted:
    """A text with one fault, the place of the finding, and what else the message is given with."""

    text: str
    line: int
    column: int
    before: str | None = None  # the text without the fault, where that is not the rendered message
    identifier: str | None = None  # where it is not that of the message
    encoding: str = "utf-8"


def planted(marked: str, before: str | None = None) -> Planted:
    """What a text with a caret means."""
    head, caret, tail = marked.partition(CARET)
    assert caret, "no place is marked"
    assert CARET not in tail
    line = head.count("\n") + 1
    return Planted(head + tail, line, len(head) - head.rfind("\n"), before)


OnTelegram = Callable[[Telegram, Random], Planted]
OnText = Callable[[str, Random], str]
OnCable = Callable[[Cable, Random], str]


class Operator(NamedTuple):
    """Plants the fault of one rule.  `on_cable` is there where nothing is needed but what a text says."""

    code: str
    name: str
    plant: OnTelegram
    on_cable: OnCable | None = None


OPERATORS: list[Operator] = []


def plants(code: str) -> Callable[[OnTelegram], OnTelegram]:
    """Register a function from the facts of a generated message to a faulty text."""

    def declare(function: OnTelegram) -> OnTelegram:
        OPERATORS.append(Operator(code, _named(code, function.__name__), function))
        return function

    return declare


def plants_in_cable(code: str) -> Callable[[OnCable], OnCable]:
    """Register a function from any message, as it was read, to its text with a fault and a caret."""

    def declare(function: OnCable) -> OnCable:
        def plant(telegram: Telegram, chance: Random) -> Planted:
            return planted(function(Cable(render(telegram), telegram.identifier), chance))

        OPERATORS.append(Operator(code, _named(code, function.__name__), plant, function))
        return function

    return declare


def plants_in_text(code: str, part: str | None = None) -> Callable[[OnText], OnText]:
    """Register a function from the text of a part of any message, all else masked, to one with a fault."""

    def declare(function: OnText) -> OnText:
        def on_cable(cable: Cable, chance: Random) -> str:
            return cable.unmask(function(cable.part(part or PARTS[code[:3]]), chance))

        on_cable.__name__ = function.__name__
        plants_in_cable(code)(on_cable)
        return function

    return declare


def swapping(
    code: str,
    name: str,
    pattern: str,
    new: str,
    *,
    part: str | None = None,
    where: Callable[[Cable], object] = bool,
) -> None:
    """Register: one of the places where the pattern matches becomes `new`, which holds the caret.

    `where` says which cables can have the fault at all.
    """

    def on_cable(cable: Cable, chance: Random) -> str:
        need(where(cable))
        return cable.unmask(swap(cable.part(part or PARTS[code[:3]]), pattern, new, chance))

    on_cable.__name__ = name
    plants_in_cable(code)(on_cable)


def swap(text: str, pattern: str, new: str, chance: Random | None = None) -> str:
    """The text with one match replaced: the first, or any if there is a chance."""
    matches = list(re.finditer(pattern, text, re.MULTILINE))
    if not matches:
        raise UnfitError(pattern)
    match = chance.choice(matches) if chance else matches[0]
    return text[: match.start()] + match.expand(new) + text[match.end() :]


def found(text: str, pattern: str) -> re.Match[str]:
    """The first match of the pattern."""
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise UnfitError(pattern)
    return match


def marked_at(text: str, pattern: str) -> str:
    """The text with the caret before the first match."""
    return swap(text, pattern, rf"{CARET}\g<0>")


def edited(text: str, start: int, end: int, new: str) -> str:
    """The text with a stretch replaced."""
    return text[:start] + new + text[end:]


def with_identifier(one: Planted, identifier: str) -> Planted:
    return replace(one, identifier=identifier)


def _named(code: str, name: str) -> str:
    return f"{code}-{re.sub(r'[_ ]', '-', name)}"
