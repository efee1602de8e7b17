"""The scanner is total, cuts lines where a further label begins, and leaves prose alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traps import template

from cablelint.syntax.scanner import normalise, scan


def lines(text: str) -> list[tuple[str, str]]:
    """Kind and words of each line, blank lines left out."""
    text = normalise(text)
    return [
        (line.kind, " ".join(text[line.start : line.end].split()))
        for line in scan(text)
        if line.kind != "BLANK"
    ]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in lines(text)]


FRAGMENTS = st.sampled_from(
    [
        *template().splitlines(),
        "EXAMPLETON 00000412  002 OF 002",
        "S E C R E T SECTION 02 OF 02 EXAMPLETON 000412 SIPDIS",
        "id: 412",
        '412,3/14/2007 15:30,07EXAMPLETON412,"Embassy Exampleton",SECRET,,"VZCZCXRO0412',
        "TAGS: REF: SUBJECT: E.O. 12958:",
        "PAGE 01  EXAMPL  00412  01 OF 02  141530Z",
        "-------",
        "2. (C) One. 3. (C) Two.",
        "0 03/14/2007 960 PREL",
        "",
        " ",
        "\t",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\\\n", "\u2028", "\n\n", " ", ""])


@given(st.lists(st.tuples(FRAGMENTS, ENDS), max_size=40))
def test_every_character_belongs_to_exactly_one_line(parts: list[tuple[str, str]]) -> None:
    source = "".join(fragment + end for fragment, end in parts)
    text = normalise(source)
    assert len(text) == len(source)
    position = 0
    for line in scan(text):
        assert line.start == position
        assert line.end > line.start
        position = line.end
    assert position == len(text)


@given(st.text(max_size=400))
def test_any_text_is_scanned(source: str) -> None:
    scanned = scan(normalise(source))
    assert sum(line.end - line.start for line in scanned) == len(source)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\\\n", "\\\r\n", " \n", "\u2028\n"])
def test_line_ends_do_not_change_the_kinds(end: str) -> None:
    assert kinds(template().replace("\n", end)) == kinds(template())


def test_a_line_is_cut_at_every_further_label() -> None:
    heading = "E.O. 12958: DECL: 03/14/2017 TAGS: PREL FR SUBJECT: A BRIDGE REF: SAMPLEVILLE 98\n"
    assert lines(heading) == [
        ("EXECUTIVE_ORDER", "E.O. 12958: DECL: 03/14/2017"),
        ("TAGS", "TAGS: PREL FR"),
        ("SUBJECT", "SUBJECT: A BRIDGE"),
        ("REFERENCES", "REF: SAMPLEVILLE 98"),
    ]


def test_a_label_without_its_colon_is_part_of_the_value() -> None:
    heading = "SUBJECT: TAGS AND SUBJECTS OF THE FAIR, PER REF B\n"
    assert kinds(heading) == ["SUBJECT"]


def test_a_value_takes_its_continuation_lines_up_to_the_blank_one() -> None:
    heading = "TAGS: PREL\nSUBJECT: A BRIDGE\nFOR THE MARKET\n\nDEPT FOR EX/ABC\n"
    assert lines(heading)[:2] == [("TAGS", "TAGS: PREL"), ("SUBJECT", "SUBJECT: A BRIDGE FOR THE MARKET")]


def test_prose_on_the_line_below_classified_by_is_text() -> None:
    authority = "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\nThe mayor said a word."
    text = template(authority=authority)
    assert ("PROSE", "The mayor said a word.") in lines(text)


def paragraphs(body: str) -> list[str]:
    """The numbers of the paragraphs of a body."""
    return [words[:2] for kind, words in lines(template(body=body)) if kind == "PARAGRAPH"]


def test_the_next_number_opens_a_paragraph_and_no_other_does() -> None:
    body = "1. One.\n\n2. Two.\n\n4. Not four.\n\n3. Three.\n"
    assert paragraphs(body) == ["1.", "2.", "3."]


def test_a_number_with_a_mark_opens_a_paragraph_whatever_it_is() -> None:
    body = "1. (C) One.\n\n7. (C) Seven.\n"
    assert paragraphs(body) == ["1.", "7."]


def test_a_rule_and_a_heading_stand_between_paragraphs() -> None:
    body = "1. (C) One.\n\nA Bridge\n--------\n\n2. (C) Two.\n"
    assert kinds(template(body=body, end=""))[-3:] == ["PARAGRAPH", "RULE", "PARAGRAPH"]


def test_a_quoted_classification_in_the_text_is_text() -> None:
    body = "1. (C) The file was marked\nSECRET SAMPLEVILLE 4412 in red.\n"
    assert kinds(template(body=body)).count("CLASSIFICATION") == 1
