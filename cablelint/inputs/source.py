"""What is read: an open file, or a part of one, and where it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple, cast

from cablelint.finding import Address
from cablelint.inputs.document import Found, Reading


class Source(NamedTuple):
    """Bytes that are read once, from the beginning to the end, and whose they are."""

    file: io.BufferedReader
    address: Address
    name: str  # of the file or the member; its suffix is a hint
    depth: int = 0  # how many archives it is inside of
    size: int | None = None  # in bytes, if it is known before it is read


Reader = Callable[[Source, Reading], Iterator[Found]]


def buffered(file: IO[bytes] | io.RawIOBase | io.BufferedIOBase) -> io.BufferedReader:
    """The file with a buffer that can be looked into."""
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, file))
