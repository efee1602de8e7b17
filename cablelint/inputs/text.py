"""One file as one document: the text of a message and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cablelint.inputs.document import Document, Reading
from cablelint.inputs.source import Source

CERTAIN = ".cable"  # files of this suffix are cables, whatever they look like
SAMPLE = 64 * 1024  # bytes kept of a message over the limit: enough to tell whether it is a cable
_CHUNK = 1024 * 1024


def read(source: Source, reading: Reading) -> Iterator[Document]:
    """The file as a document; of a file of more than the limit only the beginning."""
    data, size = _bytes(source, reading.limit)
    stem, suffix = os.path.splitext(os.path.basename(source.name))
    certain = suffix.lower() == CERTAIN
    yield Document(
        source.address,
        data,
        size,
        stem or None,
        certain,
        extracted=source.depth > 0,
        encoding=reading.encoding,
    )


def _bytes(source: Source, limit: int) -> tuple[bytes, int]:
    """The content and its size; the rest of a large one is counted, not kept."""
    file = source.file
    if source.size is not None and source.size > limit:
        return file.read(SAMPLE), source.size
    data = file.read(limit + 1)
    size = len(data)
    if size <= limit:
        return data, size
    data = data[:SAMPLE]
    while chunk := file.read(_CHUNK):
        size += len(chunk)
    return data, size
