"""Lines, runs and characters: what is no fault, and what stands in the place of a fault after a fix."""

from __future__ import annotations

import pytest
from traps import findings, template

FORTY_FIVE = "http://www.example.gov/p/eur/exampleton/index"
RULE = "-" * 45


def found(sentence: str, code: str, **parts: str) -> list[str]:
    """The messages of the findings of one code."""
    text = template(body=f"1. (C) Roe left.\n\n{sentence}", **parts)
    return [one.message for one in findings(text, profile="transmit") if one.code == code]


def mended(sentence: str, code: str, end: str = "DOE") -> str:
    """What stands below paragraph 1 after the fix, the last newline left out."""
    text = template(body=f"1. (C) Roe left.\n\n{sentence}", end=end)
    (finding,) = [one for one in findings(text, profile="transmit") if one.code == code]
    assert finding.fix is not None
    for edit in reversed(finding.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text.split("Roe left.\n\n")[1].removesuffix("\n")


@pytest.mark.parametrize(
    ("line", "long"),
    [
        ("y" * 69, False),
        ("y" * 70, True),
        ("y" * 69 + "   ", False),
        ("y" * 65 + " XXXXXXXXXXXX", False),
    ],
)
def test_what_counts_as_a_long_line(line: str, long: bool) -> None:
    assert bool(found(line, "TXT001")) == long


def test_classified_by_may_have_71_columns() -> None:
    line = "Classified By: DCM Jane Doe of Exampleton for reasons 1.4 (b) and (d)"
    assert not found("Roe left.", "TXT001", authority=line.ljust(71, "."))
    assert found("Roe left.", "TXT001", authority=line.ljust(72, "."))


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        (f"{RULE} ---", f"{RULE}---"),
        (f"{FORTY_FIVE} .cfm", f"{FORTY_FIVE}.cfm"),
        (f"See {FORTY_FIVE} es/old.cfm, ref A.", f"See {FORTY_FIVE}es/old.cfm, ref A."),
    ],
)
def test_runs_are_joined(line: str, joined: str) -> None:
    assert mended(line, "TXT002").startswith(f"{joined}\n")


@pytest.mark.parametrize(
    "line",
    [
        f"{RULE} The market",
        f"-{RULE} ---",
        f"{FORTY_FIVE} and the market.",
        f"{FORTY_FIVE[:-4]}.cfm es",
        f"{FORTY_FIVE} DOE",
        f"http://{'X' * 38} es",
    ],
)
def test_what_is_whole_with_45_characters_was_not_split(line: str) -> None:
    assert not found(line, "TXT002")


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("The market,s owner don,t sell.", "The market's owner don't sell."),
        ("We,re late; I,m sorry.", "We're late; I'm sorry."),
        ("It is &new8 and &so to say,8 old.", 'It is "new" and "so to say," old.'),
        ("A bridge ) an old one ) fell.", "A bridge - an old one - fell."),
    ],
)
def test_signs_of_word_processors(sentence: str, after: str) -> None:
    assert mended(sentence, "TXT004").startswith(after)


@pytest.mark.parametrize(
    "sentence",
    ["Reasons (b,d) hold.", "AT&T and the G8 met.", "A bridge (an old one ) fell.", "See refs A,S and B."],
)
def test_signs_that_were_meant(sentence: str) -> None:
    assert not found(sentence, "TXT004")


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("¶2. (U) Doe left.", "2. (U) Doe left."),
        (" ¶2. (U) Doe left.", "2. (U) Doe left."),
        ("¶ 2. (U) Doe left.", "2. (U) Doe left."),
        ("The “new” bridge.", 'The "new" bridge.'),
        ("The\u00a0bridge.", "The bridge."),
    ],
)
def test_characters_that_have_a_form_in_ascii(sentence: str, after: str) -> None:
    assert mended(sentence, "TXT003").startswith(after)


@pytest.mark.parametrize(
    ("end", "after"),
    [
        ("DOE\n\nNNNN", "DOE"),
        ('DOE "', "DOE"),
        ("DOE\n...", "DOE"),
        ("van Doe\n\nCONFIDENTIAL", "van Doe"),
        ("DOE 0 3/14/2007", "DOE"),
    ],
)
def test_debris_goes(end: str, after: str) -> None:
    assert mended("Doe left.", "END003", end).endswith(f"\n\n{after}")


@pytest.mark.parametrize(
    "end", ["DOE.", "DOE\n\nBT\n#0412\n\nNNNN", "VAN DOE\nvan Doe", "XXXXXXXXXXXX", "DOE JR."]
)
def test_what_ends_a_message_is_no_debris(end: str) -> None:
    assert not found("Doe left.", "END003", end=end)


@pytest.mark.parametrize(
    ("name", "safe"), [("DOE", True), ("VAN DOE", True), ("DOE JR", True), ("Doe", False)]
)
def test_a_glued_name_goes_to_a_line_of_its_own(name: str, safe: bool) -> None:
    text = template(body=f"1. (C) Roe left. {name}", end="")
    (finding,) = [one for one in findings(text) if one.code == "END002"]
    assert finding.fix is not None
    assert finding.fix.safe == safe
    assert text[finding.start.offset : finding.end.offset] == name
