"""What is drawn for a character, and how wide it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.outputs.characters import columns, laid_out, painted, visible, wrapped


@pytest.mark.parametrize(
    ("text", "seen", "in_ascii"),
    [
        ("plain", "plain", "plain"),
        ("\x00\x08\x1b\x7f", "␀␈␛␡", "^@^H^[^?"),
        ("\x85\u2028\u202e", "<U+0085><U+2028><U+202E>", "<U+0085><U+2028><U+202E>"),
        ("\u200b\ufeff", "<U+200B><U+FEFF>", "<U+200B><U+FEFF>"),
        ("\udc80", "<U+DC80>", "<U+DC80>"),
        ("é中", "é中", "\\xe9\\u4e2d"),
    ],
)
def test_visible(text: str, seen: str, in_ascii: str) -> None:
    assert visible(text) == seen
    assert visible(text, unicode=False) == in_ascii


@given(st.text())
def test_whatever_the_text_nothing_that_acts_is_left(text: str) -> None:
    for unicode in (True, False):
        seen = visible(text, unicode=unicode)
        assert not any(
            ord(one) < 32 or 0x7F <= ord(one) < 0xA0 or 0xD800 <= ord(one) < 0xE000 for one in seen
        )
        pieces, starts = laid_out(text, unicode=unicode)
        assert len(pieces) == len(text)
        assert starts[-1] == columns("".join(pieces))


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("中文", 4), ("😀", 2), ("ＡＢ", 4), ("", 0)]
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_wrapping_keeps_words_whole() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("https://cablelint.example/rules", 7) == ["https://cablelint.example/rules"]
    assert wrapped("", 7) == [""]


def test_paint_only_where_it_is_on() -> None:
    assert painted("x", "31", on=False) == "x"
    assert painted("x", "1", "31", on=True) == "\x1b[1;31mx\x1b[0m"
    assert painted("", "31", on=True) == ""
