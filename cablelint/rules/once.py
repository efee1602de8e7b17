"""What several rules ask about one message is found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from cablelint.message.model import Message

Answer = TypeVar("Answer")
_NOT_ASKED: Any = object()


def once_a_message(question: Callable[[Message], Answer]) -> Callable[[Message], Answer]:
    """Ask once about each message; rules change neither the message nor an answer."""

    @wraps(question)
    def answer(message: Message) -> Answer:
        known: Answer = message.answers.get(question, _NOT_ASKED)
        if known is _NOT_ASKED:
            known = message.answers[question] = question(message)
        return known

    return answer
