"""Traps round the classification line: lines like it, garbled ones, posts, captions, attention lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from traps import SECTIONED, UNCLASSIFIED, codes, lines_of, numbers, read

Template = Callable[..., str]


def words(text: str) -> list[str]:
    """The captions of a message."""
    return [str(caption.word) for caption in read(text).captions]


def test_trap_06_classification_and_post_above_the_transmission(template: Template) -> None:
    text = template(front="CONFIDENTIAL   EXAMPLETON   00100412\n")
    message = read(text)
    assert message.classification is not None
    assert message.classification.serial == "000412"
    assert message.transmission_identifier is not None
    assert (message.copies, message.foreign) == ([], [])
    assert not {"ARC006", "SYN001", "SYN003", "CLS006", "CLS007"} & set(codes(text))


def test_trap_07_page_head_is_no_classification_line(template: Template) -> None:
    text = template(
        **dict.fromkeys(("identification", "routing", "station", "security"), ""),
        front="""\
                           CONFIDENTIAL     PTQ2046

PAGE 01        EXAMPL  00412  01 OF 02  141531Z
ACTION EUR-02

INFO  LOG-00   AGRE-01  COME-03  /006W
                  ------------------D40B7A  141535Z /38""",
        action="TO SECSTATE WASHDC PRIORITY 2593",
        classification=SECTIONED,
        body="""\
1. (C) The mayor has promised a new
CONFIDENTIAL

CONFIDENTIAL

PAGE 02        EXAMPL  00412  01 OF 02  141531Z

bridge.""",
    )
    message = read(text)
    assert message.era == "state_copy"
    assert message.classification is not None
    assert message.classification.post == "EXAMPLETON"
    assert (message.later, message.foreign) == ([], [])
    assert numbers(message) == [1]
    assert not {"ARC006", "SYN001", "SYN003", "CLS001", "CLS010"} & set(codes(text))


@pytest.mark.parametrize(
    ("line", "level", "found"),
    [
        ("SS E C R E T EXAMPLETON 000412", "SECRET", "CLS002"),
        ("CSE C R E T EXAMPLETON 000412", "SECRET", "CLS002"),
        ("E C R E T EXAMPLETON 000412", "SECRET", "CLS002"),
        ("UUNCLAS EXAMPLETON 000412", "UNCLASSIFIED", "CLS002"),
        ("C ONFIDENTIAL EXAMPLETON 000412", "CONFIDENTIAL", "CLS00"),
        ("S e c r e t exampleton 000412", "SECRET", "CLS003"),
    ],
)
def test_trap_19_garbled_classification(template: Template, line: str, level: str, found: str) -> None:
    letters = "ZNR UUUUU ZZH" if level == "UNCLASSIFIED" else f"ZNY {level[0] * 5} ZZH"
    text = template(classification=line, security=letters)
    message = read(text)
    assert message.classification is not None
    assert message.classification.level == level
    assert message.classification.serial == "000412"
    styles = [code for code in codes(text) if code.startswith("CLS")]
    assert len(styles) == 1
    assert styles[0].startswith(found)


def test_trap_19_redacted_post(template: Template) -> None:
    text = template(
        classification="SE C R E T SECTION 01 OF 02 XXXXXXXXXXXX 000412", security="ZNY SSSSS ZZH"
    )
    message = read(text)
    assert message.classification is not None
    assert message.classification.level == "SECRET"
    assert not {"CLS001", "CLS006", "CLS008", "ARC006"} & set(codes(text, "07EXAMPLETON412"))


def test_trap_20_missing_classification_line_ends_the_addresses(template: Template) -> None:
    text = template(classification="", captions="").replace("0098\n", "0098\nSIPDIS\n")
    message = read(text)
    assert message.information is not None
    assert [one.name for one in message.information] == ["AMEMBASSY SAMPLEVILLE"]
    assert message.order is not None
    assert lines_of(text, "CLS001") == ["SIPDIS"]


@pytest.mark.parametrize("post", ["SAN EXEMPLO", "PORT AU FIXTURE", "UNEX VIENTEST"])
def test_trap_21_posts_of_several_words(template: Template, post: str) -> None:
    squeezed = post.replace(" ", "")
    text = template(
        originator=f"FM AMEMBASSY {post}", classification=f"C O N F I D E N T I A L {post} 000412"
    )
    message = read(text, f"07{squeezed}412")
    assert message.classification is not None
    assert message.classification.post == post
    assert codes(text, f"07{squeezed}412") == []
    assert codes(text, f"07{squeezed}413") == ["CLS006"]


@pytest.mark.parametrize(
    ("originator", "post", "seam"),
    [
        ("USEU BRUSSELS", "BRUSSELS", "BRUSSELS"),
        ("IRAN RPO DUBAI", "RPO DUBAI", "DUBAI"),
    ],
)
def test_trap_22_posts_with_two_names(template: Template, originator: str, post: str, seam: str) -> None:
    text = template(
        originator=f"FM {originator}",
        classification=f"C O N F I D E N T I A L SECTION 01 OF 02 {post} 000412",
        body=f"1. (C) The bridge is open.\n\n{seam} 00000412  002 OF 002\n\n\n2. (U) So is the market.",
    )
    assert not {"CLS008", "PGB001", "ARC006"} & set(codes(text))


def test_trap_27_corrected_copy_line_is_no_caption(template: Template) -> None:
    text = template(attention="C O R R E C T E D  C O P Y - ADDED NOFORN CAPTION")
    assert words(text) == ["SIPDIS"]
    assert "CAP001" not in codes(text)


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SIPDIS, BRIDGE HQ FOR JOHN ROE", ["SIPDIS"]),
        ("NOFORN, NOT FOR INTERNET DISTRIBUTION", ["NOFORN"]),
    ],
)
def test_trap_29_caption_and_attention_on_one_line(
    template: Template, line: str, captions: list[str]
) -> None:
    text = template(captions=line)
    assert words(text)[: len(captions)] == captions
    assert not {"SYN001", "SYN002", "CAP001"} & set(codes(text))


def test_trap_30_attention_lines_look_like_anything(template: Template) -> None:
    text = template(
        attention="DEPT FOR EUR/ABC, EEB/ESC AND\nSCA\nAND EB\n(JOHN ROE), AND CLDP (MARY MAJOR)\nJDOE, JROE"
    )
    message = read(text)
    assert message.tags is not None
    assert message.tags.terms == ["ECON", "XT"]
    assert message.order is not None
    assert numbers(message) == [1, 2]
    assert (message.out_of_place, message.missing) == ([], [])
    assert codes(text) == []


def test_trap_58_country_code_after_the_post(template: Template) -> None:
    text = template(
        originator="FM AMEMBASSY EXAMPLETON XT", information="INFO RUEHYY/AMEMBASSY SAMPLEVILLE XT"
    )
    assert codes(text) == []
    assert codes(template(originator="FM AMEMBASSY TESTBURG")) == ["CLS008"]


@pytest.mark.parametrize(
    "end",
    [
        "van Exempel",
        "XXXX**** ROE",
        "http://www.exampleton.example/bridge\n\nROE",
        "ROE\n0 11/20/2007",
        "ROE jr",
    ],
)
def test_trap_58_signatures_that_do_not_look_so(template: Template, end: str) -> None:
    assert "END001" not in codes(template(**UNCLASSIFIED, body="1. (U) The bridge is open.", end=end))
    assert "END001" in codes(template(**UNCLASSIFIED, body="1. (U) The bridge is open.", end=""))
