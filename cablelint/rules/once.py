"""What several rules ask about one message is found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from cablelint.message.model import Message

Answer = TypeVar("Answer")


def once_a_message(question: Callable[[Message], Answer]) -> Callable[[Message], Answer]:
    """Ask once about each message; rules change neither the message nor an answer."""

    @wraps(question)
    def answer(message: Message) -> Answer:
        answers = message.answers
        if question in answers:
            known: Answer = answers[question]
            return known
        found = answers[question] = question(message)
        return found

    return answer
