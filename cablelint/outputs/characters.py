"""Characters on a terminal: what is drawn for each, how many columns that takes, colours, lines that wrap.

A message may hold control characters, so that what it says could move the cursor: none is sent as it is.
"""

from __future__ import annotations

RED, GREEN, YELLOW, BLUE, BOLD, DIM = "31", "32", "33", "34", "1", "2"
TAB = 8  # columns
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\ufeff") | _DIRECTIONS


def visible(text: str, *, unicode: bool = True) -> str:
    """The text with nothing left in it that a terminal would act upon."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(drawn(character, unicode=unicode) for character in text)


def drawn(character: str, *, unicode: bool = True) -> str:
    """What is drawn for a character: itself, unless it is a control character or cannot be seen."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return character
    if code < 0x20:
        return chr(0x2400 + code) if unicode else f"^{chr(code + 0x40)}"
    if code == 0x7F:
        return "\u2421" if unicode else "^?"
    if code < 0xA0 or 0xD800 <= code < 0xE000 or character in _INVISIBLE:
        return f"<U+{code:04X}>"
    return character if unicode else character.encode("ascii", "backslashreplace").decode()


def columns(text: str) -> int:
    """The columns that a text takes which is drawn already: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def cut(text: str, room: int, *, unicode: bool = True, left: bool = False) -> str:
    """A text that is drawn already in at most `room` columns; a sign stands where it was cut, at its end
    or to the left."""
    if columns(text) <= room:
        return text
    sign = "…" if unicode else "..."
    room -= len(sign)
    kept = len(text)
    while kept and columns(text[-kept:] if left else text[:kept]) > room:
        kept -= 1
    if left:
        return sign + text[len(text) - kept :]
    return text[:kept] + sign


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def laid_out(
    text: str, *, unicode: bool = True, changed: tuple[bool, ...] = ()
) -> tuple[list[str], list[int]]:
    """What is drawn for each character of a line, and the column (from 0) where each begins, and the end.

    White space that a fix takes away or adds (`changed`, by character) is drawn.
    """
    pieces: list[str] = []
    starts = [0]
    for at, character in enumerate(text):
        if changed and changed[at] and character.isspace():
            piece = ("·" if unicode else ".") if character == " " else drawn(character, unicode=unicode)
        elif character == "\t":
            piece = " " * (TAB - starts[-1] % TAB)
        else:
            piece = drawn(character, unicode=unicode)
        pieces.append(piece)
        starts.append(starts[-1] + columns(piece))
    return pieces, starts


def painted(text: str, *styles: str, on: bool) -> str:
    """The text in colours, if they are on."""
    return f"\x1b[{';'.join(styles)}m{text}\x1b[0m" if on and text else text


def linked(text: str, url: str | None, *, on: bool) -> str:
    """The text as a link (OSC 8), if links are on and it leads anywhere."""
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if on and url else text


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text at most `width` columns wide; a word that is longer stands alone."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
