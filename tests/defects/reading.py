"""Where a defect can be planted in any cable: in what is read as the message, not in what was set aside."""

from __future__ import annotations

import re
from functools import cache, cached_property

from cablelint.message.build import read
from cablelint.message.model import Message
from cablelint.text import Span

MASK = 0xF0000  # the n-th character of a text, where no operator is to see it, is MASK + n
MASKED = re.compile("[\U000f0000-\U0010ffff]")
PARTS = {
    "TRN": "envelope",
    "ADR": "envelope",
    "SYN": "message",
    "CLS": "heading",
    "CAP": "heading",
    "EXO": "heading",
    "TAG": "heading",
    "SUB": "heading",
    "REF": "heading",
    "AUT": "heading",
    "PAR": "body",
    "MRK": "body",
    "PGB": "body",
    "END": "body",
    "TXT": "body",
    "ARC": "message",
}
# What is read for what it is whatever stands above it; words alone could as well be an attention line.
_CUE = re.compile(
    r" *(?:E\.?O\.? ?1|TAGS\b|SUBJ|REF\b|¶?1\. *\(|Classified By|(?:SIPDIS|NOFORN|SENSITIVE)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[ \t]*¶?\(?\d{1,3}[.)]?(?= *[(A-Z])", re.MULTILINE)


class UnfitError(Exception):
    """The message has not what the operator needs, or has the fault already: draw another one."""


class Cable:
    """A text, how it was read, and its parts, in which all else is masked.

    Masks keep line ends and the length of the text, and become the text again wherever they are moved.
    """

    def __init__(self, text: str, identifier: str | None = None) -> None:
        message = read(text, identifier, certain=True)
        assert message is not None
        self.text = text
        self.identifier = identifier
        self.message: Message = message
        self.part = cache(self._part)

    @cached_property
    def aside(self) -> list[Span]:
        """What is no part of the message: wrappers, copies, page furniture, another message."""
        message = self.message
        spans = [one.span for one in message.wrappers] + [one.span for one in message.copies]
        spans += [*message.furniture, *([message.foreign_span] if message.foreign_span else [])]
        return spans

    def unmask(self, masked: str) -> str:
        return MASKED.sub(lambda found: self.text[ord(found[0]) - MASK], masked)

    def element(self, name: str) -> Span:
        """The lines of a part of the heading, line ends included, if they hold nothing else and are read."""
        part = getattr(self.message, name)
        need(part)
        span: Span = part.span
        start, end = self.text.rfind("\n", 0, span.start) + 1, self.text.find("\n", span.end - 1) + 1
        need(end and not self.text[start : span.start].strip() and not self.text[span.end : end].strip())
        need(not any(aside.start < end and start < aside.end for aside in self.aside))
        return Span(start, end)

    def without(self, name: str) -> str:
        """The text without a part of the heading, and the caret at the line that is then found instead."""
        span = self.element(name)
        more = re.compile(r"\s*^", re.MULTILINE).match(self.text, span.end)
        place = max(more.end() if more else span.end, span.end)
        need(_CUE.match(self.text, place))
        need(not any(aside.start <= place < aside.end for aside in self.aside))
        return f"{self.text[: span.start]}{self.text[span.end : place]}‸{self.text[place:]}"

    def at_heading(self, text: str) -> str:
        """A text made of this one, with the caret before the classification line."""
        line = self.message.classification
        need(line)
        assert line is not None
        words = self.text[line.span.start : line.span.end]
        places = [found.start() for found in re.finditer(re.escape(words), text)]
        place = min(places, key=lambda place: abs(place - line.span.start))
        return f"{text[:place]}‸{text[place:]}"

    def _part(self, name: str) -> str:
        """The text with all masked but one part of the message."""
        if name == "text":
            return self.text
        start, end = self._limits(name)
        hidden = [Span(0, start), Span(end, len(self.text)), *self.aside]
        if name != "envelope":
            hidden += self._lists()
        masked = list(self.text)
        for span in hidden:
            for at in range(span.start, min(span.end, len(masked))):
                if self.text[at] != "\n":
                    masked[at] = chr(MASK + at)
        return "".join(masked)

    def _limits(self, name: str) -> tuple[int, int]:
        message, length = self.message, len(self.text)
        firsts = [message.classification, message.order, message.tags, message.subject]
        heading = min((one.span.start for one in firsts if one), default=0)
        heading = self.text.rfind("\n", 0, heading) + 1
        body = message.body.start if message.body else length
        end = message.body.end if message.body else length
        return {
            "envelope": (0, heading),
            "heading": (heading, body),
            "body": (body, end),
            "message": (0, end),
        }[name]

    def _lists(self) -> list[Span]:
        """Numbers at the head of a line that begin no paragraph."""
        body = self.message.body
        openings = {one.opening.start for one in self.message.paragraphs}
        listed = _LISTED.finditer(self.text, body.start, body.end) if body else ()
        spans = [Span(*found.span()) for found in listed]
        return [span for span in spans if openings.isdisjoint(range(span.start, span.end))]


def is_extract(cable: Cable) -> bool:
    """An archive says that the text is not whole, or it breaks off: rules on what is lost keep silent."""
    return "partial extract" in cable.text or cable.text.rstrip().endswith("...")


def need(fact: object) -> None:
    """The fact is needed."""
    if not fact:
        raise UnfitError
