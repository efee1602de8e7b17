"""Captions that a message carries: what a program inserted, what speaks of a caption, what a fix leaves."""

from __future__ import annotations

import pytest
from traps import UNCLASSIFIED, codes, findings, lines_of, template

NOFORN_BODY = "1. (C/NF) The mayor has promised a new bridge."


@pytest.mark.parametrize(("group", "count"), [("P 301530Z NOV 05", 1), ("P 011530Z DEC 05", 0)])
def test_sipdis_is_a_drafters_caption_from_december_2005(group: str, count: int) -> None:
    assert len(lines_of(template(group=group), "CAP003")) == count


def test_a_corrected_copy_line_that_names_a_caption_is_none() -> None:
    """Trap 27."""
    captions = "SIPDIS\nC O R R E C T E D  C O P Y - ADDED NOFORN CAPTION"
    assert len(lines_of(template(captions=captions, body=NOFORN_BODY), "CAP007")) == 1


def test_a_mark_on_the_subject_counts() -> None:
    text = template(captions="NOFORN\nSIPDIS", subject="SUBJECT: (C/NF) A BRIDGE FOR THE MARKET")
    assert lines_of(text, "CAP008") == []


def test_the_first_of_two_sipdis_has_no_order() -> None:
    found = [
        one.code
        for one in findings(template(captions="SIPDIS\nNOFORN\nSIPDIS", body=NOFORN_BODY), profile="transmit")
    ]
    assert "CAP006" not in found
    assert "CAP001" in found


def test_captions_of_one_line_are_parted_and_doubles_dropped() -> None:
    text = template(captions="SIPDIS SENSITIVE SIPDIS, DEPT FOR EX/ABC", **UNCLASSIFIED)
    (found,) = [one for one in findings(text) if one.code.startswith("CAP0")]
    assert found.code == "CAP005"
    assert found.fix is not None
    for edit in reversed(found.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    assert "\nSIPDIS\nSENSITIVE\nDEPT FOR EX/ABC\n" in text


def test_a_caption_behind_the_classification_is_of_the_run_on() -> None:
    text = template(classification="C O N F I D E N T I A L EXAMPLETON 000412 SIPDIS NOFORN", captions="")
    assert lines_of(text, "CAP005") == []


def test_noforn_above_portions_without_numbers() -> None:
    captions = "NOFORN\nSIPDIS"
    assert "CAP008" in codes(template(captions=captions, body="(C) The mayor has promised a new bridge."))
    assert "CAP008" not in codes(template(captions=captions, body="(C/NF) The mayor has promised a bridge."))
