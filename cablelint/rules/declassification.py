"""What the E.O. line says of declassification: its form, for how long, in the words of which years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from cablelint.message.field import Field
from cablelint.message.model import RANKS, Message, OrderLine
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.rules.times import is_before, is_from
from cablelint.tables import toml_table
from cablelint.text import Edit

# Earlier orders had other words (GDS, OADR) and dates in other forms.
FORM_SINCE = date(1995, 10, 14)
OLDER_ORDERS = frozenset(("11652", "12065", "12356"))
YEAR_FIRST_SINCE = date(2009, 6, 1)  # measured: the mail system of 2009 writes yyyy/mm/dd
# The rules of 22 September 2003 (32CFR2001): at most 25 years; before, 10 and the codes X1 to X8 for more.
LONGER_SINCE = date(2003, 9, 22)
LONG, SHORT = 25, 10

_PROPER = re.compile(r"(?:(?P<month>\d\d/\d\d/\d{4})|\d{4}/\d\d/\d\d)(?!\d)")
_KEYWORD = re.compile(r"DECL(?P<rest>[A-Z]*)(?: +ON\b)?[ :.;]*", re.IGNORECASE)
_CODE = re.compile(
    r"(?P<code>X ?[1-8](?:[ ,]+X ?[1-8])*|XGDS(?:[ -]?\d)?|[GAX]DS|RDS(?:[ -]?\d)?|OADR|MR)(?![A-Z0-9/])",
    re.IGNORECASE,
)
_EXEMPT = re.compile(r"\b(?:25|50)?X ?\d", re.IGNORECASE)
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\.?"
# Digits, letters taken for digits, and what may stand between them; or a month by its name.
_MEANT_AS_DATE = re.compile(
    rf"[\dOoIl]+(?:[ /.,-]+[\dOoIl]+)*|{_MONTH} +\d{{1,2}},? +\d{{4}}|\d{{1,2}} +{_MONTH},? +\d{{4}}",
    re.IGNORECASE,
)
_CUT = ("...", "…")
_EXPECTED = "expected mm/dd/yyyy"


@message_rule("EXO005", "declassification-form", needs=("order",))
def declassification_form(message: Message) -> Iterator[Fault]:
    """DECL, and a date as mm/dd/yyyy; yyyy/mm/dd from mid-2009 (measured; events are legal, too)."""
    line = message.order
    assert line is not None
    value = line.declassify
    if (
        value is not None
        and value[:6] == "DECL: "
        and _PROPER.match(value, 6)
        and (value[10] != "/" or not is_before(message, YEAR_FIRST_SINCE))
    ):
        return
    if is_before(message, FORM_SINCE) or line.number in OLDER_ORDERS:
        return
    if value is None:
        yield from _nothing_said(message, line)
        return
    keyword = _KEYWORD.match(value)
    rest = _behind_keyword(value, keyword)
    if not rest:
        yield from _nothing_said(message, line)
    elif line.date_text is None and (redactions(rest) or rest.upper() in ("N/A", "NA")):
        return
    elif keyword is None:
        if line.date_text is not None or _CODE.match(value):
            fix = Fix("write `DECL:` before it", (Edit(value.start, value.start, "DECL: "),))
            told = "E.O. line has no keyword DECL"
            yield fault(_first_word(value), told, label="expected `DECL:`", help=fix.title, fix=fix)
    elif keyword["rest"] and line.date_text is not None:
        place = Field(value[: keyword.end()].rstrip(), value.start)
        fix = Fix("write `DECL:`", (Edit(*place.span, "DECL:"),))
        yield fault(place, f"keyword is {quoted(place)}", label="expected `DECL:`", help=fix.title, fix=fix)
    yield from _form_of_date(message, line, rest)


@message_rule("EXO008", "declassification-too-long", needs=("order",))
def declassification_too_long(message: Message) -> Iterator[Fault]:
    """At most 25 years; before 2003-09-22 ten, unless an X code says why (32CFR2001; E.O. 12958, 1.6)."""
    line = message.order
    if line is None or line.date is None or line.date_text is None or message.year is None:
        return
    if line.date.year < message.year + SHORT or not is_from(message, FORM_SINCE):
        return
    years = SHORT if is_before(message, LONGER_SINCE) else LONG
    if message.date is not None:
        too_long = line.date > _years_later(message.date, years)
    else:
        too_long = line.date.year > message.year + years
    if not too_long or line.number in OLDER_ORDERS or _EXEMPT.search(message.text, *_behind(line)):
        return
    latest = _years_later(message.date, years) if message.date is not None else None
    label = f"expected {latest} or before" if latest else f"{line.date.year - message.year} years"
    group = message.date_time_group
    yield fault(
        line.date_text,
        f"declassification date is more than {years} years after the message",
        label=label,
        help="choose an earlier date; which one is for the drafter to say",
        related=((group.group.span, "date of the message"),) if group else (),
    )


@message_rule("EXO010", "declassification-code-era", needs=("order",))
def declassification_code_era(message: Message) -> Iterator[Fault]:
    """OADR, X1 to X8, MR, GDS, XGDS, RDS stand in messages of their years only (ISOO)."""
    line = message.order
    if line is None or line.declassify is None or line.date_text is not None:
        return
    value = line.declassify
    keyword = _KEYWORD.match(value)
    found = _CODE.match(value, keyword.end() if keyword is not None else 0)
    if found is None:
        return
    code = Field(found["code"], value.start + found.start())
    for entry in _codes_of(code.upper().replace(" ", "")[:4]):
        since, until = entry.get("since"), entry.get("until")
        if since is not None and is_before(message, since):
            when = f"known from {since}"
        elif until is not None and is_from(message, until):
            when = f"known until {until}"
        else:
            continue
        told = f"{quoted(code, 12)} is not a code of the years of the message"
        help = "write `DECL:` and a date or an event"
        yield fault(code, told, label=when, help=help, notes=(f"the message is of {_when(message)}",))


def _form_of_date(message: Message, line: OrderLine, rest: Field) -> Iterator[Fault]:
    """A date that is one, but not written as dates are; and what was meant as one and has not its shape."""
    written = line.date_text
    help = "write month, day and year as in `03/14/2017`"
    if written is None:
        meant = _MEANT_AS_DATE.fullmatch(rest.rstrip("."))
        if meant and sum(map(str.isdigit, rest)) >= 4:
            yield fault(rest, "declassification date has not the form of a date", label=_EXPECTED, help=help)
        return
    if line.date is None:
        return  # no day of the calendar: EXO006
    proper = _PROPER.fullmatch(written)
    if proper and (proper["month"] or not is_before(message, YEAR_FIRST_SINCE)):
        return
    parts = re.split(r"[/.-]", written)
    padded = "/".join(part.zfill(2) for part in parts)
    fix = None
    if _PROPER.fullmatch(padded) and not proper and len(parts[0]) <= 2:
        help = f"write {quoted(padded)}"
        fix = Fix(help, (Edit(*written.span, padded),))
    yield fault(written, "declassification date is not mm/dd/yyyy", label=_why(parts), help=help, fix=fix)


def _why(parts: list[str]) -> str:
    if len(parts[0]) == 4:
        return "expected the year last"
    if len(parts[2]) != 4:
        return "expected four digits for the year"
    return (
        "expected two digits for month and day" if min(map(len, parts)) < 2 else "expected `/` between them"
    )


def _nothing_said(message: Message, line: OrderLine) -> Iterator[Fault]:
    """The line ends behind the number or the keyword, in a message that is classified."""
    classification, text = message.classification, message.text
    if classification is None or RANKS[classification.level] < RANKS["CONFIDENTIAL"] or line.number is None:
        return
    said = text[line.number.span.end : line.span.end]
    below = text[line.span.end : line.span.end + 40].lstrip(" \t\n")
    if "DNG" in said.upper() or said.endswith(_CUT) or below[:1].isdigit() or below.startswith(_CUT):
        return
    told = "E.O. line does not say when to declassify"
    help = "add `DECL:` and a date, as in `DECL: 03/14/2017`"
    yield fault(line.number, told, label="expected `DECL:` and a date behind it", help=help)


def _behind_keyword(value: Field, keyword: re.Match[str] | None) -> Field:
    start = keyword.end() if keyword is not None else 0
    while start < len(value) and value[start].isspace():
        start += 1
    return Field(value[start:].rstrip(), value.start + start)


def _first_word(value: Field) -> Field:
    return Field(value.split()[0], value.start)


def _behind(line: OrderLine) -> tuple[int, int]:
    """The rest of the line behind the date, where an X code may stand."""
    assert line.date_text is not None
    return line.date_text.span.end, line.span.end


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; for a leap day the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _when(message: Message) -> str:
    return str(message.date or message.year)


def _codes_of(code: str) -> list[dict[str, Any]]:
    """The entries of the table for a code; XGDS-2 is XGDS, X1,X5 is X1."""
    for name in (code, code[:3], code[:2]):
        if name in _codes():
            return _codes()[name]
    return []


@cache
def _codes() -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {}
    for entry in toml_table("executive_orders")["codes"]:
        for name in entry["names"].split():
            made.setdefault(name, []).append(entry)
    return made
