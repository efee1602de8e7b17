"""The rules that are on: grouped by what they are given, and which of their faults keep a voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cablelint.finding import Severity
from cablelint.message.model import Message
from cablelint.rules.rule import Check, Fault, Rule
from cablelint.text import Span

# What is found inside a copy that was set aside, or inside another message, follows from these.
OVER_COPIES = frozenset({"SYN003", "SYN008", "ARC006"})
OVER_FOREIGN = frozenset({"ARC006"})


class Active(NamedTuple):
    """A rule that is on, with its severity."""

    rule: Rule
    severity: Severity
    fixed: bool  # the settings say the severity, whatever a fault says


class Group(NamedTuple):
    """Rules that are given the same part of a message and need the same: they run together, or not at all."""

    part: str | None  # the attribute of Message that they are given, if they are rules over a line
    needs: frozenset[str]  # the attributes that must be there, that one among them
    rules: list[tuple[Check, Active]]


def grouped(rules: Iterable[Active]) -> list[Group]:
    groups: dict[tuple[str | None, frozenset[str]], Group] = {}
    for active in rules:
        part, needs = active.rule.part, frozenset(active.rule.needs)
        needs |= {part} if part is not None else set()
        group = groups.setdefault((part, needs), Group(part, needs, []))
        group.rules.append((active.rule.check, active))
    return list(groups.values())


def heard(message: Message, found: list[tuple[Fault, Active]]) -> list[tuple[Fault, Active]]:
    """The faults that keep a voice: one cause, one finding."""
    copies = [copy.span for copy in message.copies]
    foreign = message.foreign_span
    silent = {
        code
        for fault, active in found
        if active.rule.supersedes and (foreign is None or not _inside(fault.span, foreign))
        for code in active.rule.supersedes
    }
    if not silent and not copies and foreign is None:
        return found
    return [
        (fault, active)
        for fault, active in found
        if (code := active.rule.code) not in silent
        and (code in OVER_COPIES or not any(_inside(fault.span, copy) for copy in copies))
        and (code in OVER_FOREIGN or foreign is None or not _inside(fault.span, foreign))
    ]


def _inside(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start < stretch.end
