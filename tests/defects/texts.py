"""Faults of characters and lines, and what archives leave (TXT, ARC)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from telegrams import POSTS, Telegram, render

from defects.headings import with_record
from defects.planting import (
    Planted,
    UnfitError,
    found,
    marked_at,
    need,
    planted,
    plants,
    plants_in_text,
    swap,
    swapping,
)
from defects.structure import CLASSIFICATION

WORD = r"(?<=[a-z]) (?=[a-z]+ [a-z])"  # a blank between words of the text
WORDS = r"([a-z]) (the [a-z])"

swapping("TXT003", "pilcrow", r"^(\d+\. \()", r"‸¶\1")
swapping("TXT003", "curly quote", r"\bcouncil\b", r"council‸’s")
swapping("TXT003", "letter", r"\bbridge\b", r"bridge, Caf‸é,")
swapping("TXT004", "apostrophe", r"\b(council|town|mayor)\b(?= )", r"\1‸,s")
swapping("TXT005", "blanks", r"([a-z]\.?)$", r"\1‸  ")
swapping("TXT006", "four", r"\.\n\n(\d+\. \()", r".\n‸\n\n\n\n\1")
swapping("TXT007", "form feed", WORD, "‸\f")
swapping("TXT007", "NUL", WORD, " ‸\0")
swapping("TXT007", "carriage return", WORD, "‸\r")
swapping("TXT007", "line separator", WORD, "‸\u2028")
swapping("TXT010", "last line", r"\n\Z", "‸")
swapping("TXT011", "reference of a web page", r"\bcouncil\b", "council‸&#8217;s")
swapping("TXT011", "backslashes", r"([a-z])\n([a-z])", r"\1‸\\\n\2")
swapping("TXT012", "tab", WORD, "‸\t")
swapping("ARC001", "date line", rf"({CLASSIFICATION})", r"‸Wednesday, 14 March 2007, 15:30\n\1")
swapping("ARC002", "notice", r"\A", "‸This record is a partial extract of the original cable.\n\n")
swapping("ARC003", "dots", r" ([a-z]+)[a-z]\.\n\nDOE\n\Z", r" ‸\1...\n")
swapping("ARC004", "name", r"\b(mayor|council)\b", r"\1 ‸XXXXXXXXXXXX")
swapping("ARC004", "note", r"\b(mayor|council)\b", r"\1 ‸[Name removed]")


@plants_in_text("TXT001")
def two_lines_in_one(text: str, chance: Random) -> str:
    return _split(swap(text, r"^(.*[a-z]) ?\n([a-z].{30,})$", r"<\1 \2>", chance), 69)


def _split(text: str, column: int) -> str:
    """Take off the brackets, put the caret behind the column."""
    line = found(text, r"<(.*)>")
    if len(line[1]) <= column:
        raise UnfitError
    return text[: line.start()] + line[1][:column] + "‸" + line[1][column:] + text[line.end() :]


@plants_in_text("TXT001")
def long_subject(text: str, chance: Random) -> str:
    line = swap(text, r"^(SUBJECT: .*)$", r"<\1 AND A FORD FOR ALL THE CARTS THAT GO BY ON THE WAY>")
    return _split(line, 69)


@plants_in_text("TXT002")
def rule_split(text: str, chance: Random) -> str:
    return swap(text, r"\n\n(\d+\. \()", rf"\n\n{'-' * 45}‸ {'-' * chance.randint(1, 9)}\n\n\1")


@plants_in_text("TXT002")
def address_of_the_web_split(text: str, chance: Random) -> str:
    address = "http://www.example.gov/p/eur/exampleton/index"
    return swap(text, r"\n\nDOE\n\Z", rf"\nSee {address}‸ .cfm\nof this year.\n\nDOE\n")


@plants("TXT008")
def windows_1252(telegram: Telegram, chance: Random) -> Planted:
    one = planted(swap(render(telegram), r"\bbridge\b", "bridge, Caf‸é,"))
    return replace(one, encoding="cp1252")


@plants_in_text("TXT009")
def one_line_in_crlf(text: str, chance: Random) -> str:
    return marked_at(swap(text, r"([a-z.])\n", r"\1\r\n", chance), CLASSIFICATION)


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
