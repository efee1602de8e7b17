"""The E.O. line beyond the pages of the rules: limits to the day, legal values, years alone, tables."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.settings import Settings
from cablelint.tables import toml_table
from cablelint.text import decode


def found(order: str, sent: str = "141530Z MAR 07", identifier: str | None = None) -> list[str]:
    """The codes of the rules on the E.O. line, in a message of that date-time group."""
    group = f"P {sent}\nFM AMEMBASSY EXAMPLETON\nTO AMEMBASSY SAMPLEVILLE\n\n" if sent else ""
    text = (
        f"{group}S E C R E T EXAMPLETON 000412\n\n{order}\nTAGS: PREL FR\nSUBJECT: (C) A BRIDGE\n\n"
        "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\n\n1. (S) Carts go round.\n\nDOE\n"
    )
    settings = Settings(profile="transmit")
    result = check_text(
        decode(text.encode()), Address("x.txt"), settings, identifier=identifier, certain=True
    )
    assert result is not None
    assert not result.crashes
    return [finding.code for finding in result.findings if finding.code.startswith("EXO")]


@pytest.mark.parametrize(
    "order",
    [
        "E.O. 12958: DECL: 03/14/2032",
        "E.O. 12958:  DECL:  03/14/2017",
        "E.O. 12958: DECL: TEN YEARS",
        "E.O. 12958: DECL: CLOSURE OF THE SAMPLEVILLE MISSION",
        "E.O. 12958: DNG: CO 03/14/2012",
        "E.O. 12958: DECL: 25X1-HUMAN",
        "E.O. 12958: DECL: XX/XX/XXXX",
        "E.O. 12958: DECL: 03/14/2037 X1",
    ],
)
def test_legal_values(order: str) -> None:
    assert found(order) == []


@pytest.mark.parametrize(
    ("order", "sent", "codes"),
    [
        ("E.O. 12958: DECL: 03/15/2032", "141530Z MAR 07", ["EXO008"]),
        ("E.O. 12958: DECL: 03/14/2013", "141530Z MAR 03", []),
        ("E.O. 12958: DECL: 03/15/2013", "141530Z MAR 03", ["EXO008"]),
        ("E.O. 12958: DECL: 09/22/2028", "221530Z SEP 03", []),
        ("E.O. 12958: DECL: 03/01/2033", "291530Z FEB 08", []),
        ("E.O. 12958: DECL: X1", "141530Z MAR 03", []),
        ("E.O. 12958: DECL: X1, X5", "141530Z MAR 04", ["EXO010"]),
        ("E.O. 12958: DECL: MR", "141530Z MAR 04", ["EXO010"]),
        ("E.O. 12958: DECL: GDS", "141530Z MAR 04", ["EXO010"]),
        ("E.O. 11652: XGDS-1", "141530Z MAR 75", []),
        ("E.O. 11652 GDS", "141530Z MAR 75", []),
        ("E.O. 12065: GDS 8/12/85 (DOE, JANE) OR-P", "141530Z AUG 79", []),
        ("E.O. 12356: DECL: OADR", "141530Z MAR 90", []),
        ("E.O. 12356: DECL: OADR", "141530Z MAR 96", ["EXO003"]),  # the code goes with its order
        ("E.O. 13526: DECL: 03/14/2020", "141530Z MAR 10", ["EXO003"]),
        ("E.O. 13526: DECL: 07/14/2020", "141530Z JUL 10", []),
        ("E.O. 13292: DECL: 03/14/2017", "141530Z MAR 07", []),
        ("E.O. 12598: DECL: 3/14/2017", "141530Z MAR 07", ["EXO002", "EXO005"]),
        ("E.O. 12958: DECL: 2017/03/14", "141530Z MAR 07", ["EXO005"]),
        ("E.O. 12958: DECL: 2019/07/14", "141530Z JUL 09", []),
        ("E.O. 12958: DECL: MARCH 14, 2017", "141530Z MAR 07", ["EXO005"]),
        ("E.O. 12958: DECLASSIFY ON: 03/14/2017", "141530Z MAR 07", ["EXO005"]),
        ("E.O. 12958: X1", "141530Z MAR 03", ["EXO005"]),
        ("E.O. 12958: DECL:", "141530Z MAR 07", ["EXO005"]),
        ("E.O. 12958: DECL: 13/45/2017", "141530Z MAR 07", ["EXO006"]),
        ("E.O.12958: DECL: 03/14/2017", "141530Z MAR 07", ["EXO004"]),
    ],
)
def test_by_the_date_of_the_message(order: str, sent: str, codes: list[str]) -> None:
    assert found(order, sent) == codes


@pytest.mark.parametrize(
    ("order", "identifier", "codes"),
    [
        ("E.O. 12958: DECL: 12/31/2032", "07EXAMPLETON412", []),
        ("E.O. 12958: DECL: 01/01/2033", "07EXAMPLETON412", ["EXO008"]),
        ("E.O. 12958: DECL: X1", "03EXAMPLETON412", []),  # the limit falls inside that year
        ("E.O. 12958: DECL: X1", "04EXAMPLETON412", ["EXO010"]),
    ],
)
def test_without_a_date_the_year_decides(order: str, identifier: str, codes: list[str]) -> None:
    assert found(order, "", identifier) == codes


def test_codes_of_the_table() -> None:
    for entry in toml_table("executive_orders")["codes"]:
        assert entry["source"]
        assert all(re.fullmatch("[A-Z]{2,4}|X[1-8]", name) for name in entry["names"].split())
        assert isinstance(entry["until"], date)
        assert entry.get("since", date.min) < entry["until"]
