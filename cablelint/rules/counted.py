"""Many places of one kind in, one fault out, at the first: for what is a fact about the whole message."""

from __future__ import annotations

from cablelint.message.model import Message
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.rule import Fault, Fix, fault
from cablelint.text import Edit, Span

_RELATED = 5


def own(message: Message, spans: list[Span]) -> list[Span]:
    """The places that are in the message, neither in what was set aside nor right behind it; in order."""
    if not spans:
        return spans
    first, last = spans[0].start, spans[-1].start
    # mostly none: what was set aside stands above the text and below it
    aside = [stretch for stretch in set_aside(message) if first <= stretch.end and stretch.start <= last]
    if aside:
        return [
            span for span in spans if not (is_inside(span.start, aside) or is_inside(span.start - 1, aside))
        ]
    return spans


def whole_message(message: Message) -> Span:
    """The place of a fact about the whole message: the classification line, or line 1 without one."""
    if message.classification is not None:
        return message.classification.span
    end = message.text.find("\n")
    return Span(0, len(message.text) if end < 0 else end)


def counted(
    spans: list[Span], one: str, many: str, label: str, help: str, edits: list[Edit], *, safe: bool = True
) -> Fault:
    """One fault for all places; `many` has a `{}` for their number.  The help is the title of the fix."""
    first, *more = spans
    return fault(
        first,
        one if not more else many.format(len(spans)),
        label=label,
        help=help,
        related=tuple([(span, "also here") for span in more[:_RELATED]]),
        fix=Fix(help, tuple(edits), safe=safe) if edits else None,
    )
