"""Lines that are written later than they are known: a little in memory, more than that in a file."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

IN_MEMORY = 2**20  # bytes


class Spool:
    """Keeps lines, which hold no line end, in their order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(  # noqa: SIM115  (it lives as long as the spool)
            IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
        )
        self._lines = 0

    def __len__(self) -> int:
        return self._lines

    def add(self, line: str) -> None:
        self._file.write(line + "\n")
        self._lines += 1

    def __iter__(self) -> Iterator[str]:
        """The lines, once, and from then on nothing more is kept."""
        with self._file:
            self._file.seek(0)
            for line in self._file:
                yield line[:-1]
