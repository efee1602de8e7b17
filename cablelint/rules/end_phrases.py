"""The rule on summaries, comments and notes that are opened and never closed (PAR004)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cablelint.message.model import Message
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span, similar

_WORDS = ("summary", "comment", "note")
_SIGNS = r"[ \t\-=*/_]*"
_AND_MORE = r"(?:(?: (?:and|AND|&) |/)[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)?"
_NAME = rf"(?:S(?:ummary|UMMARY)|C(?:omment|OMMENT)[sS]?|N(?:ote|OTE)){_AND_MORE}"
_BEFORE_COLON_ENDS = frozenset(
    ("nt", "NT", "te", "TE", "ry", "RY", "ts", "TS", "st", "ST", "nd", "ND", "on", "ON")
)
# The letter comes before the look at what stands before it, since letters are looked for fast.
_BEFORE_COLON = re.compile(
    r"(?:S(?<![A-Za-z*\-/]S)(?:ummary|UMMARY)|C(?<![A-Za-z*\-/]C)(?:omment|OMMENT)[sS]?"
    rf"|N(?<![A-Za-z*\-/]N)(?:ote|OTE)){_AND_MORE}$"
)
_BEGIN = "Begin "
_BEGINNINGS = (_BEGIN, "begin ", "BEGIN ")
# Each search begins with one sign that is looked for fast: the end of a line, a dash.
_ALONE = re.compile(rf"\n{_SIGNS}+((?=[BSCN])(?:Begin |BEGIN )?{_NAME})[ \t]*:?{_SIGNS}(?=\n)")
_RULED = re.compile(rf"-[ \t]+({_NAME})[ \t]*:?[ \t]+-")
_LONGEST = 50  # from the first word to the colon
_NEAR = 400  # what is looked at before a word and a colon

_SPELT = {
    "summary": ("ummary", "UMMARY"),
    "comment": ("omment", "OMMENT"),
    "note": ("note", "Note", "NOTE"),
}
_END = re.compile(r"\bend(?:s|ing)?(?:\s+of)?\s*(?:[^\s.:;()]+\s+){0,3}\(?[snc]?$", re.IGNORECASE)
_ENDS = re.compile(r"\w*\s+ends?\b", re.IGNORECASE)
_LONGEST_END = 60  # from `End` to the word
_ENDS_IN_END = re.compile(r"\bend\s*$", re.IGNORECASE)
_GARBLED_END = frozenset(
    (b"end", b"edn", b"ned", b"nd", b"ed", b"en", b"eend", b"endd", b"ennd", b"enf", b"emd", b"ebd", b"ende")
)
_LOWER_LETTERS = bytes(
    sign if chr(sign).islower() else sign + 32 if chr(sign).isupper() else 32 for sign in range(128)
).ljust(256)
_TITLE = re.compile(r"[^\n]{1,90}\n[ \t]*\n*[ \t]*(?:-{3}|={3}|¶?\d{1,3}\. ?\()")
_TITLE_INSIDE = re.compile(r"[^\n.]{1,90}? (?:-{5}|={5})")
_BEGINS = (re.compile("g(?<=eg)in"), re.compile("G(?<=EG)IN"))
_OF_TEXT = re.compile(r"egin(?:\s+\w+){0,3}?\s+(?:text|quote|letter|message)\b", re.IGNORECASE)
_END_TEXT = re.compile(r"\bend(?:\s+\w+){0,3}?\s+(?:text|quote|letter|message)\b", re.IGNORECASE)
_LONGEST_NOTE = 6_000
# What goes on with a small letter below blank lines goes on behind a page break.
_PARAGRAPH_ENDS = re.compile(r"\n(?<=[^\n]\n)[ \t]*\n\s*+(?=[^\sa-z])")
_SAME = 200  # a heading and the word again at the head of its first paragraph are one


class _Opening(NamedTuple):
    """A word that opens a stretch of text."""

    start: int
    end: int
    words: tuple[str, ...]  # summary, comment, note: an end phrase with any of them closes it


@message_rule("PAR004", "end-phrase-missing", needs=("body",))
def end_phrase_missing(message: Message) -> Iterator[Fault]:
    """What `Summary:`, `Comment:` or `Note:` opens is closed with `End summary` and so on (FAH1-246).

    `(Comment: ...)` closes itself; a word and a full stop, or a word with a title, opens nothing.
    """
    if message.flavour == "fragment" or is_extract(message):
        return
    openings = _openings(message)
    if not openings or is_truncated(message):
        return
    for opening in _unclosed(message, openings):
        word = opening.words[0]
        yield fault(
            Span(opening.start, opening.end),
            f"the {word} is opened and never closed",
            label=f"no `End {word}` follows",
            help=f"add `End {word}.` where the {word} ends",
        )


def _openings(message: Message) -> list[_Opening]:
    assert message.body is not None
    text, (start, end) = message.text, message.body
    found = []
    for at in _places(text, ":", start, end):
        if text[at - 2 : at] not in _BEFORE_COLON_ENDS:
            continue
        head = text[max(at - _LONGEST, start) : at]
        name = _BEFORE_COLON.search(head) if _has_cue(head) else None
        if name is not None:
            begin = len(_BEGIN) * head.endswith(_BEGINNINGS, 0, name.start())
            opening = _opening(text, at - len(name[0]) - begin, at + 1)
            if _opens(message, opening):
                found.append(opening)
    for line in _ALONE.finditer(text, max(start - 1, 0), end):
        if not _ENDS_IN_END.search(text[max(line.start() - 20, 0) : line.start()]):
            found.append(_opening(text, *line.span(1)))
    found += [_opening(text, *ruled.span(1)) for ruled in _RULED.finditer(text, start, end)]
    found.sort()
    return found


def _opening(text: str, start: int, end: int) -> _Opening:
    return _Opening(start, end, _words_of(text[start:end].lower()))


@lru_cache(maxsize=256)
def _words_of(opening: str) -> tuple[str, ...]:
    return tuple(sorted((word for word in _WORDS if word in opening), key=opening.index))


def _has_cue(head: str) -> bool:
    return (
        ("omment" in head or "ummary" in head or "OMMENT" in head or "UMMARY" in head)
        or "Note" in head
        or "NOTE" in head
    )


def _opens(message: Message, opening: _Opening) -> bool:
    """Whether a word and a colon open something: at the head of a paragraph or behind a sentence."""
    text, start = message.text, opening.start
    near = max(start - _NEAR, 0)
    before = text[max(text.rfind("\n", near, start) + 1, near) : start]
    paragraph = _paragraph_opening(message, start)
    if (
        paragraph is not None
        and not text[max(paragraph, near) : start].strip()
        and (paragraph >= near or not text[paragraph:near].strip())
    ):
        return True
    if before.rfind("(") > before.rfind(")"):
        return False
    if before.strip():
        return before.rstrip()[-1] in '.!?)"”' and not _TITLE_INSIDE.match(text, opening.end)
    line = text.rfind("\n", 0, start) + 1
    above = text[max(line - 80, 0) : line].rstrip(" \t")
    if above.endswith("\n\n") or not above.strip():  # a block of its own: a title, a note to a table
        return "note" not in opening.words and not _TITLE.match(text, opening.end)
    return above.rstrip()[-1:] in '.!?)"”-=' and not _TITLE.match(text, opening.end)


def _paragraph_opening(message: Message, offset: int) -> int | None:
    """Where the opening ends of the numbered or marked paragraph that holds an offset."""
    at = bisect_right(message.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
    return message.paragraphs[at].opening.end if at >= 0 else None


def _unclosed(message: Message, openings: list[_Opening]) -> list[_Opening]:
    """The openings that no end phrase follows before the next of the same kind."""
    text, left = message.text, []
    whole: str | None = None
    for opening, limit in _stretches(message, openings):
        if _is_closed(text, opening, limit):
            continue
        if whole is None:
            whole = _without_breaks(message)
        if whole is not text and _is_closed(whole, opening, limit):
            continue  # a page break stood inside the end phrase
        if not _is_excused(whole, opening, limit):
            left.append(opening)
    return _of_this_paper(text, left)


def _stretches(message: Message, openings: list[_Opening]) -> Iterator[tuple[_Opening, int]]:
    """Each opening, and how far what it opens can reach."""
    assert message.body is not None
    limits: dict[str, int] = {}  # by the first word, where the next one opens
    reversed_found = []
    for number in range(len(openings) - 1, -1, -1):
        opening = openings[number]
        if number and _is_same(message, openings[number - 1], opening):
            continue
        word = opening.words[0]
        limit = limits.get(word, message.body.end)
        if word == "note":  # notes follow each other closely, and some are closed together
            limit = min(message.body.end, opening.end + _LONGEST_NOTE)
        limits[word] = opening.start
        reversed_found.append((opening, limit))
    yield from reversed(reversed_found)


def _is_closed(text: str, opening: _Opening, limit: int) -> bool:
    """Whether an end phrase with one of the words stands between an opening and a limit."""
    for word in opening.words:
        for spelt in _SPELT[word]:
            at = text.find(spelt, opening.end, limit)
            while at >= 0:
                first = max(at - _LONGEST_END, opening.end)
                may_end = "end" in text[first:at].lower()  # of most that a message notes there is no end
                if (may_end and _END.search(text, first, at)) or _ENDS.match(text, at + len(spelt)):
                    return True
                at = text.find(spelt, at + 1, limit)
    return False


def _is_same(message: Message, before: _Opening, later: _Opening) -> bool:
    """Whether two openings are one: a heading and its first paragraph, or the same in a repeated heading."""
    if before.words[0] != later.words[0]:
        return False
    copied = any(before.end <= copy.span.start <= later.start for copy in message.copies)
    return copied or later.start - before.end < _SAME


def _is_excused(text: str, opening: _Opening, limit: int) -> bool:
    """Whether the end phrase is garbled or may have been blacked out."""
    ends = _PARAGRAPH_ENDS.search(text, opening.end + 60, limit)
    last = text[opening.end : ends.start() if ends else limit].rstrip()[-60:]
    if "XXXX" in last.upper():
        return True
    tokens = _tokens(text[opening.end : limit])
    return any(
        _has_near(tokens[at + 1 : at + 5], opening.words)
        for garbled in _GARBLED_END.intersection(tokens)
        for at in _places_in(tokens, garbled)
    )


def _tokens(text: str) -> list[bytes]:
    """The runs of letters, in small ones; as bytes, since these are parted faster."""
    return text.encode("ascii", "replace").translate(_LOWER_LETTERS).split()


def _of_this_paper(text: str, openings: list[_Opening]) -> list[_Opening]:
    """Without those inside a text that is quoted, which has begun above and has not ended."""
    if not openings:
        return openings
    last = openings[-1].start
    cues = [found.start() - 1 for cue in _BEGINS for found in cue.finditer(text, 0, last)]
    begun = [at for at in cues if _OF_TEXT.match(text, at)]
    if not begun:
        return openings
    marks = sorted([(at, True) for at in begun] + [(end.start(), False) for end in _END_TEXT.finditer(text)])
    kept = []
    for opening in openings:
        at = bisect_right(marks, (opening.start, True)) - 1
        if at < 0 or not marks[at][1]:
            kept.append(opening)
    return kept


def _places(text: str, cue: str, start: int, end: int) -> Iterator[int]:
    at = text.find(cue, start, end)
    while at >= 0:
        yield at
        at = text.find(cue, at + 1, end)


def _places_in(tokens: list[bytes], token: bytes) -> Iterator[int]:
    at = -1
    for _ in range(tokens.count(token)):
        at = tokens.index(token, at + 1)
        yield at


def _has_near(tokens: list[bytes], words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there, garbled by a letter or split by a blank."""
    joined = [one + two for one, two in pairwise(tokens)]
    near = [token.decode() for token in (*tokens, *joined)]
    return any(similar(word, near) for word in words)


def _without_breaks(message: Message) -> str:
    """The text with blanks where something stands between `End` and `comment`: page breaks, captions."""
    text = message.text
    pages = [page.span for page in message.page_breaks]
    parts, at = [], 0
    for start, end in sorted([*pages, *message.furniture, *message.stray_captions]):
        if end > at:
            parts += [text[at : max(start, at)], " " * (end - max(start, at))]
            at = end
    return "".join([*parts, text[at:]]) if parts else text
