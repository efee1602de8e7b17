"""Formats for people that draw nothing: grouped, summary, none."""

from __future__ import annotations

from cablelint.finding import Address, Severity
from cablelint.outputs.context import Summary
from cablelint.text import Edit
from outputs.drawn import finding, result, written

TEXT = "TAGS: PREL PGVO FR  \nSUBJECT: X\n"
UNKNOWN = finding(TEXT, "PGVO", "`PGVO` is not a known TAGS term", code="TAG003", name="tag-unknown",
                  severity=Severity.WARNING, edits=(Edit(11, 15, "PGOV"),), safe=False)  # fmt: skip
BLANKS = finding(TEXT, "  ", "trailing space", code="TXT005", name="trailing-space",
                 severity=Severity.INFO, edits=(Edit(18, 20, ""),))  # fmt: skip


def test_grouped() -> None:
    many = [result(UNKNOWN, BLANKS), result(), result(UNKNOWN, address=Address("c.csv", record=3))]
    assert written("grouped", *many, show=Severity.WARNING) == (
        "outgoing/07EXAMPLETON412.txt\n"
        "  1:12  warning[TAG003] [-] `PGVO` is not a known TAGS term\n"
        "\n"
        "c.csv#3  (07EXAMPLETON412)\n"
        "  1:12  warning[TAG003] [-] `PGVO` is not a known TAGS term\n"
    )
    assert written("grouped", result(BLANKS), show=Severity.WARNING) == ""


def test_summary() -> None:
    many = [result(UNKNOWN, BLANKS), result()]
    assert written("summary", *many, show=Severity.WARNING) == (
        " findings   messages         rule                    first\n"
        "        1          1  50.0%  TAG003 [-] tag-unknown  1:12\n"
        "\n"
        "2 messages, 1 with findings: 1 warning; 1 info not shown.\n"
        "[*] 1 with a safe fix, [-] 1 with an unsafe one.\n"
    )
    assert written("summary", result()) == "1 message: nothing found.\n"


def test_a_summary_says_that_it_is_partial() -> None:
    from cablelint.outputs.summary import told

    summary = Summary()
    summary.add(result(UNKNOWN))
    summary.complete = False
    assert told(summary, Severity.INFO) == (
        "Interrupted: this is partial. 1 message, 1 with findings: 1 warning."
    )


def test_none() -> None:
    assert written("none", result(UNKNOWN)) == ""
