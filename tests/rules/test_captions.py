"""Captions: what the window of the doubled SIPDIS changes, and which words inside a text are no faults."""

from __future__ import annotations

import pytest
from traps import findings, lines_of, template

from cablelint.finding import Severity


@pytest.mark.parametrize(
    ("group", "year", "severity"),
    [
        ("P 141530Z MAR 07", 7, Severity.INFO),
        ("P 011530Z DEC 05", 5, Severity.INFO),
        ("P 301530Z NOV 05", 5, Severity.WARNING),
        ("P 021530Z MAY 08", 8, Severity.INFO),
        ("P 141530Z MAR 09", 9, Severity.WARNING),
    ],
)
def test_doubled_sipdis_is_a_systems_doing_in_its_window(group: str, year: int, severity: Severity) -> None:
    text = template(group=group, captions="SIPDIS\n\nSIPDIS")
    assert [one.severity for one in findings(text) if one.code == "CAP001"] == [severity]


def test_another_caption_twice_is_a_warning_in_any_year() -> None:
    text = template(captions="SIPDIS\n\nNOFORN\n\nNOFORN")
    assert [one.severity for one in findings(text) if one.code == "CAP001"] == [Severity.WARNING]


def test_the_fix_drops_the_line_and_the_blank_line_above() -> None:
    text = template(captions="SIPDIS\n\nSIPDIS")
    (found,) = [one for one in findings(text) if one.code == "CAP001"]
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert text[: edit.start.offset] + edit.text + text[edit.end.offset :] == template()


def test_only_the_second_caption_goes_where_another_element_stands_on_its_line() -> None:
    text = template(captions="SIPDIS", order="E.O. 12958: DECL: 03/14/2017", tags="SIPDISTAGS: ECON XT")
    (found,) = [one for one in findings(text) if one.code == "CAP001"]
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert text[: edit.start.offset] + edit.text + text[edit.end.offset :] == template()


def test_a_comma_before_a_stray_caption_is_the_sentences() -> None:
    text = template(body="1. (C) The mayor met Secretary of Bridges Jane Doe, SIPDIS who paid for it.")
    (found,) = [one for one in findings(text) if one.code == "CAP002"]
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert text[edit.start.offset : edit.end.offset] == " SIPDIS"


@pytest.mark.parametrize(
    "sentence",
    [
        "1. (C) The Secretary asked for the caption SIPDIS on all replies.",
        "1. (C) The Secretary asked that SIPDIS distribution be used.",
        "1. (C) The mayor asked for SIPDIS and got it.",
    ],
)
def test_a_sentence_may_speak_of_a_caption(sentence: str) -> None:
    assert lines_of(template(body=sentence), "CAP002") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "1. (C) The Secretary of the council told us SIPDIS that the",
        "1. (C) The mayor promised the secretary of his council the\nSIPDIS bridge that the market needs.",
    ],
)
def test_a_caption_that_breaks_a_sentence(sentence: str) -> None:
    body = f"{sentence}\nmarket would pay."
    assert len(lines_of(template(body=body), "CAP002")) == 1
    assert lines_of(template(group="P 141530Z MAR 09", body=body), "CAP002") == []  # the program had ended
