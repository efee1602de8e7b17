"""Classification line: what its rules leave alone, and what they mend."""

from __future__ import annotations

import pytest
from traps import SECTIONED, UNCLASSIFIED, codes, findings, template


def fixed(text: str, code: str) -> tuple[str, bool]:
    (found,) = [one for one in findings(text) if one.code == code]
    assert found.fix is not None
    for edit in reversed(found.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text, found.fix.safe


@pytest.mark.parametrize(
    "line",
    [
        "UNCLAS E F T O EXAMPLETON 000412",
        "UNCLAS EXAMPLETON 000412",
        "UNCLASSIFIED EXAMPLETON 000412",
    ],
)
def test_unclassified_lines_as_they_are_written(line: str) -> None:
    text = template(**(UNCLASSIFIED | {"classification": line}))
    assert not [code for code in codes(text) if code.startswith(("CLS", "EXO009", "ARC006"))]


def test_a_garbled_word_is_mended_safely_where_format_line_4_agrees() -> None:
    text = template(classification="CC O N F I D E N T I A L EXAMPLETON 000412")
    assert fixed(text, "CLS002") == (template(), True)
    alone = template(classification="CC O N F I D E N T I A L EXAMPLETON 000412", security="")
    assert fixed(alone, "CLS002")[1] is False


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("CONFIDENTIAL SECTION 01 of 02 EXAMPLETON 000412", "CONFIDENTIAL is not letter-spaced"),
        (
            "C o n f i d e n t i a l section 01 of 02 exampleton 000412",
            "classification line is in lower case",
        ),
        (
            "C O N F I D E N T I A L SECTION 01 of 02 EXAMPLETON 000412",
            "classification line has lower-case letters",
        ),
    ],
)
def test_style_is_mended_whole(line: str, told: str) -> None:
    text = template(classification=line).replace("#0412 ", "#0412/01 ")
    assert [one.message for one in findings(text) if one.code == "CLS003"] == [told]
    assert fixed(text, "CLS003") == (template(classification=SECTIONED), True)


def test_lines_of_the_sixties_are_typed_as_they_please() -> None:
    text = template(group="P 141530Z MAR 66", classification="CONFIDENTIAL EXAMPLETON 412")
    assert not {"CLS003", "CLS005"} & set(codes(text))


def test_the_identifier_is_believed_only_with_a_post() -> None:
    assert "CLS006" in codes(template(), "07EXAMPLETON413")
    assert "CLS006" not in codes(template(), "07DRAFT413")


def test_serials_of_more_than_four_digits() -> None:
    text = template(classification="C O N F I D E N T I A L EXAMPLETON 110412")
    assert not {"CLS006", "CLS007"} & set(codes(text, "07EXAMPLETON110412"))


@pytest.mark.parametrize(
    "line",
    [
        "C O N F I D E N I A L EXAMPLETON 000412",
        "C O N F I D E N T I A L SECTION 01 OF EXAMPLETON 000412",
        "UNLCAS EXAMPLETON 000412",
    ],
)
def test_a_line_too_garbled_to_be_read_is_not_called_missing(line: str) -> None:
    found = set(codes(template(classification=line)))
    assert "CLS002" in found
    assert "CLS001" not in found


def test_a_blacked_out_number_is_no_fault_of_form() -> None:
    text = template(classification="C O N F I D E N T I A L EXAMPLETON XXXXXX")
    assert not {"CLS001", "CLS002"} & set(codes(text))


def test_a_section_number_may_touch_its_word() -> None:
    text = template(classification="C O N F I D E N T I A L SECTION01 OF 02 EXAMPLETON 000412")
    assert "CLS002" not in codes(text)
