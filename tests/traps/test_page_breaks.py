"""Traps of page breaks: cut names, decimals, seams inside words, totals that contradict the heading."""

from __future__ import annotations

from collections.abc import Callable

from traps import SECTIONED, codes, lines_of, numbers, read, under

Template = Callable[..., str]

LONG_POST = {
    "originator": "FM AMEMBASSY PORT FIXTURE",
    "classification": "C O N F I D E N T I A L SECTION 01 OF 02 PORT FIXTURE 000412",
}


def test_trap_23_post_cut_to_ten_characters(template: Template) -> None:
    def text(seam: str) -> str:
        return template(**LONG_POST, body=f"1. (C) The bridge\n\n{seam}\n\n\nis open.")

    message = read(text("PORT FIXTU 00000412  002 OF 002"))
    assert [seam.post for seam in message.page_breaks] == ["PORT FIXTU"]
    assert codes(text("PORT FIXTU 00000412  002 OF 002")) == []
    assert codes(text("PORT FAXTU 00000412  002 OF 002")) == ["PGB001"]


def test_trap_24_decimal_page_break_is_no_reference(template: Template) -> None:
    text = template(
        classification=SECTIONED,
        references="REF: A. SAMPLEVILLE 98\n     B. SAMPLEVILLE 97\n\nEXAMPLETON 00000412  001.2 OF 002\n",
        body="1. (C) The bridge\n\nEXAMPLETON 00000412  002.2 OF 002\n\n\nis open.",
    )
    message = read(text)
    assert [(seam.page, seam.digit) for seam in message.page_breaks] == [("001", "2"), ("002", "2")]
    assert len(message.references) == 1
    assert "00000412" not in under(message, message.references[0])
    assert message.authority is not None
    assert codes(text) == []


def test_trap_25_page_break_that_is_itself_broken(template: Template) -> None:
    text = template(
        classification=SECTIONED,
        body="1. (C) The bridge is open. The mayor came first, EXAMPLETON 00000412 00\n"
        "2 OF 002 2. (C) and then the goats.",
    )
    message = read(text)
    assert [seam.total for seam in message.page_breaks] == ["002"]
    assert numbers(message) == [1, 2]
    assert "PGB004" in codes(text)
    assert not {"PGB002", "PGB003"} & set(codes(text))


def test_trap_26_totals_that_contradict_the_section(template: Template) -> None:
    seams = [f"EXAMPLETON 00000412  00{number}.4 OF 004" for number in (1, 2, 3, 4)]
    text = template(
        classification=SECTIONED,
        references=f"{seams[0]}\n",
        body="1. (C) One." + "".join(f"\n\n{seam}\n\n\n(C) More." for seam in seams[1:]),
    )
    message = read(text)
    assert message.classification is not None
    assert message.classification.sections == "02"
    assert [seam.total for seam in message.page_breaks] == ["004"] * 4
    assert lines_of(text, "PGB002") == [seams[0]]
    assert codes(text) == ["PGB002"]
