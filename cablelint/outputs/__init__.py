"""Results in, one format out.  One module a format, and the one table of formats below.

To add a format: a module with a class `Writer`, and a line in `FORMATS`; the command line offers it by
itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary


class Writer(Protocol):
    """Takes the results of a run as they come, so that several formats can be written at once."""

    def __init__(self, out: Out, context: Context) -> None: ...

    def result(self, result: Result) -> None:
        """Write one message and its findings."""

    def end(self, summary: Summary) -> None:
        """Write what comes last."""


class FolderWriter(Writer, Protocol):
    """A writer that is given the path of a folder, and opens the files in it."""

    def drop(self) -> None:
        """Leave no file behind that is not whole."""


class Format(NamedTuple):
    """The module that writes a format, and what the format is like."""

    module: str
    utf_8: bool = False  # whatever the locale says
    complete: bool = False  # has every finding; others leave out what is below --show
    lists_rules: bool = False  # names the rules that were on
    folder: bool = False  # is a folder of files
    extra: str = ""  # the extra of cablelint that it needs


FORMATS = {
    "full": Format("full"),
    "concise": Format("concise"),
    "grouped": Format("grouped"),
    "summary": Format("summary"),
    "markdown": Format("markdown", utf_8=True),
    "html": Format("html", utf_8=True, complete=True, lists_rules=True),
    "none": Format("none"),
    "json": Format("json_document", utf_8=True, complete=True, lists_rules=True),
    "jsonl": Format("jsonl", utf_8=True, complete=True, lists_rules=True),
    "sarif": Format("sarif", utf_8=True, complete=True, lists_rules=True),
    "junit": Format("junit", utf_8=True, complete=True),
    "github": Format("github", utf_8=True),
    "gitlab": Format("gitlab", utf_8=True, complete=True),
    "rdjson": Format("rdjson", utf_8=True, complete=True),
    "rdjsonl": Format("rdjsonl", utf_8=True, complete=True),
    "parquet": Format("parquet", complete=True, lists_rules=True, folder=True, extra="parquet"),
}
STATISTICS = Format("statistics")
FIELDS = ("rule", "file", "dir", "post", "year", "class")  # what statistics can count by


def writer(format: Format, out: Out, context: Context) -> Writer:
    """The writer of a format; its module is loaded only now."""
    module = import_module(f"cablelint.outputs.{format.module}")
    return cast(Writer, module.Writer(out, context))


def folder_writer(format: Format, folder: str, context: Context) -> FolderWriter:
    """The same for a format that is a folder.  Raises ModuleNotFoundError where its extra is missing."""
    module = import_module(f"cablelint.outputs.{format.module}")
    return cast(FolderWriter, module.Writer(folder, context))
