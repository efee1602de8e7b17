"""A guard for what reads lines: a file that is one line without an end would be read into memory whole."""

from __future__ import annotations

import io


class LongLineError(Exception):
    """A line that is longer than any that is worth reading."""


class ShortLines(io.RawIOBase):
    """The bytes of a file.  Reading raises LongLineError at a line of more than `longest` bytes."""

    def __init__(self, file: io.BufferedReader, longest: int, ending: bytes = b"\n") -> None:
        self._file = file
        self._longest = longest
        self._ending = ending
        self._length = 0  # what was read of the line that is open

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into a buffer, as raw files do."""
        data = self._file.read1(len(buffer))
        size = len(data)
        buffer[:size] = data
        last = data.rfind(self._ending)
        self._length = size - last - 1 if last >= 0 else self._length + size
        if self._length > self._longest:
            raise LongLineError(f"a line has more than {self._longest:,} bytes")
        return size
