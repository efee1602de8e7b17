"""Terms of the TAGS line beyond the pages of the rules, and the tables that they are looked up in."""

from __future__ import annotations

import re

import pytest

from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.rules.terms import is_known, subject_tags, tags_with_name
from cablelint.settings import Settings
from cablelint.tables import csv_table, toml_table
from cablelint.text import decode

CODES = csv_table("geographic_codes")


def found(tags: str, year: str = "07", subject: str = "SUBJECT: (C) A BRIDGE") -> list[tuple[str, str]]:
    """Code and text of what is found in a message with this TAGS line, of the rules on that line."""
    text = (
        f"P 141530Z MAR {year}\nFM AMEMBASSY EXAMPLETON\nTO AMEMBASSY SAMPLEVILLE\n\n"
        f"C O N F I D E N T I A L EXAMPLETON 000412\n\nE.O. 12958: DECL: 03/14/2017\n{tags}\n{subject}\n\n"
        "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\n\n1. (C) Carts go round.\n\nDOE\n"
    )
    result = check_text(decode(text.encode()), Address("x.txt"), Settings(profile="transmit"), certain=True)
    assert result is not None
    assert not result.crashes
    return [
        (f.code, text[f.start.offset : f.end.offset]) for f in result.findings if f.code.startswith("TAG")
    ]


@pytest.mark.parametrize(
    "tags",
    [
        "TAGS: PREL OVIP ROE RICHARD DE LA FR",  # a name without parentheses; DE is no country
        "TAGS: OVIP (ROE, RICHARD) OVIP (DOE, JANE) PREL",  # once for each person
        "TAGS: PREL ROSSI, ANNA FR",
        "TAGS: PREL XXXXXXXXXXXX FR",
        "TAGS: PREL UNGA/C-1 AU-1 FR",
        "TAGS: prel, pgov, fr".replace(", ", " "),
        "TAGS: PREL GM CH RS AU",  # valid in both systems, other countries
    ],
)
def test_known_terms_and_names(tags: str) -> None:
    assert found(tags) == []


@pytest.mark.parametrize(
    ("tags", "codes"),
    [
        ("TAGS: PREL YE", [("TAG005", "YE")]),
        ("TAGS: PREL, ITPHUM, BRIDGES ROADS", ["TAG002", "TAG004", "TAG003"]),
        ("TAGS: PREL PROPER BRIDGES", [("TAG003", "PROPER BRIDGES")]),  # not PROP and ER
        ("TAGS: PREL DE GAULLE", [("TAG003", "DE GAULLE")]),
        ("TAGS: PREL, PREL", ["TAG002", "TAG006"]),
        ("TAGS: PGVO FR", [("TAG003", "PGVO")]),  # and no TAG007
        ("TAGS:", [("TAG007", "TAGS:")]),
    ],
)
def test_unknown_terms(tags: str, codes: list[object]) -> None:
    seen = found(tags)
    assert [one if isinstance(codes[0], tuple) else one[0] for one in seen] == codes


def test_terms_of_their_years() -> None:
    assert found("TAGS: PFOR, PDIP, YE, GE", year="75") == []
    assert found("TAGS: PFOR, XYZZ, YE", year="75") == [("TAG003", "XYZZ")]


def test_a_subject_without_its_keyword_is_no_row_of_terms() -> None:
    assert found("TAGS: PREL FR\nEXAMPLETON'S 54th BRIDGE OPENS", subject="") == []


def test_codes_of_countries() -> None:
    assert all(re.fullmatch("[A-Z]{2}", row["code"]) for row in CODES)
    assert all(row["name"] and row["source"] for row in CODES)
    assert len({row["code"] for row in CODES}) == len(CODES)
    assert all(re.fullmatch(r"(19\d\d|20\d\d)?", row["until"]) for row in CODES)
    used = [row["iso"] for row in CODES if row["iso"] and not row["until"]]
    assert len(set(used)) == len(used)


def test_lists_of_tags() -> None:
    table = toml_table("tags")
    for kind in ("subject", "program", "organization", "with_name"):
        assert all(entry["source"] for entry in table[kind])
    assert all(re.fullmatch("[A-Z]{4}", tag) for tag in subject_tags())
    assert all(re.fullmatch("K[A-Z]{3}", tag) for entry in table["program"] for tag in entry["names"].split())
    assert tags_with_name() <= subject_tags()
    assert all(is_known(code, 2007) and not is_known(slip, 2007) for slip, code in table["slips"].items())
