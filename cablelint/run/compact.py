"""Results as bytes, and back: so they travel from process to process, and are kept from run to run.

Inside are tuples of numbers and texts, written by marshal: it takes a third of the time of json, gives back
what it was given, and, unlike pickle, runs nothing.  Bytes that may be damaged need a checksum beside them.

The lines that findings quote are not inside: they stand in the message, and are taken from there, and the
edits of fixes are made, when somebody looks at them.
"""

from __future__ import annotations

import marshal
from dataclasses import fields
from operator import attrgetter
from typing import Any

from cablelint.finding import (
    Claim,
    Comparable,
    Crash,
    Finding,
    FindingFix,
    Related,
    Result,
    Severity,
    Suppression,
)
from cablelint.inputs.document import Document, Sealed, opened
from cablelint.rules.stamp import LONGEST_LINE
from cablelint.run.edits import Places, packed_edits, packed_places, unpacked_edits
from cablelint.run.later import Later
from cablelint.text import Position, decode, tuple_of

Plain = tuple[Any, ...]  # of texts, numbers, truth values, bytes and tuples of them

_MADE_ANEW = ("address", "findings", "crashes", "suppressed", "comparable")
_PLAIN = tuple(name for name in Result._fields if name not in _MADE_ANEW)
_plain_of = attrgetter(*_PLAIN)
_of_crash = attrgetter(*(field.name for field in fields(Crash)))
_SEVERITIES = {int(severity): severity for severity in Severity}


def packed(result: Result, found: Document | Sealed) -> bytes:
    """The result of a document, without what the document tells of itself: where it is, and its lines.

    Raises ValueError where something is of a kind of its own, as what plug-ins say may be.
    """
    above = _lines_above(found)
    places: list[int] = []
    return marshal.dumps(
        (
            _plain_of(result),
            tuple([_packed_finding(finding, above, places) for finding in result.findings]),
            tuple([_of_crash(crash) for crash in result.crashes]),
            tuple([_packed_finding(finding, above, places) for finding in result.suppressed]),
            result.comparable and _packed_comparable(result.comparable, above, places),
            packed_places(places),
        )
    )


def unpacked(data: bytes, found: Document | Sealed) -> Result:
    """The result that was packed, of the same document, wherever that is now."""
    values, findings, crashes, suppressed, comparable, places = marshal.loads(data)
    above, lines = _lines_above(found), _Lines(found)
    return Result(
        address=found.address,
        findings=tuple([_finding(one, above, places, lines) for one in findings]),
        crashes=tuple([Crash(*one) for one in crashes]),
        suppressed=tuple([_finding(one, above, places, lines) for one in suppressed]),
        comparable=comparable and _comparable(comparable, above, places, lines),
        **dict(zip(_PLAIN, values, strict=True)),
    )


def _lines_above(found: Document | Sealed) -> int:
    """How many lines of the file are before what the message was taken out of."""
    if isinstance(found, Sealed):
        return found.line - 1
    return found.origin.line - 1 if found.origin is not None else 0


class _Lines:
    """The lines of a message as text.LineIndex has them; all of them are cut at once, if any is asked for."""

    __slots__ = ("_found", "_lines")

    def __init__(self, found: Document | Sealed) -> None:
        self._found = found
        self._lines: list[str] = []

    def numbered(self, numbers: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
        """Some of the lines with their numbers."""
        if not self._lines:
            document = opened(self._found)
            assert isinstance(document, Document)
            text = decode(document.data, document.encoding).text
            self._lines = text.split("\r" if "\r" in text and "\n" not in text else "\n")
        lines = self._lines
        return tuple([(number, lines[number - 1].rstrip("\r\n")[:LONGEST_LINE]) for number in numbers])


def _packed_comparable(one: Comparable, above: int, places: list[int]) -> Plain:
    claims = tuple([(_packed_finding(finding, above, places), sought) for finding, sought in one.claims])
    return one.name, one.digest, _packed_finding(one.place, above, places), one.key, claims


def _comparable(plain: Plain, above: int, places: Places, lines: _Lines) -> Comparable:
    name, digest, place, key, claims = plain
    made = [Claim(_finding(finding, above, places, lines), sought) for finding, sought in claims]
    return Comparable(name, digest, _finding(place, above, places, lines), key, tuple(made))


def _packed_finding(finding: Finding, above: int, places: list[int]) -> Plain:
    code, name, severity, message, start, end, label, help, notes, related, fix, source = finding[:12]
    fingerprint, file_start, file_end, suppressed = finding[12:]
    return (
        code,
        name,
        int(severity),
        message,
        start[:],
        end[:],
        label,
        help,
        notes,
        tuple([(one[:], other[:], text) for one, other, text in related]) if related else (),
        fix and (fix.title, fix.safe, packed_edits(fix.edits, places)),
        source.parts[0] if isinstance(source, Later) else tuple([number for number, _ in source]),
        fingerprint,
        file_start and (file_start[0] - above, file_start[1]),
        file_end and (file_end[0] - above, file_end[1]),
        suppressed and (suppressed.kind, suppressed.justification, suppressed.entries),
    )


def _finding(plain: Plain, above: int, places: Places, lines: _Lines) -> Finding:
    code, name, severity, message, start, end, label, help, notes, related, fix, quoted, *rest = plain
    fingerprint, file_start, file_end, suppressed = rest
    values = (
        code,
        name,
        _SEVERITIES[severity],
        message,
        tuple_of(Position, start),
        tuple_of(Position, end),
        label,
        help,
        notes,
        related
        and tuple(
            [
                tuple_of(Related, (tuple_of(Position, one), tuple_of(Position, other), text))
                for one, other, text in related
            ]
        ),
        fix and FindingFix(fix[0], fix[1], unpacked_edits(fix[2], places)),
        quoted and Later(lines.numbered, quoted),
        fingerprint,
        file_start and (file_start[0] + above, file_start[1]),
        file_end and (file_end[0] + above, file_end[1]),
        suppressed and Suppression(*suppressed),
    )
    return tuple_of(Finding, values)
