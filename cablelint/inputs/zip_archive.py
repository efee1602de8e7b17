"""Zip archives: their members, one after the other, each as the file that it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from cablelint.finding import Address
from cablelint.inputs.archive import (
    DAMAGED,
    RefusedError,
    member,
    read_member,
    refuse_bomb,
    refused,
)
from cablelint.inputs.document import Found, Reading, unreadable
from cablelint.inputs.source import Source, buffered, seekable

_ENCRYPTED = 1  # bit of the flags of a member


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The documents of all members, in the order of the archive."""
    with seekable(source) as file:
        packed = file.seek(0, os.SEEK_END)
        try:
            archive = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError):
            yield unreadable(source.address, "it is not a zip file, or not a whole one")
            return
        with archive:
            unpacked = 0  # of all members: some may share their bytes
            for info in archive.infolist():
                if info.is_dir():
                    continue
                address = member(source.address, info.filename)
                unwanted = _unwanted(info, address, reading)
                if unwanted is not None:
                    yield unwanted
                    continue
                unpacked += info.file_size
                try:
                    refuse_bomb(unpacked, packed)
                except RefusedError as error:
                    yield unreadable(source.address, f"{error}; nothing was read from here on")
                    return
                yield from _member(archive, info, address, source, reading)


def _unwanted(info: ZipInfo, address: Address, reading: Reading) -> Found | None:
    """What is said of a member that is not read."""
    if info.flag_bits & _ENCRYPTED:
        return unreadable(address, "it is encrypted")
    try:
        refuse_bomb(info.file_size, info.compress_size)
    except RefusedError as error:
        return unreadable(address, str(error))
    return refused(info.filename, address, reading)


def _member(
    archive: ZipFile, info: ZipInfo, address: Address, source: Source, reading: Reading
) -> Iterator[Found]:
    try:
        file = archive.open(info)
    except NotImplementedError:
        yield unreadable(address, "it is packed in a way that is not known")
    except (ValueError, *DAMAGED):  # its place or its name is another one
        yield unreadable(address, "it is damaged")
    else:
        with file:
            inside = Source(buffered(file), address, info.filename, source.depth + 1, info.file_size)
            yield from read_member(inside, reading)
