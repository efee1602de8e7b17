"""GitHub Flavored Markdown (https://github.github.com/gfm/), for $GITHUB_STEP_SUMMARY: a table by rule, and
the first findings, folded.

A summary of a step may have 1 MiB and is refused as a whole beyond that: it is cut, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.characters import visible
from cablelint.outputs.concise import mark
from cablelint.outputs.context import Context, Out, Summary, url
from cablelint.outputs.numbers import count
from cablelint.outputs.sentences import place
from cablelint.outputs.summary import told

MOST_FINDINGS = 50
MOST_BYTES = 2**20
_ENDING = 512  # bytes that the end may take
_SIGN = re.compile(r"[\"#$&*<>@\[\\\]^_`|~]|:(?=/)")  # whatever may mean something
_QUOTED = re.compile(r"`([^`]*)`")


@dataclass(slots=True)
class _Rule:
    """What is counted of one rule."""

    name: str
    gravest: Severity
    findings: int = 0
    messages: int = 0


class Writer:
    """Counts results as they come, and keeps the first findings of each severity."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._rules: dict[str, _Rule] = {}
        self._first: dict[Severity, list[str]] = {severity: [] for severity in sorted(Severity, reverse=True)}
        self._findings = 0
        self._size = 0

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        shown = [finding for finding in result.findings if finding.severity >= self._context.show]
        for finding in shown:
            rule = self._rules.setdefault(finding.code, _Rule(finding.name, finding.severity))
            rule.findings += 1
            rule.gravest = max(rule.gravest, finding.severity)
            kept = self._first[finding.severity]
            if len(kept) < MOST_FINDINGS:
                kept.append(_row(finding, result))
        for code in {finding.code for finding in shown}:
            self._rules[code].messages += 1
        self._findings += len(shown)

    def end(self, summary: Summary) -> None:
        """Write the page."""
        lines = ["## cablelint", "", _escaped(told(summary, self._context.show))]
        if self._rules:
            lines += ["", *self._table(), "", *self._folded()]
        for number, line in enumerate(lines):
            if not self._write(line):
                remark = f"cut at 1 MiB, {len(lines) - number} lines are missing"
                self._out.write(f"\n\n{remark}\n")
                summary.remarks.append(f"markdown: {remark}; GitHub takes no longer summary")
                return

    def _write(self, line: str) -> bool:
        self._size += len(line.encode("utf-8", "backslashreplace")) + 1
        if self._size > MOST_BYTES - _ENDING:
            return False
        self._out.write(line + "\n")
        return True

    def _table(self) -> list[str]:
        rows = sorted(self._rules.items(), key=lambda row: (-row[1].findings, row[0]))
        return [
            "| findings | messages | rule | |",
            "|---:|---:|---|---|",
            *(
                f"| {rule.findings:,} | {rule.messages:,} | {_linked(code)} {_escaped(rule.name)}"
                f" | {rule.gravest} |"
                for code, rule in rows
            ),
        ]

    def _folded(self) -> list[str]:
        """The first findings, the gravest first."""
        rows = [row for kept in self._first.values() for row in kept][:MOST_FINDINGS]
        title = count(self._findings, "finding")
        if len(rows) < self._findings:
            title = f"{len(rows)} of {self._findings:,} findings, the gravest first"
        return [
            f"<details><summary>{title}</summary>",
            "",
            "| where | | |",
            "|---|---|---|",
            *rows,
            "",
            "</details>",
        ]


def _row(finding: Finding, result: Result) -> str:
    words = " ".join(filter(None, (mark(finding), finding.message)))
    where = _code(place(finding, result.address))
    return f"| {where} | {finding.severity} {_linked(finding.code)} | {_words(words)} |"


def _linked(code: str) -> str:
    address = url(code)
    return f"[{code}]({address})" if address else code


def _words(text: str) -> str:
    """A message, what it quotes in the letters of code."""
    drawn = visible(text)
    if drawn.count("`") % 2:
        return _escaped(drawn)
    parts = _QUOTED.split(drawn)
    return "".join(_code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _code(text: str) -> str:
    return f"<code>{_escaped(visible(text))}</code>"


def _escaped(text: str) -> str:
    """The text without any sign that Markdown or HTML would act upon."""
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text)
