"""Rules on the form of format lines 1 to 5: message in, faults out (TRN001, 004, 006, 009, 013, 016).

A line is known by its cue; where it stops to be well formed, the message has the place and what was expected
there.  The rules that read the line (transmission.py) keep silent about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cablelint.message.model import Message
from cablelint.rules.damaged_lines import damaged_lines
from cablelint.rules.rule import Fault, Fix, fault, text_rule
from cablelint.text import Edit, Span

PROSIGNS = "ZOPR"  # highest first
PRECEDENCES = tuple(prosign * 2 for prosign in PROSIGNS)

_WORD = re.compile(r"\S+")
_INDICATOR = re.compile(r"R[A-Z]{3,6}")


@text_rule("TRN001", "transmission-identifier-form")
def transmission_identifier_form(message: Message) -> Iterable[Fault]:
    """VZCZC (V: start of transmission; ZCZC), three letters of channel, three or four digits (FAH2-321)."""
    return _form_faults(
        message,
        "transmission_identifier",
        "format line 1 has not the form `VZCZC`, channel, number",
        "write it as in `VZCZCXRO0412`",
    )


@text_rule("TRN004", "precedence-prosign-form")
def precedence_prosign_form(message: Message) -> Iterator[Fault]:
    """Format line 2 opens with the doubled precedence prosign: ZZ, OO, PP or RR (FAH2-321)."""
    for prosign, _ in _malformed_routing(message):
        if prosign is not None:
            yield fault(
                prosign,
                "format line 2 does not open with a precedence prosign",
                label="expected `ZZ`, `OO`, `PP` or `RR`",
                help="open the line with the doubled prosign of the date-time group",
            )


@text_rule("TRN006", "routing-indicator-form")
def routing_indicator_form(message: Message) -> Iterator[Fault]:
    """A routing indicator is R and three to six letters: nation, area, relay, tributary (FS1037C)."""
    for _, words in _malformed_routing(message):
        for word in words:
            yield fault(
                word,
                "format line 2 holds what is not a routing indicator",
                label="expected `R` and three to six letters",
                help="write routing indicators only, one blank apart",
            )


@text_rule("TRN009", "calling-station-form")
def calling_station_form(message: Message) -> Iterable[Fault]:
    """DE, the routing indicator, # and station serial number, /section, day and time (ACP127S1)."""
    return _form_faults(
        message,
        "calling_station",
        "format line 3 has not the form `DE`, station, number, filing time",
        "write it as in `DE RUEHXX #0412/01 0731530`",
    )


@text_rule("TRN013", "security-line-form")
def security_line_form(message: Message) -> Iterable[Fault]:
    """ZNR UUUUU, or ZNY and five times E, C, S or T, then ZZH; the tail is free (tpub FL4)."""
    return _form_faults(
        message,
        "security_line",
        "format line 4 has not the form `ZNR UUUUU ZZH` or `ZNY CCCCC ZZH`",
        "write `ZNR UUUUU ZZH`, or `ZNY`, the letters of the classification, `ZZH`",
    )


@text_rule("TRN016", "date-time-group-form")
def date_time_group_form(message: Message) -> Iterator[Fault]:
    """Prosigns from the higher to the lower, then ddhhmmZ MON yy in upper case (ACP121)."""
    yield from _form_faults(
        message,
        "date_time_group",
        "format line 5 has not the form prosign, `ddhhmmZ`, month, year",
        "write it as in `P 141530Z MAR 07`",
    )
    group = message.date_time_group
    if group is None:
        return
    if not group.month.isupper():
        month = group.month.upper()
        yield fault(
            group.month,
            "month of the date-time group is not in upper case",
            label=f"expected `{month}`",
            help="write the month in upper case",
            fix=Fix("write the month in upper case", (Edit(*group.month.span, month),)),
        )
    for higher, lower in pairwise(group.prosigns):
        if PROSIGNS.find(higher) >= PROSIGNS.find(lower):
            yield fault(
                lower,
                "precedence prosigns do not descend",
                label=f"expected one below `{higher}`",
                help="write the prosign of the action addressees, then a lower one for information",
                related=((higher.span, "the prosign before it"),),
            )


def _form_faults(message: Message, part: str, saying: str, help: str) -> Iterable[Fault]:
    """A fault where the line of that part stops to be well formed."""
    if not message.malformed and not message.out_of_place:
        return ()  # as in nearly every message
    faults = [
        fault(line.place, saying, label=f"expected {line.expected}", help=help)
        for line in message.malformed
        if line.part == part
    ]
    damaged = damaged_lines(message).get(part)
    if damaged is not None:
        faults.append(fault(damaged.span, saying, label="a damaged line, known by its place", help=help))
    return faults


def _malformed_routing(message: Message) -> Iterator[tuple[Span | None, list[Span]]]:
    """Of a malformed format line 2: its first word if that is no prosign, and what is no indicator."""
    if not message.malformed and not message.out_of_place:
        return
    lines = [(line.span, line.place) for line in message.malformed if line.part == "routing_line"]
    damaged = damaged_lines(message).get("routing_line")
    if damaged is not None:
        lines.append((damaged.span, damaged.span))
    for line, place in lines:
        words = [Span(*word.span()) for word in _WORD.finditer(message.text, *line)]
        if not words:  # a damaged line may hold nothing that is a word
            continue
        first, rest = words[0], words[1:]
        prosign = None if message.text[slice(*first)] in PRECEDENCES else first
        others = [word for word in rest if not _INDICATOR.fullmatch(message.text, *word)]
        yield prosign, others or ([] if prosign else [place])
