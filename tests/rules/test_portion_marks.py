"""Portion marks: which forms are in order, which paragraphs need none, what a fix may touch."""

from __future__ import annotations

import pytest
from traps import UNCLASSIFIED, codes, findings, lines_of, template

FIRST = "1. (C) The mayor has promised a new bridge."
SECRET = {
    "security": "ZNY SSSSS ZZH",
    "classification": "S E C R E T EXAMPLETON 000412",
    "captions": "NOFORN\nSIPDIS",
}


def marked(mark: str) -> str:
    return template(
        **SECRET, body=f"1. (S/NF) The mayor has promised a new bridge.\n\n2. {mark} The market pays."
    )


@pytest.mark.parametrize(
    "mark",
    [
        "(U)",
        "(SBU)",
        "(S//NF)",
        "(S/NOFORN)",
        "(S/REL TO USA, XYZ)",
        "(S//Rel NATO, XYZ)",
        "(S//FGI//NF)",
        "(SBU/NF)",
        "(U//FOUO)",
        "(C//REL TO USA, XYZ, ABC//)",
        "(C/Releasable to Testonia)",
        "(S/XXXXXXXXXXXX)",
    ],
)
def test_marks_in_order(mark: str) -> None:
    assert "MRK003" not in codes(marked(mark))


@pytest.mark.parametrize(
    ("mark", "mended", "safe"),
    [
        ("(s)", "(S)", True),
        ("( S )", "(S)", True),
        ("(S )", "(S)", True),
        ("(s/nf)", "(S/NF)", True),
        ("(S NF)", "(S/NF)", False),
        ("(SNF)", "(S/NF)", False),
        ("(N/SF)", None, False),
        ("(SU)", None, False),
        ("S)", "(S)", False),
    ],
)
def test_garbled_marks_and_how_they_are_mended(mark: str, mended: str | None, safe: bool) -> None:
    text = marked(mark)
    (found,) = [one for one in findings(text) if one.code == "MRK003"]
    if mended is None:
        assert found.fix is None
        return
    assert found.fix is not None
    assert found.fix.safe is safe
    (edit,) = found.fix.edits
    assert text[: edit.start.offset] + edit.text + text[edit.end.offset :] == marked(mended)


@pytest.mark.parametrize(
    "paragraph",
    [
        "3. Summary: (C) The market pays.",
        "3. KEY POINTS -- (C) The market pays.",
        "3. Two points.\n\n-- (C) The market pays.\n\n-- (U) The bridge is closed.",
        "3. XXXXXXXXXXXX",
        "3. SBU) The market pays.",
        "3. (S//REL TESTONIA,\nSAMPLELAND) The market pays.",
    ],
)
def test_paragraphs_that_lack_no_mark(paragraph: str) -> None:
    body = f"{FIRST}\n\n2. (U) The bridge was closed.\n\n{paragraph}\n\n4. (U) The ford is open."
    assert "MRK001" not in codes(template(body=body))


def test_a_list_inside_a_paragraph_wants_no_marks() -> None:
    text = template(
        body=f"""\
{FIRST}

2. (C) He gave three reasons.

1. The ford is slow.
2. The old bridge is closed.
3. The market has asked for it.
4. The council has the money.

3. (U) The council has yet to vote.

4. (U) The market is closed on Monday."""
    )
    assert not {"MRK001", "PAR001"} & set(codes(text))


def test_a_message_marked_as_a_whole_is_marked() -> None:
    body = "1. (C - ENTIRE TEXT).\n\n2. The mayor has promised a new bridge.\n\n3. The market pays."
    assert not {"MRK001", "MRK002", "MRK003", "MRK005"} & set(codes(template(body=body)))


def test_messages_were_not_marked_before_1979() -> None:
    body = "1. The mayor has promised a new bridge.\n\n2. The market pays."
    old = template(group="P 141530Z MAR 77", subject="SUBJECT: A BRIDGE", body=body)
    assert "MRK002" not in codes(old)
    assert "MRK002" in codes(template(subject="SUBJECT: A BRIDGE", body=body))


def test_a_message_most_of_whose_marks_are_too_high_is_one_finding() -> None:
    body = "1. (S) The mayor has promised a new bridge.\n\n2. (S) The market pays.\n\n3. (U) It is closed."
    assert lines_of(template(body=body), "MRK004") == ["1. (S) The mayor has promised a new bridge."]


def test_the_mark_of_the_subject_reaches_the_classification() -> None:
    body = "1. (U) The mayor has promised a new bridge.\n\n2. (U) The market pays."
    assert "MRK005" not in codes(template(body=body))
    assert "MRK005" in codes(template(subject="SUBJECT: (U) A BRIDGE", body=body))


def test_an_unnumbered_text_below_the_classification() -> None:
    text = template(subject="SUBJECT: (U) A BRIDGE", body="(SBU) The mayor has promised a new bridge.")
    assert "MRK005" in codes(text)


@pytest.mark.parametrize("letters", ["(A)", "(a)"])
def test_letters_of_a_list_are_no_marks(letters: str) -> None:
    first = ord(letters[1])
    items = "\n".join(f"({chr(first + step)}) The ford is slow." for step in range(3))
    text = template(**UNCLASSIFIED, body=f"1. (U) The mayor gave three reasons.\n\n{items}")
    assert not {"MRK003", "MRK004"} & set(codes(text))


def test_a_number_that_a_wrap_brought_below_an_empty_line_is_no_paragraph() -> None:
    body = f"""\
{FIRST}

2. (U) The market has asked the council for the use of the hall on March

3. The council has yet to vote on it.

3. (U) The ford is open."""
    assert "MRK001" not in codes(template(body=body))


def test_a_number_that_the_others_leave_out_is_a_paragraph_whatever_stands_above() -> None:
    body = f"""\
{FIRST}

2. (U) The market has asked the council for the use of the hall on March

3. The council has yet to vote on it.

4. (U) The ford is open."""
    assert "MRK001" in codes(template(body=body))


def test_letters_of_a_mark_in_disorder() -> None:
    assert "MRK003" in codes(template(body=f"{FIRST}\n\n2. (N/CF) The ford is open."))


def test_half_of_the_paragraphs_without_a_mark() -> None:
    assert "MRK001" in codes(template(body=f"{FIRST}\n\n2. The ford is open."))
    assert "MRK001" not in codes(template(body=f"{FIRST}\n\n2. The ford is open.\n\n3. The ferry is not."))
