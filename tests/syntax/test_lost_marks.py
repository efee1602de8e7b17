"""Labels that lost a colon or a full stop are labels still."""

from __future__ import annotations

import pytest
from traps import codes, template

from cablelint.message.build import read


def test_a_subject_without_its_colon_is_no_tag() -> None:
    message = read(template(subject="SUBJECT A BRIDGE FOR THE MARKET"))
    assert message is not None
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert message.tags is not None
    assert [str(term) for term in message.tags.terms] == ["ECON", "XT"]


def test_an_order_without_its_second_stop_is_an_order() -> None:
    message = read(template(order="E.O 12958: DECL: 03/14/2017"))
    assert message is not None
    assert message.order is not None
    assert message.order.number == "12958"


@pytest.mark.parametrize(
    "line", ["REF SAMPLEVILLE 98", "REF 06 STATE 98765", "REF A. STATE 1043", "REFS TESTBURG 2"]
)
def test_a_ref_line_without_its_colon_does_not_go_on_with_the_subject(line: str) -> None:
    text = template(subject=f"SUBJECT: (C) A BRIDGE FOR THE MARKET\n{line}")
    message = read(text)
    assert message is not None
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert codes(text) == ["REF006"]


def test_tags_without_their_colon_stand_twice() -> None:
    assert "SYN004" in codes(template(tags="TAGS ECON, XT\nTAGS ECON, XT"))


@pytest.mark.parametrize("tags", ["TAGS ECON, XT", "TAGS XT, ECON", "TAGS EU; ECON; XT"])
def test_tags_without_their_colon_run_on(tags: str) -> None:
    found = codes(template(order=f"EO 12958 N/A {tags}", tags="", classification="UNCLAS EXAMPLETON 000412"))
    assert "SYN002" in found
    assert "TAG001" not in found


def test_one_letter_of_the_prosign_is_lost_above_a_second_line_of_indicators() -> None:
    assert codes(template(routing="P RUEHXA RUEHXB\nRUEHYY RUEHZZ")) == ["TRN004"]


def test_a_paragraph_without_a_mark_runs_on() -> None:
    authority = "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d). \u00b61. KEY POINTS: A bridge."
    assert "SYN002" in codes(template(authority=authority, body="2. (U) The old bridge was closed."))


def test_a_summary_above_a_rule_does_not_go_on_with_the_authority() -> None:
    authority = "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\nSummary\n-------"
    message = read(template(authority=authority))
    assert message is not None
    assert message.authority is not None
    assert "Summary" not in message.text[message.authority.span.start : message.authority.span.end]


def test_a_mark_in_small_letters_opens_a_paragraph_inside_a_line() -> None:
    body = "1. (C) The mayor has promised a new bridge. 2. (c) The old one was closed."
    assert {"PAR003", "MRK003"} <= set(codes(template(body=body)))
