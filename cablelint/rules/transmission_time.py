"""Rules on when a message was filed and what its tails signal: message in, faults out (TRN010 to TRN017)."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from cablelint.message.field import Field
from cablelint.message.model import CallingStation, Message
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.tables import toml_table
from cablelint.text import Span

EARLIEST, LATEST = -5, 30  # minutes after the date-time group
A_DAY = 24 * 60  # minutes
HALF_A_YEAR = 183 * A_DAY
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

_SIGNAL = re.compile(r"(?<![A-Z0-9])(Z[A-Z]{2})\d?(?![A-Z0-9])")
_CORRECTED_SIGNAL = re.compile(r"\b(?:ZDS|CCY)\b")
_CORRECTED = re.compile(r"C ?O ?R ?R ?E ?C ?T ?(?:E ?D)? *C ?O ?P ?Y", re.IGNORECASE)


@message_rule("TRN010", "filing-time-range", needs=("calling_station",))
def filing_time_range(message: Message) -> Iterator[Fault]:
    """jjjhhmm: a day of the year from 001 to 366 (365), then a 24-hour time (ACP127S1, format line 3)."""
    station = message.calling_station
    assert station is not None
    day = int(station.day_of_year)
    if not 1 <= day <= 365 and not 1 <= day <= _days_of_the_year(message):
        yield fault(
            station.day_of_year,
            f"day {station.day_of_year} is not a day of the year",
            label=f"expected 001 to {_days_of_the_year(message)}",
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
    return max(_days(group.value.year), _days((group.value - timedelta(days=1)).year))


def _wrong_time(time: Field) -> Span | None:
    """Which half of hhmm is out of range."""
    if time < "24" and time[2] < "6":
        return None  # as nearly all, and much faster than numbers
    if int(time[:2]) > 23:
        return Span(time.start, time.start + 2)
    return Span(time.start + 2, time.start + 4) if int(time[2:]) > 59 else None


@message_rule("TRN011", "filing-time-mismatch", needs=("calling_station", "date_time_group"))
def filing_time_mismatch(message: Message) -> Iterator[Fault]:
    """A message is filed from 5 minutes before its date-time group to 30 minutes after ([M])."""
    station, group = message.calling_station, message.date_time_group
    assert station is not None
    assert group is not None
    if group.value is None:
        return
    late = _minutes_late(station, group.value)
    if late is not None and not EARLIEST <= late <= LATEST:
        if int(station.day_of_year) > _days_of_the_year(message):
            return  # TRN010
        yield fault(
            Span(station.day_of_year.start, station.time.span.end),
            f"filed {_duration(abs(late))} {'before' if late < EARLIEST else 'after'} the date-time group",
            label=f"the date-time group is {group.value:%j%H%M}",
            help="compare filing time and date-time group; a message sent again keeps the group",
            related=((group.group.span, "the date-time group"),),
        )


def _minutes_late(station: CallingStation, group: datetime) -> int | None:
    """From the date-time group to the filing time, in the year nearest to it; None where that is no time."""
    day, time = int(station.day_of_year), station.time
    if not day or _wrong_time(time) is not None:
        return None
    filed = (day - 1) * A_DAY + int(time[:2]) * 60 + int(time[2:])  # since the New Year
    sent = group.toordinal() - date(group.year, 1, 1).toordinal()
    late = filed - sent * A_DAY - group.hour * 60 - group.minute
    if abs(late) > HALF_A_YEAR:
        late += _days(group.year) * A_DAY if late < 0 else -_days(group.year - 1) * A_DAY
    return late


def _days(year: int) -> int:
    return 366 if isleap(year) else 365


def _duration(minutes: int) -> str:
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
    told = _corrected(message.text, line.span.start, end)
    signal = _corrected_signal(message)
    if signal and not told:
        yield fault(
            signal,
            "signal of a corrected copy, but no line says what was corrected",
            label="no CORRECTED COPY line in the heading",
            help="say below the captions what was corrected: CORRECTED COPY (...)",
        )
    elif told and not signal:
        yield fault(
            told,
            "corrected copy without `ZDS` or `CCY` in format lines 4 and 5",
            label="no signal announces it",
            help="add `ZDS` behind the date-time group",
        )


def _corrected(text: str, start: int, end: int) -> Span | None:
    """Where a stretch speaks of a corrected copy; blanks inside the words count for nothing."""
    if "CORRECT" not in text[start:end].replace(" ", "").upper():
        return None
    found = _CORRECTED.search(text, start, end)
    return Span(*found.span()) if found else None


def _corrected_signal(message: Message) -> Span | None:
    for tail in _tails(message):
        if found := _CORRECTED_SIGNAL.search(tail):
            return Span(tail.start + found.start(), tail.start + found.end())
    return None


def _tails(message: Message) -> list[Field]:
    lines = (message.security_line, message.date_time_group)
    return [line.tail for line in lines if line is not None and line.tail is not None]


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
