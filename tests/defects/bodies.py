"""Faults of paragraphs, portion marks, page breaks and the end (PAR, MRK, PGB, END)."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from telegrams import POSTS, Telegram, render

from defects.planting import (
    CARET,
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

SEAM = r"^(\w{,10}) (\d{8})  (\d{3}) OF (\d{3})$"

swapping("PAR002", "no blank before mark", r"^(\d+\.) (\(\w)", r"‸\1\2")
swapping("PAR002", "no blank behind mark", r"^(\d+\. \(\w+\)) ", r"‸\1")
swapping("PAR002", "no full stop", r"^(\d+)\. (\(\w)", r"‸\1 \2")
swapping("PAR002", "indented", r"^(\d+\. \(\w)", r"   ‸\1")
swapping("PAR003", "behind another", r"^(.{,40}\.)\n\n((?!1\.)\d+\. \(\S+\) \S+) ", r"\1  ‸\2\n")
swapping("PAR004", "comment", r"^(\d+\. \(\S+\)) (.{20,40}) ", r"\1 ‸Comment: \2\n")
swapping("PAR004", "summary", r"^(1\. \(\S+\)) (.{20,40}) ", r"\1 ‸Summary: \2\n")
swapping("PAR004", "word alone", r"^1\. \(", r"‸Summary\n-------\n\n\g<0>")


@plants("PAR001")
def number_left_out(telegram: Telegram, chance: Random) -> Planted:
    """All that follow are right again by their own count."""
    count = len(telegram.paragraphs)
    need(count > 1)
    at = chance.randint(2, count)
    more = chance.randint(1, 5)
    text = render(telegram)
    for number in range(count, at - 1, -1):
        text = swap(text, rf"^{number}\. \(", f"{CARET * (number == at)}{number + more}. (")
    return planted(text)


@plants("PAR001")
def number_repeated(telegram: Telegram, chance: Random) -> Planted:
    """The last one: whatever followed would have to be counted on from it."""
    count = len(telegram.paragraphs)
    need(count > 2)
    return planted(swap(render(telegram), rf"^{count}\. \(", f"‸{count - 1}. ("))


@plants("MRK001")
def mark_lost(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.level != "UNCLASSIFIED" and len(telegram.paragraphs) > 2)  # most are marked
    number = chance.randint(2, len(telegram.paragraphs))  # the first has the level of the message
    return planted(swap(render(telegram), rf"^({number}\.) \(\S+\)", r"‸\1"))


@plants("MRK002")
def all_marks_lost(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.level != "UNCLASSIFIED" and not telegram.noforn and len(telegram.paragraphs) > 1)
    text = re.sub(r"^(\d+\.) \(\S+\)", r"\1", render(telegram), flags=re.MULTILINE)
    return planted(marked_at(text, CLASSIFICATION))


@plants("MRK003")
def mark_in_lower_case(telegram: Telegram, chance: Random) -> Planted:
    number = chance.randint(1, len(telegram.paragraphs))
    mark = telegram.paragraphs[number - 1][0]
    return planted(swap(render(telegram), rf"^({number}\. \()\S+\)", rf"\1‸{mark.lower()})"))


swapping("MRK003", "blanks inside", r"^(\d+\. \()([CSU])\)", r"\1‸ \2 )")


@plants("MRK003")
def letters_out_of_order(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.noforn)
    return planted(swap(render(telegram), r"^(1\. \()[CS]/NF\)", r"\1‸N/SF)"))


@plants("MRK004")
def mark_above(telegram: Telegram, chance: Random) -> Planted:
    count = len(telegram.paragraphs)
    need(telegram.level != "SECRET" and count > 2)
    above = {"UNCLASSIFIED": "C", "CONFIDENTIAL": "S"}[telegram.level]
    number = chance.randint(2, count)
    return planted(swap(render(telegram), rf"^({number}\. \()\S+\)", rf"\1‸{above})"))


@plants("MRK005")
def no_mark_as_high(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.level != "UNCLASSIFIED" and not telegram.noforn)
    paragraphs = tuple(("U", text) for _, text in telegram.paragraphs)
    text = render(replace(telegram, paragraphs=paragraphs))
    return planted(marked_at(swap(text, r"^SUBJECT: \(.\)", "SUBJECT: (U)"), CLASSIFICATION))


@plants("MRK006")
def another_stroke(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.noforn and len(telegram.paragraphs) > 2)
    mark = telegram.paragraphs[0][0]
    others = chance.sample(range(2, len(telegram.paragraphs) + 1), 2)
    text = swap(render(telegram), rf"^({others[0]}\. \()\S+\)", rf"\1{mark})")
    return planted(swap(text, rf"^({others[1]}\. \()\S+\)", rf"\1‸{mark.replace('/', '//')})"))


@plants_in_text("PGB001")
def another_serial(text: str, chance: Random) -> str:
    serial = (int(found(text, SEAM)[2]) + chance.randint(1, 9999)) % 100000
    return swap(text, SEAM, rf"\1 ‸{serial:08}  \3 OF \4", chance)


@plants("PGB001")
def another_post(telegram: Telegram, chance: Random) -> Planted:
    other = chance.choice(sorted(POSTS.keys() - {telegram.post}))
    return planted(swap(render(telegram), SEAM, rf"‸{other[:10]} \2  \3 OF \4", chance))


swapping("PGB002", "another total", SEAM, r"\1 \2  \3 OF ‸009")


@plants("PGB002")
def no_section(telegram: Telegram, chance: Random) -> Planted:
    """In a direct message: of others it is format line 3 that says so."""
    need(telegram.direct and len(telegram.paragraphs) > 1)
    seam = f"{telegram.post[:10]} {telegram.serial:08}  002 OF ‸002"
    return planted(swap(render(telegram), r"\n\n((?!1\.)\d+\. \()", rf"\n\n{seam}\n\n\n\1"))


@plants_in_text("PGB003")
def last_one_lost(text: str, chance: Random) -> str:
    total = int(found(text, SEAM)[4])
    if total < 3:
        raise UnfitError
    text = swap(text, rf"^\w{{,10}} \d{{8}}  {total:03} OF .*\n\n\n", "")
    return swap(text, SEAM, r"\1 \2  ‸\3 OF \4")


@plants_in_text("PGB003")
def first_one_lost(text: str, chance: Random) -> str:
    if int(found(text, SEAM)[4]) < 3:
        raise UnfitError
    return swap(swap(text, rf"{SEAM}\n\n\n", ""), SEAM, r"\1 \2  ‸\3 OF \4")


@plants_in_text("PGB003")
def one_repeated(text: str, chance: Random) -> str:
    if int(found(text, SEAM)[4]) != 3:
        raise UnfitError
    return swap(text, r"^(\w{,10} \d{8}  )003", r"\1‸002")


swapping("PGB004", "behind text", rf"\n\n({SEAM[1:]})", r"  ‸\1")
swapping("PGB004", "before text", rf"({SEAM[1:-1]})\n\n\n(.)", r"‸\1 \6")
swapping("PGB006", "head of a page", r"\n\n(?=\d+\. \()(?!1\.)", r"\n\n‸PAGE 02        EXAMPL  000412\n\n")


@plants_in_text("PGB007")
def all_lost(text: str, chance: Random) -> str:
    found(text, SEAM)
    return swap(re.sub(rf"{SEAM}\n\n\n", "", text, flags=re.MULTILINE), r" (SECTION 01 OF)", r" ‸\1")


swapping("END001", "no signature", r"^(.*\n)\nDOE\n\Z", r"‸\1")
swapping("END002", "behind the text", r"([a-z].*)\n\nDOE\n\Z", r"\1 ‸DOE\n")
swapping("END003", "end mark", r"\nDOE\n\Z", r"\nDOE\n\n‸NNNN\n")
swapping("END003", "dots", r"\nDOE\n\Z", r"\nDOE ‸...\n")
swapping("END003", "classification", r"\nDOE\n\Z", r"\nDOE\n\n‸CONFIDENTIAL\n")


@plants_in_text("PGB005")
def in_a_sentence(text: str, chance: Random) -> str:
    """Puts the seam one line up."""
    return swap(text, r"^(.*[a-z,]\n)(.*\.\n\n)(\w{,10} \d{8}  \d{3} OF \d{3}\n\n\n)", r"\1\n‸\3\2", chance)
