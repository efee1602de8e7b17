"""A value of a message, with its place."""

from __future__ import annotations

from cablelint.text import Span, span_of_pair


class Field(str):
    """A value as it is written in the text, with its place."""

    __slots__ = ("start",)
    start: int

    def __new__(cls, value: str, start: int) -> Field:
        made = str.__new__(cls, value)
        made.start = start
        return made

    @property
    def span(self) -> Span:
        return span_of_pair((self.start, self.start + len(self)))
