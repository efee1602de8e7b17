"""Results as plain tuples of numbers and texts, and back: they travel, and are kept, at a third of the cost.

Nothing but texts, numbers, truth values and tuples of them is inside, so that any format can hold it;
lists may stand for the tuples on the way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from cablelint.finding import (
    Address,
    Claim,
    Comparable,
    Crash,
    Finding,
    FindingFix,
    FixEdit,
    Related,
    Result,
    Severity,
    Suppression,
)
from cablelint.text import Position

Plain = Sequence[Any]

_MADE_ANEW = ("address", "findings", "crashes", "suppressed", "comparable")
_PLAIN = tuple(name for name in Result._fields if name not in _MADE_ANEW)
_plain_of = attrgetter(*_PLAIN)
_of_crash = attrgetter(*(field.name for field in fields(Crash)))
_SEVERITIES = {int(severity): severity for severity in Severity}
_make = tuple.__new__  # what Position(...) does, at a third of its cost
BEHIND = -3  # from here on a packed finding holds its places in the file, and its lines


def packed(result: Result) -> Plain:
    """The result without its address."""
    return (
        _plain_of(result),
        [_packed_finding(finding) for finding in result.findings],
        [_of_crash(crash) for crash in result.crashes],
        [_packed_finding(finding) for finding in result.suppressed],
        result.comparable and _packed_comparable(result.comparable),
    )


def unpacked(plain: Plain, address: Address) -> Result:
    """The result that was packed, at an address."""
    values, findings, crashes, suppressed, comparable = plain
    return Result(
        address=address,
        findings=tuple([_finding(one) for one in findings]),
        crashes=tuple([Crash(*one) for one in crashes]),
        suppressed=tuple([_finding(one) for one in suppressed]),
        comparable=comparable and _comparable(comparable),
        **dict(zip(_PLAIN, values, strict=True)),
    )


def _packed_comparable(one: Comparable) -> Plain:
    claims = [(_packed_finding(finding), sought) for finding, sought in one.claims]
    return (one.name, one.digest, _packed_finding(one.place), one.key, claims)


def _comparable(plain: Plain) -> Comparable:
    name, digest, place, key, claims = plain
    return Comparable(
        name,
        digest,
        _finding(place),
        key and tuple(key),
        tuple([Claim(_finding(finding), tuple(map(tuple, sought))) for finding, sought in claims]),
    )


def _packed_finding(finding: Finding) -> Plain:
    fix, suppressed = finding.fix, finding.suppressed
    return (
        finding.code,
        finding.name,
        int(finding.severity),
        finding.message,
        *finding.start,
        *finding.end,
        finding.label,
        finding.help,
        finding.notes,
        [(*one.start, *one.end, one.label) for one in finding.related],
        fix and (fix.title, fix.safe, [(*edit.start, *edit.end, edit.text) for edit in fix.edits]),
        finding.fingerprint,
        suppressed and (suppressed.kind, suppressed.justification, suppressed.entries),
        finding.file_start,
        finding.file_end,
        finding.source,
    )


def _finding(plain: Plain) -> Finding:
    code, name, severity, message, line, column, offset, end_line, end_column, end_offset, *rest = plain
    label, help, notes, related, fix, fingerprint, suppressed, file_start, file_end, source = rest
    values = (
        code,
        name,
        _SEVERITIES[severity],
        message,
        _make(Position, (line, column, offset)),
        _make(Position, (end_line, end_column, end_offset)),
        label,
        help,
        tuple(notes),
        tuple([_make(Related, places) for places in _places(related)]) if related else (),
        fix and FindingFix(fix[0], fix[1], tuple([_make(FixEdit, places) for places in _places(fix[2])])),
        tuple([(number, text) for number, text in source]),
        fingerprint,
        file_start and (file_start[0], file_start[1]),
        file_end and (file_end[0], file_end[1]),
        suppressed and Suppression(suppressed[0], suppressed[1], tuple(suppressed[2])),
    )
    return _make(Finding, values)


def _places(plain: Sequence[Plain]) -> list[tuple[Position, Position, str]]:
    """Stretches with their texts: a fix may have thousands."""
    return [
        (_make(Position, (line, column, offset)), _make(Position, (end_line, end_column, end_offset)), text)
        for line, column, offset, end_line, end_column, end_offset, text in plain
    ]
