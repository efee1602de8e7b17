"""Traps of copies: headers that stand twice, other messages in the text, line ends that are none, the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cablelint.finding import FindingFix
from cablelint.text import LineIndex
from traps import PARTS, UNCLASSIFIED, codes, findings, lines_of, numbers, read, under

Template = Callable[..., str]

TRANSMISSION = "\n".join(
    PARTS[name]
    for name in (
        "identification",
        "routing",
        "station",
        "security",
        "group",
        "originator",
        "action",
        "information",
    )
)
RECORD = """\
id: 263815
date: 3/14/2007 15:30
refid: 07EXAMPLETON412
origin: Embassy Exampleton
classification: CONFIDENTIAL
destination: 07SAMPLEVILLE98
header:"""
CUT = """\
C O N F I D E N T I A L EXAMPLETON 000412

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: ECON XT
SUBJECT: (C) A BRIDGE FOR THE MAR..."""


def test_trap_48_signatures_that_look_like_something_else(template: Template) -> None:
    """A surname behind a wrapped number, before a date, after a web address, and two of them."""
    for end in ("ROE 2007-03-14", "DOE\nROE", "Roe jr"):
        text = template(end=end)
        assert numbers(read(text)) == [1, 2], end
        assert not {"END001", "PAR001", "MRK001"} & set(codes(text)), end
    text = template(
        body="1. (C) Is the bridge open?\n\n2. (C) Post asks for an answer to paragraph\n\n1. Roe",
        end="",
    )
    assert numbers(read(text)) == [1, 2]
    assert codes(text) == []
    text = template(**UNCLASSIFIED, body="1. (U) See http://www.exampleton.example/index. cfm ROE", end="")
    assert "END001" not in codes(text)
    text = template(**UNCLASSIFIED, body="1. (U) See the page of the market.", end="")
    assert "END001" in codes(text)


def test_trap_52_two_copies_of_which_neither_is_complete(template: Template) -> None:
    first = f"{CUT.replace(' MAR...', ' MARKET')}\n\nClassified By: DCM J..."
    second = "C O N F I D E N T I A L EXAMPLETON 000412 SIPDIS E.O. 12958: DECL: 03/14/2017 TAGS: ECON XT"
    text = f"{TRANSMISSION}\n\n{first}\n\n{second}\n\n{PARTS['body']}\n\nDOE\n"
    message = read(text)
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert message.tags is not None
    assert numbers(message) == [1, 2]
    assert lines_of(text, "SYN003") == ["C O N F I D E N T I A L EXAMPLETON 000412"]
    assert not {"SUB001", "TAG001", "EXO001", "CLS001", "AUT001", "ARC003"} & set(codes(text))


def test_trap_53_header_cut_heading_record_header_heading(template: Template) -> None:
    text = f"{TRANSMISSION}\n\n{CUT}\n\n{RECORD}\n{template()}"
    message = read(text)
    assert {copy.part for copy in message.copies} == {"transmission", "heading"}
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert numbers(message) == [1, 2]
    serious = {f.code: f for f in findings(text) if f.code != "ARC001"}
    assert sorted(serious) == ["SYN003", "SYN008"]
    assert lines_of(text, "SYN003") == ["C O N F I D E N T I A L EXAMPLETON 000412"]
    assert LineIndex(text).line(serious["SYN008"].start.line) == "VZCZCXRO0412"
    assert serious["SYN008"].start.line > serious["SYN003"].start.line
    fixes = [finding.fix for finding in serious.values()]
    assert fixes[0] is not None
    assert fixes[1] is not None
    assert fixes[0].edits == fixes[1].edits
    assert codes(_fixed(text, fixes[0])) == []


def _fixed(text: str, fix: FindingFix) -> str:
    """The text after a fix."""
    for edit in sorted(fix.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text


def test_trap_54_another_message_in_the_text(template: Template) -> None:
    other = """\
263811 3/14/2007 15:20 07EXAMPLETON411 Embassy Exampleton UNCLASSIFIED 07SAMPLEVILLE98

UNCLAS EXAMPLETON 000411 SIPDIS E.O. 12958: N/A TAGS: TBIO XT

SUBJECT: A BARN FOR THE MARKET

1. (U) The barn has a new door."""
    text = template(tail=other)
    message = read(text)
    assert [line.serial for line in message.foreign] == ["000411"]
    assert numbers(message) == [1, 2]
    assert codes(text).count("ARC006") == 1
    assert not {"SYN003", "SYN008", "PAR001", "CLS010"} & set(codes(text))


def test_trap_54_the_next_row_of_the_table_at_the_end(template: Template) -> None:
    row = (
        '",\n30418,3/14/2007 15:38,07EXAMPLETON413,"Embassy Exampleton",SECRET//NOFORN,07SAMPLEVILLE98,"'
        '","S E C R E T EXAMPLETON 000413'
    )
    text = template(tail=row)
    message = read(text)
    assert message.classification is not None
    assert message.classification.serial == "000412"
    assert numbers(message) == [1, 2]
    assert codes(text).count("ARC006") == 1
    assert not {"SYN003", "CLS010", "CLS011", "PAR001", "END001"} & set(codes(text))


def test_trap_54_the_whole_telegram_twice(template: Template) -> None:
    text = template() + "\n" + template()
    message = read(text)
    assert numbers(message) == [1, 2]
    assert sorted(codes(text)) == ["SYN003", "SYN008"]


@pytest.mark.parametrize("end", ["\u2028", "\u0085"])
def test_trap_56_line_ends_of_unicode_are_characters(template: Template, end: str) -> None:
    text = template(
        classification=f"{end}{end}C O N F I D E N T I A L EXAMPLETON 000412",
        subject=f"SUBJECT: (C) A BRIDGE {end}FOR THE MARKET {end}",
        body=f"1. (C) The bridge {end}is open.\n\n2. (U) So is the market.",
    )
    message = read(text)
    assert len(message.text) == len(text)
    assert message.classification is not None
    assert message.classification.serial == "000412"
    assert numbers(message) == [1, 2]
    assert [(f.code, f.start.line) for f in findings(text)] == [("TXT007", 10)]
    assert under(message, message.paragraphs[0].span).rstrip().endswith("is open.")
