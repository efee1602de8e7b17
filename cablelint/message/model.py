"""What a message is made of, typed and positioned.  Rules see this and nothing of the syntax.

Names are those of the format (README of the rules: docs/rules).  Every value taken from the text is a
`Field`: a str that knows its span.  A part is None where the message has none, *or where the line is
malformed* (then `Message.malformed` holds it, and the rule on the form of that line reports it).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from cablelint.finding import Metadata
from cablelint.message.field import Field
from cablelint.message.oddities import Copy, Malformed, Missing, OutOfPlace, Repeated, RunOn, Wrapper
from cablelint.text import Span

# ---- format lines 1 to 5: the transmission ------------------------------------------------------


@dataclass(slots=True)
class TransmissionIdentifier:
    """Format line 1: VZCZC XRO 0412."""

    span: Span
    channel: Field  # XRO
    channel_number: Field  # 0412


@dataclass(slots=True)
class RoutingLine:
    """Format line 2, with its continuation lines: PP RUEHAA RUEHBB."""

    span: Span
    prosign: Field  # PP
    indicators: list[Field]


@dataclass(slots=True)
class CallingStation:
    """Format line 3: DE RUEHXX #0412/01 0731530."""

    span: Span
    station: Field  # RUEHXX
    station_serial: Field  # 0412
    segment: Field | None  # 01
    day_of_year: Field  # 073
    time: Field  # 1530


@dataclass(slots=True)
class SecurityLine:
    """Format line 4: ZNY CCCCC ZZH, and its tail."""

    span: Span
    warning: Field  # ZNY
    letters: Field  # CCCCC
    special: Field | None  # AAAAA of CCCCC/AAAAA
    tail: Field | None  # what follows ZZH: (CCY ADX...), ZDS


@dataclass(slots=True)
class DateTimeGroup:
    """Format line 5: O R 141530Z MAR 07 ZDK."""

    span: Span  # of the line
    prosigns: list[Field]  # O, R; empty in archive-made lines
    group: Field  # 141530Z MAR 07
    day: Field
    time: Field  # 1530
    month: Field  # as written
    year: Field
    tail: Field | None
    value: datetime | None  # UTC, naive; None where it is no real date


@dataclass(slots=True)
class Addressee:
    """One line of format lines 7 and 8: RUEHC/SECSTATE WASHDC PRIORITY 2593."""

    span: Span
    routing: Field | None
    name: Field
    precedence: Field | None
    serial: Field | None


@dataclass(slots=True)
class Distribution:
    """The distribution block of a State copy: its stretch (docs/format.md, "Distribution block")."""

    span: Span


# ---- the heading of the text --------------------------------------------------------------------

Level = Literal["UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET"]
RANKS: dict[str, int] = {
    "UNCLASSIFIED": 0,
    "LIMITED OFFICIAL USE": 1,
    "CONFIDENTIAL": 2,
    "SECRET": 3,
    "TOP SECRET": 4,
}


@dataclass(slots=True)
class Classification:
    """The classification line: C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412."""

    span: Span  # of the line, trailing blanks not counted
    level: Level
    level_text: Field  # as written: SS E C R E T
    section_text: Field | None  # as written: SECTION 01 OF 02, SCTION 01 OF 02
    section: Field | None
    sections: Field | None
    post: Field  # EXAMPLETON; blanks of a wrapped line squeezed by `squeezed`
    serial: Field  # 000412


@dataclass(slots=True)
class Caption:
    """One caption word of the heading."""

    word: Field  # SIPDIS
    line: Span  # the line it stands on


@dataclass(slots=True)
class OrderLine:
    """The executive order line: E.O. 12958: DECL: 03/14/2017."""

    span: Span
    label: Field  # E.O. or EO, as written
    number: Field | None
    declassify: Field | None  # what follows the colon, keyword included: DECL: 03/14/2017, N/A
    date_text: Field | None  # 03/14/2017, where the value has the shape of a date after DECL
    date: date | None  # that date; None where it is not in the calendar


@dataclass(slots=True)
class TagsLine:
    """TAGS: PREL, OVIP (ROE, RICHARD), FR."""

    span: Span
    terms: list[Field]


@dataclass(slots=True)
class Subject:
    """SUBJECT: (C) TEXT, with its continuation lines."""

    span: Span
    mark: Field | None
    title: Field | None


@dataclass(slots=True)
class Authority:
    """Classified By (or Derived From), with its continuation lines and a Reason line below it."""

    span: Span
    label: Field


# ---- the text -----------------------------------------------------------------------------------


@dataclass(slots=True)
class PortionMark:
    """What stands in the parentheses at the head of a paragraph."""

    text: Field  # C/NF, with its parentheses not included
    level: Level | None  # None where the mark is garbled
    noforn: bool


@dataclass(slots=True)
class Paragraph:
    """A numbered paragraph: from its number to the line before the next piece of the text."""

    span: Span
    number: Field  # the digits
    value: int
    opening: Span  # number, stop and mark: `1. (C)`
    mark: PortionMark | None
    inline: bool  # it begins inside a line of other text
    section: int  # index into Message.headings: 0 for the first


@dataclass(slots=True)
class Portion:
    """An unnumbered stretch of text that opens with a portion mark: (C) Text."""

    span: Span
    mark: PortionMark


@dataclass(slots=True)
class PageBreak:
    """A section seam: EXAMPLETON 00000412  001.2 OF 002."""

    span: Span
    post: Field
    serial: Field
    page: Field  # 001
    digit: Field | None  # 2
    total: Field  # 002
    inline: bool  # text stands before or after it on its line
    section: int


@dataclass(slots=True)
class Identifier:
    """yyPOSTnumber: 07EXAMPLETON412."""

    value: str
    source: Literal["given", "wrapper", "text"]
    year: int | None  # four digits
    post: str
    number: int
    span: Span | None  # where a wrapper or the text says it


Flavour = Literal["raw", "edited", "partial", "aggregator", "fragment"]
Era = Literal["vzcz", "state_copy", "aad", "older", "unknown"]


@dataclass(slots=True, kw_only=True)
class Message:
    """One message as it was read.  Offsets count in `source` and in `text` alike."""

    source: str  # as decoded
    text: str  # the same length: CRLF read as blank and LF, archive escapes and odd blanks as blanks
    odd: str = ""  # its characters that are not plain, in order (text.odd_characters)
    encoding: str = "utf-8"  # how the bytes were read; first_foreign, foreign_bytes as in text.Decoded
    first_foreign: int | None = None
    foreign_bytes: int = 0
    flavour: Flavour = "raw"
    era: Era = "unknown"
    identifier: Identifier | None = None  # given (file stem), else of a wrapper, else of the text
    date: date | None = None  # docs/format.md, "Which date": the group's, else the archive's
    year: int | None = None  # of that date, else of the identifier
    metadata: Metadata | None = None  # what the table says that holds the message

    # the transmission; None where there is none or where it is malformed
    transmission_identifier: TransmissionIdentifier | None = None
    routing_line: RoutingLine | None = None
    calling_station: CallingStation | None = None
    security_line: SecurityLine | None = None
    date_time_group: DateTimeGroup | None = None
    originator: Field | None = None  # what follows FM
    read_action: Callable[[], list[Addressee]] | None = None  # of the lines under TO
    read_information: Callable[[], list[Addressee]] | None = None  # of the lines under INFO
    distribution: Distribution | None = None

    # the heading
    classification: Classification | None = None  # of the copy that is read
    later: list[Classification] = field(default_factory=list)  # SECTION 02 ... of State copies
    captions: list[Caption] = field(default_factory=list)  # of the first heading, doubles kept
    order: OrderLine | None = None
    tags: TagsLine | None = None
    subject: Subject | None = None
    references: list[Span] = field(default_factory=list)  # REF lines with their continuations
    authority: Authority | None = None

    # the text
    body: Span | None = None  # from the first line of the text to its last, trailers left out
    paragraphs: list[Paragraph] = field(default_factory=list)
    portions: list[Portion] = field(default_factory=list)
    page_breaks: list[PageBreak] = field(default_factory=list)
    stray_captions: list[Span] = field(default_factory=list)  # caption lines inside the body
    furniture: list[Span] = field(default_factory=list)  # PAGE nn lines and page markings

    # what was set aside, and what did not fit
    wrappers: list[Wrapper] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    foreign: list[Classification] = field(default_factory=list)  # of other messages in this text
    foreign_span: Span | None = None  # the stretch that belongs to another message
    run_ons: list[RunOn] = field(default_factory=list)
    out_of_place: list[OutOfPlace] = field(default_factory=list)
    malformed: list[Malformed] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)

    answers: dict[object, Any] = field(default_factory=dict)  # what rules found out about it, by the question

    _action: list[Addressee] | None = None
    _information: list[Addressee] | None = None

    @property
    def action(self) -> list[Addressee] | None:
        """The addressees of TO; None without a TO line.  Read when first asked for."""
        if self._action is None and self.read_action is not None:
            self._action = self.read_action()
        return self._action

    @property
    def information(self) -> list[Addressee] | None:
        """The addressees of INFO; None without an INFO line.  Read when first asked for."""
        if self._information is None and self.read_information is not None:
            self._information = self.read_information()
        return self._information
