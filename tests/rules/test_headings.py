"""E.O., TAGS, SUBJECT and Classified By: eras, and where a missing line is no fault."""

from __future__ import annotations

from datetime import date

import pytest
from traps import UNCLASSIFIED, codes, template

from cablelint.rules.executive_order import order_in_force


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1950, 1, 1), None),
        (date(1975, 3, 4), 11652),
        (date(1978, 11, 30), 11652),
        (date(1978, 12, 1), 12065),
        (date(2003, 9, 22), 12958),
        (date(2010, 6, 27), 13526),
    ],
)
def test_the_order_of_a_day(day: date, number: int | None) -> None:
    assert order_in_force(day) == number


def test_old_messages_have_no_such_lines() -> None:
    text = template(group="P 141530Z MAR 66", order="", tags="", subject="", authority="")
    assert not {"EXO001", "TAG001", "SUB001", "AUT001"} & set(codes(text))


@pytest.mark.parametrize(
    "parts",
    [
        UNCLASSIFIED,
        {"authority": "Derived From: DSCG 05-1, dated March 14, 2007."},
        {
            "authority": "",
            "body": "1. (U) Classified by DCM Jane Doe for reasons 1.4 (b) and (d).\n\n2. (C) A bridge.",
        },
        {"authority": "Clasified By: DCM Jane Doe for reasons 1.4 (b) and (d)."},
        {"authority": "BY: Jane Doe, DCM.  REASON: 1.4 (b), (d)"},
        {"authority": "", "subject": "", "references": "REF: SAMPLEVILLE 98"},
        {"authority": "", "body": "1. (C) The mayor has promised a new bridge, and the ...", "end": ""},
        {"authority": "", "group": "P 141530Z MAR 90", "order": "E.O. 12356: DECL: OADR"},
        {"authority": "", "front": "This record is a partial extract of the original cable."},
    ],
)
def test_an_authority_that_is_there_or_not_to_be_missed(parts: dict[str, str]) -> None:
    assert "AUT001" not in codes(template(**parts))


def test_an_authority_that_is_missing() -> None:
    assert "AUT001" in codes(template(authority=""))


def test_an_authority_missing_below_a_heading_of_which_a_cut_copy_stands_too() -> None:
    whole = template(authority="")
    heading = whole[whole.index("C O N F") : whole.index("1. (C)")]
    cut = heading[: heading.index(" MARKET")] + " MARK...\n\n"
    text = whole.replace(heading, cut + heading)
    assert "SYN003" in codes(text)
    assert "AUT001" in codes(text)


def test_two_digit_years_of_declassification() -> None:
    assert "EXO007" not in codes(template(order="E.O. 12958: DECL: 03/14/17"))
    assert "EXO006" in codes(template(order="E.O. 12958: DECL: 02/30/2017"))
