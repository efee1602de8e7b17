"""Workflow commands of GitHub Actions, which become annotations
(https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word.  What
is above that is written as a plain line, and the last notice says how many there are.
"""

from __future__ import annotations

import os

from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.characters import visible
from cablelint.outputs.concise import line
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.numbers import count
from cablelint.outputs.places import from_root, in_file
from cablelint.outputs.sentences import failure, place, sentences

# One notice is left for the one that says how many findings are no annotations.
MOST = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Writer:
    """Writes the findings of results as they come."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._root = os.environ.get("GITHUB_WORKSPACE")
        self._room = dict(MOST)
        self._left = 0

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        for crash in result.crashes:
            text = f"{visible(str(result.address))}: {failure(crash)}"
            if self._takes(Severity.ERROR):
                self._command("error", {"title": "cablelint failed"}, text)
            else:
                self._plain(text)
        for finding in result.findings:
            if finding.severity < self._context.show:
                continue
            if self._takes(finding.severity):
                self._annotate(finding, result)
            else:
                self._plain(line(finding, result.address, Context()))

    def end(self, summary: Summary) -> None:
        """Say how many findings are no annotations."""
        if self._left:
            more = count(self._left, "more finding is", "more findings are")
            self._command("notice", {"title": "cablelint"}, f"{more} in the log of this step")
            summary.remarks.append(f"github: {more} in plain lines; GitHub shows ten annotations a level")

    def _takes(self, severity: Severity) -> bool:
        """Whether there is room for an annotation, which is then taken."""
        if self._room[severity]:
            self._room[severity] -= 1
            return True
        self._left += 1
        return False

    def _annotate(self, finding: Finding, result: Result) -> None:
        properties = {
            "title": f"cablelint ({finding.code})",
            "file": from_root(result.address.path, self._root),
        }
        inside = in_file(finding, result.address)
        if inside is not None:
            properties["line"] = str(inside.line)
            if inside.end_line != inside.line:  # GitHub takes no columns then
                properties["endLine"] = str(inside.end_line)
            else:
                properties["col"] = str(inside.column)
                if inside.end_column > inside.column:
                    properties["endColumn"] = str(inside.end_column)
        first, *more = sentences(finding)
        told = [f"{place(finding, result.address)}: {finding.code} {first}", *more]
        self._command(COMMANDS[finding.severity], properties, "\n".join(told))

    def _command(self, name: str, properties: dict[str, str], message: str) -> None:
        told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        self._out.write(f"::{name} {told}::{_harmless(_data(message))}\n")

    def _plain(self, text: str) -> None:
        """A line of the log, which must not be taken for a command."""
        text = _harmless(text)
        self._out.write(f"{'./' if text.lstrip().startswith('::') else ''}{text}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(text: str) -> str:
    """Without the sign of the old commands, which count anywhere in a line."""
    return text.replace("##[", "## [")
