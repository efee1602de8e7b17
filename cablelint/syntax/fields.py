"""One line of a known kind -> its named fields, by the expression made from grammar/fields.lark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cablelint.syntax._field_tables import EXPRESSIONS, ITEMS

_BLANKS = " \t\n\r"
_matchers: dict[str, Callable[[str, int, int], re.Match[str] | None]] = {}
_finders: dict[str, Callable[[str, int, int], Iterator[re.Match[str]]]] = {}


def match(kind: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The fields of the line text[start:end] (offsets in code points, end excluded), as groups of the match.

    Blanks and line ends at both ends of the line are left out of the match.  The offsets of the match are
    those of the text.  None where the line is malformed: `explain` says why.
    """
    fullmatch = _matchers.get(kind)
    if fullmatch is None:  # compiled when first needed: all of them take longer than a start may
        fullmatch = _matchers[kind] = re.compile(EXPRESSIONS[kind]).fullmatch
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    while start < end and text[start] in _BLANKS:
        start += 1
    return fullmatch(text, start, end)


def matcher(kind: str) -> Callable[[str, int, int], re.Match[str] | None]:
    """The bare expression of a kind, for a line whose blanks at both ends are known to be left out."""
    match(kind, "", 0, 0)
    return _matchers[kind]


def items(name: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The parts of a list: each `indicator`, `prosign`, `caption` or `tag` in text[start:end]."""
    finditer = _finders.get(name)
    if finditer is None:
        finditer = _finders[name] = re.compile(ITEMS[name]).finditer
    return finditer(text, start, end)
