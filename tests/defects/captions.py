"""Faults of the captions (CAP)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from telegrams import Telegram, render

from cablelint.message.model import Paragraph, Portion
from defects.planting import (
    Cable,
    Planted,
    marked_at,
    need,
    planted,
    plants,
    plants_in_cable,
    swap,
    swapping,
)
from defects.structure import is_whole_text

SIPDIS = r"^(SIPDIS *\n)"
ABOVE = r"^((?:NOFORN *\n)?(?:SENSITIVE *\n)?)(SIPDIS *\n)"


def captions(cable: Cable) -> list[str]:
    return [str(caption.word).upper() for caption in cable.message.captions]


def pieces(cable: Cable) -> list[Paragraph | Portion]:
    return [*cable.message.paragraphs, *cable.message.portions]


def has_one_sipdis(cable: Cable) -> bool:
    return captions(cable).count("SIPDIS") == 1


def is_of_drafter(cable: Cable) -> bool:
    """Its one SIPDIS is no word of the program that wrote it into each message before December 2005."""
    return has_one_sipdis(cable) and (cable.message.year or 0) > 2005


def is_classified(cable: Cable) -> bool:
    line = cable.message.classification
    return line is not None and line.level in ("CONFIDENTIAL", "SECRET")


swapping("CAP001", "twice", SIPDIS, r"\1‸SIPDIS\n", where=has_one_sipdis)
swapping("CAP001", "twice below a blank line", SIPDIS, r"\1\n‸SIPDIS\n", where=has_one_sipdis)
swapping("CAP002", "between paragraphs", r"\n\n(¶?(?!1\.)\d+\. +\()", r"\n\n‸SIPDIS\n\n\1", part="body")
swapping("CAP004", "nodis", ABOVE, r"NODIS\n\1‸\2", where=is_of_drafter)
swapping("CAP004", "exdis", ABOVE, r"EXDIS\n\1‸\2", where=is_of_drafter)
swapping("CAP005", "two on a line", r"^SENSITIVE *\nSIPDIS *\n", "SENSITIVE ‸SIPDIS\n")
swapping("CAP006", "sipdis first", r"^(SENSITIVE|NOFORN) *\n(SIPDIS) *\n", r"\2\n‸\1\n", where=has_one_sipdis)
swapping("CAP011", "a word", SIPDIS, r"\1‸BRIDGES\n")


@plants("CAP003")
def before_its_time(telegram: Telegram, chance: Random) -> Planted:
    early = replace(telegram, time=telegram.time.replace(year=2004, day=min(telegram.time.day, 28)))
    text = render(early)
    return planted(marked_at(text, r"^SIPDIS$"), swap(text, r"^SIPDIS\n", ""))


@plants_in_cable("CAP007")
def noforn_without_caption(cable: Cable, chance: Random) -> str:
    need(is_whole_text(cable) and captions(cable).count("NOFORN") == 1)
    need(any(one.mark and one.mark.noforn for one in cable.message.paragraphs))
    text = cable.unmask(swap(cable.part("heading"), r"^NOFORN *\n", ""))
    return cable.at_heading(text)


@plants_in_cable("CAP008")
def noforn_without_mark(cable: Cable, chance: Random) -> str:
    """All is marked: what is not could be NOFORN."""
    every = pieces(cable)
    need(is_whole_text(cable) and is_classified(cable) and every)
    need(not {"NOFORN", "SENSITIVE"} & set(captions(cable)) and "NF)" not in cable.text)
    need(all(one.mark and one.mark.level and not one.mark.noforn for one in every))
    return cable.unmask(swap(cable.part("heading"), SIPDIS, r"‸NOFORN\n\1"))


@plants_in_cable("CAP009")
def sensitive_on_classified(cable: Cable, chance: Random) -> str:
    need(is_classified(cable) and captions(cable) == ["SIPDIS"])
    return cable.unmask(swap(cable.part("heading"), SIPDIS, r"‸SENSITIVE\n\1"))


@plants_in_cable("CAP010")
def sensitive_lost(cable: Cable, chance: Random) -> str:
    every = pieces(cable)
    need(not is_classified(cable) and any(one.mark and one.mark.text == "SBU" for one in every))
    return cable.at_heading(cable.unmask(swap(cable.part("heading"), r"^SENSITIVE *\n", "")))
