"""Rules that are made up for a test, and what is found with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cablelint.check import check_text
from cablelint.finding import Address, Finding, Result, Severity
from cablelint.message.model import Message
from cablelint.rules import pages
from cablelint.rules.rule import Fault, fault
from cablelint.settings import Settings
from cablelint.text import Span, decode

TEXT = "FM AMEMBASSY EXAMPLETON\nTO SECSTATE WASHDC\n\nThe text.\n"

Check = Callable[[Message], Iterator[Fault]]


def head(code: str, archive: Severity | None, transmit: Severity | None = None) -> pages.Head:
    return pages.Head(code, f"name-of-{code.lower()}", archive, transmit, None, "none", "0.1", "convention")


def says(start: int, end: int, **details: Any) -> Check:
    """A check that has one fault at a place."""

    def check(message: Message) -> Iterator[Fault]:
        yield fault(Span(start, end), "a fault", **details)

    return check


def result(text: str = TEXT, settings: Settings | None = None, **more: Any) -> Result:
    made = check_text(decode(text.encode()), Address("x.txt"), settings or Settings(), certain=True, **more)
    assert made is not None
    return made


def findings(text: str = TEXT, **settings: Any) -> list[Finding]:
    made = result(text, Settings(**settings))
    assert not made.crashes, made.crashes
    return list(made.findings)


def codes(text: str = TEXT, **settings: Any) -> list[str]:
    return [finding.code for finding in findings(text, **settings)]
