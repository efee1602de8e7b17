"""The forms that the format leaves open: the facts of a telegram are drawn once, how they are written apart.

`telegrams.py` renders one form, that of a message to be sent in 2006-09.  Here the same facts are written as
other years, copies and archives have them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from records import WRAPPERS
from telegrams import Telegram, telegrams


@dataclass(frozen=True)
class Era:
    """What is written in some years only."""

    years: tuple[int, int]
    orders: tuple[str, ...]  # of a classified message
    none: str  # of an unclassified one
    authority: tuple[str, ...]
    marked: bool = True  # portions have marks
    commas: bool = False  # between tags
    block: bool = False  # a distribution block stands above format line 5
    sent: bool = False  # with format lines 1 to 4
    subjects: tuple[str, ...] = ("SUBJECT:",)
    bodies: tuple[str, ...] = ("plain", "summary", "headings", "parts", "portions")
    found: frozenset[str] = frozenset()  # what the form itself is reported for


NAMED = (
    "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).",
    "CLASSIFIED BY: POLITICAL COUNSELOR JANE DOE. REASON: 1.4 (B, D).",
    "Classified By: Deputy Chief of Mission Jane Doe, Exampleton, for\nreasons 1.4 (b/d).",
    "Classified By: Ambassador Jane Doe\nReason: 1.4 (b)",
    "Classified By: Ambassador Jane Doe\n\nReason: 1.4 (b)",
    "Derived From: EXAMPLETON 398",
)
AMENDED = ("E.O. 12958: DECL: {until:%m/%d/%Y}",)
EVENTS = (
    "E.O. 12958: DECL: CLOSURE OF THE BRIDGE",
    "E.O. 12958: DNG: CO {half:%m/%d/%Y} DECL: {until:%m/%d/%Y}",
)
ERAS = {
    "sent": Era((2006, 2009), (*AMENDED, *EVENTS), "E.O. 12958: N/A", NAMED, sent=True),
    "state": Era((2004, 2009), AMENDED, "E.O. 12958: N/A", NAMED, block=True),
    "nineties": Era(
        (1996, 2001),
        ("E.O. 12958: DECL: {until:%m/%d/%Y}", "E.O. 12958: DECL: X1", "E.O. 12958: DECL: 1.6X1"),
        "E.O. 12958: N/A",
        ("CLASSIFIED BY: DCM JANE DOE. REASON: 1.5 (B) AND (D).",),
        block=True,
        subjects=("SUBJECT:", "SUBJ:"),
    ),
    "eighties": Era(
        (1983, 1994),
        ("E.O. 12356: DECL: OADR", "E.O. 12356: DECL: {until:%m/%d/%y}"),
        "E.O. 12356: N/A",
        ("",),
        block=True,
        bodies=("plain", "summary", "portions", "entire", "entire in words"),
        subjects=("SUBJECT:", "SUBJ:"),
    ),
    "reformed": Era(
        (1979, 1981),
        (
            "E.O. 12065: GDS {until:%m/%d/%y} (DOE, JANE) OR-P",
            "E.O. 12065: RDS-3 {until:%m/%d/%y} (DOE, JANE)",
        ),
        "E.O. 12065: N/A",
        ("",),
        commas=True,
        block=True,
        bodies=("entire",),
        subjects=("SUBJECT:", "SUBJ:"),
    ),
    "seventies": Era(
        (1974, 1977),
        ("E.O. 11652: GDS", "E.O. 11652: XGDS-1", "E.O. 11652: ADS"),
        "E.O. 11652: N/A",
        ("",),
        marked=False,
        commas=True,
        block=True,
        subjects=("SUBJECT:", "SUBJ:"),
    ),
    "alone": Era((2004, 2005), AMENDED, "E.O. 12958: N/A", NAMED, found=frozenset({"SYN005"})),
    "older": Era((1966, 1971), ("",), "", ("",), marked=False, commas=True, found=frozenset({"SYN005"})),
}
TAILS = {"group": ("", " ZDK", "        ZDK", " ZFF3"), "security": ("", " ZDK", " (TAO)")}
FURTHER = (
    "RUEHC/DEPT OF LABOR WASHDC",
    "RUEKJCS/SECDEF WASHDC//USDP:PDUSDP/ISA:EUR//",
    "ZEN/AMCONSUL TESTBURG 0000",
    "RUEHZN/EXAMPLE POSTS COLLECTIVE",
    "RUCNDT/USMISSION USUN NEW YORK 0412-0413",
    "XMT AMCONSUL RIVERSIDE",
)
ATTENTIONS = ("", "STATE FOR EUR/WE", "DEPT FOR EUR/WE, EUR/RPM;\nALSO FOR INR", "PASS TO LABOR FOR J. ROE")
REFERENCES = {
    0: ("",),
    1: ("REF: {0}", "REFTEL: {0}", "REF: A. {0}", "REFS: {0}"),
    2: ("REF: A. {0}\n     B. {1}", "REF: A. {0} B. {1}", "REF: (A) {0} (B) {1}", "REF: A) {0}\n     B) {1}"),
    3: (
        "REF: A. {0}\n     B. {1}\n     C. {2}",
        "REFS: (A) {0}, (B) {1}, (C) {2}",
        "REF: a. {0}\n     b. {1}\n     c. {2}",
    ),
}
SEAMS = ("plain", "decimal")
LINES_SENT = ("/AAAAA", "/BBBBB")
LINES_COPIED = (" E F T O", " TOSEC 190010")
AGAIN = ("line", "heading")
CORRECTED = "C O R R E C T E D  C O P Y (ADDED TAGS)"
SIGNATURES = ("DOE", "VAN DOE", "DOE-ROE")
SUBJECTS = (
    "A BRIDGE FOR THE MARKET",
    "A BRIDGE FOR THE MARKET, A FORD FOR THE\nCARTS",
    "BRIDGE/FORD: MARCH 3-4 TALKS",
)


@dataclass(frozen=True)
class Form:
    """One choice for each thing that is open."""

    era: str
    order: str
    subject: str
    title: str
    references: str
    authority: str
    attention: str
    tails: tuple[str, str]  # of format lines 5 and 4
    further: tuple[str, ...]  # addresses below INFO
    body: str
    seams: str
    signature: str
    wrapper: str
    book: bool  # it goes to more than one, in several messages
    corrected: str  # where a line of the heading says so: above E.O. or below SUBJECT
    line: str  # what the classification line holds besides, or format line 4: EFTO, a series, a category
    again: str  # what stands above a later section: its line, its heading, or the transmission, too

    @property
    def found(self) -> frozenset[str]:
        """The codes of what the form itself is reported for."""
        return WRAPPERS[self.wrapper].found | ERAS[self.era].found


@st.composite
def forms(draw: st.DrawFn) -> tuple[Telegram, Form]:
    """A telegram with facts of some era, and a form that it can have."""
    name = draw(st.sampled_from(sorted(ERAS)))
    era = ERAS[name]
    telegram = in_era(draw(telegrams()), era, draw)

    def any_of(choices: tuple[str, ...]) -> str:
        return draw(st.sampled_from(choices))

    classified = telegram.level != "UNCLASSIFIED"
    corrected = any_of(("", "above", "below")) if era.sent or era.block else ""
    whole = era.sent and telegram.sections > 1  # each section can be a transmission of its own
    again = any_of(AGAIN if era.block else ("line", "transmission") if whole else ("line",))
    further = draw(st.lists(st.sampled_from(FURTHER), unique=True)) if era.sent and telegram.info else []
    form = Form(
        era=name,
        order=any_of(era.orders) if classified else era.none,
        subject=any_of(era.subjects),
        title=any_of(SUBJECTS),
        references=any_of(REFERENCES[len(telegram.references)]),
        authority=any_of(era.authority) if classified else "",
        attention=any_of(ATTENTIONS),
        tails=(" ZDS" if corrected else any_of(TAILS["group"]), any_of(TAILS["security"])),
        further=tuple(further),
        body=any_of(era.bodies if era.marked else ("plain",)),
        corrected=corrected,
        book=era.sent and draw(st.booleans()),
        line=any_of(("", *(LINES_SENT if era.sent and classified else LINES_COPIED if era.block else ()))),
        again=again,
        seams=any_of(SEAMS if era.sent and again == "line" else SEAMS[:1]),
        signature=any_of(SIGNATURES),
        wrapper=any_of(
            tuple(
                name
                for name, one in WRAPPERS.items()
                if (era.sent or not one.sent) and one.years[0] <= telegram.time.year <= one.years[1]
            )
        ),
    )
    return telegram, form


def in_era(telegram: Telegram, era: Era, draw: st.DrawFn) -> Telegram:
    first, last = era.years
    days = draw(st.integers(0, 365 * (last - first + 1) - 2))
    time = datetime(first, 1, 1) + timedelta(
        days=days, minutes=telegram.time.hour * 60 + telegram.time.minute
    )
    tags = telegram.tags if telegram.tags[-1] == "FR" else (*telegram.tags, "FR")
    return replace(
        telegram,
        serial=telegram.serial % 29000 + 1000,  # four digits at least where none is padded
        time=time,
        tags=tags,
        noforn=False,
        attention=None,
        paragraphs=tuple((mark.removesuffix("/NF"), text) for mark, text in telegram.paragraphs),
        references=tuple(one.replace("06 ", f"{time.year % 100 - 1:02} ") for one in telegram.references),
        sections=min(draw(st.sampled_from((1, 2, 3))), len(telegram.paragraphs))
        if era.sent or era.block
        else 1,
    )
