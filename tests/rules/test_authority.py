"""Classified By beyond the pages of the rules: spellings of reasons, names, portion marks, line ends."""

from __future__ import annotations

import pytest
from traps import codes, template

from cablelint.check import check_text
from cablelint.finding import Address, Finding
from cablelint.settings import Settings
from cablelint.tables import toml_table
from cablelint.text import decode


def findings(authority: str, year: str = "07") -> tuple[str, list[Finding]]:
    """A message with this Classified By, and what the rules on it find there."""
    text = (
        f"P 141530Z MAR {year}\nFM AMEMBASSY EXAMPLETON\nTO AMEMBASSY SAMPLEVILLE\n\n"
        "S E C R E T EXAMPLETON 000412\n\nE.O. 12958: DECL: 03/14/2012\nTAGS: PREL FR\n"
        f"SUBJECT: (C) A BRIDGE\n\n{authority}\n\n1. (S) Carts go round.\n\nDOE\n"
    )
    result = check_text(decode(text.encode()), Address("x.txt"), Settings(profile="transmit"), certain=True)
    assert result is not None
    assert not result.crashes
    return text, [f for f in result.findings if f.code.startswith("AUT")]


def found(authority: str, year: str = "07") -> list[tuple[str, str]]:
    text, seen = findings(authority, year)
    return [(f.code, text[f.start.offset : f.end.offset]) for f in seen]


@pytest.mark.parametrize(
    "reasons",
    [
        "1.4 (b) and (d)",
        "1.4(b/d)",
        "1.4 b. and d.",
        "1:4 b,d",
        "1/4 (B)",
        "14 (b)",
        "1.4.(b)",
        "1.4 (b-d)",
        "1.4 (B) & (D)",
        "1.4 (b)(d)",
        "1.4 (b) or (h)",
        "1.4 (d), J. Roe",
        "1.4, b/d",
        "1.4 (c) (S) Text goes on",
        "XXXXXXXXXXXX",
    ],
)
def test_spellings_of_reasons(reasons: str) -> None:
    assert found(f"Classified By: DCM Jane Doe for reasons {reasons}") == []


@pytest.mark.parametrize(
    ("authority", "year", "seen"),
    [
        ("Classified By: DCM Jane Doe, 1.4 (b)", "02", [("AUT003", "1.4")]),
        (
            "Classified By: DCM Jane Doe, 1.5 (h)",
            "07",
            [("AUT003", "1.5")],
        ),  # the number is wrong, not the letter
        ("Classified By: DCM Jane Doe, 1.5 (h)", "02", [("AUT004", "h")]),
        ("Classified By: DCM Jane Doe, 1.5 (g)", "02", []),
        ("Classified By: DCM Jane Doe, 1.4 b/x", "07", [("AUT004", "x")]),
        ("Derived From: DSCG 05-1, 1.5 (b)", "07", []),
        ("Derived From: DSCG 05-1", "07", []),
        ("Classified By: DCM Jane Doe ...", "07", []),
    ],
)
def test_reasons_of_their_years(authority: str, year: str, seen: list[tuple[str, str]]) -> None:
    assert found(authority, year) == seen


def at_the_end(first: str, second: str) -> str:
    """Classified By with `first` at the end of a line of 71 characters and `second` on the next."""
    lead = "Classified By: DCM Jane Doe"
    return f"{lead}{'.' * (70 - len(lead) - len(first))} {first}\n{second}"


@pytest.mark.parametrize(
    ("first", "second", "token"),
    [
        ("reas", "ons 1.4 (b)", "reas\nons"),
        ("REASON", "S 1.4 (b)", "REASON\nS"),
        ("1.", "4 (b)", "1.\n4"),
        ("1", ".4 (b)", "1\n.4"),
        ("1.4 (b) and (d", ").", "(d\n)."),
        ("1.4 (", "b)", "(\nb)"),
        ("1.4 (b)", ", (d)", "(b)\n,"),
        ("Richar", "d Roe, 1.4 (b)", "Richar\nd"),
        ("Affai", "rs, 1.4 (b)", "Affai\nrs,"),
    ],
)
def test_tokens_cut_by_a_line_end(first: str, second: str, token: str) -> None:
    assert [one for one in found(at_the_end(first, second)) if one[0] == "AUT005"] == [("AUT005", token)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Richard", "Roe, 1.4 (b)"),
        ("for", "reasons 1.4 (b)"),
        ("Counselor", "acting, 1.4 (b)"),
        ("1.4", "(b) and (d)"),
        ("1.4 (b) and", " (d)"),
        ("ROE AND", "DOE, 1.4 (b)"),
    ],
)
def test_line_ends_between_words(first: str, second: str) -> None:
    assert found(at_the_end(first, second)) == []


def test_words_that_stand_behind_each_other() -> None:
    assert found("Classified By: DCM Jane Doe for reasons and (d), 1.4 (b) and (d).") == []
    assert found("Classified By: DCM Jane Doe, Reasons : 1.4 (b).") == []


def test_fix_puts_the_token_on_the_second_line() -> None:
    text, seen = findings(at_the_end("reas", "ons 1.4 (b)"))
    (cut,) = [f for f in seen if f.code == "AUT005"]
    assert cut.fix is not None
    for edit in sorted(cut.fix.edits, key=lambda edit: edit.start.offset, reverse=True):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    assert "\nreasons 1.4 (b)\n" in text


def test_words_of_the_table() -> None:
    table = toml_table("authority_words")
    whole, small = table["whole"].split(), table["small"].split()
    assert len(set(whole)) == len(whole)
    assert all(word.isalpha() and word.islower() for word in (*whole, *small))


def test_a_number_in_the_text_is_no_reason() -> None:
    authority = "Classified By: Ambassador Jane Doe."
    body = "1. (C) The bridge is to cost $1.4 million.\n\n2. (U) The old bridge was closed in January."
    assert "AUT002" in codes(template(authority=authority, body=body))
