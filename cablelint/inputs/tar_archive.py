"""Tar archives, read as a stream: their members, one after the other, each as the file that it is."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from cablelint.inputs.archive import member, read_member, refused
from cablelint.inputs.document import Found, LeftOut, Reading, unreadable
from cablelint.inputs.source import Source, buffered


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The documents of all members, in the order of the archive.

    What is wrong with the archive behind its first members is said, and they were read.
    """
    try:
        with tarfile.open(fileobj=source.file, mode="r|") as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep all of them
                yield from _member(archive, info, source, reading)
    except tarfile.TarError:
        yield unreadable(source.address, "it is not a tar file, or not a whole one")


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source, reading: Reading
) -> Iterator[Found]:
    if info.isdir():
        return
    address = member(source.address, info.name)
    unwanted = refused(info.name, address, reading)
    if unwanted is not None:
        yield unwanted
    elif not info.isreg():
        yield LeftOut(str(address), "not a file")
    else:
        file = archive.extractfile(info)
        assert file is not None
        with file:
            inside = Source(buffered(file), address, info.name, source.depth + 1, info.size)
            yield from read_member(inside, reading)
