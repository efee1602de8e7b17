"""Transmission: what the pages of the rules do not show."""

from __future__ import annotations

import pytest

from cablelint.testing.examples import Example, template


def found(*changes: tuple[str, str], profile: str = "transmit") -> list[tuple[str, str]]:
    """Codes of the TRN and SYN rules, and the text they point at, in the template with some changes."""
    text = template()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [
        (finding.code, text[finding.start.offset : finding.end.offset])
        for finding in Example((profile,), text, ()).findings()
        if finding.code.startswith(("TRN", "SYN"))
    ]


DE, GROUP = "DE RUEHXX #0412/01 0731530", "P 141530Z MAR 07"


@pytest.mark.parametrize(
    ("part", "line", "code"),
    [
        ("VZCZCXRO0412", "ZCZCXRO0412", "TRN001"),
        ("VZCZCXRO0412", "VZCZCXRO04123", "TRN001"),
        ("PP RUEHYY RUEHZZ", "PPRUEHYY RUEHZZ", "TRN004"),
        ("PP RUEHYY RUEHZZ", "P RUEHYY RUEHZZ", "TRN004"),
        ("PP RUEHYY RUEHZZ", "PP RU1HYY RUEHZZ", "TRN006"),
        (DE, "DE #0412/01 0731530", "TRN009"),
        (DE, "DE RUEHXX #412/01 0731530", "TRN009"),
        (DE, "DE RUEHXX #0412/01 0731530Z", "TRN009"),
        ("ZNY CCCCC ZZH", "ZNX CCCCC ZZH", "TRN013"),
        ("ZNY CCCCC ZZH", "ZNR CCCCC ZZH", "TRN013"),
        ("ZNY CCCCC ZZH", "CCCCC ZZH", "TRN013"),
        (GROUP, "P 141530 MAR 07", "TRN016"),
        (GROUP, "P 141530Z XYZ 07", "TRN016"),
        (GROUP, "P141530Z MAR 07", "TRN016"),
    ],
)
def test_a_damaged_line_is_one_finding(part: str, line: str, code: str) -> None:
    assert [one for one, _ in found((part, line))] == [code]


def test_a_missing_line_is_not_a_damaged_one() -> None:
    assert found((f"{DE}\n", "")) == [("SYN007", "ZNY CCCCC ZZH")]


def test_two_damaged_lines_in_a_row_are_told_apart_by_nobody() -> None:
    codes = [code for code, _ in found((DE, "#0412/01"), ("ZNY CCCCC ZZH", "CCCCC"))]
    assert codes.count("SYN007") == 1


def test_a_tail_behind_the_security_line_is_free() -> None:
    assert found(("CCCCC ZZH", "CCCCC ZZH (TAO)")) == []


def test_the_last_day_of_a_leap_year() -> None:
    leap = ("0731530", "3661530"), (GROUP, "P 311530Z DEC 08")
    assert found(*leap) == []
    assert found(leap[0], (GROUP, "P 311530Z DEC 07")) == [("TRN010", "366")]


def test_filed_in_the_old_year_and_dated_in_the_new_one() -> None:
    assert found(("0731530", "3652359"), (GROUP, "P 010002Z JAN 08")) == []
    assert found(("0731530", "3662359"), (GROUP, "P 010002Z JAN 09")) == []
    assert found(("0731530", "0010002"), (GROUP, "P 312359Z DEC 07")) == []


@pytest.mark.parametrize(
    ("time", "flagged"), [("1525", False), ("1524", True), ("1600", False), ("1601", True)]
)
def test_filing_time_may_be_five_minutes_early_and_thirty_late(time: str, flagged: bool) -> None:
    assert found(("0731530", f"073{time}")) == ([("TRN011", f"073{time}")] if flagged else [])


def test_filing_time_out_of_range_is_not_compared() -> None:
    assert found(("0731530", "0732530")) == [("TRN010", "25")]
    assert found(("0731530", "0731560")) == [("TRN010", "60")]


def test_direct_messages_carry_a_section_number_without_a_section_line() -> None:
    direct = ("VZCZCXRO", "VZCZCXYZ"), ("PP RUEHYY RUEHZZ\n", "PP RUEHWEB\n\n")
    assert "TRN012" not in [code for code, _ in found(*direct, ("SECTION 01 OF 02 ", ""))]


def test_an_empty_line_everywhere_is_no_sign_of_a_direct_message() -> None:
    head, rest = template().split("FM ", 1)
    spaced = (template(), head.replace("\n", "\n\n") + "FM " + rest)
    assert "TRN003" not in [code for code, _ in found(spaced)]


def test_the_channel_of_a_post_says_nothing_about_the_route() -> None:
    assert [code for code, _ in found(("XRO", "DOI"))] == ["TRN002"]


def test_prosigns_that_do_not_descend_are_one_finding() -> None:
    assert found((GROUP, "P P 141530Z MAR 07")) == [("TRN016", "P")]
    assert found((GROUP, "P R 141530Z MAR 07")) == []


def test_a_range_of_indicators_is_known_from_end_to_end() -> None:
    routing = "PP RUEHYY RUEHZZ"
    assert found((routing, "PP RHFJAAA RHFJAAM RHFJAAZ")) == []


def test_sorted_indicators_are_wrapped() -> None:
    many = [f"RUEHA{letter}" for letter in "BACDEFGHIJKLMNOP"]
    text = template().replace("RUEHYY RUEHZZ\nDE", " ".join(many[:9]) + "\n" + " ".join(many[9:]) + "\nDE")
    (order,) = [finding for finding in Example((), text, ()).findings() if finding.code == "TRN008"]
    assert order.fix is not None
    first, second = order.fix.edits[0].text.split("\n")
    assert len(first) <= 69
    assert f"{first} {second}".split() == ["PP", *sorted(many)]


def test_national_signals_are_known() -> None:
    assert found((GROUP, f"{GROUP} ZYX ZFF3")) == []
