"""The address lists of a message (format lines 7 and 8): message in, addressees and odd lines out.

Reading an address takes its time, so each list is read once for all rules, and a rule looks at the stretch of
text first: where a word that it needs is not there, it has nothing to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cablelint.message.model import Addressee, Message
from cablelint.message.oddities import OutOfPlace
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.once import once_a_message
from cablelint.text import Span

KEYWORDS = ("TO line", "INFO line")  # as an OutOfPlace names them

_blank_line = re.compile(r"\n[ \t]*(?=\n)").search
_MORE = re.compile(r"[A-Z]{3,8}/[A-Z]")  # below the last address: only what has an indicator is one
_EXEMPTED = re.compile(r"[ \t]*XMT[ /\t]")
_DISTRIBUTION = re.compile(r"(?:INFO|ACTION|ORIGIN) +[A-Z]{1,5}-\d\d\b|.*[A-Z]-\d\d +[A-Z]{1,5}-\d\d\b")


def action(message: Message) -> list[Addressee]:
    """The addressees of TO."""
    return _read(message.read_action) if message.read_action is not None else []


def information(message: Message) -> list[Addressee]:
    """The addressees of INFO."""
    return _read(message.read_information) if message.read_information is not None else []


@lru_cache(maxsize=2)  # both lists of the message at hand, and of no other
def _read(read: Callable[[], list[Addressee]]) -> list[Addressee]:
    return read()


@once_a_message
def stretch(message: Message) -> Span:
    """From the line below FM to the first blank line: the lists, or most of them where a page parts them."""
    originator, line = message.originator, message.classification
    if originator is None or (message.read_action is None and message.read_information is None):
        return Span(0, 0)
    start = message.text.find("\n", originator.span.end) + 1
    end = line.span.start if line is not None and line.span.start > start else len(message.text)
    blank = _blank_line(message.text, start, end)
    return Span(start, blank.start() + 1 if blank is not None else end)


def repeated_keywords(message: Message) -> list[OutOfPlace]:
    """A second TO or INFO keyword: the model keeps one line of each kind, and has no place for others."""
    if not message.out_of_place:
        return []
    return [line for line in message.out_of_place if line.kind in KEYWORDS]


def is_whole(message: Message) -> bool:
    """Whether all addresses could be read, so that the highest precedence is known."""
    return not repeated_keywords(message) and not odd_lines(message)


@once_a_message
def odd_lines(message: Message) -> list[Span]:
    """The lines among the addresses that are none: damaged ones, and headings of pages."""
    addressees = action(message) + information(message)
    text, within = message.text, stretch(message)
    start = within.start or min((one.span.start for one in addressees), default=0)
    stop = max([within.end if start else 0, *(one.span.end for one in addressees)])
    last = max((text.rfind("\n", 0, one.span.start) + 1 for one in addressees), default=0)
    read = {text.rfind("\n", 0, one.span.start) + 1 for one in addressees}
    aside = set_aside(message)
    elsewhere = {line.span.start for line in message.out_of_place}
    odd = []
    while 0 < start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        line = text[start:end].rstrip()
        if (
            line
            and start not in read
            and start not in elsewhere
            and not is_inside(start, aside)
            and not _EXEMPTED.match(line)
            and not _DISTRIBUTION.match(line)
            and (start < last or _MORE.match(line) or line.startswith(("TO", "INFO ")))
        ):
            odd.append(Span(start, start + len(line)))
        start = end + 1
    return odd
