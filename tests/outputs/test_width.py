"""Drawings keep to the width of the terminal, and their carets to the characters they point at."""

from __future__ import annotations

import pytest

from cablelint.finding import Finding
from cablelint.text import Span
from outputs.drawn import finding, result, screen, written


def drawing(one: Finding, **context: object) -> str:
    return written("full", result(one), **context)


def test_tabs_go_to_the_next_eighth_and_wide_characters_take_two_columns() -> None:
    text = "a\tb中文é😀x\n"
    one = finding(text, "x", "here", label="x")
    assert drawing(one) == screen("""
    error[AAA001] here
     --> outgoing/07EXAMPLETON412.txt:1:8
      |
    1 | a       b中文é😀x
      |                 ^ x
    """)


def test_combining_characters_take_no_column() -> None:
    assert "\n  |   ^\n" in drawing(finding("e\u0301 x\n", "x", "here"))


@pytest.mark.parametrize(
    ("unicode", "expected", "caret"),
    [
        (True, "a␛[31mb␈␡<U+0085><U+202E>x", 25),
        (False, "a^[[31mb^H^?<U+0085><U+202E>x", 28),
    ],
)
def test_a_hostile_message_does_not_move_the_cursor(unicode: bool, expected: str, caret: int) -> None:
    text = "a\x1b[31mb\x08\x7f\x85\u202ex\n"
    seen = drawing(
        finding(text, "x", "message \x1b[2J", label="label \x07", help="help \x9b", notes=("note \x00",)),
        unicode=unicode,
    )
    assert f"1 | {expected}\n  | {' ' * caret}^ label" in seen
    assert all(character >= " " or character == "\n" for character in seen)
    assert not {"\x7f", "\x85", "\x9b", "\u202e"} & set(seen)


def test_characters_that_the_terminal_lacks_are_escapes_of_their_width() -> None:
    assert r"""
1 | prot\xe9g\xe9 x
  |               ^
""" in drawing(finding("protégé x\n", "x", "here"), unicode=False)


def test_a_long_line_is_windowed_round_the_caret() -> None:
    text = "".join(f"word{number:03} " for number in range(60)) + "\n"
    assert drawing(finding(text, "word030", "here", label="this one")) == screen("""
    error[AAA001] here
     --> outgoing/07EXAMPLETON412.txt:1:241
      |
    1 | …rd026 word027 word028 word029 word030 word031 word032 word033 word034 word…
      |                                ^^^^^^^ this one
    """)
    first = drawing(finding(text, "word000", "here", label="this one"))
    assert "1 | word000 word001" in first
    last = drawing(finding(text, "word059", "here", label="this one"))
    assert "word059\n" in last
    for one in (first, last):
        assert all(len(line) <= 80 for line in one.split("\n"))


def test_a_long_line_in_ascii() -> None:
    text = "x" * 200 + "HERE" + "x" * 200 + "\n"
    lines = drawing(finding(text, "HERE", "here"), unicode=False, width=40).split("\n")
    assert lines[3].startswith("1 | ...x")
    assert lines[3].endswith("x...")
    assert lines[3][lines[4].index("^") :].startswith("HERE")
    assert max(map(len, lines[2:])) == 40


def test_the_drawing_of_any_place_of_a_long_line_fits_and_points_at_it() -> None:
    text = "".join(chr(0x41 + number % 26) for number in range(300)) + "\n"
    for at in range(0, 300, 7):
        lines = drawing(finding(text, Span(at, at + 1), "here", label="a label of some words")).split("\n")
        assert all(len(line) <= 80 for line in lines)
        assert lines[3][lines[4].index("^")] == text[at]


def test_a_label_without_room_stands_below() -> None:
    text = "a line that is nearly as wide as the terminal is, up to its very end: HERE\n"
    assert drawing(finding(text, "HERE", "here", label="expected something else")) == screen("""
    error[AAA001] here
     --> outgoing/07EXAMPLETON412.txt:1:71
      |
    1 | a line that is nearly as wide as the terminal is, up to its very end: HERE
      |                                                                       ^^^^
      |                                                      expected something else
    """)


def test_help_and_notes_wrap() -> None:
    seen = drawing(finding("x\n", "x", "here", help="word " * 20 + "end"))
    assert seen.endswith("  = help: " + "word " * 13 + "word\n" + " " * 10 + "word " * 6 + "end\n\n")
