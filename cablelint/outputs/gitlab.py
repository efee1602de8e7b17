"""GitLab Code Quality, one array
(https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).

GitLab shows what has the same fingerprint once, so each has its own: of what is found, in which message,
and only for true duplicates which of them it is.  All fingerprints are kept for that, 8 bytes each.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import blake2b
from typing import Any

from cablelint.finding import Finding, Result, Severity
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.places import from_root, in_file
from cablelint.outputs.sentences import sentences

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


class Writer:
    """Writes the findings of results as they come."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._root = os.environ.get("CI_PROJECT_DIR")
        self._times: Counter[bytes] = Counter()
        self._before = "[\n"

    def result(self, result: Result) -> None:
        """Write the findings of one message."""
        for finding in result.findings:
            text = json.dumps(self._issue(finding, result), ensure_ascii=False, separators=(",", ":"))
            self._out.write(self._before + text)
            self._before = ",\n"

    def end(self, summary: Summary) -> None:
        """Close the array."""
        self._out.write("\n]\n" if self._before == ",\n" else "[]\n")

    def _issue(self, finding: Finding, result: Result) -> dict[str, Any]:
        path = from_root(result.address.path, self._root)
        inside = in_file(finding, result.address)
        return {
            "description": f"{finding.code} {' '.join(sentences(finding)[:1])}",
            "check_name": finding.code,
            "fingerprint": self._fingerprint(finding, result, path),
            "severity": SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": inside.line if inside else 1}},
        }

    def _fingerprint(self, finding: Finding, result: Result, path: str) -> str:
        # The number of a record changes with every record before it: its identifier is better.
        which = result.identifier or result.address.record
        words = "\0".join((path, result.address.member or "", str(which), finding.fingerprint))
        key = blake2b(words.encode("utf-8", "surrogateescape"), digest_size=16)
        short = key.digest()[:8]
        self._times[short] += 1
        if self._times[short] > 1:
            key.update(f"\0{self._times[short]}".encode())
        return key.hexdigest()
