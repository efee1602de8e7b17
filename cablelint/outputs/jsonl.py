"""JSON Lines (https://jsonlines.org), one record a line: a message, its findings after it, last a summary.

The last record is the sign that the file is whole.  `records` says what a record holds.
"""

from __future__ import annotations

import json

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.records import (
    FILE,
    MESSAGE,
    SCHEMA,
    Record,
    finding_record,
    message_record,
    summary_record,
    where,
)


class Writer:
    """Writes results as they come; what a format for people would leave out is there, too."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out

    def result(self, result: Result) -> None:
        """Write the record of one message and those of its findings."""
        self._write(MESSAGE if result.is_message else FILE, message_record(result))
        place = where(result)
        for finding in (*result.findings, *result.suppressed):
            self._write("finding", finding_record(finding, place))

    def end(self, summary: Summary) -> None:
        """Write the record of the run."""
        self._write("summary", summary_record(summary))

    def _write(self, kind: str, record: Record) -> None:
        whole = {"schema": SCHEMA, "kind": kind, **record}
        self._out.write(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")
