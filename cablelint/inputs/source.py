"""What is read: an open file, or a part of one, and where it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple, cast

from cablelint.finding import Address
from cablelint.inputs.document import Found, Reading

KEPT = 16 * 1024 * 1024  # bytes of what must be read more than once that are kept in memory, and not on disk
_CHUNK = 1024 * 1024


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


@contextmanager
def seekable(source: Source) -> Iterator[IO[bytes]]:
    """The bytes as a file that can be read in any order; a copy on disk, without a name, if they are many."""
    if source.depth == 0 and source.file.seekable():
        yield source.file
        return
    from shutil import copyfileobj
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(KEPT) as copy:
        copyfileobj(source.file, copy, _CHUNK)
        copy.seek(0)
        yield copy
