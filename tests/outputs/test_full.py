"""The drawing of findings: text and finding in, screen out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from cablelint.finding import Address, Finding, Result, Severity
from cablelint.rules.rule import Edit
from cablelint.text import Span
from outputs.drawn import finding, result, written

WARNING, INFO = Severity.WARNING, Severity.INFO

CABLE = """\
VZCZCXRO0412
PP RUEHAA
DE RUEHXX #0412/01 0731530
ZNY CCCCC ZZH
P 141530Z MAR 07
FM AMEMBASSY EXAMPLETON
TO RUEHC/SECSTATE WASHDC 2593
BT

C O N F I D E N T I A L SECTION 02 OF 02 EXAMPLETON 000412

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: PREL PGVO FR
SUBJECT: SAMPLE MESSAGE FOR THE MANUAL

REF: EXAMPLETON 398

Classified By: A/DCM Jane Doe for reasons 1.4 (b) and (d).

1. (C) SUMMARY: This paragraph is as it should be.

3. (S) This paragraph skips a number, and its mark is
higher than the classification of the message.

4. This one has no mark at all.{blanks}
""".format(blanks="  ")


def drawing(*findings: Finding, **context: object) -> str:
    return written("full", result(*findings), **context)


def screen(text: str) -> str:
    """A screen of the specification: the margin off, a blank line at the end."""
    lines = text.split("\n")[1:-1]
    return "\n".join(line.removeprefix("    ") for line in lines) + "\n\n"


def test_one_label() -> None:
    one = finding(
        CABLE,
        "SECTION ‹02› OF",
        "the first section is 02, not 01",
        code="CLS009",
        label="expected `01`",
        help="number the sections from 01",
    )
    assert drawing(one) == screen("""
    error[CLS009] the first section is 02, not 01
      --> outgoing/07EXAMPLETON412.txt:10:33
       |
    10 | C O N F I D E N T I A L SECTION 02 OF 02 EXAMPLETON 000412
       |                                 ^^ expected `01`
       |
       = help: number the sections from 01
    """)


def test_an_unsafe_fix_as_a_difference() -> None:
    one = finding(
        CABLE,
        "PGVO",
        "`PGVO` is not a known TAGS term",
        code="TAG003",
        severity=WARNING,
        help="there is a TAGS term with a similar name: `PGOV`",
        replace=("PGVO", "PGOV"),
        safe=False,
    )
    assert drawing(one) == screen("""
    warning[TAG003] [-] `PGVO` is not a known TAGS term
      --> outgoing/07EXAMPLETON412.txt:15:12
       |
    15 | TAGS: PREL PGVO FR
       |            ^^^^
       |
       = help: there is a TAGS term with a similar name: `PGOV`
       |
    15 - TAGS: PREL PGVO FR
    15 + TAGS: PREL PGOV FR
       |
       = note: unsafe fix: it changes what the message says
    """)


def test_a_related_place_before_and_a_gap() -> None:
    one = finding(
        CABLE,
        "‹3.› (S)",
        "paragraph number is out of sequence",
        code="PAR001",
        label="expected `2.`",
        related=(("‹1.› (C)", "paragraph 1"),),
        help="renumber the paragraph, or restore the one that is missing",
    )
    assert drawing(one) == screen("""
    error[PAR001] paragraph number is out of sequence
      --> outgoing/07EXAMPLETON412.txt:24:1
       |
    22 | 1. (C) SUMMARY: This paragraph is as it should be.
       | -- paragraph 1
       :
    24 | 3. (S) This paragraph skips a number, and its mark is
       | ^^ expected `2.`
       |
       = help: renumber the paragraph, or restore the one that is missing
    """)


def test_notes_give_the_authority() -> None:
    one = finding(
        CABLE,
        "(S)",
        "portion mark is higher than the message classification",
        code="MRK004",
        label="marked SECRET",
        related=(("C O N F I D E N T I A L", "the message is CONFIDENTIAL"),),
        help="lower the mark to `(C)`, or raise the classification on line 10",
        notes=("portion marks: E.O. 12958, section 1.6(c)",),
    )
    assert drawing(one) == screen("""
    error[MRK004] portion mark is higher than the message classification
      --> outgoing/07EXAMPLETON412.txt:24:4
       |
    10 | C O N F I D E N T I A L SECTION 02 OF 02 EXAMPLETON 000412
       | ----------------------- the message is CONFIDENTIAL
       :
    24 | 3. (S) This paragraph skips a number, and its mark is
       |    ^^^ marked SECRET
       |
       = help: lower the mark to `(C)`, or raise the classification on line 10
       = note: portion marks: E.O. 12958, section 1.6(c)
    """)


def test_white_space_that_a_fix_changes_is_drawn() -> None:
    one = finding(
        CABLE,
        "all.‹  ›",
        "trailing space",
        code="TXT005",
        severity=INFO,
        help="remove it",
        replace=("all.‹  ›", ""),
    )
    expected = screen("""
    info[TXT005] [*] trailing space
      --> outgoing/07EXAMPLETON412.txt:27:32
       |
    27 | 4. This one has no mark at all.
       |                                ^^
       |
       = help: remove it
       |
    27 - 4. This one has no mark at all.··
    27 + 4. This one has no mark at all.
       |
    """)
    assert drawing(one) == expected
    assert drawing(one, unicode=False) == expected.replace("··", "..")


def test_an_empty_span_has_one_caret() -> None:
    text = "SUBJECT SAMPLE\n"
    one = finding(
        text, Span(7, 7), "expected `:` after `SUBJECT`", label="here", notes=("read all the same",)
    )
    assert drawing(one) == screen("""
    error[AAA001] expected `:` after `SUBJECT`
     --> outgoing/07EXAMPLETON412.txt:1:8
      |
    1 | SUBJECT SAMPLE
      |        ^ here
      |
      = note: read all the same
    """)


def test_a_span_over_lines_is_drawn_by_its_first() -> None:
    text = "A\nHEADING 1\nE.O.\nTAGS\n\nBODY\n"
    one = finding(text, Span(2, 22), "heading stands twice", label="this copy is set aside")
    assert drawing(one) == screen("""
    error[AAA001] heading stands twice
     --> outgoing/07EXAMPLETON412.txt:2:1
      |
    2 | HEADING 1
      | ^^^^^^^^^ this copy is set aside (to line 4)
    """)


def test_two_labels_on_one_line() -> None:
    text = "TAGS: PREL FR PREL\n"
    one = finding(
        text, Span(14, 18), "TAGS term repeats", label="again", related=((Span(6, 10), "first here"),)
    )
    assert drawing(one) == screen("""
    error[AAA001] TAGS term repeats
     --> outgoing/07EXAMPLETON412.txt:1:15
      |
    1 | TAGS: PREL FR PREL
      |               ^^^^ again
      |       ---- first here
    """)


def test_of_many_related_places_one_is_drawn_and_some_are_named() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 10))
    places = tuple((Span(at, at + 4), "" if at else "the first") for at in range(0, 56, 7))
    assert drawing(finding(text, Span(56, 60), "too many", related=places)) == screen("""
    error[AAA001] too many
     --> outgoing/07EXAMPLETON412.txt:9:1
      |
    1 | line 1
      | ---- the first
      :
    9 | line 9
      | ^^^^
      |
      = note: also at 2:1
      = note: also at 3:1
      = note: also at 4:1
      = note: also at 5:1
      = note: also at 6:1
      = note: and 2 more places
    """)


def test_neighbouring_lines_have_no_gap() -> None:
    text = "one\ntwo\n"
    assert " :\n" not in drawing(finding(text, "two", "x", related=(("one", "y"),)))


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


def test_a_record_has_its_identifier_and_a_finding_about_the_run_no_line() -> None:
    record = finding("x\n", "x", "here", in_file=False)
    address = Address("cables.csv", record=15332)
    seen = written("full", result(record, address=address, identifier="07EXAMPLETON398"))
    assert " --> cables.csv#15332:1:1  (07EXAMPLETON398)\n" in seen
    place = record.start
    large = Finding(
        "RUN001", "message-too-large", WARNING, "message is too large", place, place, notes=("3 MiB",)
    )
    assert written("full", Result(address, "07X1", None, None, None, 1, (large,))) == screen("""
    warning[RUN001] message is too large
     --> cables.csv#15332  (07X1)
      |
      = note: 3 MiB
    """)


def test_what_is_below_the_level_is_not_shown() -> None:
    assert drawing(finding("x\n", "x", "here", severity=INFO), show=WARNING) == ""


def test_colour_is_nothing_but_colour() -> None:
    one = finding(
        CABLE,
        "(S)",
        "a mark",
        label="here",
        related=(("PP", "there"),),
        help="mend it",
        notes=("a note",),
        replace=("(S)", "(C)"),
        safe=False,
    )
    plain, coloured = drawing(one), drawing(one, colour=True)
    assert "\x1b[" in coloured
    assert _without_escapes(coloured) == plain
    assert "\x1b]8;;https://cablelint.example/rules/AAA001\x1b\\AAA001" in drawing(
        one, colour=True, links=True
    )


def test_after_so_many_drawings_a_line_each_then_counts_and_the_table() -> None:
    results = [result(finding(f"line {number}\n", "line", "here")) for number in range(6)]
    seen = written("full", *results, drawn=2, listed=4)
    assert seen.count("  --> ") == 0
    assert seen.count(" --> ") == 2
    assert seen.partition("-- 2 drawn")[2] == (
        " in full; from here a line each (--max-diagnostics all: no limit) --\n"
        "outgoing/07EXAMPLETON412.txt:1:1: error[AAA001] here\n"
        "outgoing/07EXAMPLETON412.txt:1:1: error[AAA001] here\n"
        "-- 4 shown; from here only counted (-o concise prints every one) --\n"
        "\n"
        " findings   messages         rule               first\n"
        "        6          6 100.0%  AAA001     a-rule  1:1\n"
        "\n"
    )
    sizes = [len(written("full", *results[:number], drawn=2, listed=4)) for number in range(1, 5)]
    assert all(one < other for one, other in pairwise(sizes))


def _without_escapes(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
