"""When a message was sent, as far as that is known: is it certainly before a day, certainly from that day on?

Without a date only the year of the identifier is known; a limit inside that year then decides nothing.
"""

from __future__ import annotations

from datetime import date

from cablelint.message.model import Message


def is_before(message: Message, day: date) -> bool:
    """Whether the message is certainly older than that day."""
    if message.date is not None:
        return message.date < day
    return message.year is not None and message.year < day.year


def is_from(message: Message, day: date) -> bool:
    """Whether the message is certainly of that day or a later one."""
    if message.date is not None:
        return message.date >= day
    if message.year is None:
        return False
    return message.year > day.year or (message.year == day.year and (day.month, day.day) == (1, 1))
