"""Reviewdog Diagnostic Format as JSON Lines, a finding a line
(https://github.com/reviewdog/reviewdog/tree/master/proto/rdf): columns count bytes of UTF-8.
"""

from __future__ import annotations

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.rdjson import SOURCE, as_json, diagnostic


class Writer:
    """Writes the findings of results as they come."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        for finding in result.findings:
            self._out.write(as_json({**diagnostic(finding, result), "source": SOURCE}) + "\n")

    def end(self, summary: Summary) -> None:
        """Nothing follows the last line."""
