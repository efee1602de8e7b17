"""Faults of characters and lines, and what archives leave (TXT, ARC)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from telegrams import POSTS, Telegram, render

from defects.headings import with_record
from defects.planting import (
    Cable,
    Planted,
    UnfitError,
    edited,
    found,
    marked_at,
    need,
    planted,
    plants,
    plants_in_cable,
    plants_in_text,
    swap,
    swapping,
)
from defects.structure import CLASSIFICATION

WORD = r"(?<=[a-z]) (?=[a-z]+ [a-z])"  # a blank between words of the text
LONG = r"(?<= )([a-z]{4,7})(?= [a-z])"  # a word of it
NUMBER = r"¶?\d+\. {1,2}\("
SIGNATURE = r"\n *\n(?!BT|NNNN|UNCLAS|SECRET|CONF)([A-Z]{3,}(?:[ -][A-Z]+)*) *\n*\Z"

swapping("TXT003", "pilcrow", rf"^((?!¶){NUMBER})", r"‸¶\1")
swapping("TXT003", "curly quote", LONG, r"\1‸’s")
swapping("TXT003", "letter", LONG, r"\1 Caf‸é")
swapping("TXT004", "apostrophe", LONG, r"\1‸,s")
swapping("TXT005", "blanks", r"([a-z]\.?)$", r"\1‸  ")
swapping("TXT006", "four", rf"\.\n\n({NUMBER})", r".\n‸\n\n\n\n\1")
swapping("TXT007", "form feed", WORD, "‸\f")
swapping("TXT007", "NUL", WORD, " ‸\0")
swapping("TXT007", "carriage return", WORD, "‸\r")
swapping("TXT007", "line separator", WORD, "‸\u2028")
swapping("TXT010", "last line", r"\n\Z", "‸", part="text")
swapping("TXT011", "reference of a web page", LONG, r"\1‸&#8217;s")
swapping("TXT011", "backslashes", r"([a-z])\n([a-z])", r"\1‸\\\n\2")
swapping("TXT012", "tab", WORD, "‸\t")
swapping("ARC004", "name", LONG, r"\1 ‸XXXXXXXXXXXX", part="body")
swapping("ARC004", "note", LONG, r"\1 ‸[Name removed]", part="body")
swapping("ARC003", "dots", rf" ([a-z]+)[a-z]\.{SIGNATURE}", r" ‸\1...\n", part="body")


@plants_in_cable("ARC001")
def date_line(cable: Cable, chance: Random) -> str:
    """A line of its own: no record stands above it that it would belong to."""
    line = cable.message.classification
    need(line)
    assert line is not None
    above = cable.text[: line.span.start].rstrip()
    need(not any(wrapper.span.end >= len(above) for wrapper in cable.message.wrappers))
    return edited(cable.text, line.span.start, line.span.start, "‸Wednesday, 14 March 2007, 15:30\n")


@plants_in_cable("ARC002")
def notice(cable: Cable, chance: Random) -> str:
    need("partial extract" not in cable.text)
    return f"‸This record is a partial extract of the original cable.\n\n{cable.text}"


@plants_in_text("TXT001")
def two_lines_in_one(text: str, chance: Random) -> str:
    return _split(swap(text, r"^(.{,69}(?<=[a-z])) ?\n([a-z].{30,68})$", r"<\1 \2>", chance), 69)


def _split(text: str, column: int) -> str:
    """Take off the brackets, put the caret behind the column."""
    line = found(text, r"<(.*)>")
    if len(line[1]) <= column:
        raise UnfitError
    return text[: line.start()] + line[1][:column] + "‸" + line[1][column:] + text[line.end() :]


@plants_in_cable("TXT001")
def long_subject(cable: Cable, chance: Random) -> str:
    span = cable.element("subject")
    line = cable.text[span.start : span.end].rstrip()
    need("\n" not in line and len(line) < 69)
    more = f"{line} AND A FORD FOR ALL THE CARTS THAT GO BY ON ALL OF THE WAYS TO TOWN\n"
    return edited(cable.text, span.start, span.end, f"{more[:69]}‸{more[69:]}")


@plants_in_text("TXT002")
def rule_split(text: str, chance: Random) -> str:
    return swap(text, rf"\n\n({NUMBER})", rf"\n\n{'-' * 45}‸ {'-' * chance.randint(1, 9)}\n\n\1")


@plants_in_text("TXT002")
def address_of_the_web_split(text: str, chance: Random) -> str:
    address = "http://www.example.gov/p/eur/exampleton/index"
    return swap(text, rf"\.\n\n((?!¶?1\.){NUMBER})", rf".\nSee {address}‸ .cfm\nof this year.\n\n\1", chance)


@plants("TXT008")
def windows_1252(telegram: Telegram, chance: Random) -> Planted:
    one = planted(swap(render(telegram), r"\bbridge\b", "bridge, Caf‸é,"))
    return replace(one, encoding="cp1252")


@plants_in_cable("TXT009")
def one_line_in_crlf(cable: Cable, chance: Random) -> str:
    text = cable.unmask(swap(cable.part("body"), r"([a-z.])\n", r"\1\r\n", chance))
    return cable.at_heading(text)


@plants("ARC005")
def another_day(telegram: Telegram, chance: Random) -> Planted:
    day = telegram.time + timedelta(days=chance.randint(32, 300))
    need(day.year == telegram.time.year)
    before = with_record(telegram)
    return planted(
        swap(before, r"^date: \S+", f"date: ‸{day.month}/{day.day}/{day.year}"),
        before,
    )


@plants("ARC006")
def header_of_another_message(telegram: Telegram, chance: Random) -> Planted:
    """Post and number of the header are not those below it."""
    other = chance.choice(sorted(POSTS.keys() - {telegram.post}))
    serial = (telegram.serial + chance.randint(1, 9999)) % 10000
    need(other not in dict(telegram.info))
    text = swap(render(telegram), r"^FM .*", f"FM AMEMBASSY {other}")
    text = swap(text, r"^DE \w+ #\d{4}", f"DE {POSTS[other]} #{serial:04}")
    text = swap(text, r"\A(VZCZCX..)\d{4}", rf"\g<1>{serial:04}")
    return planted(marked_at(text, CLASSIFICATION))


@plants("ARC006")
def another_message_below(telegram: Telegram, chance: Random) -> Planted:
    other = chance.choice(sorted(POSTS.keys() - {telegram.post}))
    below = render(replace(telegram, post=other, serial=telegram.serial + 1, info=()))
    heading = below[found(below, CLASSIFICATION).start() :]
    return planted(f"{render(telegram)}\n‸{heading}")
