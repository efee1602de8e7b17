"""Lines that are missing, doubled, joined or out of place (SYN)."""

from __future__ import annotations

from random import Random

from telegrams import Telegram, render

from defects.planting import (
    Planted,
    found,
    marked_at,
    need,
    planted,
    plants,
    plants_in_text,
    swap,
    swapping,
)

CLASSIFICATION = r"^(?:UNCLAS|C O N F I D E N T I A L|S E C R E T)\b.*$"
HEADING = rf"{CLASSIFICATION}(?s:.*?)^SUBJECT:.*\n"
ENVELOPE = r"\AVZCZC(?s:.*?)\n(?=\n(?:UNCLAS|C O N|S E C))"

swapping("SYN001", "subject above order", r"^(E\.O\..*\nTAGS:.*\n)(SUBJECT:.*\n)", r"‸\2\1")
swapping("SYN002", "tags behind order", r"^(E\.O\. .*)\n(TAGS:)", r"\1 ‸\2")
swapping("SYN002", "subject behind tags", r"^(TAGS: .*)\n(SUBJECT:)", r"\1 ‸\2")
swapping("SYN002", "text behind authority", r"^(Classified By: .*)\n\n(1\. )", r"\1 ‸\2")
swapping("SYN004", "tags twice", r"^(TAGS: .*\n)", r"\1‸\1")
swapping("SYN004", "subject twice", r"^(SUBJECT: .*\n)", r"\1‸\1")
swapping("SYN004", "order twice", r"^(E\.O\. .*\n)", r"\1‸\1")


@plants_in_text("SYN003")
def cut_copy_above(text: str, chance: Random) -> str:
    heading = found(text, HEADING)
    cut = heading[0].rstrip()[: -chance.randint(4, 12)]
    return f"{text[: heading.start()]}‸{cut}...\n\n{text[heading.start() :]}"


@plants_in_text("SYN003")
def whole_copy_below(text: str, chance: Random) -> str:
    heading = found(text, HEADING)
    return f"{text[: heading.end()]}\n‸{heading[0]}{text[heading.end() :]}"


@plants_in_text("SYN005")
def no_transmission(text: str, chance: Random) -> str:
    return marked_at(swap(text, r"\AVZCZC(?s:.*?)\nZN[RY].*\n", ""), CLASSIFICATION)


@plants_in_text("SYN006")
def no_originator(text: str, chance: Random) -> str:
    return marked_at(swap(text, r"^FM .*\n", ""), CLASSIFICATION)


@plants("SYN006")
def no_action(telegram: Telegram, chance: Random) -> Planted:
    need(not telegram.info)
    return planted(marked_at(swap(render(telegram), r"^TO .*\n", ""), CLASSIFICATION))


swapping("SYN007", "no line 1", r"\AVZCZC.*\n", "‸")
swapping("SYN007", "no line 3", r"^DE .*\n", "‸")
swapping("SYN007", "no line 4", r"^ZN[RY] .*\n", "‸")


@plants("SYN007")
def no_line_2(telegram: Telegram, chance: Random) -> Planted:
    need(not telegram.direct)
    return planted(swap(render(telegram), r"^([OPR])\1 .*\n", "‸"))


@plants_in_text("SYN008")
def envelope_twice(text: str, chance: Random) -> str:
    return swap(text, ENVELOPE, r"\g<0>\n‸\g<0>")
