"""Rules on when a message was filed and what its tails signal: message in, faults out (TRN010 to TRN017)."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta

from cablelint.message.field import Field
from cablelint.message.model import CallingStation, Message
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.tables import toml_table
from cablelint.text import Span

EARLIEST, LATEST = timedelta(minutes=-5), timedelta(minutes=30)
HALF_A_YEAR = timedelta(183)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

_SIGNAL = re.compile(r"(?<![A-Z0-9])(Z[A-Z]{2})\d?(?![A-Z0-9])")
_CORRECTED_SIGNAL = re.compile(r"\b(?:ZDS|CCY)\b")
_CORRECTED = re.compile(r"C ?O ?R ?R ?E ?C ?T ?(?:E ?D)? *C ?O ?P ?Y", re.IGNORECASE)


@message_rule("TRN010", "filing-time-range", needs=("calling_station",))
def filing_time_range(message: Message) -> Iterator[Fault]:
    """jjjhhmm: a day of the year from 001 to 366 (365), then a 24-hour time (ACP127S1, format line 3)."""
    station = message.calling_station
    assert station is not None
    days = _days_of_the_year(message)
    if not 1 <= int(station.day_of_year) <= days:
        yield fault(
            station.day_of_year,
            f"day {station.day_of_year} is not a day of the year",
            label=f"expected 001 to {days}",
            help="write the day of the year, then hour and minute",
        )
    if (place := _wrong_time(station.time)) is not None:
        yield fault(
            place,
            f"`{station.time}` is not a time of day",
            label="expected 0000 to 2359",
            help="write the day of the year, then hour and minute",
        )


def _days_of_the_year(message: Message) -> int:
    """365 where the year is known and short; on New Year's Day it may be filed in the year before."""
    group = message.date_time_group
    if group is None or group.value is None:
        return 366
    years = {group.value.year, (group.value - timedelta(days=1)).year}
    return 366 if any(map(isleap, years)) else 365


def _wrong_time(time: Field) -> Span | None:
    """Which half of hhmm is out of range."""
    if int(time[:2]) > 23:
        return Span(time.start, time.start + 2)
    return Span(time.start + 2, time.start + 4) if int(time[2:]) > 59 else None


@message_rule("TRN011", "filing-time-mismatch", needs=("calling_station", "date_time_group"))
def filing_time_mismatch(message: Message) -> Iterator[Fault]:
    """A message is filed from 5 minutes before its date-time group to 30 minutes after ([M])."""
    station, group = message.calling_station, message.date_time_group
    assert station is not None
    assert group is not None
    if group.value is None or int(station.day_of_year) > _days_of_the_year(message):
        return  # TRN010
    if (filed := _filing_time(station, group.value)) is None:
        return
    late = filed - group.value
    if not EARLIEST <= late <= LATEST:
        yield fault(
            Span(station.day_of_year.start, station.time.span.end),
            f"filed {_duration(abs(late))} {'before' if late < EARLIEST else 'after'} the date-time group",
            label=f"the date-time group is {group.value:%j%H%M}",
            help="compare filing time and date-time group; a message sent again keeps the group",
            related=((group.group.span, "the date-time group"),),
        )


def _filing_time(station: CallingStation, near: datetime) -> datetime | None:
    """The filing time in the year in which it lies nearest; None where it is not in range."""
    if not int(station.day_of_year) or _wrong_time(station.time) is not None:
        return None
    past = timedelta(int(station.day_of_year) - 1, hours=int(station.time[:2]), minutes=int(station.time[2:]))
    filed = datetime(near.year, 1, 1) + past
    if abs(filed - near) > HALF_A_YEAR:
        filed = datetime(near.year + (1 if filed < near else -1), 1, 1) + past
    return filed


def _duration(late: timedelta) -> str:
    minutes = int(late.total_seconds()) // 60
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // 1440} days"


@message_rule("TRN014", "operating-signal-unknown")
def operating_signal_unknown(message: Message) -> Iterator[Fault]:
    """Three letters from ZAA on behind format lines 4 and 5 are operating signals (ACP131)."""
    for tail in _tails(message):
        for signal in _SIGNAL.finditer(tail):
            if signal[1] < "ZYA" and signal[1] not in toml_table("operating_signals")["signals"]:
                yield fault(
                    Span(tail.start + signal.start(), tail.start + signal.end()),
                    f"`{signal[0]}` is not a known operating signal",
                    label="not in the list of ACP 131",
                    help="compare it with the current list of operating signals",
                )


@message_rule("TRN015", "corrected-copy-mismatch", needs=("security_line", "date_time_group"))
def corrected_copy_mismatch(message: Message) -> Iterator[Fault]:
    """ZDS or CCY announces a corrected copy, and a line of the heading says what was corrected ([M])."""
    line = message.classification
    if line is None:
        return
    # such a line may also stand below SUBJECT and open the text
    text = message.paragraphs[0].span if message.paragraphs else message.body
    end = text.start if text else len(message.text)
    told = _CORRECTED.search(message.text, line.span.start, end)
    signals = [
        Span(tail.start + found.start(), tail.start + found.end())
        for tail in _tails(message)
        for found in _CORRECTED_SIGNAL.finditer(tail)
    ]
    if signals and not told:
        yield fault(
            signals[0],
            "signal of a corrected copy, but no line says what was corrected",
            label="no CORRECTED COPY line in the heading",
            help="say below the captions what was corrected: CORRECTED COPY (...)",
        )
    elif told and not signals:
        yield fault(
            Span(*told.span()),
            "corrected copy without `ZDS` or `CCY` in format lines 4 and 5",
            label="no signal announces it",
            help="add `ZDS` behind the date-time group",
        )


def _tails(message: Message) -> Iterator[Field]:
    for line in (message.security_line, message.date_time_group):
        if line is not None and line.tail is not None:
            yield line.tail


@message_rule("TRN017", "date-time-group-range", needs=("date_time_group",))
def date_time_group_range(message: Message) -> Iterator[Fault]:
    """ddhhmmZ MON yy is a moment of the calendar; a year from 66 to 99 is of the 20th century (ACP121)."""
    group = message.date_time_group
    assert group is not None
    if group.value is not None:
        return
    if (wrong := _wrong_time(group.time)) is not None:
        place, expected = wrong, "a time from 0000 to 2359"
    else:
        days = monthrange(_full_year(group.year), MONTHS.index(group.month.upper()) + 1)[1]
        place, expected = group.day.span, f"01 to {days}"
    yield fault(
        place,
        f"`{group.group}` is not a date and time of the calendar",
        label=f"expected {expected}",
        help="write day, hour and minute, `Z`, month and year of the message",
    )


def _full_year(year: str) -> int:
    return int(year) + (1900 if int(year) > 65 else 2000)
