"""Format lines 6 to 9: one line in, its fields out."""

import pytest

from fields import fields


def test_originator() -> None:
    assert fields("originator", "FM AMEMBASSY EXAMPLETON XX \n") == {"originator": "AMEMBASSY EXAMPLETON XX"}


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        ("action_address", "TO RUEHC/SECSTATE WASHDC 0412", "RUEHC|SECSTATE WASHDC||0412"),
        (
            "action_address",
            "TO AMEMBASSY EXAMPLETON NIACT IMMEDIATE",
            "|AMEMBASSY EXAMPLETON|NIACT IMMEDIATE|",
        ),
        ("information_address", "INFO RUEHZZ/EXAMPLE POSTS COLLECTIVE", "RUEHZZ|EXAMPLE POSTS COLLECTIVE||"),
        ("address", "RUEHXX/AMEMBASSY EXAMPLETON PRIORITY 412", "RUEHXX|AMEMBASSY EXAMPLETON|PRIORITY|412"),
        ("address", "ZEN/AMEMBASSY EXAMPLETON", "ZEN|AMEMBASSY EXAMPLETON||"),
        ("address", "USINT SAMPLEVILLE", "|USINT SAMPLEVILLE||"),
        ("address", "RUMIAAA/HQ SAMPLECOM J2 SAMPLEVILLE XX", "RUMIAAA|HQ SAMPLECOM J2 SAMPLEVILLE XX||"),
        ("address", "RHMFISS/11AF SAMPLE AFB XX 0000", "RHMFISS|11AF SAMPLE AFB XX||0000"),
    ],
)
def test_addresses(kind: str, line: str, expected: str) -> None:
    found = fields(kind, line)
    assert found
    assert "|".join(found.get(name, "") for name in ("routing", "name", "precedence", "serial")) == expected


def test_trap_13_serial_ranges_and_colon_in_address() -> None:
    found = fields("action_address", "TO RUEHC/SECSTATE WASHDC IMMEDIATE 2593-2599")
    assert found
    assert (found["serial"], found["serial_first"], found["serial_last"]) == ("2593-2599", "2593", "2599")
    found = fields("address", "RUEAIIA/CIA WASHINGTON DC// PRIORITY")
    assert found
    assert (found["name"], found["precedence"]) == ("CIA WASHINGTON DC//", "PRIORITY")
    found = fields("address", "RUEKJCS/SECDEF WASHDC//USDP:PDUSDP/ISA:EUR//")
    assert found == {"routing": "RUEKJCS", "name": "SECDEF WASHDC//USDP:PDUSDP/ISA:EUR//"}


def test_trap_14_a_month_inside_an_address() -> None:
    found = fields("address", "RUEHXX/AMEMBASSY THE SAMPLE DEC 9085")
    assert found
    assert (found["name"], found["serial"]) == ("AMEMBASSY THE SAMPLE DEC", "9085")
    found = fields("address", "RUEHXX/AMEMBASSY THE SAMPLE MAY SAMPLEVILLE 1905")
    assert found
    assert (found["name"], found["serial"]) == ("AMEMBASSY THE SAMPLE MAY SAMPLEVILLE", "1905")


def test_trap_15_a_collective_that_lost_its_word() -> None:
    found = fields("information_address", "INFO RUEHZZ/EXAMPLE MEMBER STATES  PRIORITY")
    assert found
    assert (found["name"], found["precedence"]) == ("EXAMPLE MEMBER STATES", "PRIORITY")


def test_trap_16_a_page_head_is_no_addressee() -> None:
    line = "TO PAGE 02        EXAMPLET   000412  141533Z"
    assert fields("action_address", line) is None
    assert fields("page_head", line[3:]) == {
        "page": "02",
        "post": "EXAMPLET",
        "serial": "000412",
        "received": "141533Z",
    }


def test_trap_17_exempted_addressees() -> None:
    assert fields("address", "XMT AMCONSUL SAMPLEVILLE") == {"exempted": "AMCONSUL SAMPLEVILLE"}
    assert fields("address", "XMT/AMCONSUL SAMPLEVILLE") == {"exempted": "AMCONSUL SAMPLEVILLE"}


@pytest.mark.parametrize(
    "line",
    [
        "TORUEHC/SECSTATE WASHDC",
        "TO UEHC/SECSTATE WASHDC 0412",
        "TO RUEHABCDE/SECSTATE WASHDC 0412",
        "TO RUEHC/SECSTATE WASHDC 04123",
        "TO RUEHC/SECSTATE WASHDC0412",
        "TO RUEHC/SECSTATE WASHDC PRIORITY PRIORITY",
        "TO RUEHC/Secstate Washdc",
        "TO RUEHC/",
        "TO",
    ],
)
def test_addresses_malformed(line: str) -> None:
    assert fields("action_address", line) is None
