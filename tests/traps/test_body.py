"""Traps of the body: what looks like a paragraph, a keyword or a mark and is none, and the reverse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from traps import UNCLASSIFIED, codes, findings, lines_of, numbers, read, under

Template = Callable[..., str]

SECRET = {"security": "ZNY SSSSS ZZH", "classification": "S E C R E T EXAMPLETON 000412"}


def test_trap_01_wrapped_number_is_no_paragraph(template: Template) -> None:
    """A number that the wrap brought to the head of a line, with or without an empty line before it."""
    text = template(
        body="""\
1. (C) Summary: The council keeps the drawing of the bridge
under number

1737. End Summary.

2. (C) The mayor invited the builders to a dinner on March
15. They came with a model. It was the council's own number
7. Nobody spoke of money.

3. (C) The model has four arches."""
    )
    assert numbers(read(text)) == [1, 2, 3]
    assert codes(text) == []


def test_trap_02_decimal_is_no_paragraph(template: Template) -> None:
    text = template(
        body="""\
1. (C) The cost of the bridge was at first estimated at
4.7 million crowns. The council reads the law, article
49.3 and the note below it, in another way.

2.7 Million Crowns
------------------

2. (C) The second estimate was lower by far."""
    )
    assert numbers(read(text)) == [1, 2]
    assert codes(text) == []


@pytest.mark.parametrize(
    "authority",
    [
        "Classified By: Econ Counselor Jane Doe of the embassy for reasons\n1.4 (b) and (d).",
        "CLASSIFIED BY: JANE DOE, COUNSELOR OF THE EMBASSY, FOR REASONS 1.\n4 (B) AND (D).",
    ],
)
def test_trap_03_reason_at_line_start_is_no_paragraph(template: Template, authority: str) -> None:
    text = template(authority=authority)
    message = read(text)
    assert numbers(message) == [1, 2]
    assert message.authority is not None
    assert under(message, message.authority.span).rstrip() == authority
    assert not {"PAR001", "MRK001", "MRK003", "AUT001", "SYN002"} & set(codes(text))


def test_trap_04_keywords_count_only_in_the_heading(template: Template) -> None:
    text = template(
        body="""\
1. (C) Over lunch the two foreign ministers went on.
FM Roe told his guest that the bridge needs no treaty.
DE ROE is the name of a street, he said, and it leads
TO THE OLD MILL and not to the river.
REF A points were delivered on the same day.
INFO about the toll was not asked for.

2. (C) The text of the paper follows.

SUBJECT: TERMS OF THE LOAN
TAGS on the stones will show who laid them.
Classified SIPRNET website of the post: see below."""
    )
    message = read(text)
    assert message.originator == "AMEMBASSY EXAMPLETON"
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert (message.repeated, message.out_of_place, message.references) == ([], [], [])
    assert numbers(message) == [1, 2]
    assert codes(text) == ["REF003"]  # the text does cite a reference, and the message lists none


@pytest.mark.parametrize("line", ["SECRET//NOFORN", "SECRET/REL SAMPLEVILLE", "SECRET//FGI//NOFORN//MR"])
def test_trap_05_marking_in_the_text_is_no_second_heading(template: Template, line: str) -> None:
    text = template(
        **SECRET,
        body=f"""\
1. (S) The paper that the builders left with us reads:

{line}

The bridge will have four arches.

2. (S) It is not signed.""",
    )
    message = read(text)
    assert message.classification is not None
    assert message.classification.level_text == "S E C R E T"
    assert (message.later, message.foreign, message.copies) == ([], [], [])
    assert not {"ARC006", "SYN003", "CLS010"} & set(codes(text))


def test_trap_28_sipdis_inside_a_sentence(template: Template) -> None:
    """The program that added SIPDIS did so after any line that begins with Secret, in the text too."""
    text = template(
        body="""\
1. (C) The plan of the bridge was shown to the
Secretary for Roads, who asked about the width of the

SIPDIS
middle arch.

2. (C) It is eleven meters wide."""
    )
    message = read(text)
    assert [caption.word for caption in message.captions] == ["SIPDIS"]
    assert len(message.stray_captions) == 1
    assert lines_of(text, "CAP002") == ["SIPDIS"]
    assert numbers(message) == [1, 2]
    assert codes(text) == ["CAP002"]


def test_trap_34_order_of_another_kind_in_the_text(template: Template) -> None:
    text = template(
        body="""\
1. (C) The bank has frozen the account of the contractor under
E.O. 13382 in July 2006, and the mayor did not know.

2. (U) He does now."""
    )
    message = read(text)
    assert message.order is not None
    assert message.order.number == "12958"
    assert message.repeated == []
    assert codes(text) == []


def test_trap_45_words_in_parentheses_are_no_marks(template: Template) -> None:
    text = template(
        **UNCLASSIFIED,
        body="""\
1. (U) The newspapers of the week:

2. (U.S.) Builders praise the four arches.

3. (Exampleton) Mayor praises the builders.

4. (China) No comment.""",
    )
    message = read(text)
    assert numbers(message) == [1, 2, 3, 4]
    assert [paragraph.mark is not None for paragraph in message.paragraphs] == [True, False, False, False]
    assert not {"MRK001", "MRK002", "MRK003", "MRK005"} & set(codes(text))


def test_trap_45_redacted_paragraphs_have_no_fault_of_form(template: Template) -> None:
    text = template(
        body="""\
1. (C) The mayor named the builders.

2. (C) XXXXXXXXXXXX

3. (C XXXXXXXXXXXX

4. (U) They have built before."""
    )
    assert numbers(read(text)) == [1, 2, 3, 4]
    assert not {"MRK001", "MRK003", "PAR001"} & set(codes(text))


def test_trap_46_nested_numbers_start_again(template: Template) -> None:
    text = template(
        **SECRET,
        body="""\
1. (S) The council asks three questions:

1) (C/NF) HOW many carts cross on a market day?
2) (C/NF) HOW heavy are they?

A. (S/NF) The third is about the toll.

2. (C) The answer of the mayor, in his own words:

"1. The carts were not counted.
2. They were not weighed."

3. (C) So much for the council.""",
    )
    unmarked = [one.value for one in read(text).paragraphs if one.mark is None]
    assert unmarked == []
    assert numbers(read(text))[-1] == 3
    assert not {"PAR001", "PAR002", "MRK001", "MRK003"} & set(codes(text))


def test_trap_47_paragraph_glued_to_the_line_before(template: Template) -> None:
    text = template(
        body="""\
1. (C) The mayor has read the report. 2. (C) He did not like it.

3. (U) The report has forty pages."""
    )
    message = read(text)
    assert numbers(message) == [1, 2, 3]
    assert [paragraph.inline for paragraph in message.paragraphs] == [False, True, False]
    assert codes(text) == ["PAR003"]


def test_trap_47_numbers_without_their_full_stop(template: Template) -> None:
    text = template(
        body="""\
1. (C) The mayor has read the report.

2 (C) He did not like it.

3.. (C) He said so.

4, (U) The report has forty pages."""
    )
    message = read(text)
    assert numbers(message) == [1, 2, 3, 4]
    assert [paragraph.mark.text for paragraph in message.paragraphs if paragraph.mark] == ["C", "C", "C", "U"]
    assert set(codes(text)) == {"PAR002"}


@pytest.mark.parametrize(
    ("body", "first", "paragraphs"),
    [
        ("1.(C) The bridge is open.\n\n2.(U) So is the market.", "1.(C) The bridge", [1, 2]),
        ("-------\nSummary\n-------\n\n1. (C) The bridge is open.", "-------", [1]),
        ("(C) The bridge is open.\n\n(U) So is the market.", "(C) The bridge", []),
        ("The bridge is open, and so is the market.", "The bridge is", []),
        ("2. (C) The bridge is open.\n\n3. (U) So is the market.", "2. (C) The bridge", [2, 3]),
    ],
)
def test_trap_51_the_body_has_no_one_cue(
    template: Template, body: str, first: str, paragraphs: list[int]
) -> None:
    message = read(template(body=body))
    assert message.body is not None
    assert under(message, message.body).startswith(first)
    assert numbers(message) == paragraphs


def test_trap_51_a_date_time_group_leads_back_into_a_heading(template: Template) -> None:
    """State copies give section 02 a header and a heading of its own."""
    again = """\
P 141530Z MAR 07
FM AMEMBASSY EXAMPLETON
TO SECSTATE WASHDC PRIORITY 2594

C O N F I D E N T I A L SECTION 02 OF 02 EXAMPLETON 000412

E.O. 12958: DECL: 03/14/2017
TAGS: ECON XT
SUBJECT: (C) A BRIDGE FOR THE MARKET

3. (C) The second section begins here."""
    text = template(
        classification="C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412",
        **dict.fromkeys(("identification", "routing", "station", "security"), ""),
        body=f"1. (C) One.\n\n2. (U) Two.\n\n{again}",
    )
    message = read(text)
    assert [later.section for later in message.later] == ["02"]
    assert [paragraph.section for paragraph in message.paragraphs] == [0, 0, 1]
    assert not {"SYN003", "SYN008", "ARC006", "PAR001"} & set(codes(text))


@pytest.mark.parametrize(
    "line", ["(U) Post asks for an answer.", "(SBU) Please keep this within the office."]
)
def test_trap_57_marked_line_below_ref_is_prose(template: Template, line: str) -> None:
    text = template(
        references="REF: A. SAMPLEVILLE 98\n     B. SAMPLEVILLE 97",
        authority="",
        body=f"{line}\n\n1. (C) The bridge is open.",
    ).replace("97\n\n(", "97\n(")
    message = read(text)
    assert len(message.references) == 1
    assert line not in under(message, message.references[0])
    assert message.body is not None
    assert under(message, message.body).startswith(line)


def test_every_trap_of_the_body_could_be_seen(template: Template) -> None:
    """The message around the traps is itself without any finding."""
    assert findings(template(), profile="transmit") == []
