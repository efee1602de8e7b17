"""Paths in, documents out.  One module a format, and the one table of formats below.

To add a format: a module with `read(path, limit)`, and a line in `FORMATS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from cablelint.inputs import text
from cablelint.inputs.directory import EVERYTHING, Below, walk
from cablelint.inputs.document import Document, LeftOut, Unreadable, reason

Found = Document | Unreadable | LeftOut
Reader = Callable[[str, int], Iterator[Document | Unreadable]]

STANDARD_INPUT = "-"

# Suffixes of file names, in lower case, to the reader of such files; all others are read as a text.
FORMATS: dict[str, Reader] = {
    ".txt": text.read,
    text.CERTAIN: text.read,
}


def read(path: str, limit: int) -> Iterator[Document | Unreadable]:
    """The documents of one file.  Of a message of more than `limit` bytes only the beginning is given."""
    suffix = os.path.splitext(path)[1].lower()
    return FORMATS.get(suffix, text.read)(path, limit)


def documents(
    paths: Iterable[str],
    limit: int,
    *,
    standard_input: str = STANDARD_INPUT,
    below: Below = EVERYTHING,
    force_exclude: bool = False,
) -> Iterator[Found]:
    """The documents of all paths, in the order given: files, folders, `-` for the standard input.

    `standard_input` is the name that the standard input goes by.  What `below` says counts for what is
    found below folders, and with `force_exclude` what it excludes for paths that are named, too.
    """
    for path in paths:
        name = standard_input if path == STANDARD_INPUT else path
        if force_exclude and below.excluded is not None and below.excluded(name):
            yield LeftOut(name, "excluded")
        elif path == STANDARD_INPUT:
            yield from text.read_standard_input(standard_input, limit)
        elif os.path.isdir(path):
            for found in walk(path, below):
                if isinstance(found, str):
                    yield from read(found, limit)
                else:
                    yield found
        else:
            yield from read(path, limit)


__all__ = [
    "EVERYTHING",
    "FORMATS",
    "STANDARD_INPUT",
    "Below",
    "Document",
    "Found",
    "LeftOut",
    "Unreadable",
    "documents",
    "read",
    "reason",
]
