"""The references of a message: message in, the lists behind REF and their letters out.

Letters come as `A.`, `A)`, `(A)`, `a.`, perhaps behind a pilcrow, one a line or all on one line.  A letter
counts if it is the next one: in `J. ROE EMAIL` and `(U) ...` there are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablelint.message.field import Field
from cablelint.message.model import Message
from cablelint.rules.once import once_a_message
from cablelint.text import Span, span_of_pair

KEYWORD = re.compile(r"REF(?:TELS?|ERENCES?|S|\(S\))?(?![A-Za-z])", re.IGNORECASE)

_KEYWORD_LINE = re.compile(
    r"^[ \t]*(REF(?:TELS?|ERENCES?|S|\(S\))?[ \t]*:[^\n]*)", re.IGNORECASE | re.MULTILINE
)
_REACH = 2000  # no heading is longer behind SUBJECT
# What stands behind a letter, since few signs are looked for fast; STATE 14201B. GENEVA 133 too.
_LETTER = re.compile(r"[.):](?<=[\s¶,;:.\d(][A-Za-z].)(?!\w\.)")
_BEFORE_LETTER = re.compile(r"[\s¶,;:.\d]")
_FURTHER = re.compile(r"[;\n,&]|\band\b", re.IGNORECASE)


class Letter(NamedTuple):
    """A letter of a list, and where it stands."""

    value: str  # A
    span: Span  # of `(A)`


def reference_spans(message: Message) -> list[Span]:
    """The REF lines; one that the reading took for text, below a subject that was parted, too."""
    if message.references or message.subject is None:
        return message.references
    start = message.subject.span.end
    end = min(start + _REACH, message.paragraphs[0].span.start) if message.paragraphs else start + _REACH
    if message.text.find("REF", start, end) < 0 and message.text.find("Ref", start, end) < 0:
        return []
    found = _KEYWORD_LINE.search(message.text, start, end)
    if found is None:
        return []
    stop = message.text.find("\n\n", found.end(), end)
    return [Span(found.start(1), stop if stop >= 0 else found.end())]


@once_a_message
def letters_of_lines(message: Message) -> list[list[Letter]]:
    """All that may be a letter in each of the REF lines, in order."""
    return [letters(message.text, span) for span in reference_spans(message)]


def letters(text: str, span: Span) -> list[Letter]:
    """All that may be a letter of the list, in order."""
    keyword = KEYWORD.match(text, span.start)
    start = keyword.end() if keyword is not None else span.start
    found = []
    for sign in _LETTER.finditer(text, start, span.end):
        letter = begin = sign.start() - 1
        if text[letter - 1] == "(":
            begin -= 1
            if sign[0] != ")" or not _BEFORE_LETTER.match(text, begin - 1):
                continue
        if begin >= start:
            found.append(Letter(text[letter].upper(), span_of_pair((begin, sign.end()))))
    return found


def counted(found: list[Letter]) -> list[Letter]:
    """Those of them that are letters of the list: the next one each, doubles and prose left out."""
    kept: list[Letter] = []
    for letter in found:
        if ord(letter.value) - ord("A") == len(kept):
            kept.append(letter)
    return kept


def most_items(text: str, span: Span) -> int:
    """How many references a list without letters has at most."""
    return 1 + len(_FURTHER.findall(text[span.start : span.end]))


def keyword(text: str, span: Span) -> Field | None:
    """REF, REFS or REFTEL, as it is written."""
    found = KEYWORD.match(text, span.start)
    return Field(found[0], found.start()) if found is not None else None
