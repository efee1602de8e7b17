"""One line a finding, whatever it holds."""

from __future__ import annotations

from cablelint.finding import Address, Severity
from cablelint.text import Edit, Span
from outputs.drawn import finding, result, written

TEXT = "TAGS: PREL PGVO FR  \nSUBJECT: X\n"


def test_one_line_a_finding_with_the_mark_of_its_fix() -> None:
    blanks = Span(18, 20)
    seen = written(
        "concise",
        result(
            finding(TEXT, "PGVO", "`PGVO` is not a known TAGS term", code="TAG003", severity=Severity.WARNING,
                    edits=(Edit(11, 15, "PGOV"),), safe=False, label="not drawn", help="not shown"),
            finding(TEXT, blanks, "trailing space", code="TXT005", severity=Severity.INFO,
                    edits=(Edit(18, 20, ""),)),
            finding(TEXT, "SUBJECT", "a fault", code="SUB001"),
        ),
    )  # fmt: skip
    assert seen == (
        "outgoing/07EXAMPLETON412.txt:1:12: warning[TAG003] [-] `PGVO` is not a known TAGS term\n"
        "outgoing/07EXAMPLETON412.txt:1:19: info[TXT005] [*] trailing space\n"
        "outgoing/07EXAMPLETON412.txt:2:1: error[SUB001] a fault\n"
    )


def test_a_line_is_never_wrapped_or_cut() -> None:
    address = Address("a/" * 60 + "x.zip", member="cable/2007/03/07X398.html", record=3)
    seen = written(
        "concise", result(finding(TEXT, "FR", "long " * 20, in_file=False), address=address), width=40
    )
    assert seen == f"{address}:1:17: error[AAA001] {'long ' * 20}\n"
    assert "x.zip!cable/2007/03/07X398.html#3:1:17:" in seen


def test_no_character_ends_the_line_or_moves_the_cursor() -> None:
    address = Address("odd\nname\x1b.txt")
    seen = written("concise", result(finding(TEXT, "FR", "quotes `\n\r\x1b[2J`"), address=address))
    assert seen == "odd␊name␛.txt:1:17: error[AAA001] quotes `␊␍␛[2J`\n"


def test_what_is_below_the_level_is_not_shown() -> None:
    one = finding(TEXT, "FR", "x", severity=Severity.INFO)
    assert written("concise", result(one), show=Severity.WARNING) == ""


def test_colour() -> None:
    seen = written("concise", result(finding(TEXT, "FR", "x")), colour=True)
    assert seen == "outgoing/07EXAMPLETON412.txt:1:17: \x1b[1;31merror[AAA001]\x1b[0m \x1b[1mx\x1b[0m\n"
