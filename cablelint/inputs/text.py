"""One file, or the standard input, as one document: the text of a message and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from cablelint.finding import Address
from cablelint.inputs.document import Document, Unreadable, reason

CERTAIN = ".cable"  # files of this suffix are cables, whatever they look like
SAMPLE = 64 * 1024  # bytes kept of a message over the limit: enough to tell whether it is a cable
_CHUNK = 1024 * 1024


def read(path: str, limit: int) -> Iterator[Document | Unreadable]:
    """The file as a document; of a file of more than `limit` bytes only the beginning."""
    try:
        with open(path, "rb") as file:
            data, size = _bytes(file, limit)
    except OSError as error:
        yield Unreadable(path, reason(error))
    else:
        yield document(path, data, size)


def read_standard_input(name: str, limit: int) -> Iterator[Document | Unreadable]:
    """The standard input, as if it were the file of that name."""
    try:
        data, size = _bytes(sys.stdin.buffer, limit)
    except OSError as error:
        yield Unreadable(name, reason(error))
    else:
        yield document(name, data, size)


def document(path: str, data: bytes, size: int) -> Document:
    """The document that the bytes of a file are."""
    stem, suffix = os.path.splitext(os.path.basename(path))
    return Document(Address(path), data, size, stem or None, suffix.lower() == CERTAIN)


def _bytes(file: BinaryIO, limit: int) -> tuple[bytes, int]:
    """The content and its size; the rest of a large one is counted, not kept."""
    data = file.read(limit + 1)
    size = len(data)
    if size <= limit:
        return data, size
    data = data[:SAMPLE]
    while chunk := file.read(_CHUNK):
        size += len(chunk)
    return data, size
