"""Redactions: what was taken out, and what only looks so."""

from __future__ import annotations

import pytest
from traps import codes, template

from cablelint.rules.redaction import redacted_between, redactions
from cablelint.text import Span


@pytest.mark.parametrize(
    "note",
    [
        "[Name removed]",
        "[nom supprimé]",
        "[Name geschwärzt]",
        "[nombre eliminado]",
        "[naam verwijderd]",
        "[имя удалено]",
    ],
)
def test_notes_in_many_languages(note: str) -> None:
    assert "ARC004" in codes(template(body=f"1. (C) The mayor, {note}, has promised a bridge."))


@pytest.mark.parametrize(
    "words",
    [
        "He met ExxonMobil.",
        "In 1937 (XXVII) it was built.",
        "Call 555-xxxx.",
        "On xx/xx/07.",
        "It is [his] own.",
        "(name withheld)",
    ],
)
def test_what_is_no_redaction(words: str) -> None:
    assert "ARC004" not in codes(template(body=f"1. (C) {words} The bridge is closed."))


def test_redactions_are_in_order_and_found_by_place() -> None:
    text = "aaaa xxxxxx bbbb [Name removed] cccc XXXXXXXX"
    spans = redactions(text)
    assert [text[span.start : span.end] for span in spans] == ["xxxxxx", "[Name removed]", "XXXXXXXX"]
    assert redacted_between(spans, 0, 10)
    assert not redacted_between(spans, 12, 16)
    assert spans[0] == Span(5, 11)


def test_a_row_that_goes_on_is_one_finding() -> None:
    row = '412,3/14/2007 15:30,07EXAMPLETON412,"Embassy Exampleton",CONFIDENTIAL,,"'
    found = codes(template(front=row, classification='","C O N F I D E N T I A L EXAMPLETON 000412'))
    assert found.count("ARC001") == 1
