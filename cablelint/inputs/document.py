"""What inputs are told, and what they give: documents, each one possible message, and what was not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from cablelint.finding import Address, Metadata
from cablelint.text import Decoded

Locate = Callable[[int], tuple[int, int]]  # an offset in a message to line and column in its file, from 1


class Reading(NamedTuple):
    """How to read: what the options say."""

    limit: int  # bytes; of a larger message only the beginning is given
    format: str = "auto"  # of all files; by itself each is recognised
    encoding: str = "auto"  # of all texts: one that Python knows
    columns: tuple[tuple[str, str], ...] = ()  # what columns of tables hold, by their names or numbers
    excluded: Callable[[str], bool] | None = None  # what it says of the address of a member of an archive
    sealed: bool = False  # records may be given as they stand in the file


class Origin(Protocol):
    """What a message was taken out of, as it stands in the file."""

    @property
    def raw(self) -> str | bytes:
        """The part of the file that it is in."""

    @property
    def line(self) -> int:
        """The first line of that part, from 1."""

    def about(self) -> tuple[object, ...]:
        """What else decides where places of the message are in that part."""

    def locate(self, decoded: Decoded) -> Locate | None:
        """How to find places of the message in the file; None if they cannot be told."""


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
    encoding: str = "auto"  # of the data
    metadata: Metadata | None = None
    origin: Origin | None = None  # None: the message is all of its file, or only its record can be named


class Opener(Protocol):
    """What reads the records of one table."""

    def opened(self, row: Sealed) -> Document | NotCable:
        """The message of a record."""

    def about(self) -> tuple[object, ...]:
        """All that decides what a record holds, besides its bytes."""


class Sealed(NamedTuple):
    """One record as it stands in its file: known to be whole, and not looked into yet.

    Who checks it opens it, or knows what it holds from an earlier run.
    """

    address: Address
    raw: bytes
    line: int  # its first line in the file, from 1
    opener: Opener

    def opened(self) -> Document | NotCable:
        """What is in it."""
        return self.opener.opened(self)


class NotCable(NamedTuple):
    """What is no message, and is not asked to be one, and why, in words that follow its name."""

    address: Address
    reason: str = "does not look like a cable"


class Unreadable(NamedTuple):
    """A path, or the address of a part of it, that could not be read, and why: `permission denied`."""

    path: str
    reason: str
    is_file: bool = True  # and not a row or a member of one


class LeftOut(NamedTuple):
    """A path below a folder that was not read on purpose, and why: `hidden`."""

    path: str
    reason: str


Opened = Document | NotCable | Unreadable | LeftOut
Found = Opened | Sealed


def opened(found: Found) -> Opened:
    """What was found, looked into if it was not yet."""
    return found.opened() if isinstance(found, Sealed) else found


def unreadable(address: Address, reason: str) -> Unreadable:
    """That a file, a member of it or a row could not be read."""
    return Unreadable(str(address), reason, is_file=address.member is None and address.record is None)


def reason(error: OSError) -> str:
    """Why something could not be read or written, in lower case and without a path."""
    return (error.strerror or str(error)).lower()
