"""Counts by fields of messages, and crossed."""

from __future__ import annotations

import pytest

from cablelint.finding import Address, Result, Severity
from outputs.drawn import finding, result, written

TEXT = "one two\nthree\n"
FIRST = finding(TEXT, "one", "x", code="TAG003", name="tag-unknown")
OTHER = finding(TEXT, "two", "x", code="MRK004", name="portion-mark-above-classification")
SLIGHT = finding(TEXT, "three", "x", code="TXT005", name="trailing-space", severity=Severity.INFO)


def message(year: int | None, *findings: object, path: str = "a/b.txt", **more: object) -> Result:
    made = result(*findings, address=Address(path, **more))  # type: ignore[arg-type]
    return made._replace(year=year)


def counted(*by: str, results: list[Result], **context: object) -> str:
    return written("statistics", *results, by=by, show=Severity.WARNING, **context)


def test_by_year_as_they_passed_and_the_unknown_last() -> None:
    many = [
        message(2007, FIRST, OTHER),
        message(2007, SLIGHT),
        message(None, FIRST),
        message(1979),
        message(2006, FIRST, FIRST, FIRST),
    ]
    assert counted("year", results=many) == (
        " year        messages   findings  per 1,000\n"
        " 1979               1          0        0.0\n"
        " 2006               1          3    3,000.0  ####################\n"
        " 2007               2          2    1,000.0  #######\n"
        " not known          1          1    1,000.0  #######\n"
        " all                5          6    1,200.0\n"
    )


def test_by_file_only_those_with_findings_but_all_are_counted() -> None:
    many = [message(2007, FIRST, path="a/東京.txt"), message(2007, path="b.txt"), message(2007, path="c.txt")]
    assert counted("file", results=many) == (
        " file         messages   findings  per 1,000\n"
        " a/東京.txt          1          1    1,000.0  ####################\n"
        " all                 3          1      333.3\n"
    )


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("dir", ["a", ".", "m.zip!c/2007"]),
        ("post", ["EXAMPLETON"]),
        ("class", ["CONFIDENTIAL"]),
    ],
)
def test_by_other_fields(by: str, names: list[str]) -> None:
    many = [
        message(2007, FIRST, FIRST, FIRST),
        message(2007, FIRST, FIRST, path="b.txt"),
        message(2007, FIRST, path="m.zip", member="c/2007/x.txt"),
    ]
    lines = counted(by, results=many).splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == names


def test_crossed_the_rule_across_is_its_code() -> None:
    many = [message(2006, FIRST, OTHER), message(2007, FIRST, SLIGHT), message(2007, FIRST)]
    assert counted("rule", "year", results=many) == (
        " rule                                      2006  2007  all\n"
        " TAG003 tag-unknown                           1     2    3\n"
        " MRK004 portion-mark-above-classification     1     .    1\n"
        " all                                          2     2    4\n"
    )
    assert counted("year", "rule", results=many) == (
        " year  TAG003  MRK004  all\n"
        " 2006       1       1    2\n"
        " 2007       2       .    2\n"
        " all        3       1    4\n"
    )


def test_on_a_terminal_the_columns_of_most_findings_are_shown_and_the_rest_added_up() -> None:
    many = [message(year, *[FIRST] * (year % 10 == 5 or 2)) for year in range(1970, 2000)]
    lines = counted("class", "year", results=many, terminal=True).splitlines()
    assert max(map(len, lines)) <= 80
    years = ["1970", "1971", "1972", "1973", "1974", "1976", "1977", "1978", "1979"]  # 1975 has one only
    assert lines[0].split() == ["class", *years, "others", "all"]
    assert lines[1].split() == ["CONFIDENTIAL", *["2"] * 9, "39", "57"]
    assert len(counted("class", "year", results=many).splitlines()[0].split()) == 32


def test_on_a_terminal_long_names_are_cut_and_paths_below_their_folder() -> None:
    long = "x" * 60
    many = [message(2007, FIRST, OTHER, path=f"cables/{name}.txt") for name in ("short", f"a/{long}")]
    lines = counted("file", results=many, terminal=True, width=70).splitlines()
    assert max(map(len, lines)) <= 70
    assert [line.split()[0] for line in lines] == ["file", f"…{'x' * 21}.txt", "short.txt", "all"]
    assert f" cables/a/{long}.txt " in counted("file", results=many)
    crossed = counted("rule", "class", results=many, terminal=True).splitlines()
    assert [line[:36] for line in crossed[1:3]] == [
        " MRK004 portion-mark-above-classif… ",
        " TAG003 tag-unknown                 ",
    ]


def test_years_at_the_beginning_with_hardly_a_message_are_one_row() -> None:
    def years(*numbers: tuple[int, int]) -> list[str]:
        many = [message(year, FIRST) for year, number in numbers for _ in range(number)]
        return [" ".join(line.split()[:-1]) for line in counted("year", results=many).splitlines()[1:-1]]

    assert years((1975, 1), (1979, 2), (2006, 300), (2007, 1), (2008, 300)) == [
        "before 2006 3 3 1,000.0",
        "2006 300 300 1,000.0",
        "2007 1 1 1,000.0",
        "2008 300 300 1,000.0",
    ]
    assert years((1979, 1), (2006, 300))[0] == "1979 1 1 1,000.0"


def test_nothing_found_nothing_written() -> None:
    for by in (("year",), ("year", "rule")):
        assert counted(*by, results=[message(2007, SLIGHT)]) == ""
