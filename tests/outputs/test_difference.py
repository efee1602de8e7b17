"""The fix of a finding, drawn as a difference."""

from __future__ import annotations

import pytest

from cablelint.finding import Finding
from cablelint.text import Edit, Span
from outputs.drawn import finding, result, written


def drawing(one: Finding) -> str:
    return written("full", result(one))


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        # a line goes
        ("a\nSIPDIS\nb\n", [(2, 9, "")], ["2 - SIPDIS"]),
        # a line is broken in two
        (
            "E.O. 12958: N/A TAGS: FR\n",
            [(15, 16, "\n")],
            ["1 - E.O. 12958: N/A·TAGS: FR", "1 + E.O. 12958: N/A", "2 + TAGS: FR"],
        ),
        # two edits of one line are one difference
        ("a b c\n", [(0, 1, "A"), (4, 5, "C")], ["1 - a b c", "1 + A b C"]),
        # a tab becomes a blank
        ("a\tb\n", [(1, 2, " ")], ["1 - a␉b", "1 + a·b"]),
        # two lines are joined
        ("1.\n4\n", [(2, 3, "")], ["1 - 1.", "2 - 4", "1 + 1.4"]),
        # a line is put in
        ("a\nb\n", [(2, 2, "new\n")], ["2 + new"]),
    ],
)
def test_differences(text: str, edits: list[tuple[int, int, str]], expected: list[str]) -> None:
    seen = drawing(
        finding(text, Span(*edits[0][:2]), "x", help="y", edits=tuple(Edit(*edit) for edit in edits))
    )
    assert seen.endswith("\n".join(["  = help: y", "  |", *expected, "  |", "", ""]))


def test_edits_elsewhere_are_counted() -> None:
    text = "a \nb\nc \nd\ne \n"
    edits = tuple(Edit(at, at + 1, "") for at in (1, 6, 11))
    assert "1 - a·\n1 + a\n  |\n  = note: the fix changes the message in 2 places more\n" in drawing(
        finding(text, Span(1, 2), "trailing space", edits=edits)
    )


def test_a_large_fix_is_told_not_drawn() -> None:
    text = "".join(f"{number}\n" for number in range(30))
    seen = drawing(finding(text, Span(0, 1), "x", edits=(Edit(0, 40, ""),), help="remove it"))
    assert "  = help: remove it\n  = note: the fix changes lines 1 to 17\n" in seen
    assert " - " not in seen


def test_a_change_of_line_ends_has_no_difference_to_draw() -> None:
    seen = drawing(finding("a\r\nb\n", Span(1, 3), "x", edits=(Edit(1, 3, "\n"),)))
    assert seen.endswith("= note: the fix changes line 1\n\n")
