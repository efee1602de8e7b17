"""Nothing at all on the standard output, for runs whose results go to files, or only to the exit status."""

from __future__ import annotations

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary


class Writer:
    """Writes nothing."""

    def __init__(self, out: Out, context: Context) -> None:
        """Take what every writer takes."""

    def result(self, result: Result) -> None:
        """Write nothing."""

    def end(self, summary: Summary) -> None:
        """Write nothing."""
