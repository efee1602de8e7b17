"""What was set aside of a text, and what did not fit: wrappers, copies, lines out of place or missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from cablelint.message.field import Field
from cablelint.text import Span


@dataclass(slots=True)
class Wrapper:
    """A stretch that an archive added, set aside: form W1 to W15 of docs/format.md."""

    span: Span
    form: str  # "W9"
    values: dict[str, Field] = field(
        default_factory=dict
    )  # id, date, post, classification ... as far as it tells


@dataclass(slots=True)
class Copy:
    """A superseded header or heading, set aside; the kept one is read."""

    span: Span
    part: Literal["transmission", "heading"]
    kept: Span
    stands_elsewhere: Callable[[], bool]  # whether every word of it stands in what is read

    @property
    def subset(self) -> bool:
        """Whether every word of it stands in what is read: then nothing is lost with it."""
        return self.stands_elsewhere()


@dataclass(slots=True)
class OutOfPlace:
    """A line of a known kind where the grammar has no place for it."""

    span: Span
    kind: str  # in human words: "REF line"
    place: str  # where its place is, in human words: "after SUBJECT"


@dataclass(slots=True)
class RunOn:
    """A second element on the line of another."""

    span: Span  # the first words of the second element
    first: str  # in human words: "E.O. line"
    second: str
    line: Span  # the physical line


@dataclass(slots=True)
class Malformed:
    """A line known by its cue whose form is not that of the grammar."""

    part: str  # the attribute of Message that is therefore None: "calling_station"
    span: Span  # of the whole line
    place: Span  # where it stops to be well formed; may be empty
    expected: str  # what was expected there, in human words


@dataclass(slots=True)
class Missing:
    """A line that must be there and is not."""

    part: str  # the attribute of Message that is therefore None: "order", "routing_line"
    place: Span  # the first line of the element before which it was expected
    below: bool = False  # nothing follows: the place is the last line, above the one that is missing

    @property
    def expected(self) -> str:
        """Where it was expected, as seen from its place."""
        return "expected below this line" if self.below else "expected before this line"


@dataclass(slots=True)
class Repeated:
    """E.O., TAGS or SUBJECT a second time inside one heading."""

    part: str  # "order", "tags", "subject"
    span: Span
    first: Span
