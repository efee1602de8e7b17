"""The formats that are read, and which of them a file has: by how it begins, then by its suffix."""

from __future__ import annotations

import os
from importlib import import_module
from typing import NamedTuple

from cablelint.inputs.source import Reader, Source

HEAD = 8192  # bytes that tell the format


class Format(NamedTuple):
    """The module that reads a format, and the suffixes, in lower case, that promise it."""

    module: str
    suffixes: tuple[str, ...] = ()
    can_be_told: bool = True  # --input-format can say that all files are of it


FORMATS = {
    "text": Format("text", (".txt", ".cable")),
    "csv": Format("csv_table", (".csv", ".tsv")),
}


def format_of(source: Source) -> str:
    """The format of what is read."""
    suffix = os.path.splitext(source.name)[1].lower()
    return next((name for name, one in FORMATS.items() if suffix in one.suffixes), "text")


def reader(format: str) -> Reader:
    """What reads a format; its module is loaded only now."""
    read: Reader = import_module(f"cablelint.inputs.{FORMATS[format].module}").read
    return read
