"""One line in, its fields out.  All lines are fictional."""

import re
from itertools import pairwise

import pytest

from cablelint.resources import grammar_text
from cablelint.syntax import _field_tables
from cablelint.syntax.compile_fields import compile_fields
from cablelint.syntax.fields import items, match


def fields(kind: str, line: str) -> dict[str, str] | None:
    """The fields that a line has; None where it is malformed."""
    found = match(kind, line, 0, len(line))
    return found and {name: value for name, value in found.groupdict().items() if value is not None}


def parts(name: str, line: str) -> list[str]:
    return [found[0] for found in items(name, line, 0, len(line))]


# ---- format lines 1 to 5 --------------------------------------------------------------------------


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


# ---- format lines 6 to 9 --------------------------------------------------------------------------


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


# ---- the heading ----------------------------------------------------------------------------------


def test_classification() -> None:
    assert fields("classification", "C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412 \n") == {
        "level": "C O N F I D E N T I A L",
        "section_text": "SECTION 01 OF 02",
        "section": "01",
        "sections": "02",
        "post": "EXAMPLETON",
        "serial": "000412",
    }


@pytest.mark.parametrize(
    "level",
    [
        "S E C R E T", "SECRET", "S e c r e t", "SS E C R E T", "CSE C R E T", "E C R E T", "SE C R E T",
        "S E C R T", "CC O N F I D E N T I A L", "O N F I D E N T I A L", "C ONFIDENTIAL", "Confidential",
        "CO N F I D E N T I A L", "C O N F I D N T I A L", "C O N F I D E N T I A A L", "UNCLAS", "UUNCLAS",
        "NCLAS", "U N C L A S", "UNCLASSIFIED", "U N C L A S S I F I E D", "T O P  S E C R E T", "TOP SECRET",
        "LIMITED OFFICIAL USE",
    ],
)  # fmt: skip
def test_trap_19_classifications_spaced_doubled_lost_and_fused(level: str) -> None:
    for post in (
        "EXAMPLETON",
        "LIMAVILLE",
        "TUNISTON",
        "INDIA SAMPLE",
    ):  # begin with the last letters of levels
        found = fields("classification", f"{level} {post} 000412")
        assert found == {"level": level, "post": post, "serial": "000412"}
        found = fields("classification", f"{level} SECTION 01 of 02 {post} 000412")
        assert found
        assert (found["level"], found["section"], found["post"]) == (level, "01", post)


@pytest.mark.parametrize("word", ["SCTION", "ECTION", "SSECTION", "section", "SECTON"])
def test_trap_55_garbled_section(word: str) -> None:
    found = fields("classification", f"UNCLAS {word} 01 OF 02 EXAMPLETON 000412")
    assert found
    assert (found["section_text"], found["section"], found["sections"]) == (f"{word} 01 OF 02", "01", "02")


def test_trap_55_classification_line_broken_over_two_and_a_tab_before_it() -> None:
    found = fields("classification", "\tC O N F I D E N T I A L \nSECTION 01 OF 02 THE\nSAMPLE 000412")
    assert found
    assert (found["section"], found["post"], found["serial"]) == ("01", "THE\nSAMPLE", "000412")


def test_trap_19_a_redacted_post() -> None:
    found = fields("classification", "SE C R E T SECTION 01 OF 02 XXXXXXXXXXXX 000004")
    assert found
    assert found["post"] == "XXXXXXXXXXXX"


@pytest.mark.parametrize("post", ["THE SAMPLE", "PORT AU SAMPLE", "USEX NEW SAMPLE", "ST. JEAN D'EXEMPLE"])
def test_trap_21_posts_of_several_words(post: str) -> None:
    found = fields("classification", f"S E C R E T {post} 000412")
    assert found
    assert found["post"] == post


@pytest.mark.parametrize("serial", ["41", "412", "2069", "08980", "000412", "00100153"])
def test_numbers_of_two_to_eight_digits(serial: str) -> None:
    found = fields("classification", f"S E C R E T SECTION 1 OF 2 EXAMPLETON {serial}")
    assert found
    assert found["serial"] == serial


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("UNCLAS E F T O EXAMPLETON 000412", {"level": "UNCLAS", "efto": "E F T O"}),
        ("S E C R E T NOFORN EXAMPLETON 000412", {"level": "S E C R E T", "caveats": "NOFORN"}),
        ("SECRET//NOFORN EXAMPLETON 000412", {"level": "SECRET", "caveats": "NOFORN"}),
        (
            "S E C R E T EXAMPLETON 000412 SIPDIS NOFORN",
            {"level": "S E C R E T", "trailing": "SIPDIS NOFORN"},
        ),
        ("S E C R E T EXAMPLETON 000412 TOSEC 412", {"level": "S E C R E T", "trailing": "TOSEC 412"}),
    ],
)
def test_classification_with_caveats(line: str, expected: dict[str, str]) -> None:
    assert fields("classification", line) == {**expected, "post": "EXAMPLETON", "serial": "000412"}


@pytest.mark.parametrize(
    "line",
    [
        "EXAMPLETON 000412",
        "S E C R E T EXAMPLETON",
        "CONFIDENTIAL\nPAGE 02 EXAMPLETON 00412",
        "S E C R E T 000412",
    ],
)
def test_classification_malformed(line: str) -> None:
    assert fields("classification", line) is None


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("NOFORN SIPDIS", ["NOFORN", "SIPDIS"]),
        ("SENSITIVE, SIPDIS", ["SENSITIVE", "SIPDIS"]),
        ("SENSITIVE BUT UNCLASSIFIED", ["SENSITIVE BUT UNCLASSIFIED"]),
        ("STADIS////////", ["STADIS"]),
        ("EXAMPLE CHANNEL", ["EXAMPLE CHANNEL"]),
    ],
)
def test_captions(line: str, captions: list[str]) -> None:
    found = fields("caption", line)
    assert found
    assert parts("caption", found["captions"]) == captions


def test_trap_29_caption_and_attention_on_one_line() -> None:
    assert fields("caption", "SIPDIS, EXA HQ FOR DOE") == {
        "captions": "SIPDIS",
        "attention": "EXA HQ FOR DOE",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("DECL: 03/14/2017", {"keyword": "DECL:", "date_text": "03/14/2017"}),
        ("DECL:  3/4/2017", {"keyword": "DECL:", "date_text": "3/4/2017"}),
        ("DECL: 2017/03/14", {"keyword": "DECL:", "date_text": "2017/03/14"}),
        ("DECL: 03-14-17", {"keyword": "DECL:", "date_text": "03-14-17"}),
        ("DECL ON: 03/14/2017", {"keyword": "DECL ON:", "date_text": "03/14/2017"}),
        ("Declassify on 3/14/2017", {"keyword": "Declassify on", "date_text": "3/14/2017"}),
        ("03/14/2017", {"date_text": "03/14/2017"}),
        ("N/A", {"none": "N/A"}),
        ("GDS", {"code": "GDS"}),
        ("XGDS-2", {"code": "XGDS-2"}),
        ("DECL: OADR", {"keyword": "DECL:", "code": "OADR"}),
        ("DECL: X1", {"keyword": "DECL:", "code": "X1"}),
        ("DECL: 25X1-human", {"keyword": "DECL:", "code": "25X1-human"}),
        ("GDS 3/14/85 (ROE, RICHARD) OR-P", {"code": "GDS", "remark": "3/14/85 (ROE, RICHARD) OR-P"}),
        ("DECL: TWENTY YEARS", {"keyword": "DECL:", "event": "TWENTY YEARS"}),
        ("DECL...", {"keyword_alone": "DECL..."}),
        ("", {}),
    ],
)
def test_executive_order(value: str, expected: dict[str, str]) -> None:
    found = fields("executive_order", f"E.O. 12958: {value}")
    assert found
    assert found.get("declassify", "") == value
    for name in ("order_label", "order_number", "declassify", "declassify_text"):
        found.pop(name, None)
    assert found == expected


@pytest.mark.parametrize(
    "label", ["E.O. 12958:", "EO 12958", "E.o. 12958:", "E.O.12958:", "E.O. 12958 ", "E. O. 12958:"]
)
def test_labels_of_the_executive_order(label: str) -> None:
    found = fields("executive_order", f"{label} DECL: 03/14/2017")
    assert found
    assert (found["order_number"], found["date_text"]) == ("12958", "03/14/2017")


def test_trap_55_a_zero_in_the_label() -> None:
    found = fields("executive_order", "E.0. 12958: N/A")
    assert found
    assert found["order_label"] == "E.0."


def test_trap_31_executive_order_in_lower_case() -> None:
    found = fields("executive_order", "E.o. 12958: decl: 03/14/2017")
    assert found
    assert (found["keyword"], found["date_text"]) == ("decl:", "03/14/2017")


def test_trap_32_events_as_dates() -> None:
    found = fields("executive_order", "E.O. 12958: DECL: CLOSURE OF THE SAMPLE MISSION")
    assert found
    assert found["event"] == "CLOSURE OF THE SAMPLE MISSION"


def test_trap_33_downgrading_is_no_declassification() -> None:
    found = fields("executive_order", "E.O. 12958: DNG: CO 03/14/2012")
    assert found
    assert (found["downgrade_to"], found["downgrade_date"]) == ("CO", "03/14/2012")
    assert "declassify" not in found
    found = fields("executive_order", "E.O. 12958: DNG: CO 03/14/2012, DECL: 03/14/2017")
    assert found
    assert (found["downgrade_date"], found["date_text"]) == ("03/14/2012", "03/14/2017")


def test_executive_order_without_its_number_is_malformed() -> None:
    assert fields("executive_order", "E.O.: DECL: 03/14/2017") is None


def test_trap_35_tags_with_names_and_free_words() -> None:
    found = fields("tags", "TAGS: PREL, OVIP (ROE, RICHARD B.), SAMPLE PROJECT; XX\nYY")
    assert found
    terms = parts("tag", found["terms"])
    assert terms == ["PREL", "OVIP", "(ROE, RICHARD B.)", "SAMPLE", "PROJECT", "XX", "YY"]


@pytest.mark.parametrize(
    "line", ["TAGS PREL XX", "Tags: PREL XX", "TAG: PREL XX", "TAGS:\tPREL XX", "TAGS:PREL XX"]
)
def test_labels_of_tags(line: str) -> None:
    found = fields("tags", line)
    assert found
    assert found["terms"] == "PREL XX"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SUBJECT: A SAMPLE MESSAGE\nOVER TWO LINES \n", {"title": "A SAMPLE MESSAGE\nOVER TWO LINES"}),
        ("SUBJECT: (C/NF) A SAMPLE", {"mark": "C/NF", "title": "A SAMPLE"}),
        ("Subject: (s) a sample", {"mark": "s", "title": "a sample"}),
        ("SUBJ: A SAMPLE", {"title": "A SAMPLE"}),
        ("SUBJECT:", {}),
    ],
)
def test_subject(line: str, expected: dict[str, str]) -> None:
    found = fields("subject", line)
    assert found
    found.pop("subject_label")
    assert found == expected


def test_trap_39_other_parentheses_in_a_subject_are_no_marks() -> None:
    for line in (
        "SUBJECT: (c-ne9-01257) A SAMPLE",
        "SUBJECT: (PART 3 OF 4) A SAMPLE",
        "SUBJECT: A SAMPLE (C)",
    ):
        assert "mark" not in (fields("subject", line) or {"mark": ""})


# ---- the text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "opening", "mark"),
    [
        ("1. (C) Text", "1. (C)", "C"),
        ("¶12.  (SBU) Text", "¶12.  (SBU)", "SBU"),
        ("1.(C)Text", "1.(C)", "C"),
        ("3.. (C) Text", "3.. (C)", "C"),
        ("4 (C) Text", "4 (C)", "C"),
        ("6, (SBU) Text", "6, (SBU)", "SBU"),
        ("7) (S//NF) Text", "7) (S//NF)", "S//NF"),
        ("(6) (S) Text", "(6) (S)", "S"),
        ("8. ( C ) Text", "8. ( C )", " C "),
        ("8. (u) Text", "8. (u)", "u"),
        ("8. (C NF) Text", "8. (C NF)", "C NF"),
        ("8. (N/SF) Text", "8. (N/SF)", "N/SF"),
        ("8. (SNF) Text", "8. (SNF)", "SNF"),
        ("8. (S-NF) Text", "8. (S-NF)", "S-NF"),
        ("8. (S//FGI//NF) Text", "8. (S//FGI//NF)", "S//FGI//NF"),
        ("8. (S//REL TO USA, XXX//) Text", "8. (S//REL TO USA, XXX//)", "S//REL TO USA, XXX//"),
        (
            "8. (C/Releasable to Sampleland) Text",
            "8. (C/Releasable to Sampleland)",
            "C/Releasable to Sampleland",
        ),
        ("8. (/Rel Sampleland) Text", "8. (/Rel Sampleland)", "/Rel Sampleland"),
        ("8. (Secret/Rel Sampleland) Text", "8. (Secret/Rel Sampleland)", "Secret/Rel Sampleland"),
        ("1. (C - ENTIRE TEXT).", "1. (C - ENTIRE TEXT)", "C - ENTIRE TEXT"),
        ("8. Text", "8.", None),
    ],
)
def test_openings_of_paragraphs(line: str, opening: str, mark: str | None) -> None:
    found = fields("paragraph", line)
    assert found
    assert (found["opening"], found.get("mark")) == (opening, mark)


@pytest.mark.parametrize(
    "words", ["(U.S.) Failed", "(Sampleland) Failed", "(U/S Roe) said", "(XYZ) said", "(b/d)"]
)
def test_trap_45_parentheses_that_are_no_marks(words: str) -> None:
    found = fields("paragraph", f"2. {words}")
    assert found
    assert "mark" not in found


@pytest.mark.parametrize(
    ("line", "broken"), [("6. (C XXXXXXXXXXXX", "(C"), ("6. SBU) Text", "SBU)"), ("6. [C) Text", "[C)")]
)
def test_trap_45_broken_marks(line: str, broken: str) -> None:
    found = fields("paragraph", line)
    assert found
    assert found["broken_mark"] == broken


def test_the_mark_of_an_entire_text() -> None:
    found = fields("paragraph", "1. SECRET - ENTIRE TEXT.")
    assert found
    assert found["entire_text"] == "SECRET - ENTIRE TEXT"


def test_portions() -> None:
    assert fields("portion", "(SBU) Text") == {"mark": "SBU", "text": "Text"}
    assert fields("portion", "A. (S//NF) Text") == {"label": "A.", "mark": "S//NF", "text": "Text"}
    assert fields("portion", "(Sampleland) Text") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("EXAMPLETON 00000412  002 OF 003", "EXAMPLETON|00000412|002||003"),
        ("Exampleton 00000412 001.14 of 003", "Exampleton|00000412|001|14|003"),
        ("PORT AU SA 00000412  001.2 OF 003", "PORT AU SA|00000412|001|2|003"),
    ],
)
def test_page_breaks(line: str, expected: str) -> None:
    found = fields("page_break", line)
    assert found
    assert "|".join(found.get(name, "") for name in ("post", "serial", "page", "digit", "total")) == expected


def test_trap_25_a_page_break_that_is_split_itself() -> None:
    found = fields("page_break", "RIO DE SAM 00000412 00\n2 OF 002")
    assert found
    assert found["page"] == "00\n2"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PAGE 02        EXAM T  00412  01 OF 03  141533Z ", "02|EXAM T|00412|01|03|141533Z|"),
        ("PAGE 02 EXAMPLET 00412 01 OF 03 141533Z THE TEXT", "02|EXAMPLET|00412|01|03|141533Z|THE TEXT"),
        ("PAGE 02 RUEHXXX0412 S E C R E T", "02|RUEHXXX|0412||||S E C R E T"),
    ],
)
def test_trap_7_page_heads(line: str, expected: str) -> None:
    found = fields("page_head", line)
    assert found
    names = ("page", "post", "serial", "section", "sections", "received", "text")
    assert "|".join(found.get(name, "") for name in names) == expected


# ---- all kinds ------------------------------------------------------------------------------------

HOSTILE = {
    "transmission_identifier": ("VZCZCXRO", "0"),
    "routing_line": ("PP", " RUEHAA"),
    "calling_station": ("DE RUEHXX #0412", "/01"),
    "security_line": ("ZNY CCCCC ZZH", " ZDK"),
    "date_time_group": ("", "O R "),
    "originator": ("FM", " AMEMBASSY"),
    "action_address": ("TO RUEHXX/A", " PRIORITY"),
    "information_address": ("INFO RUEHXX/A", " 0412"),
    "address": ("RUEHXX/AMEMBASSY", " A-1/B:2"),
    "classification": ("S E C R E T", " EXAMPLETON"),
    "caption": ("SIPDIS", ",SIPDIS"),
    "executive_order": ("E.O. 12958: DECL:", " X1,"),
    "tags": ("TAGS:", " ((PREL,"),
    "subject": ("SUBJECT: (C", "/ NF"),
    "paragraph": ("1. (S", "//REL"),
    "portion": ("(C", "-NF "),
    "page_break": ("EXAMPLETON 00000412", " 00"),
    "page_head": ("PAGE 02 EXAMPLETON", " 01 OF 02"),
}


@pytest.mark.parametrize("kind", _field_tables.EXPRESSIONS)
def test_the_longest_hostile_line_is_read_in_linear_time(kind: str) -> None:
    """What repeats, blanks, letters, closed by what fits nowhere.  In square time this would not end."""
    head, part = HOSTILE[kind]
    for repeated in (part, " ", "\n ", "S ", "(", "1", "/", "A", ".,"):
        for end in ("", "\x00", " \x00", "\n)"):
            line = head + repeated * (200_000 // len(repeated)) + end
            found = match(kind, line, 0, len(line))
            assert found is None or found.start() == 0


@pytest.mark.parametrize("name", _field_tables.ITEMS)
def test_lists_are_read_in_linear_time(name: str) -> None:
    for repeated in ("(PREL ", "RUEHAA ", "SIPDIS,", "Z ", "((", " "):
        line = repeated * (200_000 // len(repeated)) + "\x00"
        assert sum(1 for _ in items(name, line, 0, len(line))) >= 0


def test_blanks_around_a_line_are_no_part_of_it() -> None:
    for kind, line in (
        ("caption", " \tSIPDIS \n\n"),
        ("tags", "  TAGS: PREL \n"),
        ("originator", "FM EXAMPLETON \t\n"),
    ):
        found = match(kind, line, 0, len(line))
        assert found
        assert found[0] == line.strip()


def test_an_empty_line_is_malformed() -> None:
    assert all(match(kind, " \n", 0, 2) is None for kind in _field_tables.EXPRESSIONS)


# ---- the grammar ----------------------------------------------------------------------------------


def test_the_tables_are_those_of_the_grammar() -> None:
    made = compile_fields(grammar_text("fields.lark"))
    assert made == {name: getattr(_field_tables, name) for name in made}, (
        "run python -m cablelint.syntax.generate"
    )


def test_every_definition_of_the_grammar_has_an_example_or_words() -> None:
    lines = grammar_text("fields.lark").splitlines()
    for above, line in pairwise(lines):
        defined = re.match(r"(_?[A-Z][A-Z_]*|[a-z_]+)\s*:", line)
        if defined and defined[1].isupper():
            assert re.search(r"\s{2,}// ", line) or above.startswith("//"), line
        elif defined and defined[1] in _field_tables.EXPRESSIONS:
            assert above.startswith("// "), line


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('line: "A" B\nB: /x|y/ /z/  // b\n_items: B\n', "without parentheses"),
        ('line: "A" B\nB: /(x)y/  // b\n_items: B\n', "captures"),
        ('line: "A" B\nB: /x/\n_items: B\n', "no words"),
        ('line: "A" B_IN_C B\nB: /x/  // b\nB_IN_C: /y/  // b\n_items: B\n', "same name"),
        ('line: "A" /x/\nB: /x/  // b\n_items: B\n', "give it a name"),
        ('line: "A" B+\nB: /x/  // b\n_items: B\n', "write A A"),
    ],
)
def test_a_grammar_that_breaks_its_promises_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        compile_fields(source)
