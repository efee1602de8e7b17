"""The rules over all messages of a run: a message in, out what it is compared by and what may be found.

Whether that is found, the run decides (`run/corpus.py`), which knows the other messages.  A message is
compared by the text of its own: without what archives added, and however its lines are wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache

from cablelint.finding import Claim, Comparable, Finding, MessageKey
from cablelint.message.model import Message
from cablelint.rules.posts import canonical, is_known, plain
from cablelint.rules.quoting import quoted
from cablelint.rules.reference_list import reference_spans
from cablelint.rules.references import COMPANIONS
from cablelint.rules.rule import Fault, fault
from cablelint.rules.stamp import hashing
from cablelint.text import Span

REPEATED_NAME, REPEATED_TEXT, DANGLING = CODES = ("COR001", "COR002", "COR003")

_LONGEST_NAME = 4  # words of a post: IRAN RPO DUBAI, USUN NEW YORK


Words = tuple[str, str, str]  # message, label, help: what is said of a message beside another one


def comparable(message: Message, on: Collection[str], made: Callable[[Fault, str], Finding]) -> Comparable:
    """What a message is compared by; `made` makes a finding of a fault and the code of its rule."""
    name, digest, place = _name(message), _digest(message), made(fault(_place(message), ""), min(on))
    if DANGLING not in on:
        return Comparable(name, digest, place)
    claims = tuple(Claim(made(found, DANGLING), sought) for found, sought in _references(message))
    return Comparable(name, digest, place, _key(message), claims)


def repeated_name(name: str) -> Words:
    """COR001: one identifier, one text."""
    return (
        f"identifier {quoted(name)} stands for another text, too",
        "this text is not the same",
        "compare the two: file one under its own identifier, or keep the better copy",
    )


def repeated_text() -> Words:
    """COR002: one text, one message."""
    return ("the same text was read before, as another message", "read before", "leave out one of the two")


def _references(message: Message) -> Iterator[tuple[Fault, tuple[MessageKey, ...]]]:
    """COR003: what is referred to can be found."""
    own = _key(message)
    for span in reference_spans(message):
        for post, year, place, number in _cited(message.text, span, own[1] if own else ""):
            years = [year] if year is not None else _meant(message.year, own, post, number)
            if years:
                told = f"{years[0] % 100:02}{post}{number}"
                yield (
                    fault(
                        place,
                        f"{quoted(told)} is not among the messages of this run",
                        label="no such message",
                        help="add it if it belongs to them, or see whether post, year and number are right",
                    ),
                    tuple((one, post, number) for one in years),
                )


def _meant(year: int | None, own: MessageKey | None, post: str, number: int) -> list[int]:
    """The years that may be meant where none is named: that of the message, and the one before.

    A number of the own post above that of the message is of the year before.
    """
    if year is None:
        return []
    is_older = own is not None and post == own[1] and number > own[2] + COMPANIONS
    return [year - 1] if is_older else [year, year - 1]


def _cited(text: str, span: Span, own: str) -> Iterator[tuple[str, int | None, Span, int]]:
    """Posts with a number, those of the table or the own one: name, year if there is one, place, number."""
    start, reference = span.start, _reference()
    while found := reference.search(text, start, span.end):
        name = _post(found["words"], own)
        start = found.start("number") if name is None else found.end()  # AND 06 STATE 98765
        if name is not None:
            year = found["before"] or found["behind"] or found["year"]
            begin = found.start("before") if found["before"] else found.end("words") - len(name)
            place = Span(begin, found.end("number"))
            yield canonical(plain(name)), _full(year) if year else None, place, int(found["number"])


@cache
def _reference() -> re.Pattern[str]:
    """06 STATE 98765, SAMPLEVILLE 98 (06), SAMPLEVILLE 98 OF 2006, 06STATE98765."""
    return re.compile(
        r"""(?<![\w/-])
        (?:'?(?P<before>(?:19|20)?\d\d)[ \t-]*)?
        (?P<words>[A-Z][A-Z.'\ \t]*?[A-Z]{2})[ \t]*
        (?P<number>\d{1,6})(?![\w/-]|:\d)
        (?:[ \t]*(?:\(['’]?(?P<behind>\d\d)\)|\(?(?:OF|FROM|DATED)?[ \t]*(?P<year>(?:19|20)\d\d)(?!\d)))?""",
        re.IGNORECASE | re.VERBOSE,
    )


@lru_cache(maxsize=1024)
def _post(words: str, own: str) -> str | None:
    """The longest name of a known post, or of the own one, that some words end in: `A. SAMPLEVILLE`."""
    for part in list(re.finditer(r"\S+", words))[-_LONGEST_NAME:]:
        name = words[part.start() :]
        if is_known(plain(name)) or canonical(plain(name)) == own:
            return name
    return None


def _full(year: str) -> int:
    number = int(year)
    return number if number >= 100 else number + (1900 if number >= 66 else 2000)


def _name(message: Message) -> str | None:
    """The identifier; of a later section that is a message of its own, with its number."""
    identifier, line = message.identifier, message.classification
    if identifier is None:
        return None
    section = line.section.lstrip("0") if line is not None and line.section is not None else "1"
    return identifier.value if section in ("1", "") else f"{identifier.value} SECTION {section}"


def _key(message: Message) -> MessageKey | None:
    identifier = message.identifier
    if identifier is None or identifier.year is None:
        return None
    return identifier.year, canonical(identifier.post), identifier.number


def _digest(message: Message) -> str:
    """A hash of all letters and signs of the text; of none where archives left nothing of it."""
    text = message.text
    for wrapper in sorted(message.wrappers, key=lambda one: one.span.start, reverse=True):
        text = text[: wrapper.span.start] + text[wrapper.span.end :]
    signs = text.encode("utf-8", "surrogatepass").translate(None, b" \t\n\v\f\r")
    return hashing()(signs, digest_size=16).hexdigest() if signs else ""


def _place(message: Message) -> Span:
    """The classification line of the copy that is read, or the first line."""
    if message.classification is not None:
        return message.classification.span
    end = message.text.find("\n")
    return Span(0, end if end >= 0 else len(message.text))
