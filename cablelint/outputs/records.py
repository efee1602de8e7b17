"""Results as records, which are what JSON can hold, and records as results: the schema cablelint/1.

Columns count code points from 1, offsets code points from 0, ends are exclusive.  From the records every
other format can be made: nothing that a format needs is missing in them.
"""

from __future__ import annotations

from typing import Any

from cablelint import __version__
from cablelint.finding import (
    Address,
    Crash,
    Finding,
    FindingFix,
    FixEdit,
    Related,
    Result,
    Severity,
    Suppression,
)
from cablelint.outputs.context import RuleFacts, Summary, url
from cablelint.text import Position

SCHEMA = "cablelint/1"
MESSAGE, FILE = "message", "file"  # kinds of records that findings follow; a file is no message
LEVELS = {str(severity): severity for severity in sorted(Severity, reverse=True)}

Record = dict[str, Any]

# ---- to records ---------------------------------------------------------------------------------


def message_record(result: Result) -> Record:
    """What is known of a message; its findings follow in records of their own."""
    return {
        **where(result),
        "year": result.year,
        "post": result.post,
        "classification": result.classification,
        "lines": result.lines,
        "findings": len(result.findings),
        "suppressed": len(result.suppressed),
        "crashes": [_crash(crash) for crash in result.crashes],
    }


def where(result: Result) -> Record:
    """Which message it is."""
    return {
        "path": result.address.path,
        "member": result.address.member,
        "record": result.address.record,
        "id": result.identifier,
    }


def finding_record(finding: Finding, place: Record) -> Record:
    """A finding in the message that `place` names (see `where`); without `source` if there are no lines."""
    record = {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **place,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "file_start": _in_file(finding.file_start),
        "file_end": _in_file(finding.file_end),
    }
    if finding.source:
        record["source"] = [{"line": line, "text": text} for line, text in finding.source]
    return record | {
        "label": finding.label,
        "help": finding.help,
        "notes": list(finding.notes),
        "related": [_related(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "url": url(finding.code),
        "fingerprint": finding.fingerprint,
        "suppressed": None if finding.suppressed is None else _suppression(finding.suppressed),
    }


def summary_record(summary: Summary) -> Record:
    """What the run came to."""
    return {
        "complete": summary.complete,
        "messages": summary.messages,
        "findings": {str(one): summary.findings[one] for one in sorted(Severity, reverse=True)},
        "suppressed": summary.suppressed + summary.known,
        "unreadable": [{"path": path, "reason": reason} for path, reason in summary.unreadable],
        "skipped": summary.not_cables,
        "rules": [
            {"code": rule.code, "name": rule.name, "severity": str(rule.severity)} for rule in summary.rules
        ],
        "version": __version__,
        "seconds": round(summary.seconds, 1),
    }


def _crash(crash: Crash) -> Record:
    record = {"rule": crash.rule, "error": crash.error}
    return record | {"plugin": crash.plugin} if crash.plugin else record


def _suppression(suppression: Suppression) -> Record:
    return {"kind": suppression.kind, "justification": suppression.justification}


def _related(related: Related) -> Record:
    return {
        "line": related.start.line,
        "column": related.start.column,
        "end_line": related.end.line,
        "end_column": related.end.column,
        "label": related.label,
    }


def _fix(fix: FindingFix) -> Record:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [
            {"start": _position(edit.start), "end": _position(edit.end), "text": edit.text}
            for edit in fix.edits
        ],
    }


def _position(position: Position) -> Record:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _in_file(place: tuple[int, int] | None) -> Record | None:
    return None if place is None else {"line": place[0], "column": place[1]}


# ---- from records; what is not as it should be raises KeyError, TypeError or ValueError -----------


def result_of(record: Record, findings: list[Finding]) -> Result:
    """The result whose message and findings were written; what was suppressed is parted from the rest."""
    return Result(
        address=Address(record["path"], record["member"], record["record"]),
        identifier=record["id"],
        year=record["year"],
        post=record["post"],
        classification=record["classification"],
        lines=record["lines"],
        findings=tuple(finding for finding in findings if finding.suppressed is None),
        crashes=tuple(
            Crash(crash["rule"], crash["error"], "", crash.get("plugin", "")) for crash in record["crashes"]
        ),
        suppressed=tuple(finding for finding in findings if finding.suppressed is not None),
        is_message=record.get("kind") != FILE,
    )


def finding_of(record: Record) -> Finding:
    """The finding that was written; related places have no offsets there, and get 0."""
    fix, suppressed = record["fix"], record["suppressed"]
    return Finding(
        code=record["code"],
        name=record["name"],
        severity=LEVELS[record["severity"]],
        message=record["message"],
        start=Position(**record["start"]),
        end=Position(**record["end"]),
        label=record["label"],
        help=record["help"],
        notes=tuple(record["notes"]),
        related=tuple(
            Related(
                Position(place["line"], place["column"], 0),
                Position(place["end_line"], place["end_column"], 0),
                place["label"],
            )
            for place in record["related"]
        ),
        fix=None if fix is None else _fix_of(fix),
        source=tuple((line["line"], line["text"]) for line in record.get("source", ())),
        fingerprint=record["fingerprint"],
        file_start=_place_of(record["file_start"]),
        file_end=_place_of(record["file_end"]),
        suppressed=None
        if suppressed is None
        else Suppression(suppressed["kind"], suppressed["justification"]),
    )


def rules_of(record: Record) -> tuple[RuleFacts, ...]:
    """The rules that were on, from the record of a run."""
    return tuple(RuleFacts(rule["code"], rule["name"], LEVELS[rule["severity"]]) for rule in record["rules"])


def _fix_of(record: Record) -> FindingFix:
    return FindingFix(
        record["title"],
        record["safe"],
        tuple(
            FixEdit(Position(**edit["start"]), Position(**edit["end"]), edit["text"])
            for edit in record["edits"]
        ),
    )


def _place_of(place: Record | None) -> tuple[int, int] | None:
    return None if place is None else (place["line"], place["column"])
