"""JSON Lines of ours, read again: results as they were found, and what the run came to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablelint.finding import Finding, Result
from cablelint.outputs.context import RuleFacts
from cablelint.outputs.records import FILE, MESSAGE, SCHEMA, Record, finding_of, result_of, rules_of


class Run(NamedTuple):
    """The record of a run, which is the last of its results."""

    complete: bool
    unreadable: tuple[tuple[str, str], ...]  # path, reason
    not_cables: int
    seconds: float
    rules: tuple[RuleFacts, ...]


class Broken(NamedTuple):
    """Where results stop to be as they were written, and how; nothing is read after that."""

    reason: str


def read(lines: Iterable[bytes]) -> Iterator[Result | Run | Broken]:
    """The results of one file, which may hold those of several runs, one after the other."""
    message: Record | None = None
    findings: list[Finding] = []
    last = ""
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            kind = _kind(record)
            if kind == "finding":
                if message is None:
                    raise ValueError("a finding without its message")
                findings.append(finding_of(record))
            elif message is not None:
                yield _whole(message, findings)
                message = None
            if kind in (MESSAGE, FILE):
                message, findings = record, []
            elif kind == "summary":
                yield _run(record)
            last = kind
        except (KeyError, TypeError, ValueError) as error:
            yield Broken(_told(number, error, line))
            return
    if message is not None:
        yield result_of(message, findings)
    if last != "summary":
        yield Broken("cut off: its last record is no summary")


def _whole(message: Record, findings: list[Finding]) -> Result:
    number = message["findings"] + message["suppressed"]
    if len(findings) != number:
        raise ValueError(f"findings of a message are missing: {len(findings)} of {number}")
    return result_of(message, findings)


def _kind(record: Record) -> str:
    if not isinstance(record, dict) or "schema" not in record:
        raise ValueError("it is no record of cablelint")
    if record["schema"] != SCHEMA:
        raise ValueError(f"its schema is {record['schema']}, not {SCHEMA}")
    return str(record["kind"])


def _run(record: Record) -> Run:
    return Run(
        bool(record["complete"]),
        tuple((one["path"], one["reason"]) for one in record["unreadable"]),
        int(record["skipped"]),
        float(record["seconds"]),
        rules_of(record),
    )


def _told(number: int, error: Exception, line: bytes) -> str:
    """What is wrong with a line.  The words of Python's errors may quote it, and are left out."""
    if not line.endswith(b"\n"):
        return f"cut off in line {number}"
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return f"line {number} is not JSON"
    if isinstance(error, KeyError):
        return f"line {number} has no {error}"
    if type(error) is ValueError and not isinstance(error, UnicodeError):
        return f"line {number}: {error}"
    return f"line {number} is not as cablelint writes it"
