"""PAR004: what opens a summary or comment, what closes it, and what only looks like either."""

from __future__ import annotations

import pytest
from traps import codes, template

FIRST = "1. (C) The mayor has promised a new bridge."
BREAK = "EXAMPLETON 00000412  002 OF 002"


def told(text: str, **parts: str) -> bool:
    return "PAR004" in codes(template(body=f"{FIRST}\n\n{text}", **parts))


@pytest.mark.parametrize(
    "text",
    [
        "2. (C) Comment: We doubt it.",
        "2. (C) Summary and Background: We doubt it.",
        "2. (C) He agreed. Comment: We doubt it.",
        "COMMENT\n-------\n\n2. (C) We doubt it.",
        "------- Comment -------\n\n2. (C) We doubt it.",
        "//COMMENT//\n\n2. (C) We doubt it.",
        "2. (C) He agreed. ------- Comment ------- 3. (C) We doubt it.",
        "2. (C) Summary: We doubt it. End note.",
        "2. (C) Comment: We doubt it. End of the year. 3. (U) His comment was short.",
    ],
)
def test_what_is_opened_must_be_closed(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "end",
    [
        "End comment.",
        "END COMMENT",
        "End\ncomment.",
        "(End comment.)",
        "End Embassy comment.",
        "End of comment.",
        "End summary and comment.",
        "Comment ends.",
        "End commment.",
        "Edn comment.",
        "End c omment.",
        f"End\n\n{BREAK}\n\n\ncomment.",
        "XXXXXXXXXXXX",
    ],
)
def test_end_phrases_close(end: str) -> None:
    assert not told(f"2. (C) Comment: We doubt it. {end}")


@pytest.mark.parametrize(
    "text",
    [
        "2. (C) Comment. We doubt it.",
        "2. (C) He agreed. (Comment: We doubt it.)",
        "Comment: No End in Sight\n------------------------\n\n2. (C) We doubt it.",
        "2. (C) He agreed*.\n\n*Note: In part.",
        "NOTE: Figures are in tons.",
        "2. (C) He had no comment: it was late.",
        "2. (C) Begin text: Dear Sir. Comment: None. End text.",
        "Bio Notes\n---------\n\n2. (U) He is a baker.",
        "2. (C) It was closed. End\nComment\n\n3. (U) Roe left.",
    ],
)
def test_what_opens_nothing(text: str) -> None:
    assert not told(text)


def test_a_summary_and_comment_may_hold_a_comment() -> None:
    assert not told("2. (C) Summary and Comment: He agreed. Comment: We doubt it. End summary and comment.")


def test_a_heading_and_its_first_word_are_one() -> None:
    text = template(body=f"{FIRST}\n\nCOMMENT\n-------\n\n2. (C) Comment: We doubt it.")
    assert codes(text).count("PAR004") == 1


def test_extracts_need_no_end() -> None:
    notice = "This record is a partial extract of the original cable.\n"
    assert not told("2. (C) Comment: We doubt it.", front=notice)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_goes_on_behind_a_page_break_ends_where_it_was_blacked_out(end: str) -> None:
    comment = (
        f"COMMENT\n-------\n\n2. (C) We shall ask what the mayor\n\n{BREAK}\n\n\nmay have meant. XXXXXXXX"
    )
    text = template(body=f"{FIRST}\n\n{comment}")
    assert "PAR004" not in codes(text.replace("\n", end))
