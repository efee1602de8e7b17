"""Paragraphs: rows of numbers, forms of openings, and the fixes that put them right."""

from __future__ import annotations

import pytest
from traps import codes, findings, lines_of, template


def body(*openings: str) -> str:
    return "\n\n".join(f"{opening} The mayor has promised a new bridge." for opening in openings)


def fixed(text: str, code: str) -> str:
    (found,) = [one for one in findings(text) if one.code == code]
    assert found.fix is not None
    assert found.fix.safe
    for edit in reversed(found.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text


@pytest.mark.parametrize(
    ("numbers", "out_of_row"),
    [
        ((1, 2, 3), []),
        ((4, 5, 6), []),
        ((1, 3, 4), [3]),
        ((1, 2, 2, 3), [2]),
        ((1, 2, 2, 4), [2]),
        ((1, 2, 4, 3, 4), [4]),
        ((1, 2, 3, 1, 2, 3, 4), []),
        ((1, 2, 1, 2, 3, 4, 3), []),
    ],
)
def test_rows_of_numbers(numbers: tuple[int, ...], out_of_row: list[int]) -> None:
    text = template(body=body(*(f"{number}. (C)" for number in numbers)))
    assert lines_of(text, "PAR001") == [
        f"{number}. (C) The mayor has promised a new bridge." for number in out_of_row
    ]


def test_what_was_blacked_out_may_hold_the_missing_number() -> None:
    text = template(body=body("1. (C)") + "\n\nXXXXXXXXXXXX\n\n" + body("3. (C)"))
    assert "PAR001" not in codes(text)


@pytest.mark.parametrize(
    "opening", ["2.(C)", "2 (C)", "2, (C)", "2) (C)", "(2) (C)", "2.. (C)", "  2. (C)", " 2.(C)"]
)
def test_openings_are_put_right(opening: str) -> None:
    text = template(body=body("1. (C)", opening))
    assert fixed(text, "PAR002") == template(body=body("1. (C)", "2. (C)"))


def test_a_blank_after_the_mark_is_put_in() -> None:
    text = template(body="1. (C)The mayor has promised a new bridge.")
    assert fixed(text, "PAR002") == template(body=body("1. (C)"))


@pytest.mark.parametrize("opening", ["2.  (C)", "2. (C) ", "¶2. (C)", " ¶2. (C)", "2. (C) Comment:"])
def test_openings_in_order(opening: str) -> None:
    assert "PAR002" not in codes(template(body=body("1. (C)", opening)))


def test_a_paragraph_inside_a_line_is_parted() -> None:
    text = template(body="1. (C) The mayor has promised a new bridge.  2. (U) The market pays.")
    parted = template(body="1. (C) The mayor has promised a new bridge.\n\n2. (U) The market pays.")
    assert fixed(text, "PAR003") == parted
