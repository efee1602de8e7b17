"""The table by rule."""

from __future__ import annotations

from cablelint.finding import Address, Severity
from cablelint.text import Edit
from outputs.drawn import finding, result, written

TEXT = "one two\nthree\n"
MANY = [
    finding(TEXT, "two", "x", code="TAG003", name="tag-unknown", edits=(Edit(0, 1, "x"),), safe=False),
    finding(TEXT, "one", "x", code="MRK004", name="portion-mark-above-classification"),
    finding(TEXT, "three", "x", code="TAG003", name="tag-unknown"),
]


def test_the_most_frequent_rule_first_with_its_share_and_first_place() -> None:
    results = [
        result(*MANY, address=Address("cables.csv", record=2)),
        result(MANY[2], address=Address("cables.csv", record=5)),
        result(address=Address("cables.csv", record=7)),
    ]
    assert written("statistics", *results) == (
        " findings   messages         rule                                  first\n"
        "        3          2  66.7%  TAG003 [-] tag-unknown                #2:1:5\n"
        "        1          1  33.3%  MRK004     portion-mark-above-classification  #2:1:1\n"
    )


def test_of_several_files_the_path_is_named() -> None:
    results = [
        result(MANY[1], address=Address("outgoing/deep/07EXAMPLETON412.txt")),
        result(MANY[0], address=Address("outgoing/08EXAMPLETON1.txt")),
    ]
    assert "  outgoing/deep/07EXAMPLETON412.txt:1:1\n" in written("statistics", *results)


def test_on_a_terminal_what_is_too_wide_is_told_in_short_and_cut() -> None:
    results = [
        result(MANY[1], address=Address("outgoing/" + "deep/" * 5 + "07EXAMPLETON412.txt")),
        result(MANY[0], address=Address("outgoing/08EXAMPLETON1.txt")),
    ]
    assert written("statistics", *results, terminal=True, width=84) == (
        " findings   messages         rule                                  first\n"
        "        1          1  50.0%  MRK004     portion-mark-above-class…  …XAMPLETON412:1:1\n"
        "        1          1  50.0%  TAG003 [-] tag-unknown                08EXAMPLETON1:1:5\n"
    )
    ascii = written("statistics", *results, terminal=True, width=84, unicode=False)
    assert "portion-mark-above-cla...  ...MPLETON412:1:1\n" in ascii


def test_nothing_found_nothing_written() -> None:
    assert written("statistics", result()) == ""
    hidden = finding(TEXT, "one", "x", severity=Severity.INFO)
    assert written("statistics", result(hidden), show=Severity.WARNING) == ""
