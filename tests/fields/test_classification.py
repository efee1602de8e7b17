"""The classification line and captions: one line in, its fields out."""

import pytest

from fields import fields, parts


def test_classification() -> None:
    assert fields("classification", "C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412 \n") == {
        "level": "C O N F I D E N T I A L",
        "section_text": "SECTION 01 OF 02",
        "section": "01",
        "sections": "02",
        "post": "EXAMPLETON",
        "serial": "000412",
    }


@pytest.mark.parametrize(
    "level",
    [
        "S E C R E T", "SECRET", "S e c r e t", "SS E C R E T", "CSE C R E T", "E C R E T", "SE C R E T",
        "S E C R T", "CC O N F I D E N T I A L", "O N F I D E N T I A L", "C ONFIDENTIAL", "Confidential",
        "CO N F I D E N T I A L", "C O N F I D N T I A L", "C O N F I D E N T I A A L", "UNCLAS", "UUNCLAS",
        "NCLAS", "U N C L A S", "UNCLASSIFIED", "U N C L A S S I F I E D", "T O P  S E C R E T", "TOP SECRET",
        "LIMITED OFFICIAL USE",
    ],
)  # fmt: skip
def test_trap_19_classifications_spaced_doubled_lost_and_fused(level: str) -> None:
    for post in (
        "EXAMPLETON",
        "LIMAVILLE",
        "TUNISTON",
        "INDIA SAMPLE",
    ):  # begin with the last letters of levels
        found = fields("classification", f"{level} {post} 000412")
        assert found == {"level": level, "post": post, "serial": "000412"}
        found = fields("classification", f"{level} SECTION 01 of 02 {post} 000412")
        assert found
        assert (found["level"], found["section"], found["post"]) == (level, "01", post)


@pytest.mark.parametrize("word", ["SCTION", "ECTION", "SSECTION", "section", "SECTON"])
def test_trap_55_garbled_section(word: str) -> None:
    found = fields("classification", f"UNCLAS {word} 01 OF 02 EXAMPLETON 000412")
    assert found
    assert (found["section_text"], found["section"], found["sections"]) == (f"{word} 01 OF 02", "01", "02")


def test_trap_55_classification_line_broken_over_two_and_a_tab_before_it() -> None:
    found = fields("classification", "\tC O N F I D E N T I A L \nSECTION 01 OF 02 THE\nSAMPLE 000412")
    assert found
    assert (found["section"], found["post"], found["serial"]) == ("01", "THE\nSAMPLE", "000412")


def test_trap_19_a_redacted_post() -> None:
    found = fields("classification", "SE C R E T SECTION 01 OF 02 XXXXXXXXXXXX 000004")
    assert found
    assert found["post"] == "XXXXXXXXXXXX"


@pytest.mark.parametrize("post", ["THE SAMPLE", "PORT AU SAMPLE", "USEX NEW SAMPLE", "ST. JEAN D'EXEMPLE"])
def test_trap_21_posts_of_several_words(post: str) -> None:
    found = fields("classification", f"S E C R E T {post} 000412")
    assert found
    assert found["post"] == post


@pytest.mark.parametrize("serial", ["41", "412", "2069", "08980", "000412", "00100153"])
def test_numbers_of_two_to_eight_digits(serial: str) -> None:
    found = fields("classification", f"S E C R E T SECTION 1 OF 2 EXAMPLETON {serial}")
    assert found
    assert found["serial"] == serial


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("UNCLAS E F T O EXAMPLETON 000412", {"level": "UNCLAS", "efto": "E F T O"}),
        ("S E C R E T NOFORN EXAMPLETON 000412", {"level": "S E C R E T", "caveats": "NOFORN"}),
        ("SECRET//NOFORN EXAMPLETON 000412", {"level": "SECRET", "caveats": "NOFORN"}),
        (
            "S E C R E T EXAMPLETON 000412 SIPDIS NOFORN",
            {"level": "S E C R E T", "trailing": "SIPDIS NOFORN"},
        ),
        ("S E C R E T EXAMPLETON 000412 TOSEC 412", {"level": "S E C R E T", "trailing": "TOSEC 412"}),
    ],
)
def test_classification_with_caveats(line: str, expected: dict[str, str]) -> None:
    assert fields("classification", line) == {**expected, "post": "EXAMPLETON", "serial": "000412"}


@pytest.mark.parametrize(
    "line",
    [
        "EXAMPLETON 000412",
        "S E C R E T EXAMPLETON",
        "CONFIDENTIAL\nPAGE 02 EXAMPLETON 00412",
        "S E C R E T 000412",
    ],
)
def test_classification_malformed(line: str) -> None:
    assert fields("classification", line) is None


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("NOFORN SIPDIS", ["NOFORN", "SIPDIS"]),
        ("SENSITIVE, SIPDIS", ["SENSITIVE", "SIPDIS"]),
        ("SENSITIVE BUT UNCLASSIFIED", ["SENSITIVE BUT UNCLASSIFIED"]),
        ("STADIS////////", ["STADIS"]),
        ("EXAMPLE CHANNEL", ["EXAMPLE CHANNEL"]),
    ],
)
def test_captions(line: str, captions: list[str]) -> None:
    found = fields("caption", line)
    assert found
    assert parts("caption", found["captions"]) == captions


def test_trap_29_caption_and_attention_on_one_line() -> None:
    assert fields("caption", "SIPDIS, EXA HQ FOR DOE") == {
        "captions": "SIPDIS",
        "attention": "EXA HQ FOR DOE",
    }
