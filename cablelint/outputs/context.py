"""What a writer is told about where it writes, and what a whole run adds up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from cablelint.finding import FAMILIES, Result, Severity, family

HOME = "https://cablelint.example"


class Out(Protocol):
    """Where a writer writes to."""

    def write(self, text: str, /) -> object:
        """Write a text."""


class RuleFacts(NamedTuple):
    """A rule that was on in a run."""

    code: str
    name: str
    severity: Severity


def url(code: str) -> str | None:
    """The address of the page of a rule; None for that of a plug-in."""
    return f"{HOME}/rules/{code}" if family(code) in FAMILIES else None


def _unknown(code: str) -> str:
    return ""


class Context(NamedTuple):
    """How to write: for whom, how wide, and with which characters."""

    show: Severity = Severity.WARNING  # formats for people leave out what is below
    colour: bool = False
    terminal: bool = False
    links: bool = False  # OSC 8 links may be sent
    width: int = 80  # columns
    unicode: bool = True  # the encoding of the stream has every character
    drawn: int | None = None  # so many findings are drawn in full, the rest a line each; None: all
    listed: int | None = None  # so many findings are shown, the rest only counted; None: all
    in_file: bool = False  # places are those in the file, where they are known
    by: tuple[str, ...] = ("rule",)  # what statistics count by: one field, or two for a cross table
    described: Callable[[str], str] = _unknown  # what the rule of a code does, in a sentence or two


class Summary:
    """What a run adds up to, filled as the results come."""

    def __init__(self) -> None:
        self.messages = 0
        self.files = 0  # that hold these messages
        self.with_findings = 0  # messages that have any
        self.findings = dict.fromkeys(Severity, 0)
        self.suppressed = 0  # findings that do not count, by path or with a reason
        self.known = 0  # findings that do not count because the baseline lists them
        self.crashes = 0
        self.not_cables = 0
        self.unreadable: list[tuple[str, str]] = []  # path, reason
        self.complete = True  # the run was not interrupted
        self.seconds = 0.0
        self.first: str | None = None  # the code of the first of the gravest findings
        self.rules: tuple[RuleFacts, ...] = ()  # those that were on, for formats that list them
        self.remarks: list[str] = []  # what writers left out, and why: sentences without a full stop
        self._path: str | None = None
        self._gravest = 0

    def add(self, result: Result) -> None:
        """Count one result."""
        for finding in result.suppressed:
            of_baseline = finding.suppressed is not None and finding.suppressed.kind == "baseline"
            self.known += of_baseline
            self.suppressed += not of_baseline
        self._count(result)
        self.crashes += len(result.crashes)
        for finding in result.findings:
            self.findings[finding.severity] += 1
            if finding.severity > self._gravest:
                self._gravest, self.first = finding.severity, finding.code

    def _count(self, result: Result) -> None:
        if not result.is_message:
            return
        self.messages += 1
        if result.address.path != self._path:
            self.files += 1
            self._path = result.address.path
        self.with_findings += bool(result.findings)

    def at_or_above(self, level: Severity) -> int:
        """How many findings are that grave or graver."""
        return sum(count for severity, count in self.findings.items() if severity >= level)

    def below(self, level: Severity) -> dict[Severity, int]:
        """How many findings of each severity below the level there are, the gravest first, none left out."""
        return {one: self.findings[one] for one in (Severity.WARNING, Severity.INFO) if one < level}
