"""Files of results: opened, read one after the other, filtered, and what is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, NamedTuple

from cablelint.cli.values import Parser
from cablelint.cli.words import Usage, complain, unknown_rule
from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.context import RuleFacts, Summary
from cablelint.outputs.reading import Broken, Run, read

STANDARD_INPUT = "-"


class Filter(NamedTuple):
    """Which findings are taken: of these rules, of this severity or graver."""

    known: frozenset[str] = frozenset()  # the codes of all rules
    on: frozenset[str] = frozenset()  # those of them that are taken
    others: bool = True  # whether rules that are not known here are taken
    least: Severity = Severity.INFO

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is taken."""
        chosen = finding.code in self.on if finding.code in self.known else self.others
        return chosen and finding.severity >= self.least


def filtering(
    parser: Parser, select: list[str] | None, ignore: list[str] | None, least: Severity = Severity.INFO
) -> Filter:
    """The filter that options ask for; mistakes go to the parser."""
    from cablelint.rules.pages import heads
    from cablelint.rules.selection import chosen, selected

    known = heads()
    wanted = chosen(select, "--select", known) if select else None
    unwanted = chosen(ignore or (), "--ignore", known)
    parser.mistakes += map(unknown_rule, (*(wanted.mistakes if wanted else ()), *unwanted.mistakes))
    on = selected(known, wanted, chosen((), "", known), unwanted)
    return Filter(frozenset(known), on, wanted is None, least)


def paths_of(parser: Parser, paths: list[str] | None, example: str) -> tuple[str, ...]:
    """The files of results; where there is none, that is a mistake."""
    if not paths:
        parser.mistake(
            "there is no file of results", f"name what `check -o jsonl` wrote: `cablelint {example}`"
        )
    if (paths or []).count(STANDARD_INPUT) > 1:
        parser.mistake("`-` stands twice: there is one standard input")
    return tuple(paths or ())


class Results:
    """The results of several files as if they were of one run; fills the summary."""

    def __init__(self, paths: Iterable[str], filter: Filter, summary: Summary) -> None:
        self._paths = tuple(paths)
        self._filter = filter
        self._summary = summary
        self._rules: dict[str, RuleFacts] = {}
        self.all = 0  # findings, those that the filter leaves out, too
        self.failed = False  # a file is missing, or not whole

    def __iter__(self) -> Iterator[Result]:
        """The results, filtered; what is wrong with a file is said at once, and the next one is read."""
        for path in self._paths:
            try:
                with _opened(path) as lines:
                    yield from self._of_file(path, lines)
            except OSError as error:
                self._complain(path, (error.strerror or str(error)).lower())
        self._summary.rules = tuple(rule for _, rule in sorted(self._rules.items()))

    def _of_file(self, path: str, lines: Iterable[bytes]) -> Iterator[Result]:
        for found in read(lines):
            if isinstance(found, Result):
                self.all += len(found.findings)
                taken = tuple(finding for finding in found.findings if self._filter.takes(finding))
                aside = tuple(finding for finding in found.suppressed if self._filter.takes(finding))
                result = found._replace(findings=taken, suppressed=aside)
                self._summary.add(result)
                yield result
            elif isinstance(found, Run):
                self._add(found)
            else:
                self._broken(path, found)

    def _add(self, run: Run) -> None:
        summary = self._summary
        summary.complete &= run.complete
        summary.unreadable += run.unreadable
        summary.not_cables += run.not_cables
        summary.seconds += run.seconds
        for rule in run.rules:
            self._rules.setdefault(rule.code, rule)

    def _broken(self, path: str, broken: Broken) -> None:
        self._summary.complete = False
        self._complain(path, broken.reason)

    def _complain(self, path: str, reason: str) -> None:
        self.failed = True
        self._summary.complete = False
        complain(Usage(f"cannot read all of `{path}`: {reason}"))


def _opened(path: str) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else open(path, "rb")
