"""Lines that are missing, doubled, joined or out of place (SYN)."""

from __future__ import annotations

from random import Random

from defects.planting import Cable, edited, need, plants_in_cable, swap, swapping
from defects.reading import is_extract

CLASSIFICATION = r"^(?:UNCLAS|C O N F I D E N T I A L|S E C R E T)\b.*$"
ENVELOPE = r"\A(?=VZCZC)(?s:.*?)\n(?=\n(?:UNCLAS|C O N|S E C))"
TRANSMISSION = r"\AVZCZC(?s:.*?)\nZN[RY].*\n"


def stands_once(cable: Cable) -> bool:
    """No header stands twice, no line is a further time or out of its place."""
    message = cable.message
    return not (
        message.copies or message.foreign or message.later or message.repeated or message.out_of_place
    )


def is_whole_text(cable: Cable) -> bool:
    """No archive says that words are lost, the text does not break off, and it is that of one message."""
    return not (is_extract(cable) or cable.message.foreign or cable.message.subject is None)


def is_whole(cable: Cable) -> bool:
    """E.O., TAGS and SUBJECT stand in this order below the classification line, each on lines of its own."""
    names = ("classification", "order", "tags", "subject")
    spans = [cable.element(name) for name in names]
    return stands_once(cable) and spans == sorted(spans)


@plants_in_cable("SYN001")
def subject_above_order(cable: Cable, chance: Random) -> str:
    need(is_whole(cable))
    order, subject, text = cable.element("order"), cable.element("subject"), cable.text
    moved = edited(text, subject.start, subject.end, "")
    return edited(moved, order.start, order.start, f"‸{text[subject.start : subject.end]}")


def run_on(name: str, first: str, second: str) -> None:
    """Register: an element of the heading stands behind the one before it."""

    def on_cable(cable: Cable, chance: Random) -> str:
        need(is_whole(cable))
        end, start = cable.element(first).end, cable.element(second).start
        need(start >= end and not cable.text[end:start].strip())
        return edited(cable.text, len(cable.text[:end].rstrip()), start, " ‸")

    on_cable.__name__ = name
    plants_in_cable("SYN002")(on_cable)


run_on("tags behind order", "order", "tags")
run_on("subject behind tags", "tags", "subject")
swapping("SYN002", "text behind authority", r"^(Classified By: .*?) *\n\n(¶?1\. )", r"\1 ‸\2")


def repeated(name: str) -> None:
    """Register: an element of the heading stands twice."""

    def on_cable(cable: Cable, chance: Random) -> str:
        need(is_whole(cable))
        span = cable.element(name)
        lines = cable.text[span.start : span.end]
        return edited(cable.text, span.end, span.end, f"‸{lines}")

    on_cable.__name__ = f"{name} twice"
    plants_in_cable("SYN004")(on_cable)


repeated("order")
repeated("tags")
repeated("subject")


@plants_in_cable("SYN003")
def cut_copy_above(cable: Cable, chance: Random) -> str:
    need(is_whole(cable))
    start, end = cable.element("classification").start, cable.element("subject").end
    cut = cable.text[start:end].rstrip()[: -chance.randint(4, 12)]
    return edited(cable.text, start, start, f"‸{cut}...\n\n")


@plants_in_cable("SYN003")
def whole_copy_below(cable: Cable, chance: Random) -> str:
    need(is_whole(cable))
    start, end = cable.element("classification").start, cable.element("subject").end
    return edited(cable.text, end, end, f"\n‸{cable.text[start:end]}")


@plants_in_cable("SYN005")
def no_transmission(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    masked = swap(cable.part("message"), TRANSMISSION, "")
    return cable.at_heading(cable.unmask(masked))


@plants_in_cable("SYN006")
def no_originator(cable: Cable, chance: Random) -> str:
    need(stands_once(cable) and cable.message.originator)
    return cable.at_heading(cable.unmask(swap(cable.part("message"), r"^FM .*\n", "")))


@plants_in_cable("SYN006")
def no_action(cable: Cable, chance: Random) -> str:
    need(stands_once(cable) and len(cable.message.action or []) == 1 and not cable.message.information)
    return cable.at_heading(cable.unmask(swap(cable.part("message"), r"^TO .*\n", "")))


swapping("SYN007", "no line 1", r"\AVZCZC.*\n", "‸", where=stands_once)
swapping("SYN007", "no line 2", r"^([OPR])\1 .*\n(?=DE)", "‸", where=stands_once)
swapping("SYN007", "no line 3", r"^DE .*\n", "‸", where=stands_once)
swapping("SYN007", "no line 4", r"^ZN[RY] .*\n", "‸", where=stands_once)


@plants_in_cable("SYN008")
def envelope_twice(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    return swap(cable.text, ENVELOPE, r"\g<0>\n‸\g<0>")
