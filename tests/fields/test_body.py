"""Paragraphs, page breaks and page heads: one line in, its fields out."""

import pytest

from fields import fields


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
