"""Control characters and escapes: which are none, and what stands in their place after a fix."""

from __future__ import annotations

import pytest
from traps import codes, findings, template


def changed(sentence: str, code: str) -> str:
    """The sentence after the fix."""
    text = template(body=f"1. (C) {sentence}")
    (found,) = [one for one in findings(text) if one.code == code]
    assert found.fix is not None
    for edit in reversed(found.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text.split("1. (C) ")[1].split("\n\nDOE")[0]


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ("The\x00 bridge.", "The bridge."),
        ("The\x0cbridge.", "The bridge."),
        ("The \x1b[1mbridge.", "The [1mbridge."),
        ("The\rbridge.", "The bridge."),
        ("The\u2028bridge.", "The bridge."),
        ("The \u2028bridge.", "The bridge."),
        ("The\x85bridge.", "The bridge."),
    ],
)
def test_controls_go_and_words_stay_apart(sentence: str, mended: str) -> None:
    assert changed(sentence, "TXT007") == mended


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_control_characters(ending: str) -> None:
    assert "TXT007" not in codes(template().replace("\n", ending))


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ('The ""new"" bridge.', 'The "new" bridge.'),
        ("The council&#8217;s bridge.", "The council’s bridge."),
        ("The council&#x2019;s bridge.", "The council’s bridge."),
        ("Roe &amp; Doe.", "Roe & Doe."),
        ('The \\"new\\" bridge.', 'The "new" bridge.'),
        ("The new \\\nbridge.", "The new \nbridge."),
    ],
)
def test_escapes_become_what_they_stand_for(sentence: str, mended: str) -> None:
    assert changed(sentence, "TXT011") == mended


@pytest.mark.parametrize(
    "sentence",
    ['The "new" "old" and "middle" bridge, ""so" he said.', "A&P; and so on.", "The \\ sign.", 'He said "".'],
)
def test_slips_are_no_escapes(sentence: str) -> None:
    assert "TXT011" not in codes(template(body=f"1. (C) {sentence}"))
