"""What of a text is not this message: a message in, the stretches out that hold no faults of its own."""

from __future__ import annotations

import sys
from bisect import bisect_right

from cablelint.message.model import Message
from cablelint.text import Span


def set_aside(message: Message, wrappers: bool = True) -> list[Span]:
    """Superseded copies, another message and, if asked for, what archives added; in order and joined."""
    spans = [copy.span for copy in message.copies]
    if wrappers:
        spans += [wrapper.span for wrapper in message.wrappers]
    if message.foreign_span is not None:
        spans.append(message.foreign_span)
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
