"""Rules on what archives say of a message (ARC005)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from cablelint.message.model import Message
from cablelint.message.oddities import Wrapper
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

# 2007-03-14 15:30:00, 2007-03-14T15:30:00, 3/14/2007 15:30
_TIME = re.compile(
    r"(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<last>\d{4}))"
    r"(?:[ T](?P<time>(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<second>:\d\d)?))?(?!\d)"
)
_HELP = "trust the text, or find out which is right"


@message_rule("ARC005", "metadata-date-mismatch", needs=("date_time_group",))
def metadata_date_mismatch(message: Message) -> Iterator[Fault]:
    """Date and hour of an archive are those of the date-time group (1,209 of 1,211 cables).

    Its minutes are wrong by construction: they repeat the hour.
    """
    group = message.date_time_group
    assert group is not None
    if group.value is None:
        return
    for wrapper in message.wrappers:
        said = wrapper.values.get("date")
        if said is None or _is_of_another(message, wrapper):
            continue
        place = _differing(message.text, said.start, group.value)
        if place is not None:
            span, told = place
            yield fault(
                span,
                told,
                label=f"the date-time group is {group.group}",
                help=_HELP,
                related=((group.group.span, "date-time group of the message"),),
            )
            return
    date = message.metadata.date if message.metadata is not None else ""
    place = _differing(date, 0, group.value) if date else None
    if place is not None:
        yield fault(group.group, place[1], label=f"the table says {quoted(date)}", help=_HELP)


def _differing(text: str, start: int, group: datetime) -> tuple[Span, str] | None:
    """Where a record says another day or hour than the date-time group, and what it says."""
    found = _TIME.match(text, start)
    if found is None:
        return None
    days = _days(found)
    if not days:
        return None
    if group.date() not in days:
        told = f"archive says {days[0]:%Y-%m-%d}, the date-time group {group:%Y-%m-%d}"
        return Span(*found.span("date")), told
    hour = found["hour"]
    if hour is None or int(hour) == group.hour or not found["time"].strip("0:"):  # midnight: no hour
        return None
    told = f"archive says hour {int(hour):02d}, the date-time group {group.hour:02d}"
    return Span(*found.span("hour")), told


def _days(found: re.Match[str]) -> list[date]:
    """The day that is written; two where month and day could change places."""
    if found["year"] is not None:
        written = [(found["year"], found["month"], found["day"])]
    else:
        written = [(found["last"], found["one"], found["two"]), (found["last"], found["two"], found["one"])]
    days = []
    for year, month, day in written:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days


def _is_of_another(message: Message, wrapper: Wrapper) -> bool:
    """Whether a record belongs to another message: below this one, or with another number."""
    if message.foreign_span is not None and wrapper.span.start >= message.foreign_span.start:
        return True
    name, line, identifier = wrapper.values.get("id"), message.classification, message.identifier
    if name is None or line is None or not line.serial.isdecimal():
        return False
    own = [str(int(line.serial))]
    if identifier is not None and identifier.source == "given":
        own.append(str(identifier.number))
    return not name.endswith(tuple(own))
