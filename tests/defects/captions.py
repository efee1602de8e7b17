"""Faults of the captions (CAP)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from telegrams import Telegram, render

from defects.planting import (
    Planted,
    marked_at,
    need,
    planted,
    plants,
    plants_in_text,
    swap,
    swapping,
)
from defects.structure import CLASSIFICATION

swapping("CAP001", "twice", r"^SIPDIS\n", r"\g<0>‸SIPDIS\n")
swapping("CAP001", "twice below a blank line", r"^SIPDIS\n", r"\g<0>\n‸SIPDIS\n")
swapping("CAP002", "between paragraphs", r"\n\n((?!1\.)\d+\. \()", r"\n\n‸SIPDIS\n\n\1")
swapping("CAP004", "nodis", r"^((?:NOFORN\n)?(?:SENSITIVE\n)?)(SIPDIS\n)", r"NODIS\n\1‸\2")
swapping("CAP004", "exdis", r"^((?:NOFORN\n)?(?:SENSITIVE\n)?)(SIPDIS\n)", r"EXDIS\n\1‸\2")
swapping("CAP005", "two on a line", r"^SENSITIVE\nSIPDIS\n", r"SENSITIVE ‸SIPDIS\n")
swapping("CAP006", "sipdis first", r"^(SENSITIVE|NOFORN)\n(SIPDIS)\n", r"\2\n‸\1\n")
swapping("CAP011", "a word", r"^SIPDIS\n", r"\g<0>‸BRIDGES\n")


@plants("CAP003")
def before_its_time(telegram: Telegram, chance: Random) -> Planted:
    early = replace(telegram, time=telegram.time.replace(year=2004, day=min(telegram.time.day, 28)))
    text = render(early)
    return planted(marked_at(text, r"^SIPDIS$"), swap(text, r"^SIPDIS\n", ""))


@plants("CAP007")
def noforn_without_caption(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.noforn)
    return planted(marked_at(swap(render(telegram), r"^NOFORN\n", ""), CLASSIFICATION))


@plants("CAP008")
def noforn_without_mark(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.level != "UNCLASSIFIED" and not telegram.noforn)
    return planted(swap(render(telegram), r"^SIPDIS\n", r"‸NOFORN\n\g<0>"))


@plants("CAP009")
def sensitive_on_classified(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.level != "UNCLASSIFIED")
    return planted(swap(render(telegram), r"^SIPDIS\n", r"‸SENSITIVE\n\g<0>"))


@plants_in_text("CAP010")
def sensitive_lost(text: str, chance: Random) -> str:
    return marked_at(swap(text, r"^SENSITIVE\n", ""), CLASSIFICATION)
