"""Splices: which differences make two messages of a text, and which do not."""

from __future__ import annotations

import pytest
from traps import SECTIONED, findings, read, template

from cablelint.rules.rule import REGISTRY, faults_of

OTHER = "C O N F I D E N T I A L SAMPLEVILLE 000098"


def splices(text: str, identifier: str | None = None) -> list[str]:
    return [fault.message for fault in faults_of(REGISTRY["ARC006"], read(text, identifier))]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"classification": OTHER}, "header and text differ in post and number"),
        (
            {
                "classification": OTHER.replace("SAM", "SECTION 01 OF 02 SAM"),
                "station": "DE RUEHXX #0412 0731530",
            },
            "header and text differ in post, number and section total",
        ),
        (
            {"security": "ZNY SSSSS ZZH", "station": "DE RUEHXX #0413 0731530"},
            "header and text differ in number and level",
        ),
    ],
)
def test_two_facts_are_a_splice(parts: dict[str, str], told: str) -> None:
    assert splices(template(**parts)) == [told]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"security": "ZNY SSSSS ZZH"},
        {"station": "DE RUEHXX #0413 0731530"},
        {"originator": "FM AMEMBASSY SAMPLEVILLE"},
        {"originator": "FM CDR EXAMPLE COMMAND", "station": "DE RUEHXX #0413 0731530"},
        # One name that lost letters in transmission is no second post.
        {"originator": "FM AMEMBASSY EXAMPLTON", "station": "DE RUEHXX #0413 0731530"},
        {"classification": "C O N F I D E N T I A L XXXXXXXXXX 000412", "security": "ZNY SSSSS ZZH"},
        {"classification": "LIMITED OFFICIAL USE SAMPLEVILLE 000412"},
    ],
)
def test_one_fact_is_a_slip_of_its_own_rule(parts: dict[str, str]) -> None:
    assert splices(template(**parts)) == []


def test_a_file_that_goes_by_the_name_of_another_message() -> None:
    told = splices(template(), "07LIMA413")
    assert told == ["identifier and text differ in post and number"]
    assert splices(template(), "10DRAFT2") == []


def test_about_the_new_year_either_year_is_right() -> None:
    text = template(group="P 010230Z JAN 07", station="DE RUEHXX #0413 0010230")
    assert splices(text, "06EXAMPLETON412") == []
    assert splices(text, "04EXAMPLETON412") == ["header and text differ in number and year"]


def test_page_breaks_of_another_message() -> None:
    body = "1. (C) The mayor has promised\n\nSAMPLEVILL 00000098  002 OF 003\n\n\na bridge."
    text = template(classification=SECTIONED, body=body)
    assert splices(text) == ["header and text differ in post, number and section total"]


def test_every_pair_is_listed_and_other_rules_keep_silent() -> None:
    text = template(classification=OTHER, security="ZNY SSSSS ZZH")
    found = findings(text)
    (splice,) = [one for one in found if one.code == "ARC006"]
    assert [related.label for related in splice.related] == [
        "FM says `EXAMPLETON`, the classification line `SAMPLEVILLE`",
        "format line 3 says `0412`, the classification line `000098`",
        "format line 4 says SECRET, the classification line CONFIDENTIAL",
    ]
    assert not {"CLS004", "CLS007", "CLS008"} & {one.code for one in found}


def test_without_a_classification_line_the_first_line_is_shown() -> None:
    body = "1. (C) The mayor has promised\n\nSAMPLEVILL 00000098  002 OF 003\n\n\na bridge."
    text = template(classification="", body=body)
    (splice,) = [one for one in findings(text) if one.code == "ARC006"]
    assert splice.start.line == 1
