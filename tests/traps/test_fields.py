"""Traps inside the fields of the heading: E.O., TAGS, SUBJECT, REF, Classified By."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from traps import codes, lines_of, numbers, read, under

Template = Callable[..., str]


def terms(text: str) -> list[str]:
    """The terms of the TAGS line."""
    message = read(text)
    assert message.tags is not None
    return [str(term) for term in message.tags.terms]


def test_trap_31_tags_on_the_order_line(template: Template) -> None:
    text = template(order="E.O. 12958: DECL: 03/14/2017 TAG PTER, PGOV, XT", tags="")
    message = read(text)
    assert message.order is not None
    assert message.order.date == date(2017, 3, 14)
    assert terms(text) == ["PTER", "PGOV", "XT"]
    assert codes(text).count("SYN002") == 1
    assert "TAG001" not in codes(text)


def test_trap_31_everything_on_the_order_line(template: Template) -> None:
    text = template(
        order="E.o. 12958: decl: 03/14/2017 Tags: econ, xt Subject: a bridge for the market",
        tags="",
        subject="",
    )
    message = read(text)
    assert message.order is not None
    assert message.order.date == date(2017, 3, 14)
    assert terms(text) == ["econ", "xt"]
    assert message.subject is not None
    assert message.subject.title == "a bridge for the market"
    assert codes(text).count("SYN002") == 1
    assert not {"EXO001", "TAG001", "SUB001"} & set(codes(text))


@pytest.mark.parametrize("event", ["CLOSURE OF THE RIVER COURT", "TEN YEARS AFTER THE BRIDGE OPENS"])
def test_trap_32_event_for_a_date(template: Template, event: str) -> None:
    text = template(order=f"E.O. 12958: DECL: {event}")
    message = read(text)
    assert message.order is not None
    assert message.order.declassify is not None
    assert message.order.declassify.endswith(event)
    assert (message.order.date_text, message.order.date) == (None, None)
    assert codes(text) == []


def test_trap_33_downgrading_is_no_declassification(template: Template) -> None:
    text = template(
        security="ZNY SSSSS ZZH",
        classification="S E C R E T EXAMPLETON 000412",
        order="E.O. 12958: DNG: CO 03/14/2007",
        body="1. (S) The bridge is open.",
    )
    message = read(text)
    assert message.order is not None
    assert message.order.date is None
    assert "EXO007" not in codes(text)
    assert "EXO007" in codes(text.replace("DNG: CO", "DECL:"))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("TAGS: PREL, OVIP (ROE, JOHN B.), ECON, XT", ["PREL", "OVIP", "ECON", "XT"]),
        ("TAGS: OVIP ROE JOHN PREL XT", ["OVIP", "PREL", "XT"]),
        ("TAGS: PREL, COUNTER FLOOD, RIVER POLITICS, XT", ["PREL", "XT"]),
    ],
)
def test_trap_35_names_and_free_words_among_tags(template: Template, tags: str, expected: list[str]) -> None:
    text = template(tags=tags)
    found = terms(text)
    assert [term for term in found if term in expected] == expected
    assert not any(term.startswith(")") or ("(" in term and ")" not in term) for term in found)
    message = read(text)
    assert message.subject is not None
    assert not {"SYN001", "SYN002", "SYN004", "TAG001"} & set(codes(text))


def test_trap_36_codes_that_two_lists_know(template: Template) -> None:
    """CN, KR, ES, CH, RS, GM ... are countries in both lists: never a fault."""
    text = template(tags="TAGS: PREL CN KR ES CH RS GM AU IS BA NI SN")
    assert terms(text)[1:] == ["CN", "KR", "ES", "CH", "RS", "GM", "AU", "IS", "BA", "NI", "SN"]
    assert codes(text) == []


def test_trap_37_tags_that_are_words(template: Template) -> None:
    text = template(tags="TAGS: PREL US IN IS TO EU UN")
    assert terms(text) == ["PREL", "US", "IN", "IS", "TO", "EU", "UN"]
    assert codes(text) == []


def test_trap_38_subject_goes_on_until_the_next_element(template: Template) -> None:
    text = template(
        subject="SUBJECT: (C) THE MAYOR'S VISITS OF JANUARY 31 AND\nFEBRUARY 3 TO THE BRIDGE",
        references=" \u00b6B. SAMPLEVILLE 21",
    ).replace("BRIDGE\n\n", "BRIDGE\n")
    message = read(text)
    assert message.subject is not None
    assert message.subject.title is not None
    title = message.subject.title.split()
    assert title[:4] == ["THE", "MAYOR'S", "VISITS", "OF"]
    assert title[-4:] == ["3", "TO", "THE", "BRIDGE"]
    assert message.authority is not None
    assert not {"SUB001", "SYN001", "SYN002"} & set(codes(text))


@pytest.mark.parametrize("end", ["(c-ne9-01257)", "(PART 3 OF 4)", "(SECTION 2 OF THE BRIDGE)"])
def test_trap_39_parentheses_at_the_end_of_the_subject(template: Template, end: str) -> None:
    text = template(subject=f"SUBJECT: A BRIDGE FOR THE MARKET {end}")
    message = read(text)
    assert message.subject is not None
    assert message.subject.mark is None
    assert message.subject.title == f"A BRIDGE FOR THE MARKET {end}"
    assert message.classification is not None
    assert message.classification.sections is None
    assert message.portions == []
    assert codes(text) == []


def test_trap_40_later_subject_lines_in_the_text(template: Template) -> None:
    papers = "\n\n".join(
        f"SUBJECT: PAPER NUMBER {number}\n\nThe text of the paper." for number in range(1, 6)
    )
    text = template(body=f"1. (C) Five papers follow.\n\n{papers}\n\n2. (U) Post has no others.")
    message = read(text)
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert (message.repeated, message.copies, message.foreign) == ([], [], [])
    assert numbers(message) == [1, 2]
    assert codes(text) == []


@pytest.mark.parametrize(
    "references",
    [
        "REF: A. 99 SAMPLEVILLE 12315  B. 99 SAMPLEVILLE 12316  C. TESTBURG 11",
        "REF: REF (A) SAMPLEVILLE 3785 (B) TESTBURG 2. (C) STATE 1",
        "REF: 08 JAN 07 SAMPLEVILLE O/I",
        "REF: A. DOE-ROE E-MAIL OF MARCH 2\n     B. TELCON OF MARCH 3",
    ],
)
def test_trap_41_references_on_one_line_and_free_ones(template: Template, references: str) -> None:
    text = template(references=references)
    message = read(text)
    assert [under(message, span).rstrip() for span in message.references] == [references]
    assert numbers(message) == [1, 2]
    assert message.portions == []
    assert not {"SYN001", "SYN002", "PAR001", "PAR003", "MRK003"} & set(codes(text))


def test_trap_42_reference_letters_are_no_portion_marks(template: Template) -> None:
    text = template(references="REF: (A)STATE 071143,\n(B)STATE 073601,\n(C)STATE 072896")
    message = read(text)
    assert [under(message, span).rstrip()[-6:] for span in message.references] == ["072896"]
    assert message.portions == []
    assert numbers(message) == [1, 2]
    assert codes(text) == []


def test_trap_43_authority_as_paragraph_one(template: Template) -> None:
    text = template(
        authority="",
        body="""\
1. (U) Classified by DCM Jane Doe for reasons 1.4 (b) and (d).

2. (C) The mayor has promised a new bridge.

3. (U) The old bridge was closed in January.""",
    )
    message = read(text)
    assert message.authority is not None
    assert [paragraph.value for paragraph in message.paragraphs][-2:] == [2, 3]
    assert not {"AUT001", "PAR001", "SYN002"} & set(codes(text))


@pytest.mark.parametrize(
    "authority",
    [
        "Classified By: by CDA Jane Doe, reasons 1.4 (b) and (d).",
        "Classified By: CLASSIFIED BY DCM JANE DOE FOR REASONS 1.4 (B) AND (D).",
        "CLASSIFIED BY: DCM JANE DOE. REASONS 1:4 b,d.",
        "Classified By: DCM Jane Doe for reasons 1/4 (B).",
        "Classified By: DCM Jane Doe, reason 14 (b).",
        "Classified By: DCM Jane Doe for reasons 1.4.(b) (b-d)",
        "Classified By: DCM Jane Doe\nReasons: 1.4 (b/d)",
        "DERIVED FROM: SAMPLEVILLE 98, REASONS 1.4 (B) AND (D).",
    ],
)
def test_trap_44_spellings_of_the_authority(template: Template, authority: str) -> None:
    text = template(authority=authority)
    message = read(text)
    assert message.authority is not None
    assert under(message, message.authority.span).rstrip() == authority
    assert numbers(message) == [1, 2]
    assert not {"AUT001", "SYN001", "SYN002", "SYN004", "PAR001"} & set(codes(text))


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (
            {"attention": "DEPT FOR EUR/ABC E.O. 12958: DECL: 03/14/2017", "order": ""},
            "DEPT FOR EUR/ABC E.O. 12958: DECL: 03/14/2017",
        ),
        (
            {"tags": "TAGS: ECON XT SUBJECT: (C) A BRIDGE FOR THE MARKET", "subject": ""},
            "TAGS: ECON XT SUBJECT: (C) A BRIDGE FOR THE MARKET",
        ),
        (
            {
                "authority": "",
                "body": "Classified By: DCM Jane Doe for reasons 1.4 (b,d). 1. (C) The\nbridge is open.\n\n"
                "2. (U) So is the market.",
            },
            "Classified By: DCM Jane Doe for reasons 1.4 (b,d). 1. (C) The",
        ),
    ],
)
def test_trap_49_a_heading_line_is_not_one_element(
    template: Template, parts: dict[str, str], line: str
) -> None:
    text = template(**parts)
    message = read(text)
    assert None not in (message.order, message.tags, message.subject, message.authority)
    assert message.missing == []
    assert numbers(message) == [1, 2]
    assert lines_of(text, "SYN002") == [line]
    assert codes(text) == ["SYN002"]


def test_trap_49_all_elements_run_together_from_the_classification_on(template: Template) -> None:
    line = (
        "Cable dated:2007-03-14T15:30:00C O N F I D E N T I A L EXAMPLETON 000412NOFORNSIPDIS"
        "E.O. 12958: DECL: 03/14/2017TAGS: ECON XT"
    )
    text = template(
        **dict.fromkeys(("captions", "order", "tags", "subject", "authority"), ""),
        classification=line,
        body="1. (C/NF) The bridge is open.",
    )
    message = read(text)
    assert message.classification is not None
    assert message.classification.serial == "000412"
    assert [str(caption.word) for caption in message.captions] == ["NOFORN", "SIPDIS"]
    assert message.order is not None
    assert message.order.date == date(2017, 3, 14)
    assert terms(text) == ["ECON", "XT"]
    assert lines_of(text, "SYN002") == [line]
    assert "CLS001" not in codes(text)


@pytest.mark.parametrize(
    "line",
    [
        "C O R R E C T E D COPY - ADDED E.O., TAGS",
        "DEPT FOR EUR/ABC, WHICH ASKED PER REF B FOR TAGS AND SUBJECT",
    ],
)
def test_trap_50_labels_inside_a_line_need_their_colon(template: Template, line: str) -> None:
    text = template(attention=line)
    message = read(text)
    assert (message.run_ons, message.repeated) == ([], [])
    assert message.order is not None
    assert message.order.number == "12958"
    assert terms(text) == ["ECON", "XT"]
    assert not {"SYN002", "SYN004", "EXO002"} & set(codes(text))


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"order": "E.0. 12958: DECL: 03/14/2017"}, "order"),
        ({"classification": "\tC O N F I D E N T I A L EXAMPLETON 000412"}, "classification"),
        ({"classification": "C O N F I D E N T I A L EXAMPLETON\n000412"}, "classification"),
        (
            {
                "classification": "C O N F I D E N T I A L PORT\nFIXTURE 000412",
                "originator": "FM AMEMBASSY PORT FIXTURE",
            },
            "classification",
        ),
        ({"security": "ZNY CCCCC ZZH(CCY AD0046E5 MSI1234-567)"}, "security_line"),
    ],
)
def test_trap_55_damaged_cues(template: Template, parts: dict[str, str], field: str) -> None:
    text = template(**parts)
    message = read(text)
    assert getattr(message, field) is not None
    assert message.missing == []
    assert not {"CLS001", "EXO001", "SYN001", "SYN007", "TRN013"} & set(codes(text))


def test_trap_55_garbled_section(template: Template) -> None:
    text = template(
        station="DE RUEHXX #0412/02 0731530",
        classification="C O N F I D E N T I A L SCTION 02 OF 02 EXAMPLETON 000412",
        body="the bridge is open.\n\n7. (C) So is the market.",
    )
    message = read(text)
    assert message.classification is not None
    assert (message.classification.section, message.classification.sections) == ("02", "02")
    assert message.classification.post == "EXAMPLETON"
    assert message.calling_station is not None
    assert message.calling_station.segment == "02"
    assert {"CLS002", "CLS009"} <= set(codes(text))
    assert not {"TRN009", "TRN012", "PAR001", "CLS008"} & set(codes(text))
