"""Pages of mirrors: the text is what a reader sees in <pre>, and every character has its place there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cablelint.inputs import Document, NotCable, Reading, Unreadable, read
from cablelint.inputs.html_page import text_of
from cablelint.text import decode
from inputs.containers import page

READING = Reading(100_000)

HEADER = "VZCZCXRO0412\nFM AMEMBASSY EXAMPLETON"
BODY = 'UNCLAS EXAMPLETON 000412\n\nTAGS: PREL PGOV\n\n¶1. (U) A < B & C > D, said the mayor\'s "aide".'


@pytest.fixture(params=["selectolax", "the standard library"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each test is made with both parsers."""
    if request.param == "selectolax":
        pytest.importorskip("selectolax")
    else:
        monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    return str(request.param)


def document(folder: Path, content: str | bytes, name: str = "07EXAMPLETON412.html") -> Document:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read(str(path), READING)
    assert isinstance(found, Document), found
    return found


def test_header_and_body_are_joined_by_a_blank_line(tmp_path: Path) -> None:
    found = document(tmp_path, page(HEADER, BODY))
    assert found.data.decode() == f"{HEADER}\n\n{BODY}\n"
    assert (found.identifier, found.extracted, found.address.record) == ("07EXAMPLETON412", True, None)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>a&#x000A;b</pre>", "a\nb\n"),
        ("<pre>a&#10;b\nc&amp;&lt;d&gt;&eacute;&#8217;</pre>", "a\nb\nc&<d>é’\n"),
        ("<pre><a id='par1' href='#par1'>¶</a>1. <b>(C)</b> x</pre>", "¶1. (C) x\n"),
        ("<pre>a<!-- not seen -->b</pre>", "ab\n"),
        ("<pre>a<![endif]>b</pre><![x", "ab\n"),
        ("<PRE CLASS='x'>a</PRE>", "a\n"),
        ("<pre>\na</pre>", "a\n"),
        ("<pre>a</pre><p>no</p><pre>b</pre>", "a\n\nb\n"),
        ("<pre>no</pre><code><pre>a</pre></code><code><pre>b</pre></code>", "a\n\nb\n"),
        ("<pre>a\r\nb\rc</pre>", "a\nb\nc\n"),
        ("<pre>a\n</pre>", "a\n"),
        ("<pre>a&nbsp;b &unknown; &</pre>", "a\xa0b &unknown; &\n"),
        ("<code>a</code><p>b</p>", ""),
        ("<pre> </pre>", ""),
    ],
)
def test_the_text_is_what_a_reader_sees(html: str, text: str) -> None:
    html = html.replace("\r\n", "\n").replace("\r", "\n")  # as `read` does
    assert text_of(f"<!DOCTYPE html><html><body>{html}</body></html>") == text


def test_every_character_has_its_place_in_the_page(tmp_path: Path) -> None:
    content = page(HEADER, BODY).replace("\n", "\r\n")
    found = document(tmp_path, content)
    assert found.origin is not None
    locate = found.origin.locate(decode(found.data))
    assert locate is not None
    lines = content.split("\r\n")
    written = {"\n": "&#x000A;", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
    text = found.data.decode()
    for offset, character in enumerate(text[:-1]):
        line, column = locate(offset)
        if not len(HEADER) <= offset < len(HEADER) + 2:  # the blank line is nowhere in the page
            assert lines[line - 1][column - 1 :].startswith(written.get(character, character))
    line, column = locate(len(text) - 1)
    assert lines[line - 1][column - 1 :].startswith("</pre>")


def test_pages_of_other_encodings_are_read(tmp_path: Path) -> None:
    found = document(tmp_path, page("", "protégé").encode("cp1252"))
    assert found.data.decode() == "protégé\n"
    (told,) = read(str(tmp_path / "07EXAMPLETON412.html"), READING._replace(encoding="koi8-r"))
    assert isinstance(told, Document)
    assert told.data.decode() == "protИgИ\n"


def test_a_page_is_known_by_how_it_begins(tmp_path: Path) -> None:
    assert document(tmp_path, page("", BODY), "07EXAMPLETON412.txt").data.decode() == f"{BODY}\n"


def test_a_page_without_a_text_is_no_cable(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<html><p>Not found</p></html>")
    (found,) = read(str(path), READING)
    assert isinstance(found, NotCable)
    assert found.reason == "is a page without a text in `<pre>`"


def test_of_a_large_text_the_beginning_is_kept_and_a_large_page_is_not_read(tmp_path: Path) -> None:
    found = document(tmp_path, page("", "x" * 200_000))
    assert (len(found.data), found.size) == (65_536, 200_001)
    path = tmp_path / "large.html"
    path.write_text(page("", "x" * 500_000))
    (refused,) = read(str(path), READING)
    assert refused == Unreadable(str(path), "it is a page of more than 400,000 bytes")
