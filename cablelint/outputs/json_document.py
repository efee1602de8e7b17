"""One JSON document (RFC 8259), for programs that read a whole file: the records of `jsonl`, nested.

{"schema":"cablelint/1","messages":[{..., "findings":[...]}, ...],"summary":{...}}, a message a line.
"""

from __future__ import annotations

import json

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.records import SCHEMA, Record, finding_record, message_record, summary_record


class Writer:
    """Writes results as they come; the document is whole with the summary."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._before = f'{{"schema":"{SCHEMA}","messages":[\n'

    def result(self, result: Result) -> None:
        """Write one message with its findings."""
        findings = [finding_record(finding, {}) for finding in (*result.findings, *result.suppressed)]
        self._out.write(self._before + _json({**message_record(result), "findings": findings}))
        self._before = ",\n"

    def end(self, summary: Summary) -> None:
        """Write what the run came to."""
        opening = "" if self._before == ",\n" else self._before
        self._out.write(f'{opening}\n],"summary":{_json(summary_record(summary))}}}\n')


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
