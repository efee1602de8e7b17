"""What several rules ask about one message is found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from cablelint.message.model import Message

Answer = TypeVar("Answer")

# The message that was asked about last, and what is known of it.  No other is kept.
_last: tuple[Message | None, dict[object, Any]] = (None, {})


def once_a_message(question: Callable[[Message], Answer]) -> Callable[[Message], Answer]:
    """Ask once about each message; rules change neither the message nor an answer."""

    @wraps(question)
    def answer(message: Message) -> Answer:
        global _last
        known = _last
        if known[0] is not message:
            known = _last = (message, {})
        answers = known[1]
        if question not in answers:
            answers[question] = question(message)
        found: Answer = answers[question]
        return found

    return answer
