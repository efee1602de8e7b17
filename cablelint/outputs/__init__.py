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


class Format(NamedTuple):
    """The module that writes a format; programs, unlike people, get every finding, and UTF-8."""

    module: str
    for_programs: bool = False


FORMATS = {
    "full": Format("full"),
    "concise": Format("concise"),
    "jsonl": Format("jsonl", for_programs=True),
}
STATISTICS = Format("statistics")


def writer(format: Format, out: Out, context: Context) -> Writer:
    """The writer of a format; its module is loaded only now."""
    module = import_module(f"cablelint.outputs.{format.module}")
    return cast(Writer, module.Writer(out, context))
