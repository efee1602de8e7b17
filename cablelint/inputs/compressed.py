"""One file that is packed with gzip, bzip2 or xz: what it holds goes by its address, without the suffix."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

from cablelint.inputs.archive import Unpacked, read_member
from cablelint.inputs.document import Found, Reading, unreadable
from cablelint.inputs.formats import FORMATS, HEAD, format_of
from cablelint.inputs.source import Source, buffered

_OF_TAR = (".tgz", ".tbz2", ".txz")


class _Counted(io.RawIOBase):
    """A file, and how many bytes were read of it."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into a buffer, as raw files do."""
        size = self._file.readinto(buffer)
        self.count += size
        return size


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The documents of what is packed."""
    format = format_of(source)
    if not source.file.peek(HEAD).startswith(FORMATS[format].begins):
        yield unreadable(source.address, f"it is not a file of {format}")
        return
    counted = _Counted(source.file)
    packed = buffered(counted)
    stem, suffix = os.path.splitext(source.name)
    name = f"{stem}.tar" if suffix.lower() in _OF_TAR else stem
    unpacked = buffered(Unpacked(_opened(packed, format), lambda: counted.count))
    yield from read_member(Source(unpacked, source.address, name, source.depth + 1), reading)


def _opened(packed: io.BufferedReader, format: str) -> io.BufferedIOBase:
    """The file that unpacks another one while it is read."""
    if format == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=packed)
    if format == "bzip2":
        import bz2

        return bz2.BZ2File(packed)
    import lzma

    return lzma.LZMAFile(packed)
