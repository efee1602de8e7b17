"""E.O., TAGS and SUBJECT: one line in, its fields out."""

import pytest

from fields import fields, parts


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
