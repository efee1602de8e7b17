"""The formats that are read, and which of them a file has: by how it begins, else by its suffix."""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import NamedTuple

from cablelint.inputs.source import Reader, Source

HEAD = 8192  # bytes that tell the format
_TAR = slice(257, 262)  # where a tar file says that it is one
# Zip files by their form that are documents or programs.
_NO_ARCHIVES = frozenset([".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".whl"])


class Format(NamedTuple):
    """The module that reads a format, the suffixes that promise it (in lower case), how its files begin."""

    module: str
    suffixes: tuple[str, ...] = ()
    begins: tuple[bytes, ...] = ()
    is_archive: bool = False  # of files, for which --input-format counts


FORMATS = {
    "text": Format("text", (".txt", ".cable")),
    "csv": Format("csv_table", (".csv", ".tsv")),
    "html": Format("html_page", (".html", ".htm", ".xhtml")),
    "jsonl": Format("json_lines", (".jsonl", ".ndjson")),
    "parquet": Format("parquet", (".parquet",), (b"PAR1",)),
    "zip": Format("zip_archive", (".zip",), (b"PK\3\4", b"PK\5\6"), True),
    "tar": Format("tar_archive", (".tar",), (), True),
    "gzip": Format("compressed", (".gz", ".tgz"), (b"\x1f\x8b",), True),
    "bzip2": Format("compressed", (".bz2", ".tbz2"), (b"BZh",), True),
    "xz": Format("compressed", (".xz", ".txz"), (b"\xfd7zXZ\0",), True),
}
TOLD = tuple(name for name, format in FORMATS.items() if not format.is_archive)  # by --input-format
_BINARY = tuple((begin, name) for name, format in FORMATS.items() for begin in format.begins)
_OF_SUFFIX = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}


def format_of(source: Source, told: str = "auto") -> str:
    """The format of what is read; `told`: what --input-format says, which counts for what is in archives."""
    head = source.file.peek(HEAD)[:HEAD]
    suffix = os.path.splitext(source.name)[1].lower()
    binary = next((name for begin, name in _BINARY if head.startswith(begin)), None)
    if binary is None and head[_TAR] == b"ustar":
        binary = "tar"
    if suffix in _NO_ARCHIVES:
        return "text"
    if binary is not None and FORMATS[binary].is_archive:
        return binary
    if told != "auto":
        return told
    return binary or _look(head) or _OF_SUFFIX.get(suffix) or _table(head) or "text"


def reader(format: str) -> Reader:
    """What reads a format; its module is loaded only now."""
    read: Reader = import_module(f"cablelint.inputs.{FORMATS[format].module}").read
    return read


def _look(head: bytes) -> str | None:
    """A format of text that is known by how it begins, whatever the file is called."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        start = start[:HEAD].lower()
        page = (b"<!doctype html", b"<html")
        if start.startswith(page) or (start.startswith(b"<?xml") and any(sign in start for sign in page)):
            return "html"
    elif start.startswith(b"{") and re.match(rb'\{[ \t]*"(?:[^"\\\n]|\\.)*"[ \t]*:', start):
        return "jsonl"
    return None


def _table(head: bytes) -> str | None:
    """A row of the public dump, in a file whose name says nothing."""
    if head[:1].isdigit() or head.startswith((b'"', b"\xef\xbb\xbf")):
        from cablelint.inputs.csv_dialect import looks_like_dump

        return "csv" if looks_like_dump(head.decode("latin-1")) else None
    return None
