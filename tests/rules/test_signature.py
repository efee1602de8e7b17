"""END001 and ARC003: what signs a message, and where a text breaks off."""

from __future__ import annotations

import pytest
from traps import codes, template

BODY = "1. (C) The mayor has promised a new bridge, and the market\nhas promised to pay for half of it."


@pytest.mark.parametrize(
    "name",
    [
        "DOE",
        "Doe",
        "doe",
        "VAN DOE",
        "van Doe",
        "DOE JR",
        "Doe, Jr.",
        "O'DOE",
        "DOE-ROE",
        "DOE/ROE",
        "DOE AND ROE",
        "J. DOE",
        "Jane Doe",
        "McDoe",
        "DOE (ACTING)",
        "AMBASSADOR DOE",
        "DOE.",
        "DOE#",
        "XXXXXXXXXXXX",
        "DOE\n\nNNNN",
        "DOE\n\nCONFIDENTIAL\n\nNNNN",
        "DOE\n\nBT\n#0412\n\nNNNN",
        "DOE 0 3/14/2007",
        "DOE 2007-03-14",
        "DOE\n\nVisit Exampleton's web site at http://www.example.gov/exampleton",
    ],
)
def test_a_name_signs(name: str) -> None:
    assert not {"END001", "ARC003"} & set(codes(template(end=name)))


@pytest.mark.parametrize(
    "end",
    [
        "End comment. DOE",
        "End comment. Doe",
        "See http://www.example.gov/index. cfm DOE",
        "The name is XXXXXXXXXXXX DOE",
        "(SECRET//REL TESTONIA) DOE",
        "----------------------------- DOE",
        "The envoy of Sampleville, Mr. John Roe, Coordinator DOE",
        "The name is XXXXXXXXXXXX",
    ],
)
def test_a_name_behind_the_last_sentence_is_not_missing(end: str) -> None:
    text = template(body=f"{BODY}\n\n2. (U) {end}", end="")
    assert not {"END001", "ARC003"} & set(codes(text))


@pytest.mark.parametrize(
    "end",
    [
        "The bridge was closed in January.",
        "We will see. End comment.",
        "We will see. END COMMENT",
        "Point of contact for this is the DCM\nin Exampleton, John J. Roe",
        "The river is called after Mr. Roe.",
        "The council heard the news from the UK FDI.",
    ],
)
def test_prose_signs_nothing(end: str) -> None:
    assert "END001" in codes(template(body=f"{BODY}\n\n2. (U) {end}", end=""))


def test_a_heading_that_is_followed_by_a_paragraph_is_no_signature() -> None:
    text = template(body=f"{BODY}\n\nMARKET\n\n2. (U) The bridge was closed in January.", end="")
    assert "END001" in codes(text)


@pytest.mark.parametrize(
    "end",
    [
        "The bridge was closed in...",
        "Nobody in the council could tell when the",
        "Summary: The bridge was closed in January. End summary.",
    ],
)
def test_a_text_that_breaks_off_is_one_finding(end: str) -> None:
    found = codes(template(body=f"{BODY}\n\n2. (U) {end}", end=""))
    assert "ARC003" in found
    assert "END001" not in found


def test_a_signature_before_dots_is_no_break() -> None:
    assert "ARC003" not in codes(template(end="DOE\n..."))


def test_an_extract_needs_no_signature() -> None:
    notice = "This record is a partial extract of the original cable.\n"
    assert not {"END001", "ARC003"} & set(codes(template(front=notice, end="")))


def test_a_heading_alone_that_is_cut_breaks_off() -> None:
    text = template(subject="SUBJECT: (C) A BRIDGE FOR...", authority="", body="", end="")
    assert "ARC003" in codes(text)
