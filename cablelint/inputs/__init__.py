"""Paths in, documents out.  One module a format, and the one table of formats in `formats`.

To add a format: a module with `read(source, reading)`, and a line in `FORMATS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from cablelint.finding import Address
from cablelint.inputs.directory import EVERYTHING, Below, walk
from cablelint.inputs.document import (
    Document,
    Found,
    LeftOut,
    NotCable,
    Reading,
    Sealed,
    Unreadable,
    reason,
)
from cablelint.inputs.formats import FORMATS, format_of, reader
from cablelint.inputs.source import Source, buffered

STANDARD_INPUT = "-"


def read(path: str, reading: Reading) -> Iterator[Found]:
    """The documents of one file, of whatever format."""
    try:
        with open(path, "rb") as file:
            yield from read_source(Source(file, Address(path), path), reading)
    except OSError as error:
        yield Unreadable(path, reason(error))


def read_standard_input(name: str, reading: Reading) -> Iterator[Found]:
    """The documents of the standard input, as if it were the file of that name."""
    try:
        yield from read_source(Source(buffered(sys.stdin.buffer), Address(name), name), reading)
    except OSError as error:
        yield Unreadable(name, reason(error))


def read_source(source: Source, reading: Reading) -> Iterator[Found]:
    """The documents of what is open, of the format that it has or is said to have."""
    return reader(format_of(source, reading.format))(source, reading)


def documents(
    paths: Iterable[str],
    reading: Reading,
    *,
    standard_input: str = STANDARD_INPUT,
    below: Below = EVERYTHING,
    force_exclude: bool = False,
) -> Iterator[Found]:
    """The documents of all paths, in the order given: files, folders, `-` for the standard input.

    `standard_input` is the name that the standard input goes by.  What `below` says counts for what is
    found below folders, and with `force_exclude` what it excludes for paths that are named, too.
    """
    reading = reading._replace(excluded=below.excluded)
    for path in paths:
        name = standard_input if path == STANDARD_INPUT else path
        if force_exclude and below.excluded is not None and below.excluded(name):
            yield LeftOut(name, "excluded")
        elif path == STANDARD_INPUT:
            yield from read_standard_input(standard_input, reading)
        elif os.path.isdir(path):
            for found in walk(path, below):
                if isinstance(found, str):
                    yield from read(found, reading)
                else:
                    yield found
        else:
            yield from read(path, reading)


__all__ = [
    "EVERYTHING",
    "FORMATS",
    "STANDARD_INPUT",
    "Below",
    "Document",
    "Found",
    "LeftOut",
    "NotCable",
    "Reading",
    "Sealed",
    "Unreadable",
    "documents",
    "read",
    "reason",
]
