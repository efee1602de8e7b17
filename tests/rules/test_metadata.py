"""ARC005: the forms of dates that archives write, and which of them differ from the date-time group."""

from __future__ import annotations

import pytest
from traps import codes, template

from cablelint.check import check_text
from cablelint.finding import Address, Metadata
from cablelint.settings import Settings
from cablelint.text import decode


def told(date: str, name: str = "07EXAMPLETON412") -> bool:
    """Whether a record with this date in front of the message differs from 141530Z MAR 07."""
    record = (
        f"id: 123456\ndate: {date}\nrefid: {name}\norigin: Embassy Exampleton\nclassification: CONFIDENTIAL\n"
    )
    return "ARC005" in codes(template(front=record))


@pytest.mark.parametrize(
    "date", ["3/14/2007 15:30", "3/14/2007 15:03", "2007-03-14 15:30:00", "2007-03-14", "14/3/2007 15:30"]
)
def test_the_same_day_and_hour_agree(date: str) -> None:
    assert not told(date)


@pytest.mark.parametrize("date", ["3/14/2007 16:30", "3/15/2007 15:30", "2007-03-13", "3/14/2006 15:30"])
def test_another_day_or_hour_differs(date: str) -> None:
    assert told(date)


@pytest.mark.parametrize("date", ["3/14/2007 0:00", "2007-03-14 00:00:00", "13/13/2007 15:30", "", "soon"])
def test_what_says_nothing_is_not_compared(date: str) -> None:
    assert not told(date)


def test_the_record_of_another_message_is_not_compared() -> None:
    assert not told("3/15/2007 15:30", name="07EXAMPLETON413")


# ---- what a table says of a row -----------------------------------------------------------------


def of_row(code: str, *, text: str = "", name: str = "07EXAMPLETON412", **said: str) -> bool:
    """Whether the rule speaks of a message whose table says so."""
    made = check_text(
        decode((text or template()).encode()),
        Address("cables.csv", record=1),
        Settings(),
        identifier=name,
        metadata=Metadata(**said),
    )
    assert made is not None
    found = [finding for finding in made.findings if finding.code == code]
    assert all("table says" in finding.label for finding in found)
    return bool(found)


@pytest.mark.parametrize("date", ["3/14/2007 15:30", "14/3/2007 15:30", "2007-03-14T15:00", "", "n/a"])
def test_a_row_of_the_same_day_and_hour_agrees(date: str) -> None:
    assert not of_row("ARC005", date=date)


@pytest.mark.parametrize("date", ["3/14/2007 16:30", "2007-03-15 15:30:00"])
def test_a_row_of_another_day_or_hour_differs(date: str) -> None:
    assert of_row("ARC005", date=date)


@pytest.mark.parametrize("said", ["CONFIDENTIAL", "confidential", "", "n/a"])
def test_a_row_of_the_same_classification_agrees(said: str) -> None:
    assert not of_row("CLS011", classification=said)


@pytest.mark.parametrize("said", ["SECRET", "CONFIDENTIAL//NOFORN", "UNCLASSIFIED"])
def test_a_row_of_another_classification_differs(said: str) -> None:
    assert of_row("CLS011", classification=said)


def test_a_text_of_another_message_than_its_row_says_so_by_its_number_alone() -> None:
    assert not of_row("CLS011", name="07EXAMPLETON413", classification="SECRET")
