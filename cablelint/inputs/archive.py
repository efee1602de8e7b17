"""What archives have in common: which members are read, and what is too much to be unpacked."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from lzma import LZMAError
from tarfile import TarError
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

from cablelint.finding import Address
from cablelint.inputs.document import Found, LeftOut, Reading, unreadable
from cablelint.inputs.formats import format_of, reader
from cablelint.inputs.source import Source

MOST_DEEP = 6  # archives inside of each other; a .tar.gz is two
FREE = 64 * 1024 * 1024  # bytes that are unpacked from however little
RATIO = 200  # texts are packed 3 to 1, pages that are much alike 50 to 1, bombs 1,000 to 1

DAMAGED = (BadZipFile, TarError, LZMAError, ZlibError, EOFError, OSError)  # what modules of Python raise


class RefusedError(Exception):
    """Why a member, or an archive, is not read, in words that end a sentence."""


class Unpacked(io.RawIOBase):
    """What is unpacked from a file.  Reading raises RefusedError where that is too much."""

    def __init__(self, file: io.BufferedIOBase, packed: Callable[[], int]) -> None:
        self._file = file
        self._packed = packed  # the bytes that were read of the file so far
        self._size = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into a buffer, as raw files do."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._size += len(data)
        refuse_bomb(self._size, self._packed())
        return len(data)


def refuse_bomb(size: int, packed: int) -> None:
    """Raise RefusedError where so many bytes are packed into so few that they are there to fill a disk."""
    if size > FREE and size > RATIO * packed:
        times = size // max(packed, 1)
        raise RefusedError(f"it is a bomb: what is unpacked is {times:,} times larger than what is packed")


def read_member(source: Source, reading: Reading) -> Iterator[Found]:
    """The documents of a member; what is wrong with it is said, and the next one can be read."""
    try:
        if source.depth > MOST_DEEP:
            raise RefusedError(f"it is inside of more than {MOST_DEEP} archives")
        yield from reader(format_of(source, reading.format))(source, reading)
    except (RefusedError, *DAMAGED) as error:
        yield unreadable(source.address, why(error))


def refused(name: str, address: Address, reading: Reading) -> Found | None:
    """What is said of a member that is not read for its name: it leads out, or is hidden or excluded."""
    parts = re.split(r"[/\\]", name)
    if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", name):
        return unreadable(address, "its name leads out of the archive")
    if any((part.startswith(".") and part != ".") or part == "__MACOSX" for part in parts):
        return LeftOut(str(address), "hidden")
    if reading.excluded is not None and reading.excluded(str(address)):
        return LeftOut(str(address), "excluded")
    return None


def member(address: Address, name: str) -> Address:
    """The address of a member of what may be a member in itself."""
    name = name.removeprefix("./")
    return Address(address.path, name if address.member is None else f"{address.member}!{name}")


def why(error: Exception) -> str:
    """What is wrong with a member, in words that end a sentence."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, EOFError):
        return "it is cut off"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it is damaged"
