"""Findings and messages as rows of two tables of Apache Arrow: the columns, and what stands in them.

Only who wants tables loads this module, since pyarrow is an extra.  `docs/data.md` explains each column.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from cablelint.finding import Finding, Result
from cablelint.outputs.context import url
from cablelint.outputs.records import where
from cablelint.text import Position

Row = dict[str, Any]


def _columns(**types: Any) -> list[Any]:
    """Columns by name.  A type is one of Arrow's, or its name, with a question mark where it may be null."""
    return [
        pa.field(name, pa.type_for_alias(type.rstrip("?")), type.endswith("?"))
        if isinstance(type, str)
        else pa.field(name, type, nullable=False)
        for name, type in types.items()
    ]


def _lists_of(**types: str) -> Any:
    return pa.list_(pa.struct(_columns(**types)))


_STRETCH = dict.fromkeys(
    ("start_line", "start_column", "start_offset", "end_line", "end_column", "end_offset"), "int64"
)
_WHICH_MESSAGE = _columns(
    path="string",
    member="string?",
    record="int64?",
    id="string?",
    year="int64?",
    post="string?",
    classification="string?",
)
FINDING = _columns(
    code="string",
    name="string",
    severity="string",
    message="string",
    **_STRETCH,
    file_start_line="int64?",
    file_start_column="int64?",
    file_end_line="int64?",
    file_end_column="int64?",
    label="string",
    help="string",
    notes=pa.list_(pa.string()),
    related=_lists_of(line="int64", column="int64", end_line="int64", end_column="int64", label="string"),
    fix_title="string?",
    fix_safe="bool?",
    fix_edits=_lists_of(**_STRETCH, text="string"),
    url="string?",
    fingerprint="string",
    suppressed="string?",
    justification="string?",
)
MESSAGE = [
    *_WHICH_MESSAGE,
    *_columns(lines="int64", crashes=_lists_of(rule="string", error="string", plugin="string?")),
]
FINDINGS = pa.schema([*_WHICH_MESSAGE, *FINDING])
MESSAGES = pa.schema([*MESSAGE, *_columns(findings="int64", suppressed="int64")])


def which_message(result: Result) -> Row:
    """The columns that say which message it is."""
    return {
        **where(result),
        "year": result.year,
        "post": result.post,
        "classification": result.classification,
    }


def message_row(result: Result) -> Row:
    """What is known of a message itself."""
    crashes = [
        {"rule": crash.rule, "error": crash.error, "plugin": crash.plugin or None} for crash in result.crashes
    ]
    return {**which_message(result), "lines": result.lines, "crashes": crashes}


def finding_row(finding: Finding) -> Row:
    """What is known of a finding itself."""
    fix, aside = finding.fix, finding.suppressed
    start, end = finding.file_start or (None, None), finding.file_end or (None, None)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **_stretch(finding.start, finding.end),
        "file_start_line": start[0],
        "file_start_column": start[1],
        "file_end_line": end[0],
        "file_end_column": end[1],
        "label": finding.label,
        "help": finding.help,
        "notes": list(finding.notes),
        "related": [
            {
                "line": place.start.line,
                "column": place.start.column,
                "end_line": place.end.line,
                "end_column": place.end.column,
                "label": place.label,
            }
            for place in finding.related
        ],
        "fix_title": fix and fix.title,
        "fix_safe": fix and fix.safe,
        "fix_edits": [{**_stretch(edit.start, edit.end), "text": edit.text} for edit in fix.edits]
        if fix
        else [],
        "url": url(finding.code),
        "fingerprint": finding.fingerprint,
        "suppressed": aside and aside.kind,
        "justification": aside and aside.justification,
    }


def batch_of(rows: list[Row], schema: Any) -> Any:
    """A RecordBatch of rows.  A lone surrogate, as in the name of a file that is no UTF-8, is escaped."""
    try:
        return pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_storable(row) for row in rows], schema)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    return value


def _stretch(start: Position, end: Position) -> Row:
    return dict(zip(_STRETCH, (*start, *end), strict=True))
