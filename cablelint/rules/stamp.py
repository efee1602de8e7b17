"""The fault of a rule in, the finding out: positions, the lines that a drawing needs, the fingerprint."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cablelint.finding import Finding, FindingFix, FixEdit, Related, Severity
from cablelint.rules.rule import Fault, Fix
from cablelint.text import LineIndex, Position, Span, tuple_of

if TYPE_CHECKING:
    from hashlib import blake2b as Hash  # noqa: N812

# A finding carries the lines that its drawing needs, and no more: a message may be one line of megabytes.
MOST_LINES = 12
LONGEST_LINE = 16_384  # code points


class Stamp:
    """Makes findings of the faults of one message; keeps what several of them need.

    `in_file` says that the message is a file of its own, so that its lines are those of the file.
    """

    __slots__ = ("_hashes", "_in_file", "_index", "_lines", "_source")

    def __init__(self, source: str, *, in_file: bool) -> None:
        self._source = source
        self._in_file = in_file
        self._index = LineIndex(source)
        self._lines: dict[int, tuple[int, str]] = {}  # each once, however many findings are drawn with it
        self._hashes: dict[int, Hash] = {}

    def finding(self, fault: Fault, code: str, name: str, severity: Severity) -> Finding:
        """The finding that a fault of a rule is.

        Words that a rule took from the message know their place there (`model.Field`); those of a
        finding are plain, since they travel between processes.
        """
        (start, end), *_ = self._index.stretches((fault.span,))
        related = self._related(fault.related) if fault.related else ()
        fix = self._fix(fault.fix) if fault.fix else None
        values = (
            code,
            name,
            severity,
            str(fault.message),
            start,
            end,
            str(fault.label),
            str(fault.help),
            tuple(map(str, fault.notes)) if fault.notes else (),
            related,
            fix,
            self._drawn(start, end, related, fix),
            self._fingerprint(code, start.line, fault.span),
            (start.line, start.column) if self._in_file else None,
            (end.line, end.column) if self._in_file else None,
            None,
        )
        return tuple_of(Finding, values)

    def _related(self, places: tuple[tuple[Span, str], ...]) -> tuple[Related, ...]:
        stretches = self._index.stretches([span for span, _ in places])
        return tuple(
            [
                tuple_of(Related, (start, end, str(label)))
                for (start, end), (_, label) in zip(stretches, places, strict=True)
            ]
        )

    def _fix(self, fix: Fix) -> FindingFix:
        stretches = self._index.stretches([(start, end) for start, end, _ in fix.edits])
        edits = [
            tuple_of(FixEdit, (start, end, str(edit.text)))
            for (start, end), edit in zip(stretches, fix.edits, strict=True)
        ]
        return FindingFix(str(fix.title), fix.safe, tuple(edits))

    def _drawn(
        self, start: Position, end: Position, related: tuple[Related, ...], fix: FindingFix | None
    ) -> tuple[tuple[int, str], ...]:
        """The lines of the finding, of what is related to it, and of its fix."""
        numbers = dict.fromkeys([start.line, end.line, *[place.start.line for place in related]])
        for edit in fix.edits if fix else ():
            if len(numbers) >= MOST_LINES:
                break
            first, last = edit.start.line, edit.end.line
            for number in range(first, min(last + 1, first + MOST_LINES)):
                numbers[number] = None
        lines = self._lines
        for number in numbers:
            if number not in lines:
                lines[number] = (number, self._index.line(number)[:LONGEST_LINE])
        return tuple([lines[number] for number in sorted(list(numbers)[:MOST_LINES])])

    def _fingerprint(self, code: str, line: int, span: Span) -> str:
        """What stays the same when lines are moved or spaced anew, and when our words change."""
        if line not in self._hashes:
            self._hashes[line] = _hash_of(self._index.line(line))
        return _finished(self._hashes[line].copy(), code, self._source[span.start : span.end])


def fingerprint(code: str, line: str, under: str) -> str:
    """That of a finding of a rule, at a text in a line."""
    return _finished(_hash_of(line), code, under)


def _hash_of(line: str) -> Hash:
    return hashing()(_squeezed(line).encode("utf-8", "replace"), digest_size=8)


def _finished(digest: Hash, code: str, under: str) -> str:
    digest.update(f"\0{code}\0{under}".encode("utf-8", "replace"))
    return digest.hexdigest()


def _squeezed(line: str) -> str:
    """A line with one blank where there were several; a long one without a list of all its words."""
    if not line.isprintable():  # it holds tabs or other blanks
        return " ".join(line.split())
    line = line.strip()
    while "  " in line:
        line = line.replace("  ", " ")
    return line


@cache
def hashing() -> type[Hash]:
    """BLAKE2b, imported where it is needed, and not by hashlib, which loads OpenSSL with it."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b
