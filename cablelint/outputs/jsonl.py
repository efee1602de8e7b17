"""JSON Lines, one record a line: a message, its findings after it, and last a summary.

Columns count code points from 1, offsets code points from 0, ends are exclusive.  The last record is
the sign that the file is whole.
"""

from __future__ import annotations

import json
from typing import Any

from cablelint import __version__
from cablelint.finding import Finding, FindingFix, Result, Severity
from cablelint.outputs.context import URL, Context, Out, Summary
from cablelint.text import Position

SCHEMA = "cablelint/1"


class Writer:
    """Writes results as they come; what a format for people would leave out is there, too."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out

    def result(self, result: Result) -> None:
        """Write the record of one message and those of its findings."""
        where = _where(result)
        self._write(
            {
                "schema": SCHEMA,
                "kind": "message",
                **where,
                "year": result.year,
                "post": result.post,
                "classification": result.classification,
                "lines": result.lines,
                "findings": len(result.findings),
                "suppressed": 0,
            }
        )
        for finding in result.findings:
            self._write(_finding(finding, where))

    def end(self, summary: Summary) -> None:
        """Write the record of the run."""
        self._write(
            {
                "schema": SCHEMA,
                "kind": "summary",
                "complete": summary.complete,
                "messages": summary.messages,
                "findings": {str(one): summary.findings[one] for one in sorted(Severity, reverse=True)},
                "suppressed": 0,
                "unreadable": [{"path": path, "reason": reason} for path, reason in summary.unreadable],
                "skipped": summary.not_cables,
                "version": __version__,
                "seconds": round(summary.seconds, 1),
            }
        )

    def _write(self, record: dict[str, Any]) -> None:
        self._out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def _where(result: Result) -> dict[str, Any]:
    return {
        "path": result.address.path,
        "member": result.address.member,
        "record": result.address.record,
        "id": result.identifier,
    }


def _finding(finding: Finding, where: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "finding",
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **where,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "file_start": _in_file(finding.file_start),
        "file_end": _in_file(finding.file_end),
        "source": [{"line": line, "text": text} for line, text in finding.source],
        "label": finding.label,
        "help": finding.help,
        "notes": list(finding.notes),
        "related": [
            {
                "line": related.start.line,
                "column": related.start.column,
                "end_line": related.end.line,
                "end_column": related.end.column,
                "label": related.label,
            }
            for related in finding.related
        ],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "url": URL.format(code=finding.code),
        "fingerprint": finding.fingerprint,
        "suppressed": None,
    }


def _fix(fix: FindingFix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [
            {"start": _position(edit.start), "end": _position(edit.end), "text": edit.text}
            for edit in fix.edits
        ],
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _in_file(place: tuple[int, int] | None) -> dict[str, int] | None:
    return None if place is None else {"line": place[0], "column": place[1]}
