"""A fix as a difference: the lines that it changes, before and after, as far as a drawing shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cablelint.finding import FindingFix, FixEdit

MOST_LINES = 4  # a larger change is told, not drawn

Line = tuple[str, tuple[bool, ...]]  # a text, and for each of its characters whether the fix changes it


class Changed(NamedTuple):
    """The lines from `first` on as they are and as they would be; `others`: edits elsewhere."""

    first: int
    old: list[Line]
    new: list[Line]
    others: int


def difference(fix: FindingFix, line: int, texts: Mapping[int, str]) -> Changed | None:
    """What a fix changes near a line.  None where it is too much, or nothing that can be seen."""
    edits = sorted(fix.edits, key=lambda edit: edit.start)
    near = [edit for edit in edits if edit.start.line <= line <= edit.end.line] or edits[:1]
    if not near:
        return None
    first, last = near[0].start.line, max(edit.end.line for edit in near)
    lines = [texts.get(number) for number in range(first, last + 1)]
    if len(lines) > MOST_LINES + 1 or None in lines:
        return None
    old, new = _apply(near, first, [text for text in lines if text is not None])
    first, old, new = _without_what_stays(first, old, new)
    if not (old or new) or max(len(old), len(new)) > MOST_LINES:
        return None
    return Changed(first, old, new, len(edits) - len(near))


def _apply(edits: Iterable[FixEdit], first: int, lines: list[str]) -> tuple[list[Line], list[Line]]:
    """The lines before and after the edits."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(lines)
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    at = 0

    def offset(line: int, column: int) -> int:
        # A line end may be two characters, of which the line holds none.
        return min(starts[line - first] + min(column - 1, len(lines[line - first])), len(text))

    for edit in edits:
        start = offset(edit.start.line, edit.start.column)
        end = offset(edit.end.line, edit.end.column)
        kept = [(character, False) for character in text[at:start]]
        old += kept + [(character, True) for character in text[start:end]]
        new += kept + [(character, True) for character in edit.text.replace("\r\n", "\n")]
        at = max(at, end)
    rest = [(character, False) for character in text[at:]]
    return _lines(old + rest), _lines(new + rest)


def _lines(characters: list[tuple[str, bool]]) -> list[Line]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for character, changed in characters:
        if character == "\n":
            lines.append([])
        else:
            lines[-1].append((character, changed))
    return [("".join(one for one, _ in line), tuple(changed for _, changed in line)) for line in lines]


def _without_what_stays(first: int, old: list[Line], new: list[Line]) -> tuple[int, list[Line], list[Line]]:
    while old and new and old[-1][0] == new[-1][0]:
        old, new = old[:-1], new[:-1]
    while old and new and old[0][0] == new[0][0]:
        first, old, new = first + 1, old[1:], new[1:]
    return first, old, new
