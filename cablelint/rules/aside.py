"""What of a text is not this message: a message in, the stretches out that hold no faults of its own."""

from __future__ import annotations

import sys
from bisect import bisect_right

from cablelint.message.model import Message
from cablelint.rules.once import once_a_message
from cablelint.text import Span


@once_a_message
def set_aside(message: Message) -> list[Span]:
    """Superseded copies, another message and what archives added; in order and joined."""
    return _joined([*_others(message), *[wrapper.span for wrapper in message.wrappers]])


def set_aside_without_wrappers(message: Message) -> list[Span]:
    """Superseded copies and another message; in order and joined."""
    return _joined(_others(message))


def _others(message: Message) -> list[Span]:
    foreign = [message.foreign_span] if message.foreign_span is not None else []
    return [*[copy.span for copy in message.copies], *foreign]


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def is_inside(offset: int, spans: list[Span]) -> bool:
    """Whether an offset lies in one of these stretches, which are in order and apart."""
    before = bisect_right(spans, (offset, sys.maxsize)) - 1
    return before >= 0 and offset < spans[before].end
