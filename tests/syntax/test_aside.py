"""Headers that stand twice: which copy is read, what is set aside."""

from __future__ import annotations

from traps import template

from cablelint.syntax.aside import SetAside, set_aside
from cablelint.syntax.scanner import normalise, scan

HEADING = """\
C O N F I D E N T I A L EXAMPLETON 000412

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: ECON XT
SUBJECT: (C) A BRIDGE FOR THE MARKET

"""
RECORD = "id: 412\ndate: 3/14/2007 15:30\nrefid: 07EXAMPLETON412\nheader:\n"


def copies(text: str) -> list[tuple[str, str, str]]:
    """Of each copy set aside: the part, its first words, those of the copy that is read."""
    text = normalise(text)
    return [(copy.part, first(text, copy.start), first(text, copy.kept_start)) for copy in aside(text)]


def aside(text: str) -> list[SetAside]:
    return set_aside(text, scan(text)).copies


def first(text: str, start: int) -> str:
    return f"{text.count(chr(10), 0, start) + 1}: {text[start:].split(chr(10))[0][:12]}"


def test_of_two_whole_headings_the_first_is_read() -> None:
    text = template().replace("C O N F I D E N T I A L", HEADING + "C O N F I D E N T I A L", 1)
    assert copies(text) == [("heading", "18: C O N F I D ", "10: C O N F I D ")]


def test_a_heading_that_is_cut_is_not_read() -> None:
    cut = HEADING.replace("A BRIDGE FOR THE MARKET", "A BRIDGE FOR TH...")
    text = template().replace("C O N F I D E N T I A L", cut + RECORD + "\nC O N F I D E N T I A L", 1)
    assert copies(text) == [("heading", "10: C O N F I D ", "23: C O N F I D ")]


def test_cut_text_goes_with_its_heading() -> None:
    cut = HEADING + "1. (C) The mayor has prom...\n\n"
    level = "C O N F I D E N T I A L"
    text = normalise(template().replace(level, f"{cut}{RECORD}\n{level}", 1))
    (copy,) = aside(text)
    assert text[copy.start : copy.end].rstrip().endswith("has prom...")


def test_of_two_transmissions_the_first_is_read() -> None:
    text = template()
    header = text[: text.index("\n\n") + 2]
    assert copies(header + RECORD + text) == [("transmission", "14: VZCZCXRO0412", "1: VZCZCXRO0412")]


def test_a_later_section_with_its_own_heading_is_no_copy() -> None:
    first_section = template(classification="C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412")
    second = HEADING.replace("EXAMPLETON", "SECTION 02 OF 02 EXAMPLETON") + "3. (C) More.\n"
    assert aside(normalise(first_section + "\n" + second)) == []


def test_a_quoted_transmission_in_the_text_is_text() -> None:
    quoted = "DE RUEHYY #0098 0731530\nZNR UUUUU ZZH\nP 141530Z MAR 07\nFM AMEMBASSY X\n"
    body = f"1. (C) The file holds this:\n\n{quoted}"
    text = normalise(template(body=body))
    result = set_aside(text, scan(text))
    assert result.copies == []
    assert result.foreign == []


def test_another_number_is_another_message() -> None:
    other = HEADING.replace("000412", "000413") + "1. (C) Another.\n"
    text = normalise(template() + "\n" + other)
    foreign = set_aside(text, scan(text)).foreign
    assert foreign[0].kind == "CLASSIFICATION"
    assert foreign[-1].end == len(text)


def test_a_text_of_nothing_but_headings_has_a_few_copies() -> None:
    assert len(aside(normalise(HEADING * 200))) <= 8
