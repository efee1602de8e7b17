"""How much of the input was read, and how much there is, in bytes; for those who wait."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from cablelint.finding import Address
from cablelint.inputs import Document, Found, Sealed
from cablelint.inputs.sizes import size

PACKED = 0.35  # bytes of an archive to one of a text in it: a guess, and no more is needed


class Amount:
    """Counts the documents that pass by, and between them the files that are still to come."""

    def __init__(self, sizes: Iterator[int] | None) -> None:
        self._sizes = sizes  # of all files; None where that cannot be known
        self._counted = 0
        self._before = 0  # bytes of files that are behind us
        self._inside = 0.0  # bytes of the file we are in
        self._size = 0
        self._path: str | None = None
        self.total: int | None = None  # until all files are counted

    @property
    def done(self) -> int:
        """The bytes that were read, of a file of many messages about."""
        return self._before + int(min(self._inside, self._size))

    def watched(self, found: Iterator[Found]) -> Iterator[Found]:
        """The documents; each counts when the next one is asked for."""
        for one in found:
            yield one
            if isinstance(one, Document):
                self._add(one.address, one.size)
            elif isinstance(one, Sealed):
                self._add(one.address, len(one.raw))

    def count(self, seconds: float) -> None:
        """Go on counting what there is, for so long."""
        end = monotonic() + seconds
        for number in self._sizes or ():
            self._counted += number
            if monotonic() > end:
                return
        if self._sizes is not None:
            self.total = self._counted

    def _add(self, address: Address, bytes: int) -> None:
        if address.path != self._path:
            self._before += self._size
            self._path = address.path
            is_whole = address.member is None and address.record is None
            self._size = bytes if is_whole else size(address.path)
            self._inside = 0
        self._inside += bytes * (1 if address.member is None else PACKED)
