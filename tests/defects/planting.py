"""What a defect operator is, and how one is written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from telegrams import Telegram, render

CARET = "‸"  # in a text with a planted fault: the finding is expected to begin here


class UnfitError(Exception):
    """The message has not what the operator needs: draw another one."""


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


class Operator(NamedTuple):
    """Plants the fault of one rule.  `on_text` is there where the facts of the message are not needed."""

    code: str
    name: str
    plant: Callable[[Telegram, Random], Planted]
    on_text: Callable[[str, Random], str] | None = None


OPERATORS: list[Operator] = []

OnTelegram = Callable[[Telegram, Random], Planted]
OnText = Callable[[str, Random], str]


def plants(code: str) -> Callable[[OnTelegram], OnTelegram]:
    """Register a function from the facts of a message to a faulty text."""

    def declare(function: OnTelegram) -> OnTelegram:
        OPERATORS.append(Operator(code, _named(code, function.__name__), function))
        return function

    return declare


def plants_in_text(code: str) -> Callable[[OnText], OnText]:
    """Register a function from the text of a message to one with a fault and a caret."""

    def declare(function: OnText) -> OnText:
        def plant(telegram: Telegram, chance: Random) -> Planted:
            return planted(function(render(telegram), chance))

        OPERATORS.append(Operator(code, _named(code, function.__name__), plant, function))
        return function

    return declare


def swapping(code: str, name: str, pattern: str, new: str) -> None:
    """Register: one of the places where the pattern matches becomes `new`, which holds the caret."""

    def function(text: str, chance: Random) -> str:
        return swap(text, pattern, new, chance)

    function.__name__ = name.replace(" ", "_")
    plants_in_text(code)(function)


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


def need(fact: object) -> None:
    """The fact is needed."""
    if not fact:
        raise UnfitError


def marked_at(text: str, pattern: str) -> str:
    """The text with the caret before the first match."""
    return swap(text, pattern, rf"{CARET}\g<0>")


def with_identifier(one: Planted, identifier: str) -> Planted:
    return replace(one, identifier=identifier)


def _named(code: str, name: str) -> str:
    return f"{code}-{name.replace('_', '-')}"
