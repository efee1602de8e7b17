"""Rules on the executive order line: is it there, is the order known, does the date say anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from cablelint.message.model import RANKS, Message, OrderLine
from cablelint.rules.lower_case import heading_wholly_in_lower_case
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, line_rule, message_rule
from cablelint.rules.times import is_before, is_from
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

CITED_SINCE = 1972  # E.O. 11652 is the first that telegrams cite in their heading
COLON_SINCE = 1982  # telegrams of the years before often have no colon behind the number


@message_rule("EXO001", "order-missing", needs=("missing",))
def order_missing(message: Message) -> Iterator[Fault]:
    """Each message has an E.O. line, an unclassified one too (FAH1-240; not before 1972)."""
    if message.year is not None and message.year < CITED_SINCE:
        return
    for gap in message.missing:
        if gap.part == "order":
            cited = order_in_force(message.date) if message.date is not None else None
            help = f"add the line, as in `E.O. {cited or 12958}: DECL: 03/14/2017` or `... N/A`"
            yield fault(gap.place, "message has no E.O. line", label=gap.expected, help=help)


@message_rule("EXO002", "order-unknown", needs=("order",), supersedes=("EXO004",))
def order_unknown(message: Message) -> Iterator[Fault]:
    """The number is that of an order on national security information (tables/executive_orders.toml)."""
    number = message.order.number if message.order is not None else None
    if number is None or redactions(number) or number in _numbers():
        return
    cited = order_in_force(message.date) if message.date is not None else None
    known = [str(entry["number"]) for entry in _orders() if entry["cited"]]
    help = f"write {quoted(str(cited))}" if cited else f"write one of {', '.join(known[-5:])}"
    fix = Fix(help, (Edit(*number.span, str(cited)),), safe=False) if cited else None
    label = f"in force on {message.date}: {cited}" if cited else "in no table of orders"
    yield fault(
        number,
        f"E.O. {quoted(number, 16)} is not an order on classification",
        label=label,
        help=help,
        fix=fix,
    )


@message_rule("EXO003", "order-date-mismatch", needs=("order",), supersedes=("EXO010",))
def order_date_mismatch(message: Message) -> Iterator[Fault]:
    """The order is in force on the date of the message (EO table: from when, and until the next one)."""
    line = message.order
    if line is None or line.number is None or line.number not in _in_force():
        return
    since, until = _in_force()[line.number]
    if is_before(message, since):
        when = f"in force from {since}"
    elif until is not None and is_from(message, until):
        when = f"in force until {until}"
    else:
        return
    group = message.date_time_group
    cited = order_in_force(message.date) if message.date is not None else None
    yield fault(
        line.number,
        f"E.O. {line.number} was not in force on the date of the message",
        label=when,
        help=f"cite E.O. {cited}, or correct the date" if cited else "correct the number or the date",
        notes=() if group else (f"the message is of {message.date or message.year}",),
        related=((group.group.span, "date of the message"),) if group else (),
    )


@message_rule("EXO004", "order-punctuation", needs=("order",))
def order_punctuation(message: Message) -> Iterator[Fault]:
    """The line opens with `E.O. 12958: ` (measured: in every text that no editor touched)."""
    line, text = message.order, message.text
    if line is None or line.number is None or text.startswith(f"E.O. {line.number}: ", line.span.start):
        return
    number = line.number.span
    after = text[number.end : number.end + 2]
    proper = line.label == "E.O." and text[number.start - 1] in " \t"
    if proper and after[:1] == ":" and (len(after) < 2 or after[1].isspace()):
        return
    if (message.year is not None and message.year < COLON_SINCE) or heading_wholly_in_lower_case(message):
        return
    end = number.end
    while end < line.span.end and text[end] in ":;., ":
        end += 1
    written = f"E.O. {line.number}:"
    blank = " " if end < line.span.end and text[end] != "\n" else ""
    place = Span(line.span.start, number.end + len(text[number.end : end].rstrip(" ")))
    help = f"write {quoted(written)}"
    fix = Fix(help, (Edit(line.span.start, end, written + blank),))
    yield fault(place, f"E.O. line does not open with {quoted(written)}", label=help, help=help, fix=fix)


@line_rule("EXO006", "declassification-date-invalid", "order")
def declassification_date_invalid(line: OrderLine) -> Iterator[Fault]:
    """What has the shape of a date is a day of the calendar (convention)."""
    if line.date_text is not None and line.date is None and not redactions(line.date_text):
        yield fault(
            line.date_text,
            f"{quoted(line.date_text, 20)} is not a day of the calendar",
            label="expected month/day/year",
            help="correct the date; which day is meant is for the drafter to say",
        )


@message_rule("EXO007", "declassification-date-past", needs=("order",))
def declassification_date_past(message: Message) -> Iterator[Fault]:
    """A text is declassified after it was sent (32CFR2001; measured: no date is before the message)."""
    line = message.order
    if line is None or line.date is None or line.date_text is None:
        return
    if message.date is not None:
        past = line.date <= message.date
        sent = f"the message is of {message.date}"
    else:
        past = message.year is not None and line.date.year < message.year
        sent = f"the message is of {message.year}"
    if past:
        told = "declassification date is not after the message"
        help = "correct the date; which day is meant is for the drafter to say"
        related = (
            ((message.date_time_group.group.span, "date of the message"),) if message.date_time_group else ()
        )
        yield fault(line.date_text, told, label=sent, help=help, related=related)


@message_rule("EXO009", "declassification-classification-mismatch", needs=("order", "classification"))
def declassification_classification_mismatch(message: Message) -> Iterator[Fault]:
    """N/A stands in unclassified messages and in no other (FAH1-240; measured: 96 of 96)."""
    line, classification = message.order, message.classification
    if line is None or line.declassify is None or classification is None:
        return
    if RANKS[classification.level] >= RANKS["CONFIDENTIAL"] and _not_applicable(line.declassify):
        place = line.declassify
        told = f"E.O. line says N/A, but the message is {classification.level}"
        label = "expected `DECL:` and a date"
    elif classification.level == "UNCLASSIFIED" and line.date_text is not None:
        place = line.date_text
        told = "E.O. line has a declassification date, but the message is UNCLASSIFIED"
        label = "expected `N/A`"
    else:
        return
    related = ((classification.level_text.span, f"classified {classification.level}"),)
    help = "let the E.O. line and the classification line agree"
    yield fault(place, told, label=label, help=help, related=related)


def order_in_force(day: date) -> int | None:
    """The number of the order that a message of that day cites."""
    cited = [entry for entry in _orders() if entry["cited"] and entry["in_force"] <= day]
    return int(cited[-1]["number"]) if cited else None


@cache
def _in_force() -> dict[str, tuple[date, date | None]]:
    """From when on an order is cited, and until when: None for the last, and for those that amend another."""
    cited = [entry for entry in _orders() if entry["cited"]]
    until = {entry["number"]: following["in_force"] for entry, following in pairwise(cited)}
    return {str(entry["number"]): (entry["in_force"], until.get(entry["number"])) for entry in _orders()}


def _not_applicable(value: str) -> bool:
    return value.upper().replace(" ", "").rstrip(".") in ("N/A", "NA", "DECL:N/A", "DECL:NA")


def _orders() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = toml_table("executive_orders")["orders"]
    return entries


@cache
def _numbers() -> frozenset[str]:
    return frozenset(str(entry["number"]) for entry in _orders())
