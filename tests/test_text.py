"""Bytes become a text without ever failing; positions in it are exact; words have neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.text import Decoded, LineIndex, Position, decode, odd_characters, similar

CABLE = "FM AMEMBASSY EXAMPLETON\r\nTO RUEHC/SECSTATE WASHDC\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Decoded("", "utf-8", False, None, 0)),
        (b"plain", Decoded("plain", "utf-8", False, None, 0)),
        ("protégé".encode(), Decoded("protégé", "utf-8", False, None, 0)),
        (b"\xef\xbb\xbfplain", Decoded("plain", "utf-8", True, None, 0)),
        ("né".encode("utf-16"), Decoded("né", "utf-16-le", True, None, 0)),
        (b"\xfe\xff" + "né".encode("utf-16-be"), Decoded("né", "utf-16-be", True, None, 0)),
        (CABLE.encode("utf-16-le"), Decoded(CABLE, "utf-16-le", False, None, 0)),
        (CABLE.encode("utf-16-be"), Decoded(CABLE, "utf-16-be", False, None, 0)),
        (b"prot\xe9g\xe9", Decoded("protégé", "cp1252", False, 4, 2)),
        (b"\x93quoted\x94", Decoded("“quoted”", "cp1252", False, 0, 2)),
        # windows-1252 has no character for 0x81
        (b"a\x81\x93", Decoded("a\x81\x93", "latin-1", False, 1, 2)),
        # half UTF-8, half not: read byte by byte, so that it can be written back as it was
        ("é".encode() + b"\xe9", Decoded("Ã©é", "cp1252", False, 2, 3)),
        (b"\xef\xbb\xbf\xe9", Decoded("é", "cp1252", True, 0, 1)),
    ],
)
def test_how_bytes_are_read(data: bytes, expected: Decoded) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize("data", [b"\0", b"a\0", b"\0a", b"UNCLAS\0EXAMPLETON 000412\n", b"\0" * 100])
def test_a_nul_stays_a_character(data: bytes) -> None:
    assert decode(data).text == data.decode()


def test_a_named_encoding_is_not_doubted() -> None:
    assert decode(b"\xe9", "cp1250") == Decoded("é", "cp1250", False, None, 0)
    assert decode(b"a\xff", "ascii").text == "a\ufffd"


@given(st.binary())
def test_no_bytes_are_refused(data: bytes) -> None:
    decoded = decode(data)
    if decoded.encoding in ("utf-8", "cp1252", "latin-1"):
        mark = b"\xef\xbb\xbf" if decoded.bom else b""
        assert mark + decoded.text.encode(decoded.encoding) == data
    if decoded.first_foreign is not None:
        assert ord(decoded.text[decoded.first_foreign]) > 0x7F


@given(st.text(alphabet="ab\r\n\x85\u2028é😀"))
def test_positions_there_and_back(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column, _ = index.position(offset)
        assert index.offset(line, column) == offset
        assert 1 <= line <= len(index)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb\n", ["a", "b"]),
        ("a\r\nb", ["a", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\rb\nc\x0cd\x85e\u2028f", ["a\rb", "c\x0cd\x85e\u2028f"]),
    ],
)
def test_lines_end_at_line_ends_alone(text: str, lines: list[str]) -> None:
    index = LineIndex(text)
    assert [index.line(number) for number in range(1, len(index) + 1)] == lines


@given(st.text(alphabet="ab\r\n\x85é😀"), st.data())
def test_lines_may_be_asked_for_in_any_order(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text) + 1)
    spans = [(min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(offsets, offsets)))]
    alone = [tuple(LineIndex(text).position(offset) for offset in span) for span in spans]
    assert LineIndex(text).stretches(spans) == alone
    several = LineIndex(text)
    assert [tuple(several.position(offset) for offset in span) for span in spans] == alone
    index = LineIndex(text)
    numbers = range(len(index), 0, -1)
    assert [LineIndex(text).line(number) for number in numbers] == [index.line(number) for number in numbers]


def test_columns_are_code_points() -> None:
    assert LineIndex("é😀x\n").position(2) == Position(1, 3, 2)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("PGVO", ["PREL", "PGOV"], ["PGOV"]),  # two letters that changed places
        ("PGO", ["PREL", "PGOV"], ["PGOV"]),
        ("PXXV", ["PGOV"], []),
        ("MRK04", ["MRK004", "MRK001"], ["MRK004"]),
        ("portion-mark-mising", ["portion-mark-missing", "portion-mark-form"], ["portion-mark-missing"]),
        ("SECXXT", ["SECRET"], ["SECRET"]),  # two edits, from six letters on
        ("abcd", ["abce", "abcf", "abcg", "abch"], ["abce", "abcf", "abcg"]),
        ("", ["a"], ["a"]),
    ],
)
def test_similar_words(word: str, known: list[str], near: list[str]) -> None:
    assert similar(word, known) == near


def test_odd_characters_are_those_that_no_telegram_has() -> None:
    assert odd_characters("a b\t\r\n~!") == ""
    assert odd_characters("\x00a ¶ \x7fé \x85") == "\x00¶\x7fé\x85"
    assert odd_characters("\x00a ¶ ’\x7fé \x85\ud800 😀") == "\x00¶’\x7fé\x85\ud800😀"
