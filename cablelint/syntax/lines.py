"""A logical line: the unit in which the scanner cuts a text and the parser reads it."""

from __future__ import annotations


class Line:
    """One logical line: its kind (a terminal of lines.lark) and its stretch, line end included.

    Offsets are code points from 0, end excluded.  `cut` says that it begins inside a physical line.
    """

    __slots__ = ("cut", "end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int, cut: bool = False) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.cut = cut

    def __repr__(self) -> str:
        return f"{self.kind}[{self.start}:{self.end}{' cut' if self.cut else ''}]"


def kinds(names: str) -> frozenset[str]:
    """A set of kinds, from their names with blanks between."""
    return frozenset(names.split())
