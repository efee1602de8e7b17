"""A malformed line -> where it stops being well formed, and what was expected there, in human words.

Lark parses the lines of the transmission again and says what it expected.  It does so well only where a line
has no free text: in an address or a title it cannot know where the words should have ended.  Such lines are
read element by element, by the same pieces of fields.lark that the expression is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from cablelint.resources import grammar_text
from cablelint.syntax._field_tables import SHAPES, WORDS

if TYPE_CHECKING:
    from lark import Lark

EXPLAINED_BY_LARK = (
    "transmission_identifier",
    "routing_line",
    "calling_station",
    "security_line",
    "date_time_group",
)
END = "the end of the line"
_BLANKS = " \t\n\r"
_BLANK_WORDS = {"a blank", "one blank"}
_LONGEST_FOR_LARK = 300  # code points; Lark takes some 20 microseconds for each
_MOST_NAMED = 4  # a longer list of what may stand there helps nobody


def explain(kind: str, text: str, start: int, end: int) -> tuple[int, str]:
    """Why text[start:end] (offsets in code points, end excluded) is no well-formed line of this kind.

    Gives the offset in the text up to which it is one, and in words what was expected there, such as
    "three letters for the channel such as `XRO`".  Never raises.
    """
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    while start < end and text[start] in _BLANKS:
        start += 1
    if kind in EXPLAINED_BY_LARK and end - start <= _LONGEST_FOR_LARK:
        found = by_lark(kind, text[start:end])
        if found:
            return start + found[0], _listed(found[1])
    offset, words = by_elements(kind, text, start, end)
    return offset, _listed(words)


def _listed(words: Iterable[str]) -> str:
    """What may stand there, as a phrase."""
    named = sorted(dict.fromkeys(words), key=END.__eq__)[:_MOST_NAMED]
    return named[0] if len(named) == 1 else ", ".join(named[:-1]) + " or " + named[-1]


# ---- by Lark ------------------------------------------------------------------------------------------


def by_lark(kind: str, line: str) -> tuple[int, list[str]] | None:
    """The offset in the line, and the words for what Lark expected there; None where Lark cannot say."""
    try:
        parser, names = _lark()
    except Exception:  # the line is explained element by element where Lark is not to be had
        return None
    stop = _stop(parser, kind, line)
    if stop is None:
        return None
    offset, words = stop[0], {names[name] for name in stop[1]}
    if offset == len(line) and words & _BLANK_WORDS:  # the line breaks off: what follows the blank is wanted
        behind = _stop(parser, kind, line + " ")
        words = {names[name] for name in behind[1]} if behind else words
    if _stop(parser, kind, line[:offset]) is None:
        words.add(END)
    return offset, sorted(words)


def _stop(parser: Lark, kind: str, line: str) -> tuple[int, set[str]] | None:
    """The offset up to which Lark can read the line, and what it expected there; None if all of it."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF

    try:
        parser.parse(line, start=kind)
    except UnexpectedCharacters as error:
        return error.pos_in_stream or 0, set(error.allowed or ())
    except UnexpectedEOF as error:
        return len(line), set(error.expected)
    return None


@cache
def _lark() -> tuple[Lark, dict[str, str]]:
    """A parser for the lines without free text, and the words for each of its terminals."""
    from lark import Lark
    from lark.lexer import PatternStr

    source = grammar_text("fields.lark")
    parser = Lark(source, start=list(EXPLAINED_BY_LARK), parser="earley", maybe_placeholders=False)
    names = {}
    for terminal in parser.terminals:
        quoted = isinstance(terminal.pattern, PatternStr)
        names[terminal.name] = f"`{terminal.pattern.value}`" if quoted else WORDS[terminal.name]
    return parser, names


# ---- by elements --------------------------------------------------------------------------------------


def by_elements(kind: str, text: str, start: int, end: int) -> tuple[int, list[str]]:
    """The furthest offset that an element of the line begins at and does not match, and the words for it."""
    walk = _Walk(text, end)
    for offset in walk.ends(SHAPES[kind], {start}):
        walk.fail(offset, END)
    return walk.furthest, walk.expected


class _Walk:
    """Keeps the furthest failure while the shape of a line is walked through."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.furthest, self.expected = -1, list[str]()

    def fail(self, offset: int, words: str) -> None:
        if offset > self.furthest:
            self.furthest, self.expected = offset, []
        if offset == self.furthest:
            self.expected.append(words)

    def ends(self, shape: Any, begins: set[int]) -> set[int]:
        """The offsets at which a shape may end that begins at one of these."""
        what, inner = shape
        if what == "all":
            for part in inner:
                begins = self.ends(part, begins)
            return begins
        if what == "any":
            return set().union(*(self.ends(part, begins) for part in inner))
        if what == "maybe":
            return begins | self.ends(inner[0], begins)
        if what == "many":
            reached, new = set(begins), begins
            while new:
                new = self.ends(inner[0], new) - reached
                reached |= new
            return reached
        return {found for begin in begins if (found := self._end(what, inner, begin)) is not None}

    def _end(self, expression: str, words: str, begin: int) -> int | None:
        """Where one element ends that begins here; None, and a failure, where it does not match."""
        if begin == self.end and words in _BLANK_WORDS:
            return begin  # behind a line that breaks off, what follows the missing blank is wanted
        found = re.compile(expression).match(self.text, begin, self.end)
        if found:
            return found.end()
        self.fail(begin, words)
        return None
