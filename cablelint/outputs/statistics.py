"""Counts instead of findings: a table by rule, by another field of messages, or by two fields crossed."""

from __future__ import annotations

from typing import Protocol

from cablelint.finding import Result
from cablelint.outputs.context import Context, Out, Summary


class Table(Protocol):
    """What counts, and draws the table."""

    def result(self, result: Result) -> None: ...

    def end(self, summary: Summary) -> None: ...


class Writer:
    """Counts results as they come and writes the table at the end."""

    def __init__(self, out: Out, context: Context) -> None:
        self._table: Table
        if context.by == ("rule",):
            from cablelint.outputs.by_rule import ByRule

            self._table = ByRule(out, context)
        elif len(context.by) == 1:
            from cablelint.outputs.by_field import ByField

            self._table = ByField(out, context)
        else:
            from cablelint.outputs.by_field import Crossed

            self._table = Crossed(out, context)

    def result(self, result: Result) -> None:
        """Count the findings of one message."""
        self._table.result(result)

    def end(self, summary: Summary) -> None:
        """Write the table; nothing where nothing was found."""
        self._table.end(summary)
