"""What is found once a message: asked once, of this message and not of another one."""

from __future__ import annotations

import gc

from cablelint.message.model import Message
from cablelint.rules.once import once_a_message


def message(text: str) -> Message:
    return Message(source=text, text=text)


def test_each_message_is_asked_about_once() -> None:
    asked: list[str] = []

    @once_a_message
    def first(message: Message) -> str:
        asked.append(message.text)
        return message.text[0]

    @once_a_message
    def last(message: Message) -> str:
        return first(message) + message.text[-1]

    one, other = message("ab"), message("cd")
    assert [last(one), first(one), last(one)] == ["ab", "a", "ab"]
    assert [first(other), last(other), last(one)] == ["c", "cd", "ab"]
    assert asked == ["ab", "cd"]


def test_two_messages_of_one_text_are_two() -> None:
    asked: list[int] = []
    count = once_a_message(lambda message: asked.append(id(message)))
    one, other = message("ab"), message("ab")
    count(one)
    count(other)
    assert asked == [id(one), id(other)]


def test_no_message_outlives_its_answers() -> None:
    length = once_a_message(lambda message: len(message.text))
    texts = [f"message {number}" for number in range(20)]
    assert [length(message(text)) for text in texts] == [len(text) for text in texts]
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, Message) and one.text.startswith("message ")]
    assert not kept
