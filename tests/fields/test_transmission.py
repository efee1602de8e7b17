"""Format lines 1 to 5: one line in, its fields out."""

import pytest

from cablelint.syntax.fields import match
from fields import fields, parts


def test_offsets_are_those_of_the_text() -> None:
    text = "VZCZCXRO0412\nPP RUEHAA\nDE RUEHXX #0412/01 0731530 \n"
    found = match("calling_station", text, 23, len(text))
    assert found
    assert found.span() == (23, 49)
    assert found.span("station_serial") == (34, 38)


def test_transmission_identifier() -> None:
    expected = {"channel": "XRO", "channel_number": "0412"}
    assert fields("transmission_identifier", "VZCZCXRO0412 \n") == expected
    assert fields("transmission_identifier", "VZCZCXYZ412") == {"channel": "XYZ", "channel_number": "412"}


@pytest.mark.parametrize(
    "line", ["ZCZCXRO0412", "VZCZCXR0412", "VZCZCXRO41", "VZCZCXRO04123", "VZCZC XRO0412"]
)
def test_transmission_identifier_malformed(line: str) -> None:
    assert fields("transmission_identifier", line) is None


def test_trap_9_routing_line_goes_on_below() -> None:
    line = "PP RUEHAA RUEHBB \nRUEHCC RUEHDDD \n"
    found = fields("routing_line", line)
    assert found == {"prosign": "PP", "indicators": "RUEHAA RUEHBB \nRUEHCC RUEHDDD"}
    assert parts("indicator", found["indicators"]) == ["RUEHAA", "RUEHBB", "RUEHCC", "RUEHDDD"]


@pytest.mark.parametrize(
    "line", ["YY RUEHAA", "P RUEHAA", "PP", "PP RUEH8A", "PP RUEHABCDE", "PP XUEHAA", "PP RU"]
)
def test_routing_line_malformed(line: str) -> None:
    assert fields("routing_line", line) is None


def test_calling_station() -> None:
    assert fields("calling_station", "DE RUEHXX #0412/01 0731530") == {
        "station": "RUEHXX",
        "station_serial": "0412",
        "segment": "01",
        "filing_time": "0731530",
        "day_of_year": "073",
        "time": "1530",
    }
    assert "segment" not in (fields("calling_station", "DE RUEHC #0412 0731530") or {"segment": ""})


def test_trap_12_seven_letters_in_an_indicator() -> None:
    found = fields("calling_station", "DE RUEHXXX #0412 0731530")
    assert found
    assert found["station"] == "RUEHXXX"


def test_trap_55_another_section_on_the_calling_station_line() -> None:
    found = fields("calling_station", "DE RUEHXX #0412/02 0731530")
    assert found
    assert found["segment"] == "02"


def test_digits_out_of_range_are_for_the_rules() -> None:
    assert fields("calling_station", "DE RUEHXX #0412/01 9992575")
    assert fields("date_time_group", "P 999999Z MAR 07")
    assert fields("classification", "S E C R E T SECTION 09 OF 02 EXAMPLETON 000412")
    assert fields("executive_order", "E.O. 12958: DECL: 99/99/2017")


@pytest.mark.parametrize(
    "line",
    [
        "DE RUEHXX 0412 0731530",
        "DE RUEHXX #412 0731530",
        "DE RUEHXX #0412/1 0731530",
        "DE RUEHXX #0412 073153",
        "DE RUEHXX  #0412 0731530",
        "DE RUEHXX #0412 0731530 AND MORE",
    ],
)
def test_calling_station_malformed(line: str) -> None:
    assert fields("calling_station", line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ZNR UUUUU ZZH", {"warning": "ZNR", "letters": "UUUUU"}),
        ("ZNY CCCCC ZZH ", {"warning": "ZNY", "letters": "CCCCC"}),
        ("ZNY SSSSS/BBBBB ZZH", {"warning": "ZNY", "letters": "SSSSS", "special": "BBBBB"}),
        ("ZNY TTTTT ZZH ZDS", {"warning": "ZNY", "letters": "TTTTT", "tail": "ZDS"}),
        ("ZNY EEEEE ZZH CCY", {"warning": "ZNY", "letters": "EEEEE", "tail": "CCY"}),
    ],
)
def test_security_line(line: str, expected: dict[str, str]) -> None:
    assert fields("security_line", line) == expected


def test_trap_55_tail_glued_to_the_security_line() -> None:
    found = fields("security_line", "ZNY SSSSS ZZH(CCY ADX1A2B3 MSI0412-695)")
    assert found
    assert found["tail"] == "(CCY ADX1A2B3 MSI0412-695)"


@pytest.mark.parametrize(
    "line", ["ZNR CCCCC ZZH", "ZNY UUUUU ZZH", "ZNY CCCC ZZH", "ZNY CCCCC ZH", "ZNR UUUUU", "ZNY CCCCC ZZHX"]
)
def test_security_line_malformed(line: str) -> None:
    assert fields("security_line", line) is None


def test_date_time_group() -> None:
    assert fields("date_time_group", "O R 141530Z MAR 07") == {
        "prosigns": "O R",
        "group": "141530Z MAR 07",
        "day": "14",
        "time": "1530",
        "month": "MAR",
        "year": "07",
    }
    assert parts("prosign", "O R") == ["O", "R"]


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("O 141530Z MAR 07 ZDK CTG NUMEROUS REQUESTS", "ZDK CTG NUMEROUS REQUESTS"),
        ("O 141530Z MAR 07        ZDK", "ZDK"),
        ("O 141530Z MAR 07(CCY ADX1 MSI0412)", "(CCY ADX1 MSI0412)"),
    ],
)
def test_trap_11_tails_of_date_time_groups(line: str, tail: str) -> None:
    found = fields("date_time_group", line)
    assert found
    assert found["tail"] == tail


def test_prosigns_in_any_order_and_months_in_any_case() -> None:
    assert (fields("date_time_group", "R O 141530Z MAR 07") or {})["prosigns"] == "R O"
    assert (fields("date_time_group", "141530Z Mar 07") or {})["month"] == "Mar"


@pytest.mark.parametrize(
    "line",
    ["P 141530Z MAX 07", "P 141530Z MAR 2007", "P 1415Z MAR 07", "P 141530 MAR 07", "Q 141530Z MAR 07"],
)
def test_date_time_group_malformed(line: str) -> None:
    assert fields("date_time_group", line) is None
