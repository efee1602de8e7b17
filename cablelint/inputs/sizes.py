"""Paths in, out come the sizes of the files that would be read: how much there is, before it is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from cablelint.inputs.directory import Below, walk


def sizes(paths: Iterable[str], below: Below, *, force_exclude: bool = False) -> Iterator[int]:
    """The bytes of each file that `documents` would read; 0 where that cannot be told."""
    for path in paths:
        if force_exclude and below.excluded is not None and below.excluded(path):
            continue
        files = walk(path, below) if os.path.isdir(path) else (path,)
        for file in files:
            if isinstance(file, str):
                yield size(file)


def size(path: str) -> int:
    """The bytes of a file; 0 where that cannot be told."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
