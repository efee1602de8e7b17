"""Pages of the public mirrors, one message a page: the text in <pre>, or in all that stand in <code>.

selectolax reads them, where it is installed, and else the standard library: the text is the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from cablelint.inputs.document import Document, Found, Locate, NotCable, Reading, unreadable
from cablelint.inputs.pieces import Piece, locator
from cablelint.inputs.source import Source
from cablelint.inputs.text import SAMPLE
from cablelint.text import Decoded, decode

PAGE = 4  # how many times larger than its message a page may be
BETWEEN = "\n\n"  # the header and the body of a message


class Page(NamedTuple):
    """The part of a page that the text was taken from: the origin of a message."""

    raw: str  # from the beginning of the line of the first <pre> to the end of the last
    line: int  # its first line

    def about(self) -> tuple[object, ...]:
        """What else decides where places of the message are: nothing."""
        return ()

    def locate(self, decoded: Decoded) -> Locate | None:
        """How to find places of the message in the file; None where it is not what stands there."""
        for pattern in (_IN_CODE, _ALONE):
            text, pieces = _in_pieces(self.raw, pattern)
            if text == decoded.text:
                return locator(self.raw, self.line, pieces)
        return None


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The message of a page."""
    most = PAGE * max(reading.limit, SAMPLE)
    data = source.file.read(most + 1)
    if len(data) > most:
        yield unreadable(source.address, f"it is a page of more than {most:,} bytes")
        return
    page = decode(data, reading.encoding).text.replace("\r\n", "\n").replace("\r", "\n")
    text = text_of(page)
    if not text:
        yield NotCable(source.address, "is a page without a text in `<pre>`")
        return
    message = text.encode("utf-8", "replace")
    yield Document(
        source.address,
        message if len(message) <= reading.limit else message[:SAMPLE],
        len(message),
        os.path.splitext(os.path.basename(source.name))[0] or None,
        extracted=True,
        encoding="utf-8",
        origin=_origin(page),
    )


def text_of(page: str) -> str:
    """The text of the message: header and body with a blank line between, and a line end at the end."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        texts = _texts(page)
    else:
        tree = LexborHTMLParser(page)
        texts = [node.text() for node in tree.css("code > pre") or tree.css("pre")]
    return _joined([text for text in texts if text.strip()])


def _joined(texts: list[str]) -> str:
    text = BETWEEN.join(texts)
    return text if not text or text.endswith("\n") else f"{text}\n"


def _texts(page: str) -> list[str]:
    """The texts of all <pre> in <code>, or if there is none, of all <pre>."""
    parser = _Texts()
    parser.feed(page)
    parser.close()
    texts = ["".join(text) for text in parser.in_code or parser.alone]
    return [text.removeprefix("\n") for text in texts]  # as HTML has it: the first is for the eye


class _Texts(HTMLParser):
    """What stands in <pre>, directly inside of <code> and elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.in_code: list[list[str]] = []
        self.alone: list[list[str]] = []
        self._last = ""  # the tag that was opened or closed last
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a text."""
        if tag == "pre" and self._open is None:
            self._open = []
            (self.in_code if self._last == "code" else self.alone).append(self._open)
        self._last = tag

    def handle_endtag(self, tag: str) -> None:
        """End a text."""
        if tag == "pre":
            self._open = None
        self._last = f"/{tag}"

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read over `<![...>`, as browsers do; not every Python does."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        """Take what stands in a text."""
        if self._open is not None:
            self._open.append(data)


# ---- places in the file -------------------------------------------------------------------------

_ALONE = re.compile(r"<pre\b[^>]*>(?P<text>.*?)</pre\s*>", re.IGNORECASE | re.DOTALL)
_IN_CODE = re.compile(rf"<code\b[^>]*>\s*{_ALONE.pattern}", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile(
    r"<!--.*?-->|</?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>|&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);?",
    re.IGNORECASE | re.DOTALL,
)


def _origin(page: str) -> Page:
    lower = page.lower()
    first, last = lower.find("<pre"), lower.rfind("</pre")
    first = max(lower.rfind("<code", 0, first), 0) if "<code" in lower[:first] else first
    start = page.rfind("\n", 0, first) + 1
    return Page(page[start : last + len("</pre>")], page.count("\n", 0, start) + 1)


def _in_pieces(raw: str, pattern: re.Pattern[str]) -> tuple[str, list[Piece]]:
    """The text of a page, and where its pieces stand."""
    texts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for found in pattern.finditer(raw):
        text, own = _pieces_of(raw, *found.span("text"))
        if text.strip():
            pieces += [piece._replace(offset=offset + piece.offset) for piece in own]
            texts.append(text)
            offset += len(text) + len(BETWEEN)
    return _joined(texts), pieces


def _pieces_of(raw: str, start: int, end: int) -> tuple[str, list[Piece]]:
    """The text of one stretch, tags left out and references resolved, and where its pieces stand."""
    texts: list[str] = []
    pieces = []
    offset, at = 0, start
    for mark in _MARKS.finditer(raw, start, end):
        if mark.start() > at:
            texts.append(raw[at : mark.start()])
            pieces.append(Piece(offset, at))
            offset += mark.start() - at
        if mark[0][0] == "&":
            texts.append(unescape(mark[0]))
            pieces.append(Piece(offset, mark.start()))
            offset += len(texts[-1])
        at = mark.end()
    if end > at:
        texts.append(raw[at:end])
        pieces.append(Piece(offset, at))
        offset += end - at
    text = "".join(texts)
    if text.startswith("\n"):
        text = text[1:]
        pieces = [Piece(max(0, piece.offset - 1), piece.there) for piece in pieces]
        offset -= 1
    # What joins it to the next, and the line end at the end, stand nowhere in the file.
    return text, [*pieces, Piece(offset, end), Piece(offset + 1, end)]
