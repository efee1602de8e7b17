"""Faults of paragraphs and portion marks (PAR, MRK)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from cablelint.message.model import Paragraph, PortionMark
from cablelint.text import Span
from defects.captions import is_classified, pieces
from defects.planting import (
    CARET,
    Cable,
    edited,
    need,
    plants_in_cable,
    swapping,
)
from defects.structure import is_whole_text

NUMBER = r"¶?\d+\. {1,2}"
# A mark further down, or an opening that was blacked out.
_BLACKED = re.compile("[Xx]{3}")  # with a number, perhaps
_OWN_MARK = re.compile(r"\((?:TS|S|C|U|SBU)[/)]|(?<=\))\W*[Xx]{3}")

swapping("PAR002", "no blank before mark", r"^(¶?\d+\.) {1,2}(\(\w+\) )", r"‸\1\2")
swapping("PAR002", "no blank behind mark", rf"^({NUMBER}\(\w+\)) +(?=[A-WYZ])", r"‸\1")
swapping("PAR002", "no full stop", r"^(¶?\d+)\. {1,2}(\(\w+\) )", r"‸\1 \2")
swapping("PAR002", "indented", rf"^((?!¶){NUMBER}\(\w+\) )", r"   ‸\1")
swapping("PAR003", "behind another", rf"^(.{{,40}}\.) *\n\n((?!¶?1\.){NUMBER}\(\S+\) \S+) ", r"\1  ‸\2\n")


def has_no(word: str) -> Callable[[Cable], bool]:
    """Whether a word does not stand in the text of a whole message: nothing closes it there."""
    return lambda cable: is_whole_text(cable) and word not in cable.part("body").lower()


swapping(
    "PAR004", "comment", rf"^({NUMBER}\(\S+\)) (.{{20,40}}) ", r"\1 ‸Comment: \2\n", where=has_no("comment")
)
swapping("PAR004", "summary", r"^(¶?1\. +\(\S+\)) (.{20,40}) ", r"\1 ‸Summary: \2\n", where=has_no("summary"))
swapping("PAR004", "word alone", r"^¶?1\. +\(", r"‸Summary\n-------\n\n\g<0>", where=has_no("summary"))


def numbered(cable: Cable) -> list[Paragraph]:
    """The paragraphs of a whole message, which rise by one, each at the head of a line."""
    paragraphs = cable.message.paragraphs
    need(is_whole_text(cable) and paragraphs and not any(one.inline for one in paragraphs))
    need([one.value for one in paragraphs] == list(range(1, len(paragraphs) + 1)))
    return paragraphs


def marks(cable: Cable) -> list[PortionMark]:
    """The marks of all pieces of a whole message; none is without, malformed, or inside a line."""
    every = pieces(cable)
    found = [one.mark for one in every if one.mark is not None]
    need(is_whole_text(cable) and len(found) == len(every) and found)
    need(not any(one.inline for one in cable.message.paragraphs))
    need(all(mark.level and "ENTIRE" not in mark.text for mark in found))
    return sorted(found, key=lambda mark: mark.text.start)


def spare(cable: Cable) -> list[Paragraph]:
    """Paragraphs behind the first whose mark another one has, too, among many with marks.

    Not where what follows the mark was blacked out, nor where parts of the paragraph have marks of their own.
    """
    every = [str(mark.text) for mark in marks(cable)]
    need(is_classified(cable) and len(cable.message.paragraphs) > 2)
    return [
        one
        for one in cable.message.paragraphs[1:]
        if one.mark
        and every.count(str(one.mark.text)) > 1
        and not _OWN_MARK.search(cable.text, one.opening.end, one.span.end)
    ]


def replaced(cable: Cable, span: Span, new: str) -> str:
    return edited(cable.text, span.start, span.end, new)


@plants_in_cable("PAR001")
def number_left_out(cable: Cable, chance: Random) -> str:
    """All that follow are right again by their own count."""
    paragraphs = numbered(cable)
    firsts = [
        one
        for before, one in pairwise(paragraphs)
        if one.mark and not _BLACKED.search(cable.text, before.span.start, one.span.start)
    ]
    need(firsts)
    first, more, text = chance.choice(firsts), chance.randint(1, 5), cable.text
    for one in reversed(paragraphs[first.value - 1 :]):
        caret = CARET * (one is first)
        text = edited(text, one.number.span.start, one.number.span.end, f"{caret}{one.value + more}")
    return text


@plants_in_cable("PAR001")
def number_repeated(cable: Cable, chance: Random) -> str:
    """The last one: whatever followed would have to be counted on from it."""
    *_, before, last = [None, None, *numbered(cable)]
    need(before and last and last.value > 2 and last.mark)
    assert before is not None
    assert last is not None
    need(not _BLACKED.search(cable.text, before.span.start, last.span.start))
    return replaced(cable, last.number.span, f"‸{last.value - 1}")


@plants_in_cable("MRK001")
def mark_lost(cable: Cable, chance: Random) -> str:
    fit = spare(cable)
    need(fit)
    one = chance.choice(fit)
    return edited(cable.text, one.opening.start, one.opening.end, f"‸{one.number}.")


@plants_in_cable("MRK002")
def all_marks_lost(cable: Cable, chance: Random) -> str:
    need(is_classified(cable) and not any(mark.noforn for mark in marks(cable)))
    need(len(cable.message.paragraphs) > 1 and not cable.message.portions)
    text = cable.text
    for one in reversed(cable.message.paragraphs):
        text = edited(text, one.opening.start, one.opening.end, f"{one.number}.")
    return cable.at_heading(text)


@plants_in_cable("MRK003")
def mark_in_lower_case(cable: Cable, chance: Random) -> str:
    heading = cable.message.classification
    need(heading and heading.level_text.isupper())  # else it is one fault with the letters of the heading
    every = marks(cable)
    need(not cable.message.portions)  # an item of a list is written `(c)`, too
    mark = chance.choice(every).text
    need(mark.isupper())
    return replaced(cable, mark.span, f"‸{mark.lower()}")


swapping("MRK003", "blanks inside", rf"^({NUMBER}\()([CSU])\) ", r"\1‸ \2 ) ")


@plants_in_cable("MRK003")
def letters_out_of_order(cable: Cable, chance: Random) -> str:
    """As a letter that slipped."""
    fit = [mark.text for mark in marks(cable) if mark.text in ("C/NF", "S/NF")]
    need(fit)
    mark = chance.choice(fit)
    return replaced(cable, mark.span, f"‸N/{mark[0]}F")


@plants_in_cable("MRK004")
def mark_above(cable: Cable, chance: Random) -> str:
    line = cable.message.classification
    need(line and line.level in ("UNCLASSIFIED", "CONFIDENTIAL"))
    assert line is not None
    fit = [mark.text for mark in marks(cable)[1:] if len(mark.text) == 1]
    need(len(fit) > 1)
    above = {"UNCLASSIFIED": "C", "CONFIDENTIAL": "S"}[line.level]
    return replaced(cable, chance.choice(fit).span, f"‸{above}")


@plants_in_cable("MRK005")
def no_mark_as_high(cable: Cable, chance: Random) -> str:
    subject = cable.message.subject
    need(is_classified(cable) and not any(mark.noforn for mark in marks(cable)))
    every = [mark.text for mark in marks(cable)]
    if subject and subject.mark:
        every.append(subject.mark)
    text = cable.text
    for mark in sorted(every, key=lambda mark: -mark.start):
        text = edited(text, mark.start, mark.span.end, "U")
    need(not re.search(r"\((?:TS|S|C)[/)]", text))
    return cable.at_heading(text)


@plants_in_cable("MRK006")
def another_stroke(cable: Cable, chance: Random) -> str:
    """One of three."""
    strokes = [mark.text for mark in marks(cable) if "/" in mark.text]
    others = [mark.text for mark in marks(cable) if "/" not in mark.text]
    need(strokes and len(others) > 1 and not any("//" in mark for mark in strokes))
    first, second = sorted(chance.sample(others, 2), key=lambda mark: mark.start)
    text = edited(cable.text, second.start, second.span.end, f"‸{strokes[0].replace('/', '//')}")
    return edited(text, first.start, first.span.end, strokes[0])
