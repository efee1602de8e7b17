"""Traps of format lines 1 to 9: routing lines, date-time groups, addresses, distribution."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from traps import DIRECT, codes, read

Template = Callable[..., str]

STATE_COPY = dict.fromkeys(("identification", "routing", "station", "security"), "")
SERIOUS = {"SYN001", "SYN002", "SYN006", "SYN007", "CLS001", "ARC006", "ADR001"}


def test_trap_08_empty_line_after_the_routing_line_of_direct_messages(template: Template) -> None:
    text = template(**DIRECT)
    message = read(text)
    assert message.routing_line is not None
    assert message.routing_line.indicators == ["RUEHWEB"]
    assert message.calling_station is not None
    assert message.calling_station.station == "RUEHXX"
    assert codes(text) == []
    assert codes(template(routing="PP RUEHYY RUEHZZ\n")) == ["TRN003"]


def test_trap_09_routing_line_goes_on_in_bare_indicators(template: Template) -> None:
    text = template(routing="PP RUEHAA RUEHBB\nRUEHROV RUEHTRO\nRUEHYY")
    message = read(text)
    assert message.routing_line is not None
    assert message.routing_line.indicators == ["RUEHAA", "RUEHBB", "RUEHROV", "RUEHTRO", "RUEHYY"]
    assert codes(text) == []


@pytest.mark.parametrize(("number", "found"), [("2174", []), ("2175", ["CLS007"])])
def test_trap_10_station_serial_is_the_last_four_digits(
    template: Template, number: str, found: list[str]
) -> None:
    text = template(
        station=f"DE RUEHXX #{number} 0731530", classification="C O N F I D E N T I A L EXAMPLETON 022174"
    )
    assert codes(text) == found


@pytest.mark.parametrize(
    ("group", "tail"),
    [
        ("P 141530Z MAR 07 ZDK CTG NUMEROUS REQUESTS", "ZDK CTG NUMEROUS REQUESTS"),
        ("P 141530Z MAR 07        ZDK", "ZDK"),
        ("P R 141530Z MAR 07 ZDK CTG RUEHYY #1187", "ZDK CTG RUEHYY #1187"),
    ],
)
def test_trap_11_tail_of_the_date_time_group(template: Template, group: str, tail: str) -> None:
    text = template(group=group)
    message = read(text)
    assert message.date_time_group is not None
    assert message.date_time_group.group == "141530Z MAR 07"
    assert message.date_time_group.tail == tail
    assert str(message.date_time_group.value) == "2007-03-14 15:30:00"
    assert not {"TRN016", "TRN017", "TRN005", "SYN002"} & set(codes(text))


def test_trap_12_seven_letters_and_one_indicator_for_many(template: Template) -> None:
    text = template(
        routing="PP RUEHKUK RUEHTRO RUEHYY",
        information="INFO RHMFISS/HARBOR BOARD WASHINGTON DC\nRHMFISS/BRIDGE OFFICE WASHINGTON DC\n"
        "RHMFISS/HQ RIVER COMMAND TESTBURG FL",
    )
    message = read(text)
    assert message.information is not None
    assert [one.routing for one in message.information] == ["RHMFISS"] * 3
    assert len({one.name for one in message.information}) == 3
    assert codes(text) == []


def test_trap_13_serial_ranges_and_office_symbols(template: Template) -> None:
    text = template(
        action="TO RUEHC/SECSTATE WASHDC PRIORITY 2593-2599",
        information="INFO RUEHYY/HARBOR BOARD WASHINGTON DC// PRIORITY\n"
        "RUEHZZ/BRIDGE OFFICE WASHDC//BRG:PDBRG/ISA:EUR-ABC//",
    )
    message = read(text)
    assert message.action is not None
    assert (message.action[0].precedence, message.action[0].serial) == ("PRIORITY", "2593-2599")
    assert message.information is not None
    assert [one.name for one in message.information] == [
        "HARBOR BOARD WASHINGTON DC//",
        "BRIDGE OFFICE WASHDC//BRG:PDBRG/ISA:EUR-ABC//",
    ]
    assert message.information[0].precedence == "PRIORITY"
    assert codes(text) == []


def test_trap_14_month_inside_an_address(template: Template) -> None:
    text = template(
        information="INFO RUEHZZ/AMEMBASSY SAN EXEMPLO DEC 9085\n"
        "RUEHYY/AMEMBASSY SAN EXEMPLO MAY TESTBURG 1905"
    )
    message = read(text)
    assert message.information is not None
    assert [one.serial for one in message.information] == ["9085", "1905"]
    assert message.date_time_group is not None
    assert message.date_time_group.month == "MAR"
    assert not SERIOUS & set(codes(text))


def test_trap_15_collective_that_lost_its_word(template: Template) -> None:
    text = template(information="INFO RUEHYY/RIVER MEMBER STATES  PRIORITY")
    message = read(text)
    assert message.information is not None
    assert [(one.name, one.precedence) for one in message.information] == [
        ("RIVER MEMBER STATES", "PRIORITY")
    ]
    assert not SERIOUS & set(codes(text))


def test_trap_16_page_header_swallowed_by_the_to_line(template: Template) -> None:
    text = template(
        **STATE_COPY,
        action="TO PAGE 02        EXAMPL  00412  141532Z\nAMEMBASSY SAMPLEVILLE PRIORITY\nAMCONSUL TESTBURG",
        information="",
    )
    message = read(text)
    assert message.action is not None
    assert [one.name for one in message.action if not one.name.startswith("PAGE")] == [
        "AMEMBASSY SAMPLEVILLE",
        "AMCONSUL TESTBURG",
    ]
    assert message.classification is not None
    assert not SERIOUS & set(codes(text))


def test_trap_17_xmt_line_and_the_same_post_again(template: Template) -> None:
    text = template(
        information="INFO RUEHYY/RIVER COLLECTIVE\nXMT AMCONSUL TESTBURG\nRUEHZZ/AMCONSUL TESTBURG 0017"
    )
    message = read(text)
    assert message.information is not None
    assert [one.name for one in message.information if one.routing] == [
        "RIVER COLLECTIVE",
        "AMCONSUL TESTBURG",
    ]
    assert codes(text) == []


def test_trap_18_distribution_line_is_no_second_info(template: Template) -> None:
    block = """\
ACTION EUR-02

INFO  LOG-00   AGRE-01  COME-03  /006W
                  ------------------D40B7A  141535Z /38
"""
    text = template(
        **STATE_COPY,
        group=block + "P 141530Z MAR 07",
        action="TO SECSTATE WASHDC PRIORITY 2593",
        information="INFO AMEMBASSY SAMPLEVILLE",
    )
    message = read(text)
    assert message.era == "state_copy"
    assert message.distribution is not None
    assert message.information is not None
    assert [one.name for one in message.information] == ["AMEMBASSY SAMPLEVILLE"]
    assert codes(text) == []
