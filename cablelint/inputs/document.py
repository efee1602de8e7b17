"""What the inputs give: documents, each one possible message, and what could not be read."""

from __future__ import annotations

from typing import NamedTuple

from cablelint.finding import Address


class Document(NamedTuple):
    """The bytes of one possible message, and where they came from.

    Where the message has more bytes than the reader was told to take, `data` is its beginning and
    `size` (bytes) is larger than `data`.
    """

    address: Address
    data: bytes
    size: int
    identifier: str | None = None  # the stem of the file name, the id of a record: 07EXAMPLETON412
    certain: bool = False  # a cable by where it stands, whatever it looks like
    extracted: bool = False  # the text was taken out of a file of another format, a page or a table


class Unreadable(NamedTuple):
    """A path that could not be read, and why, in words that end a sentence: `permission denied`."""

    path: str
    reason: str


class LeftOut(NamedTuple):
    """A path below a folder that was not read on purpose, and why: `hidden`."""

    path: str
    reason: str


def reason(error: OSError) -> str:
    """Why something could not be read or written, in lower case and without a path."""
    return (error.strerror or str(error)).lower()
