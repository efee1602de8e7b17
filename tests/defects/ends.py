"""Faults of page breaks and of the end (PGB, END)."""

from __future__ import annotations

from random import Random

from telegrams import POSTS

from cablelint.message.model import PageBreak
from defects.planting import Cable, edited, found, need, plants_in_cable, plants_in_text, swap, swapping
from defects.structure import is_whole_text, stands_once

SEAM = r"^([A-Z][A-Z .']{,9}?) +(\d{8}) +(\d{3}(?:\.\d)?) OF (\d{3}) *$"
GAP = r"\n(?: *\n)*"
PARAGRAPH = r"¶?(?!1\.)\d+\. +\("
NAME = r"(?!BT|NNNN|UNCLAS|SECRET|CONF)([A-Z]{3,}(?:[ -][A-Z]+)*) *\n*\Z"  # on the last line
SIGNATURE = rf"\n *\n{NAME}"


def seams(cable: Cable) -> list[PageBreak]:
    """The page breaks, which count 2, 3, 4 up to the total, each alone on its line."""
    breaks = cable.message.page_breaks
    need(stands_once(cable) and breaks)
    need(all(not one.inline and int(one.total) == int(breaks[0].total) for one in breaks))
    need([int(one.page) for one in breaks] == list(range(2, int(breaks[0].total) + 1)))
    return breaks


@plants_in_cable("PGB001")
def another_serial(cable: Cable, chance: Random) -> str:
    one = chance.choice(seams(cable))
    serial = (int(one.serial) + chance.randint(1, 9999)) % 100000
    return edited(cable.text, one.serial.span.start, one.serial.span.end, f"‸{serial:08}")


@plants_in_cable("PGB001")
def another_post(cable: Cable, chance: Random) -> str:
    one = chance.choice(seams(cable))
    other = chance.choice(sorted(post[:10] for post in POSTS if post[:10] != one.post))
    return edited(cable.text, one.post.span.start, one.post.span.end, f"‸{other}")


@plants_in_cable("PGB002")
def another_total(cable: Cable, chance: Random) -> str:
    one = chance.choice(seams(cable))
    return edited(cable.text, one.total.span.start, one.total.span.end, f"‸{int(one.total) + 6:03}")


@plants_in_cable("PGB002")
def no_section(cable: Cable, chance: Random) -> str:
    """In a direct message: of others it is format line 3 that says so."""
    identifier, line = cable.message.transmission_identifier, cable.message.classification
    need(stands_once(cable) and identifier and line and not cable.message.page_breaks)
    assert identifier is not None
    assert line is not None
    need(identifier.channel == "XYZ" and line.section is None)
    seam = f"{line.post[:10].rstrip()} {int(line.serial):08}  002 OF ‸002"
    return cable.unmask(swap(cable.part("body"), rf"\n\n({PARAGRAPH})", rf"\n\n{seam}\n\n\n\1"))


def without_seam(cable: Cable, lost: PageBreak) -> str:
    """The text without a page break and the blank lines below it."""
    gap = found(cable.text[lost.span.end :], r"\A *\n(?: *\n)*")
    return edited(cable.text, lost.span.start, lost.span.end + gap.end(), "")


@plants_in_cable("PGB003")
def last_one_lost(cable: Cable, chance: Random) -> str:
    breaks = seams(cable)
    need(len(breaks) > 1)
    at = breaks[-2].page.start
    return edited(without_seam(cable, breaks[-1]), at, at, "‸")


@plants_in_cable("PGB003")
def one_in_the_middle_lost(cable: Cable, chance: Random) -> str:
    breaks = seams(cable)
    need(len(breaks) > 1)
    index = chance.randrange(len(breaks) - 1)
    place = breaks[index + 1].page.start
    marked = edited(cable.text, place, place, "‸")
    return f"{without_seam(cable, breaks[index])[: breaks[index].span.start]}{_below(marked, breaks[index])}"


def _below(text: str, lost: PageBreak) -> str:
    gap = found(text[lost.span.end :], r"\A *\n(?: *\n)*")
    return text[lost.span.end + gap.end() :]


@plants_in_cable("PGB003")
def one_repeated(cable: Cable, chance: Random) -> str:
    breaks = seams(cable)
    need(len(breaks) == 2)
    page = breaks[1].page.span
    return edited(cable.text, page.start, page.end, "‸002")


swapping(
    "PGB004",
    "behind text",
    rf"(?<=[a-z.]) *\n\n(?={SEAM[1:]})",
    r"  ‸",
    where=lambda cable: bool(seams(cable)),
)
swapping(
    "PGB004", "before text", rf"({SEAM[1:-3]}) *{GAP}(?=\S)", r"‸\1 ", where=lambda cable: bool(seams(cable))
)


@plants_in_cable("PGB006")
def head_of_a_page(cable: Cable, chance: Random) -> str:
    need(cable.message.transmission_identifier and not cable.message.furniture)
    head = r"\n\n‸PAGE 02        EXAMPL  000412\n\n"
    return cable.unmask(swap(cable.part("body"), rf"\n\n(?={PARAGRAPH})", head, chance))


@plants_in_cable("PGB007")
def all_lost(cable: Cable, chance: Random) -> str:
    text = cable.text
    for one in reversed(seams(cable)):
        gap = found(text[one.span.end :], r"\A *\n(?: *\n)*")
        text = edited(text, one.span.start, one.span.end + gap.end(), "")
    return swap(text, r" (SECTION 01 OF)", r" ‸\1")


def ends_plainly(cable: Cable) -> bool:
    """What is above the signature is text: no web address, and no name that was blacked out."""
    last = cable.part("body").rstrip()[-400:]
    return is_whole_text(cable) and not any(word in last for word in ("http", ".gov", "ebsite", "XXX", "xxx"))


swapping("END001", "no signature", rf"^(.*\S.*\n)(?: *\n)*{NAME}", r"‸\1", where=ends_plainly)
swapping("END002", "behind the text", rf"(?<=[a-z.]) *{SIGNATURE}", r" ‸\1\n")
swapping("END003", "end mark", SIGNATURE, r"\n\n\1\n\n‸NNNN\n")
swapping("END003", "dots", SIGNATURE, r"\n\n\1 ‸...\n")
swapping("END003", "classification", SIGNATURE, r"\n\n\1\n\n‸CONFIDENTIAL\n")


@plants_in_text("PGB005")
def in_a_sentence(text: str, chance: Random) -> str:
    """Puts the seam one line up."""
    seam = rf"({SEAM[1:-3]} *{GAP})"
    return swap(text, rf"^(.*[a-z,]\n)(.*\. *\n\n){seam}", r"\1\n‸\3\2", chance)
