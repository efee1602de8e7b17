"""The drawing of findings: text and finding in, screen out."""

from __future__ import annotations

import re
from itertools import pairwise

from cablelint.finding import Address, Finding, Result, Severity
from cablelint.text import Span
from outputs.drawn import finding, result, screen, written

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


def test_a_code_is_a_link_to_its_page_if_it_is_ours() -> None:
    ours, of_a_plugin = (finding("some text\n", "text", "here", code=code) for code in ("TXT005", "ACME001"))
    link = "\x1b]8;;https://cablelint.example/rules/TXT005\x1b\\TXT005"
    assert link in drawing(ours, colour=True, links=True)
    assert "\x1b]8" not in drawing(of_a_plugin, colour=True, links=True)


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
