"""References: which letters are letters, which serials are of an earlier year, what the text may cite."""

from __future__ import annotations

import pytest
from traps import lines_of, template


@pytest.mark.parametrize(
    "references",
    [
        "REF: A. SAMPLEVILLE 98  B. SAMPLEVILLE 99",  # trap 41
        "REF: (A)SAMPLEVILLE 98, (B)SAMPLEVILLE 99, (C)SAMPLEVILLE 100",  # trap 42
        "REF: A) SAMPLEVILLE 98; B) J. ROE EMAIL OF MARCH 12; C) SAMPLEVILLE 99",
        "REF: a. Sampleville 98\nb. Sampleville 99",
        "REF: \n¶A. SAMPLEVILLE 98 \n¶B. SAMPLEVILLE 99",
        "REF: A. A. ROE EMAIL",
        "REF: SAMPLEVILLE 98\n\n(U) This message is for the market.",  # trap 57
        "REFTEL: SAMPLEVILLE 98",
        "REF: A. SAMPLEVILLE 98B. SAMPLEVILLE 99",
    ],
)
@pytest.mark.parametrize("code", ["REF001", "REF002", "REF006"])
def test_lists_without_a_fault(references: str, code: str) -> None:
    assert lines_of(template(references=references), code) == []


@pytest.mark.parametrize(
    ("references", "count"),
    [
        ("REF: EXAMPLETON 1891", 1),
        ("REF: EXAMPLETON 98", 0),
        ("REF: EXAMPLETON 415", 0),  # a companion, numbered before it was sent
        ("REF: 06 EXAMPLETON 1891", 0),
        ("REF: 06EXAMPLETON1891", 0),
        ("REF: EXAMPLETON 1891 (06)", 0),
        ("REF: EXAMPLETON 1891 OF 12/14/06", 0),
        ("REF: SAMPLEVILLE 1891", 0),
        ("REF: EXAMPLETON 00001891", 0),
    ],
)
def test_serials_of_an_earlier_year(references: str, count: int) -> None:
    assert len(lines_of(template(references=references), "REF004")) == count


@pytest.mark.parametrize(
    ("references", "text", "count"),
    [
        ("REF: A. SAMPLEVILLE 98", "The mayor spoke (ref A).", 0),
        ("REF: A. SAMPLEVILLE 98", "The mayor spoke (ref B).", 1),
        ("REF: A. SAMPLEVILLE 98", "The mayor spoke (refs A and B), and again (ref B).", 1),
        ("REF: SAMPLEVILLE 98", "The mayor spoke (ref A, reftel).", 0),
        ("REF: SAMPLEVILLE 98; SAMPLEVILLE 99", "The mayor spoke (ref B).", 0),
        ("REF: SAMPLEVILLE 98", "The mayor spoke (ref B of reftel).", 0),
        ("REF: A. SAMPLEVILLE 98", "The reforms A and B, the reference B, the ref. B's.", 0),
        ("", "The mayor spoke (ref A) and wrote (ref B).", 1),
        ("", "The mayor refused.", 0),
    ],
)
def test_what_the_text_cites(references: str, text: str, count: int) -> None:
    body = f"1. (C) {text}"
    assert len(lines_of(template(references=references, body=body), "REF003")) == count


def test_a_list_below_a_parted_subject_is_found() -> None:
    text = template(
        subject="SUBJECT: (C) A BRIDGE FOR THE MARKET AND WHAT IT\n\nWILL COST THE TOWN",
        references="REF: SAMPLEVILLE 98",
    ).replace("has promised a new bridge", "promised a bridge (reftel)")
    assert lines_of(text, "REF003") == []
