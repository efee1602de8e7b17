"""Findings that are known to be right as they are: set aside by path, or by an entry with a reason.

What is decided here is decided for one message alone, so that it can be done where the message is
checked, and no fix is applied to what was set aside.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cablelint.finding import Address, Finding, Result, Severity, Suppression
from cablelint.patterns import matches


class PathRules(NamedTuple):
    """Rules that are off for the messages of some paths; the pattern counts from the folder `root`."""

    root: str
    pattern: str
    codes: frozenset[str]


class PathSeverities(NamedTuple):
    """Severities by code for the messages of some paths."""

    root: str
    pattern: str
    severities: Mapping[str, Severity]


class Entry(NamedTuple):
    """One rule, allowed in one message or in those of some paths, and why."""

    code: str
    id: str | None
    path: str | None  # a pattern, if there is no id
    text: str | None  # only where a line of the finding holds it
    reason: str
    until: date | None  # the first day on which it does not hold any more
    root: str

    def is_about(self, result: Result, path: str) -> bool:
        """Whether the entry names this message; `path` is its whole address."""
        if self.id is not None:
            return self.id == result.identifier
        return matches(self.root, self.path or "", path)

    def allows(self, finding: Finding) -> bool:
        """Whether it allows this finding of a message that it names."""
        if finding.code != self.code:
            return False
        lines = range(finding.start.line, finding.end.line + 1)
        return self.text is None or any(
            number in lines and self.text in text for number, text in finding.source
        )


@dataclass(frozen=True)
class Exceptions:
    """All that the settings say about some messages only."""

    ignores: tuple[PathRules, ...] = ()
    severities: tuple[PathSeverities, ...] = ()
    entries: tuple[Entry | None, ...] = ()  # None for one that has ended, so that the numbers stay
    mandatory: frozenset[str] = frozenset()  # codes that nothing of this turns off

    def applied(self, result: Result) -> Result:
        """The result with its findings parted: those that count, and those that are suppressed."""
        if not result.findings:
            return result
        path = whole_path(result.address)
        ignores = [one for one in self.ignores if matches(one.root, one.pattern, path)]
        severities: dict[str, Severity] = {}
        for one in self.severities:
            if matches(one.root, one.pattern, path):
                severities.update(one.severities)
        entries = [
            (number, entry)
            for number, entry in enumerate(self.entries)
            if entry and entry.is_about(result, path)
        ]
        if not (ignores or severities or entries):
            return result
        counted, suppressed = [], list(result.suppressed)
        for finding in result.findings:
            if finding.code in severities:
                finding = finding._replace(severity=severities[finding.code])
            suppression = self._suppression(finding, ignores, entries)
            if suppression is None:
                counted.append(finding)
            else:
                suppressed.append(finding._replace(suppressed=suppression))
        return result._replace(findings=tuple(counted), suppressed=tuple(suppressed))

    def _suppression(
        self, finding: Finding, ignores: Iterable[PathRules], entries: Iterable[tuple[int, Entry]]
    ) -> Suppression | None:
        if finding.code in self.mandatory:
            return None
        for ignored in ignores:
            if finding.code in ignored.codes:
                return Suppression("path", f"ignored for {ignored.pattern}")
        allowing = [(number, entry) for number, entry in entries if entry.allows(finding)]
        if not allowing:
            return None
        numbers = tuple(number for number, _ in allowing)
        return Suppression("entry", allowing[0][1].reason, numbers)


def whole_path(address: Address) -> str:
    """The absolute path of a message, with its member, parted by slashes."""
    path = os.path.abspath(address.path).replace(os.sep, "/")
    return f"{path}!{address.member}" if address.member is not None else path
