"""Reviewdog Diagnostic Format, one document
(https://github.com/reviewdog/reviewdog/tree/master/proto/rdf): columns count bytes of UTF-8.
"""

from __future__ import annotations

import json
from typing import Any

from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.context import HOME, Context, Out, Summary, url
from cablelint.outputs.places import from_root, in_file, is_as_in_file
from cablelint.outputs.sentences import sentences
from cablelint.text import Position

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
SOURCE = {"name": "cablelint", "url": HOME}


class Writer:
    """Writes the findings of results as they come."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._before = f'{{"source":{as_json(SOURCE)},"diagnostics":[\n'

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        for finding in result.findings:
            self._out.write(self._before + as_json(diagnostic(finding, result)))
            self._before = ",\n"

    def end(self, summary: Summary) -> None:
        """Close the document."""
        opening = "" if self._before == ",\n" else self._before
        self._out.write(f"{opening}\n]}}\n")


def diagnostic(finding: Finding, result: Result) -> dict[str, Any]:
    """One finding."""
    path = from_root(result.address.path, None)
    made: dict[str, Any] = {
        "message": "\n".join(sentences(finding)),
        "location": {"path": path},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if address := url(finding.code):
        made["code"]["url"] = address
    if not is_as_in_file(finding, result.address):
        inside = in_file(finding, result.address)
        if inside is not None:
            made["location"]["range"] = {"start": {"line": inside.line}}
        return made
    texts = dict(finding.source)
    made["location"]["range"] = _range(finding.start, finding.end, texts)
    if finding.fix and finding.fix.edits:
        suggestions: list[dict[str, Any]] = [
            {"range": _range(edit.start, edit.end, texts), "text": edit.text} for edit in finding.fix.edits
        ]
        # A reviewer applies suggestions as they are: all of them in bytes, or none.
        if all("column" in one["range"][end] for one in suggestions for end in ("start", "end")):
            made["suggestions"] = suggestions
    related = [
        {
            "message": related.label,
            "location": {"path": path, "range": _range(related.start, related.end, texts)},
        }
        for related in finding.related
    ]
    return made | ({"relatedLocations": related} if related else {})


def _range(start: Position, end: Position, texts: dict[int, str]) -> dict[str, Any]:
    return {"start": _position(start, texts), "end": _position(end, texts)}


def _position(position: Position, texts: dict[int, str]) -> dict[str, int]:
    """Line and column in bytes; without the column where the text of the line is not known."""
    line, column, _ = position
    before = texts.get(line, "")[: column - 1]
    if column > 1 and line not in texts:
        return {"line": line}
    beyond = column - 1 - len(before)  # the line end is no part of the text of a line
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + beyond + 1}


def as_json(record: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
