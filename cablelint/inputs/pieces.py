"""A message in pieces: which stretches of it stand in its file as they are, and where."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from cablelint.finding import Finding, Result
from cablelint.inputs.document import Locate, Origin
from cablelint.text import Decoded, LineIndex


class Piece(NamedTuple):
    """A stretch up to the next piece: offset (code points) in the message, and in the part of the file."""

    offset: int
    there: int


def locator(raw: str, line: int, pieces: list[Piece]) -> Locate:
    """How to find places in a file of which `raw` is a part that begins at the beginning of a line.

    `pieces` ascend, and the first begins at 0; one of them may stand for no more than an escape.
    """
    index = LineIndex(raw)
    starts = [piece.offset for piece in pieces]

    def locate(offset: int) -> tuple[int, int]:
        piece = pieces[bisect_right(starts, offset) - 1]
        place = index.position(piece.there + offset - piece.offset)
        return place.line + line - 1, place.column

    return locate


def located(result: Result, origin: Origin, decoded: Decoded) -> Result:
    """The result, its findings with their places in the file."""
    if not (result.findings or result.suppressed or result.comparable):
        return result
    locate = origin.locate(decoded)
    if locate is None:
        return result

    def at_place(finding: Finding) -> Finding:
        start, end = locate(finding.start.offset), locate(finding.end.offset)
        return finding._replace(file_start=start, file_end=end)

    compared = result.comparable
    if compared is not None:
        claims = tuple(claim._replace(finding=at_place(claim.finding)) for claim in compared.claims)
        compared = compared._replace(place=at_place(compared.place), claims=claims)
    return result._replace(
        findings=tuple(map(at_place, result.findings)),
        suppressed=tuple(map(at_place, result.suppressed)),
        comparable=compared,
    )
