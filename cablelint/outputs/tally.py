"""What a page about a run counts: messages and findings in groups, the rules, the messages with most errors.

Memory depends on how many years, posts and rules there are, not on how many messages or findings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heappushpop
from typing import NamedTuple

from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.places import folder_of_both
from cablelint.outputs.sentences import failure

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
MOST_VALUES = 10_000  # different posts; of texts that are no cables there could be one a message
MOST_MESSAGES = 20
MOST_FAILURES = 20
NOT_KNOWN = "not known"
OTHERS = "others"


@dataclass(slots=True)
class Group:
    """Messages by the gravest finding of each, None standing for no finding; findings by severity."""

    messages: Counter[Severity | None] = field(default_factory=Counter)
    findings: Counter[Severity] = field(default_factory=Counter)

    def add(self, findings: Counter[Severity]) -> None:
        """Count a message."""
        self.messages[max(findings, default=None)] += 1
        self.findings.update(findings)

    def join(self, other: Group) -> None:
        """Count all that another one has counted."""
        self.messages.update(other.messages)
        self.findings.update(other.findings)

    @property
    def total(self) -> int:
        return self.messages.total()


class OfRule(NamedTuple):
    """What was counted of one rule; `first`: the place of its first finding."""

    name: str
    first: str
    findings: Counter[Severity]
    messages: list[int]  # one number, which is counted up

    @property
    def gravest(self) -> Severity:
        return max(self.findings)


class Faulty(NamedTuple):
    """A message with its findings by severity, the graver the greater; of equals the first is greater."""

    errors: int
    warnings: int
    infos: int
    order: int  # negative, and falling
    address: str
    identifier: str


class Tally:
    """Filled as the results come."""

    def __init__(self) -> None:
        self.all = Group()
        self.lines = 0
        self.address = self.path = ""  # of the first message
        self.years: dict[str, Group] = {}
        self.posts: dict[str, Group] = {}
        self.classes: dict[str, Group] = {}
        self.rules: dict[str, OfRule] = {}
        self.failures: list[str] = []  # of cablelint
        self.folder: str | None = None  # that all paths begin with, with its slash
        self._worst: list[Faulty] = []

    def add(self, result: Result) -> None:
        """Count one message and its findings."""
        findings = Counter(finding.severity for finding in result.findings)
        self.folder = folder_of_both(self.folder, result.address.path)
        self._count_rules(result)
        for crash in result.crashes[: MOST_FAILURES - len(self.failures)]:
            self.failures.append(f"{result.address}: {failure(crash)}")
        if not result.is_message:
            return
        if not self.address:
            self.address, self.path = str(result.address), result.address.path
        self.all.add(findings)
        self.lines += result.lines
        for groups, value in (
            (self.years, result.year),
            (self.posts, result.post),
            (self.classes, result.classification),
        ):
            name = NOT_KNOWN if value is None else str(value)
            if name not in groups and len(groups) >= MOST_VALUES:
                name = OTHERS
            groups.setdefault(name, Group()).add(findings)
        self._compare(result, findings)

    def worst(self) -> list[Faulty]:
        """The messages with most errors; of those with as many, with most warnings; infos do not count."""
        return sorted(self._worst, reverse=True)

    def short(self, address: str) -> str:
        """An address without the folder that all begin with."""
        return address.removeprefix(self.folder or "")

    def _count_rules(self, result: Result) -> None:
        codes = set()
        for finding in result.findings:
            of_rule = self.rules.get(finding.code) or self._new_rule(finding, result)
            of_rule.findings[finding.severity] += 1
            codes.add(finding.code)
        for code in codes:
            self.rules[code].messages[0] += result.is_message

    def _new_rule(self, finding: Finding, result: Result) -> OfRule:
        first = f"{result.address}:{finding.start.line}:{finding.start.column}"
        made = OfRule(finding.name, first, Counter(), [0])
        self.rules[finding.code] = made
        return made

    def _compare(self, result: Result, findings: Counter[Severity]) -> None:
        grave, less, slight = (findings[severity] for severity in GRAVEST_FIRST)
        if not grave and not less:
            return
        faulty = Faulty(grave, less, slight, -self.all.total, str(result.address), result.identifier or "")
        if len(self._worst) < MOST_MESSAGES:
            self._worst.append(faulty)
            self._worst.sort()
        else:
            heappushpop(self._worst, faulty)


def in_order(years: dict[str, Group]) -> list[tuple[str, Group]]:
    """The groups of years as these passed; what is not known last."""
    return sorted(years.items(), key=lambda year: (year[0] == NOT_KNOWN, year[0]))


def largest(groups: dict[str, Group], most: int) -> tuple[list[tuple[str, Group]], list[tuple[str, Group]]]:
    """The groups of most messages, and the rest: those others as one group, and what is not known."""
    known = sorted(
        ((name, group) for name, group in groups.items() if name not in (NOT_KNOWN, OTHERS)),
        key=lambda one: (-one[1].total, one[0]),
    )
    others = Group()
    for group in (groups.get(OTHERS, Group()), *(group for _, group in known[most:])):
        others.join(group)
    rest = [(OTHERS, others), (NOT_KNOWN, groups.get(NOT_KNOWN, Group()))]
    return known[:most], [one for one in rest if one[1].total]
