"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), one run, as GitHub code scanning reads it
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).

GitHub refuses a file with more than 25,000 results, so no more are written, the gravest first.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from cablelint import __version__
from cablelint.finding import Address, Finding, FindingFix, Result, Severity
from cablelint.outputs.context import HOME, Context, Out, RuleFacts, Summary, url
from cablelint.outputs.places import from_root, in_file, is_as_in_file
from cablelint.outputs.sentences import failure, place, sentences
from cablelint.outputs.spool import Spool

MOST = 25_000  # results
MOST_RELATED = 100  # places of a result; GitHub shows no more
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KEY = "cablelint/v1"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

Object = dict[str, Any]


class Writer:
    """Keeps results by severity, since the rules are named first and the gravest results next."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._results = {severity: Spool() for severity in sorted(Severity, reverse=True)}
        self._suppressed = Spool()
        self._left_out = 0
        self._found: dict[str, RuleFacts] = {}
        self._crashes: list[Object] = []

    def result(self, result: Result) -> None:
        """Keep the findings of one message."""
        times: Counter[str] = Counter()
        for finding in result.findings:
            self._found.setdefault(finding.code, RuleFacts(finding.code, finding.name, finding.severity))
            if len(self._results[finding.severity]) >= MOST:
                self._left_out += 1
                continue
            times[finding.fingerprint] += 1
            body = _result(finding, result, times[finding.fingerprint])
            self._results[finding.severity].add(f"{finding.code} {_json(body)}")
        for finding in result.suppressed[: MOST - len(self._suppressed)]:
            self._found.setdefault(finding.code, RuleFacts(finding.code, finding.name, finding.severity))
            times[finding.fingerprint] += 1
            body = _result(finding, result, times[finding.fingerprint])
            self._suppressed.add(f"{finding.code} {_json(body)}")
        for crash in result.crashes:
            self._crashes.append(_notification("error", f"{result.address}: {failure(crash)}"))

    def end(self, summary: Summary) -> None:
        """Write the run."""
        known = {rule.code for rule in summary.rules}
        rules = [*summary.rules, *(rule for code, rule in sorted(self._found.items()) if code not in known)]
        total = sum(map(len, self._results.values())) + self._left_out
        opening = _json({"$schema": SCHEMA, "version": "2.1.0"})[:-1]
        self._out.write(f'{opening},"runs":[{{"tool":{_json(self._tool(rules))},\n"results":[')
        self._write_results({rule.code: index for index, rule in enumerate(rules)})
        rest = {
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "where cablelint was run"}}},
            "invocations": [self._invocation(summary, total)],
        }
        self._out.write(f"\n],\n{_json(rest)[1:-1]}}}]}}\n")

    def _write_results(self, indices: dict[str, int]) -> None:
        room = MOST
        separator = "\n"
        for spool in (*self._results.values(), self._suppressed):
            for line in spool:
                if not room:
                    break
                code, _, body = line.partition(" ")
                self._out.write(f'{separator}{{"ruleId":"{code}","ruleIndex":{indices[code]},{body[1:]}')
                separator = ",\n"
                room -= 1

    def _tool(self, rules: list[RuleFacts]) -> Object:
        driver = {
            "name": "cablelint",
            "version": __version__,
            "informationUri": HOME,
            "rules": [self._rule(rule) for rule in rules],
        }
        return {"driver": driver}

    def _rule(self, rule: RuleFacts) -> Object:
        short = rule.name.replace("-", " ")
        what = self._context.described(rule.code) or short
        help, link = {"text": what}, {}
        if address := url(rule.code):
            link["helpUri"] = address
            help["text"] += f"\n{address}"
            help["markdown"] = f"{what}\n\n[{rule.code} {rule.name}]({address})"
        return {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": short},
            "fullDescription": {"text": what},
            "help": help,
            **link,
            "defaultConfiguration": {"level": LEVELS[rule.severity]},
            "properties": {"tags": [rule.code[:-3]], "problem.severity": _PROBLEMS[rule.severity]},
        }

    def _invocation(self, summary: Summary, total: int) -> Object:
        told = [
            _notification("error", f"cannot read {path}: {reason}") for path, reason in summary.unreadable
        ]
        told += self._crashes
        if not summary.complete:
            told.append(_notification("error", "the run was interrupted: this is partial"))
        if total > MOST:
            remark = f"sarif: {MOST:,} of {total:,} findings, the gravest first; GitHub takes no more"
            summary.remarks.append(remark)
            told.append(_notification("warning", remark))
        invocation: Object = {"executionSuccessful": summary.complete and not self._crashes}
        return invocation | ({"toolExecutionNotifications": told} if told else {})


def _result(finding: Finding, result: Result, times: int) -> Object:
    """A result, without its rule; `times`: so often this fingerprint was seen in the message."""
    fingerprints = {KEY: finding.fingerprint}
    if result.address.member is not None:
        # GitHub computes this for files that it finds, and an archive is not one of text.
        fingerprints["primaryLocationLineHash"] = f"{finding.fingerprint}:{times}"
    made: Object = {
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(sentences(finding))},
        "locations": [_location(finding, result)],
        "partialFingerprints": fingerprints,
    }
    if finding.suppressed is not None:
        made["suppressions"] = [{"kind": "external", "justification": finding.suppressed.justification}]
    if finding.related and is_as_in_file(finding, result.address):
        made["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {
                    "artifactLocation": _artifact(result.address),
                    "region": _region(*related.start[:2], *related.end[:2]),
                },
                **({"message": {"text": related.label}} if related.label else {}),
            }
            for number, related in enumerate(finding.related[:MOST_RELATED], 1)
        ]
    if finding.fix and finding.fix.safe and finding.fix.edits and is_as_in_file(finding, result.address):
        made["fixes"] = [_fix(finding.fix, result.address)]
    return made


def _location(finding: Finding, result: Result) -> Object:
    physical: Object = {"artifactLocation": _artifact(result.address)}
    inside = in_file(finding, result.address)
    if inside is not None:
        physical["region"] = _region(*inside)
    logical = {
        "name": result.identifier or str(result.address),
        "fullyQualifiedName": place(finding, result.address),
        "kind": "message",
    }
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _artifact(address: Address) -> Object:
    """The file: relative to the root if its path is, or else a URI of its own."""
    from urllib.parse import quote

    path = from_root(address.path, None)
    if path.startswith("/") or path[1:3] == ":/":
        return {"uri": "file:///" + quote(path.lstrip("/"), errors="surrogateescape")}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(line: int, column: int, end_line: int, end_column: int) -> Object:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(fix: FindingFix, address: Address) -> Object:
    replacements = [
        {
            "deletedRegion": _region(*edit.start[:2], *edit.end[:2]),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": _artifact(address), "replacements": replacements}],
    }


def _notification(level: str, text: str) -> Object:
    return {"level": level, "message": {"text": text}}


def _json(record: Object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
