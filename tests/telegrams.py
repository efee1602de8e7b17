"""Whole telegrams for properties: the facts are drawn once, then rendered as the format wants it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

POSTS = {"EXAMPLETON": "RUEHXX", "SAMPLEVILLE": "RUEHYY", "TESTBURG": "RUEHZZ"}
LEVELS = {
    "UNCLASSIFIED": ("UNCLAS", "ZNR UUUUU"),
    "CONFIDENTIAL": ("C O N F I D E N T I A L", "ZNY CCCCC"),
    "SECRET": ("S E C R E T", "ZNY SSSSS"),
}
MARKS = {"UNCLASSIFIED": ["U", "SBU"], "CONFIDENTIAL": ["C", "U", "SBU"], "SECRET": ["S", "C", "U"]}
PRECEDENCES = {"O": "IMMEDIATE", "P": "PRIORITY", "R": ""}
SUBJECT_TAGS = ["PREL", "PGOV", "ECON", "ETRD", "PHUM", "SCUL"]
REFERENCES = ["STATE 1043", "06 STATE 98765", "VIENNA 12"]
CITATIONS = ["The bridge is the one of which we wrote before (ref A).", "As in ref A, the toll is the point."]
ATTENTIONS = ["STATE FOR EUR/WE", "DEPT FOR EUR/WE, EUR/RPM"]
SENTENCES = [
    "The council of the town has agreed to share the cost of a new bridge.",
    "The mayor told the DCM that the market would stay where it is.",
    "Carts now go round by the ford, which takes them an hour.",
    "He asked that nothing be said of it before the council has met.",
    "The harvest was better than that of last year, and the fair was larger.",
    "Nobody expects the ferry to run again before the spring.",
]


@dataclass(frozen=True)
class Telegram:
    """The facts of one message."""

    post: str
    serial: int
    time: datetime
    level: str
    prosign: str
    info: tuple[tuple[str, str], ...]  # post, prosign
    direct: bool
    sections: int
    tags: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]  # mark, text
    references: tuple[str, ...] = ()
    attention: str | None = None
    noforn: bool = False  # the marks in paragraphs say so too

    @property
    def identifier(self) -> str:
        return f"{self.time:%y}{self.post}{self.serial}"


@st.composite
def telegrams(draw: st.DrawFn) -> Telegram:
    post = draw(st.sampled_from(sorted(POSTS)))
    level = draw(st.sampled_from(sorted(LEVELS)))
    prosign = draw(st.sampled_from("OPR"))
    lower = "OPR"["OPR".index(prosign) :]
    direct = draw(st.booleans())
    others = [] if direct else draw(st.lists(st.sampled_from(sorted(POSTS.keys() - {post})), unique=True))
    marks = MARKS[level]
    count = draw(st.integers(1, 9))
    paragraphs = [
        (
            marks[0] if number == 0 and level != "UNCLASSIFIED" else draw(st.sampled_from(marks)),
            " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))),
        )
        for number in range(count)
    ]
    noforn: bool = draw(st.booleans()) if level != "UNCLASSIFIED" else False
    if noforn:
        paragraphs[0] = (f"{paragraphs[0][0]}/NF", paragraphs[0][1])
    references = draw(st.lists(st.sampled_from(REFERENCES), unique=True))
    cited = draw(st.booleans())
    if references and cited:
        mark, words = paragraphs[-1]
        paragraphs[-1] = (mark, f"{words} {draw(st.sampled_from(CITATIONS))}")
    minutes = draw(st.integers(0, 2_000_000))
    return Telegram(
        post=post,
        serial=draw(st.integers(1, 29999)),
        time=datetime(2006, 3, 1) + timedelta(minutes=minutes),
        level=level,
        prosign=prosign,
        info=tuple((other, draw(st.sampled_from(lower))) for other in others),
        direct=direct,
        sections=1 if direct else draw(st.integers(1, min(3, count))),
        tags=(
            *draw(st.lists(st.sampled_from(SUBJECT_TAGS), min_size=1, max_size=4, unique=True)),
            *draw(st.lists(st.just("KDEM"), max_size=1)),
            "FR",
        ),
        paragraphs=tuple(paragraphs),
        references=tuple(references),
        attention=draw(st.sampled_from([None, *ATTENTIONS])),
        noforn=noforn,
    )


def render(telegram: Telegram) -> str:
    """The text of a message, as it is sent."""
    return "\n".join([*envelope(telegram), "", *_heading(telegram), "", *_body(telegram), "DOE"]) + "\n"


def envelope(telegram: Telegram) -> list[str]:
    station, time = POSTS[telegram.post], telegram.time
    segment = "/01" if telegram.sections > 1 else ""
    relay = sorted({POSTS[post] for post, _ in telegram.info}) or [station]
    action = f"TO RUEHC/SECSTATE WASHDC {PRECEDENCES[telegram.prosign]} 2593"
    lines = [
        f"VZCZC{'XYZ' if telegram.direct else 'XRO'}{telegram.serial % 10000:04}",
        f"{telegram.prosign * 2} {'RUEHWEB' if telegram.direct else ' '.join(relay)}",
        *([""] if telegram.direct else []),
        f"DE {station} #{telegram.serial % 10000:04}{segment} {time:%j%H%M}",
        f"{LEVELS[telegram.level][1]} ZZH",
        f"{prosigns(telegram)} {time:%d%H%M}Z {time:%b} {time:%y}".upper(),
        f"FM AMEMBASSY {telegram.post}",
        " ".join(action.split()),
    ]
    for index, (post, prosign) in enumerate(telegram.info):
        address = f"{POSTS[post]}/AMEMBASSY {post} {PRECEDENCES[prosign]} {index + 98:04}"
        lines.append(" ".join(("INFO " * (index == 0) + address).split()))
    return lines


def prosigns(telegram: Telegram) -> str:
    """Action, and where the highest INFO precedence is lower, that too."""
    highest = min((prosign for _, prosign in telegram.info), key="OPR".index, default=telegram.prosign)
    return telegram.prosign if highest == telegram.prosign else f"{telegram.prosign} {highest}"


def _heading(telegram: Telegram) -> list[str]:
    classified = telegram.level != "UNCLASSIFIED"
    section = f" SECTION 01 OF {telegram.sections:02}" if telegram.sections > 1 else ""
    sensitive = not classified and any(mark == "SBU" for mark, _ in telegram.paragraphs)
    until = telegram.time.replace(year=telegram.time.year + 10, day=min(telegram.time.day, 28))
    top = next(mark for mark in MARKS[telegram.level])
    return [
        f"{LEVELS[telegram.level][0]}{section} {telegram.post} {telegram.serial:06}",
        "",
        *(["NOFORN"] if telegram.noforn else []),
        *(["SENSITIVE"] if sensitive else []),
        "SIPDIS",
        "",
        *([telegram.attention, ""] if telegram.attention else []),
        f"E.O. 12958: {f'DECL: {until:%m/%d/%Y}' if classified else 'N/A'}",
        f"TAGS: {' '.join(telegram.tags)}",
        f"SUBJECT: {f'({top}) ' if classified else ''}A BRIDGE FOR THE MARKET",
        *_references(telegram),
        *(["", "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d)."] if classified else []),
    ]


def _references(telegram: Telegram) -> list[str]:
    if len(telegram.references) < 2:
        return ["", *(f"REF: {one}" for one in telegram.references)] if telegram.references else []
    listed = [f"{letter}. {one}" for letter, one in zip("ABC", telegram.references, strict=False)]
    return ["", f"REF: {listed[0]}", *(f"     {one}" for one in listed[1:])]


def _body(telegram: Telegram) -> list[str]:
    lines: list[str] = []
    count = len(telegram.paragraphs)
    for number, (mark, text) in enumerate(telegram.paragraphs, 1):
        section = (number - 1) * telegram.sections // count + 1
        before = (number - 2) * telegram.sections // count + 1
        if number > 1 and section > before:
            seam = f"{telegram.post[:10]} {telegram.serial:08}  {section:03} OF {telegram.sections:03}"
            lines += [seam, "", ""]
        lines += [*textwrap.wrap(f"{number}. ({mark}) {text}", 61), ""]
    return lines
