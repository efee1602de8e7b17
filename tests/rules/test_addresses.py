"""Addresses: what is no fault, and the tables they are compared with."""

from __future__ import annotations

import pytest
from traps import findings, lines_of, template

from cablelint.rules.posts import is_known
from cablelint.tables import csv_table

ADR = ("ADR001", "ADR002", "ADR003", "ADR004", "ADR006", "ADR007", "ADR008", "ADR009", "ADR013")


@pytest.mark.parametrize(
    "address",
    [
        "RUEKJCS/SECDEF WASHDC//USDP:PDUSDP/ISA:EUR// PRIORITY",  # trap 13
        "RUEHZZ/AMCONSUL TESTBURG PRIORITY 0017-0023",
        "ZEN/AMCONSUL TESTBURG",
        "XMT AMCONSUL TESTBURG",
        "RUEHZZ/HQ EXAMPLE COMMAND J2 TESTBURG FL",
        "RUEHZZ/XXXXXXXXXXXX 0017",
        "EXAMPLE POSTS COLLECTIVE",
    ],
)
def test_legal_addresses(address: str) -> None:
    text = template(information=f"INFO RUEHYY/AMEMBASSY SAMPLEVILLE\n{address}")
    assert [one.code for one in findings(text) if one.code in ADR] == []


def test_an_xmt_line_repeats_an_addressee_by_design() -> None:
    text = template(information="INFO RUEHZZ/AMCONSUL TESTBURG\nXMT AMCONSUL TESTBURG")
    assert lines_of(text, "ADR006") == []


def test_one_name_under_two_indicators_is_two_addressees() -> None:
    text = template(information="INFO RUEHZZ/EXAMPLE STAFF\nRUEHAA/EXAMPLE STAFF PRIORITY")
    assert lines_of(text, "ADR006") == []


def test_below_the_prosign_is_one_finding() -> None:
    """TO is below the prosign, and so INFO above TO: ADR002 alone."""
    text = (
        template()
        .replace("WASHDC PRIORITY 2593", "WASHDC 2593")
        .replace("SAMPLEVILLE 0098", "SAMPLEVILLE PRIORITY 0098")
    )
    assert [one.code for one in findings(text) if one.code in ADR] == ["ADR002"]


@pytest.mark.parametrize("prosign", ["W", "Y"])
def test_no_address_has_a_word_for_a_prosign_that_is_seldom_sent(prosign: str) -> None:
    text = template().replace("P 141530Z", f"{prosign} 141530Z")
    assert lines_of(text, "ADR002") == []


def test_a_damaged_address_may_have_the_highest_precedence() -> None:
    text = template().replace("TO RUEHC/SECSTATE WASHDC PRIORITY", "TO UEHC/SECSTATE WASHDC PRIORITY")
    assert [one.code for one in findings(text) if one.code in ADR] == ["ADR001"]


def test_stations_are_of_known_posts_and_stand_once() -> None:
    rows = csv_table("stations")
    assert len({row["station"] for row in rows}) == len(rows)
    for row in rows:
        assert row["source"] in ("M", "M ACP117", "example")
        assert row["source"] == "example" or is_known(row["post"]), row


@pytest.mark.parametrize(
    "originator", ["AMEMBASSY KYIV", "AMEMBASSY KIEV", "AMEMBASSY PARIS FR", "USDEL SECRETARY"]
)
def test_originators_that_are_no_mismatch(originator: str) -> None:
    station = "RUEHFR" if "K" not in originator else "RUEHKV"
    text = template().replace("DE RUEHXX", f"DE {station}").replace("AMEMBASSY EXAMPLETON", originator)
    assert lines_of(text, "ADR010") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n"])
def test_of_the_heading_of_a_page_no_line_stays(end: str) -> None:
    text = template().replace(
        "FM AMEMBASSY EXAMPLETON\n", "FM AMEMBASSY EXAMPLETON\nPAGE 02 EXAMPL 000412 141530Z\n"
    )
    (found,) = (one for one in findings(text.replace("\n", end)) if one.code == "ADR008")
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (edit.text, edit.start.line, edit.start.column) == ("", found.start.line, 1)
    assert (edit.end.line, edit.end.column) == (found.start.line + 1, 1)
