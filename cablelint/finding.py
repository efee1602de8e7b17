"""What cablelint says: findings, with positions in the message; results, one a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from cablelint.text import Position

FAMILIES = {
    "ADR": "addresses and distribution",
    "ARC": "archive copies",
    "AUT": "Classified By",
    "CAP": "captions",
    "CLS": "classification line, message number, sections",
    "COR": "a corpus of messages",
    "END": "end of the message",
    "EXO": "executive order line",
    "MRK": "portion marks",
    "PAR": "paragraphs",
    "PGB": "page breaks",
    "REF": "references",
    "RUN": "the run itself",
    "SUB": "SUBJECT line",
    "SUP": "suppressions",
    "SYN": "order of lines",
    "TAG": "TAGS line",
    "TRN": "transmission",
    "TXT": "characters and lines",
}


def family(code: str) -> str:
    """The letters that a code begins with: one of FAMILIES, or those of a plug-in."""
    return code.rstrip("0123456789")


class Severity(IntEnum):
    """How bad: an error breaks the format, a warning is probably a mistake, an info is worth knowing."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Related(NamedTuple):
    """A second place that belongs to a finding, and what stands there."""

    start: Position
    end: Position
    label: str


class FixEdit(NamedTuple):
    """One replacement of a fix: the stretch from start to end becomes text."""

    start: Position
    end: Position
    text: str


class FindingFix(NamedTuple):
    """How a finding can be mended; a safe fix loses nothing that carries meaning."""

    title: str
    safe: bool
    edits: Sequence[FixEdit]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count."""

    kind: str  # "path", "entry", "baseline"
    justification: str
    entries: tuple[int, ...] = ()  # the numbers of the entries that allow it, from 0


class Finding(NamedTuple):
    """One fault of one message.  Positions are in the message: line and column from 1, end excluded.

    `file_start` and `file_end` are (line, column) in the file that the message came from; None
    where only the record can be named.  `source` holds the lines of the message that a drawing
    needs, as (number, text), ascending.  `fingerprint` is 16 hexadecimal digits that depend on the
    rule, the line and the text under the span, and on no wording of ours.
    """

    code: str
    name: str
    severity: Severity
    message: str
    start: Position
    end: Position
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: FindingFix | None = None
    source: Sequence[tuple[int, str]] = ()
    fingerprint: str = ""
    file_start: tuple[int, int] | None = None
    file_end: tuple[int, int] | None = None
    suppressed: Suppression | None = None


@dataclass(frozen=True, slots=True)
class Crash:
    """A fault of cablelint, or of a plug-in: the rule that raised on a message, and what it raised."""

    rule: str  # a code; "reading" where the message could not be read at all; "fixing" where fixes do harm
    error: str  # "IndexError: list index out of range"
    trace: str  # the traceback, without any text of the message
    plugin: str = ""  # name and version of the plug-in whose fault it is


class Address(NamedTuple):
    """Where a message came from: PATH[!MEMBER][#RECORD]."""

    path: str
    member: str | None = None
    record: int | None = None

    def __str__(self) -> str:
        member = f"!{self.member}" if self.member is not None else ""
        record = f"#{self.record}" if self.record is not None else ""
        return f"{self.path}{member}{record}"


class Metadata(NamedTuple):
    """What a table says of a message beside its text, in its own words; empty where it says nothing."""

    date: str = ""
    origin: str = ""
    classification: str = ""
    references: str = ""


MessageKey = tuple[int, str, int]  # year, post, number: 2007, EXAMPLETON, 412


class Claim(NamedTuple):
    """A finding about a reference, which holds if the run has none of the messages that may be meant."""

    finding: Finding
    sought: tuple[MessageKey, ...]


class Comparable(NamedTuple):
    """What is compared with the other messages of a run, by the rules COR (`rules/corpus.py`)."""

    name: str | None  # what it is filed under
    digest: str  # of its text, hexadecimal; empty where there is none
    place: Finding  # without words: where a finding about the whole message points
    key: MessageKey | None = None  # as other messages refer to it; only for COR003
    claims: tuple[Claim, ...] = ()


class Result(NamedTuple):
    """All that was found in one message, sorted by position.

    `suppressed` holds what was found and does not count.  Where `is_message` is false, the findings
    are about another file: the suppressions.  `comparable` is for the rules COR.
    """

    address: Address
    identifier: str | None
    year: int | None
    post: str | None
    classification: str | None
    lines: int
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    is_message: bool = True
    comparable: Comparable | None = None
