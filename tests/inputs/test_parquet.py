"""Parquet: a message a row; without pyarrow it is said what to install."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

from cablelint.finding import Metadata
from cablelint.inputs import Document, NotCable, Reading, Unreadable, read
from inputs.containers import parquet

READING = Reading(100_000)
TEXT = "UNCLAS EXAMPLETON 000412\n\n1. Text.\n"


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1")
    (found,) = read(str(path), READING)
    assert isinstance(found, Unreadable)
    assert "pip install 'cablelint[parquet]'" in found.reason


def test_a_row_is_a_message(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = {
        "x": pyarrow.array([1, 2, 3]),
        "text": pyarrow.array([TEXT, None, "x" * 150_000]),
        "refid": pyarrow.array(["07EXAMPLETON412", "b", "c"]).dictionary_encode(),
        "created": pyarrow.array([datetime(2007, 3, 14, 15, 30), None, None]),
    }
    from pyarrow.parquet import write_table

    path = tmp_path / "cables"
    write_table(pyarrow.table(table), path)
    first, second, third = read(str(path), READING)
    assert isinstance(first, Document)
    assert (first.data.decode(), first.identifier, first.address.record) == (TEXT, "07EXAMPLETON412", 1)
    assert first.metadata == Metadata(date="2007-03-14 15:30:00")
    assert first.extracted
    assert isinstance(second, NotCable)
    assert (str(second.address), second.reason) == (f"{path}#2", "has no text")
    assert isinstance(third, Document)
    assert (len(third.data), third.size) == (65_536, 150_001)


def test_columns_can_be_named(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "x.parquet"
    path.write_bytes(parquet([{"nr": "x", "inhalt": TEXT}]))
    (found,) = read(str(path), READING)
    assert isinstance(found, NotCable)
    (found,) = read(str(path), READING._replace(columns=(("body", "inhalt"), ("id", "nr"))))
    assert isinstance(found, Document)
    assert (found.data.decode(), found.identifier) == (TEXT, "x")


def test_more_rows_than_a_batch_are_numbered_on(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "x.parquet"
    path.write_bytes(parquet([{"text": f"{number}\n"} for number in range(1, 201)]))
    found = list(read(str(path), READING))
    assert [(one.address.record, int(one.data)) for one in found if isinstance(one, Document)] == [
        (number, number) for number in range(1, 201)
    ]


def test_a_file_that_is_broken_is_said_to_be_so(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "x.parquet"
    whole = parquet([{"text": TEXT}])
    for content in (whole[:-10], b"PAR1", b"", b"not at all"):
        path.write_bytes(content)
        (found,) = read(str(path), READING)
        assert isinstance(found, Unreadable)
        assert found.reason.startswith("it is not a whole Parquet file")
