"""Page breaks: rows of numbers, cut names of posts, sections alone, and the fix that sets them apart."""

from __future__ import annotations

import pytest
from traps import SECTIONED, codes, findings, template

THREE = SECTIONED.replace("02 EX", "03 EX")


def body(*breaks: str) -> str:
    return "\n\n".join(
        f"{number}. (C) The mayor has promised a new bridge.\n\n{page}\n\n"
        for number, page in enumerate(breaks, 1)
    )


def found(classification: str, *breaks: str) -> list[str]:
    text = template(classification=classification, body=body(*breaks))
    return [code for code in codes(text) if code.startswith("PGB")]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((2, 3), []),
        ((1, 2, 3), []),
        ((2,), ["PGB003"]),
        ((3,), ["PGB003"]),
        ((1, 3), ["PGB003"]),
        ((2, 2, 3), ["PGB003"]),
    ],
)
def test_rows_of_page_breaks(numbers: tuple[int, ...], expected: list[str]) -> None:
    assert found(THREE, *(f"EXAMPLETON 00000412  {number:03} OF 003" for number in numbers)) == expected


def test_the_digit_belongs_to_one_section() -> None:
    assert found(THREE, "EXAMPLETON 00000412  002 OF 003", "EXAMPLETON 00000412  003.2 OF 003") == []


def test_the_post_is_cut_to_ten_characters() -> None:
    line = "C O N F I D E N T I A L SECTION 01 OF 02 NEW EXAMPLETON 000412"
    assert "PGB001" not in found(line, "NEW EXAMPL 00000412  002 OF 002")
    assert "PGB001" in found(line, "SAMPLEVILL 00000412  002 OF 002")


def test_each_wrong_number_is_told_once() -> None:
    pages = ("EXAMPLETON 00000421  002 OF 003", "EXAMPLETON 00000421  003 OF 003")
    assert found(THREE, *pages).count("PGB001") == 1


def test_a_page_break_in_a_message_without_sections() -> None:
    line = "C O N F I D E N T I A L EXAMPLETON 000412"
    assert "PGB002" in found(line, "EXAMPLETON 00000412  002 OF 002")


def test_a_later_section_alone_has_no_seam() -> None:
    line = SECTIONED.replace("SECTION 01", "SECTION 02")
    assert "PGB007" not in codes(template(classification=line))
    assert "PGB007" in codes(template(classification=SECTIONED))


def test_a_page_break_in_a_line_is_set_apart() -> None:
    page = "EXAMPLETON 00000412  002 OF 002"
    text = template(classification=SECTIONED, body=f"1. (C) The mayor has promised {page} a new bridge.")
    (one,) = [one for one in findings(text) if one.code == "PGB004"]
    assert one.fix is not None
    for edit in reversed(one.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    assert f"promised\n\n{page}\n\n\na new bridge" in text
    assert "PGB004" not in codes(text)


def test_where_the_header_agrees_with_the_page_break_the_classification_line_is_wrong() -> None:
    line = SECTIONED.replace("000412", "000421")
    assert "PGB001" not in found(line, "EXAMPLETON 00000412  002 OF 002")


@pytest.mark.parametrize(
    "head", ["PAGE 02 EXAMPL  00412  01 OF 02  141730Z", "PAGE 02 RUEHXX0412 S E C R E T"]
)
def test_the_heading_of_a_page_goes_and_the_text_behind_it_stays(head: str) -> None:
    body = "1. (C) The mayor has promised\n{}a new bridge."
    (one,) = [one for one in findings(template(body=body.format(head + " "))) if one.code == "PGB006"]
    assert one.fix is not None
    (edit,) = one.fix.edits
    text = template(body=body.format(head + " "))
    assert text[: edit.start.offset] + edit.text + text[edit.end.offset :] == template(body=body.format(""))


def test_a_heading_of_a_page_whose_end_cannot_be_told_stays() -> None:
    text = template(body="1. (C) The mayor has promised\nPAGE 02 EXAMPL a new bridge.")
    (one,) = [one for one in findings(text) if one.code == "PGB006"]
    assert one.fix is None
