"""Rows of the public dump that are cut out without being read are those that the csv module reads."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.finding import Address
from cablelint.inputs import Document, Found, Reading, Sealed, csv_blocks, csv_table
from cablelint.inputs.csv_blocks import Blocks, fields_in, value_of
from cablelint.inputs.csv_dialect import Dialect
from cablelint.inputs.csv_lines import Lines, Whole, rows_of
from cablelint.inputs.document import opened
from cablelint.inputs.source import Source, buffered
from inputs.containers import CORPUS, dumped

START = '"1","3/14/2007 15:30","07EXAMPLETON412",'
LIMIT = 400  # bytes of a row: what is longer is read by lines

# What tables are made of, whole rows and what looks like some, cut off anywhere, and put side by side.
values = st.lists(
    st.sampled_from(
        ["a", "\u00e9", '"', "\\", ",", "\n", "\r\n", "\r", '","', '\n"', "\n\n", "\0", START, f"\n{START}"]
    ),
    max_size=5,
).map("".join)
whole = st.tuples(values, values, values).map(lambda row: dumped(row))
odd = st.tuples(whole, st.integers(1, 60), st.booleans()).map(
    lambda cut: cut[0][: -cut[1]] if cut[2] else cut[0][cut[1] :]
)
rows = st.one_of(whole, whole, odd, values, st.just(START + '"","","","",""\n'))
tables = st.lists(rows, max_size=6).map(lambda some: dumped(("x", "", "x")) + "".join(some))


class Trickle(io.RawIOBase):
    """Bytes that come so many at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = io.BytesIO(data)
        self._size = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._data.read(min(self._size, len(buffer)))
        buffer[: len(data)] = data
        return len(data)


def blocks(data: bytes, size: int = 10**6) -> Blocks:
    return Blocks(Source(buffered(Trickle(data, size)), Address("x.csv"), "x.csv"), LIMIT, 10**6)


def values_in(row: bytes) -> list[str] | None:
    fields = fields_in(row)
    return None if fields is None else list(map(value_of, fields))


def read(data: bytes, size: int = 10**6, *, sealed: bool) -> list[Found]:
    source = Source(buffered(Trickle(data, size)), Address("x.csv"), "x.csv")
    return list(csv_table.read(source, Reading(10**6, sealed=sealed)))


@given(tables, st.integers(1, 200))
def test_any_table_in_blocks_of_any_size_is_what_the_csv_module_reads(table: str, size: int) -> None:
    data = table.encode()
    dialect = Dialect(escapes=True, is_dump=True)
    by_lines = list(rows_of(io.StringIO(data.decode("latin-1"), newline="\n"), dialect, 10**6))
    cut = []
    for row in rows_of(blocks(data, size), dialect, 10**6):
        if isinstance(row, Whole):
            raw = row.raw.decode("latin-1")
            row = Lines(row.first, row.first + raw.count("\n") - 1, raw, values_in(row.raw) or [])
        cut.append(row)
    assert cut == by_lines


@given(tables)
def test_what_is_sealed_holds_what_is_read_at_once(table: str) -> None:
    sealed = read(table.encode(), sealed=True)
    assert [opened(one) for one in sealed] == read(table.encode(), sealed=False)


@given(whole, st.integers(0, 400), st.sampled_from(['"', "\\", ",", "\n", '","', '"\n', "x", ""]))
def test_what_is_taken_for_a_row_is_one(row: str, at: int, put: str) -> None:
    """A row that was tampered with is none, or the csv module reads the same of it."""
    row = row[: at + len(START)] + put + row[at + len(START) :]
    values = values_in(row.encode("latin-1"))
    if values is not None:
        (found,) = csv.reader(io.StringIO(row, newline="\n"), escapechar="\\", strict=True)
        assert found == values
        assert len(found) == csv_blocks.FIELDS


@pytest.mark.parametrize(
    "row",
    [
        START + '"a","b","c","d","e"\n',
        START + '"a","b","c","d","e"\r\n',
        START + '"","","","",""\n',
        START + '"a",",","c","d","e"\n',
        START + r'"\"","\\","\\\"","\N",",\","' + "\n",
        START + '"a","b","c","line\n\nline\r\n","\\\n"\n',
    ],
)
def test_what_is_one_row_is_known_to_be_one(row: str) -> None:
    assert [values_in(row.encode())] == list(csv.reader(io.StringIO(row, newline="\n"), escapechar="\\"))


@pytest.mark.parametrize(
    "row",
    [
        START + '"a","b","c","d","e"',  # cut off
        START + '"a","b","c","d","\n',
        START + '"a","b","c","d","e\\"\n',
        START + '"a","b","c","d"\n',
        START + '"a","b","c","d","e","f"\n',
        START + 'a,"b","c","d","e"\n',
        START + '"a","b","c","d","e""e"\n',
        START + '"a","b"","c","d",e"\n',
        START + '"a"b","c",,"d","","\n',
    ],
)
def test_all_else_is_left_to_the_csv_module(row: str) -> None:
    assert values_in(row.encode()) is None


def test_a_row_that_is_too_large_is_read_by_lines() -> None:
    data = dumped(("1", "", "x" * LIMIT), ("2", "", "x")).encode()
    kinds = [type(row) for row in rows_of(blocks(data, 50), Dialect(escapes=True, is_dump=True), 10**6)]
    assert kinds == [Lines, Whole]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared")
def test_nearly_all_rows_of_the_public_dump_are_sealed() -> None:
    data = Path(CORPUS / "cables.csv").read_bytes()
    sealed = read(data, sealed=True)
    assert sum(isinstance(one, Sealed) for one in sealed) == len(sealed) == 84
    assert all(isinstance(one, Document) for one in read(data, sealed=False))
