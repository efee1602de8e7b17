"""How far a run is: the line in words, and the bytes that it counts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from cablelint.cli.amount import Amount
from cablelint.cli.progress import Far, told
from cablelint.finding import Address
from cablelint.inputs import Below, Document, Found, LeftOut, Reading, documents
from cablelint.inputs.sizes import sizes

GIB = 2**30
FULL = " 62%  1.0 of 1.6 GiB  155,904 messages  3,412/s  48,120 findings  0:28 left"


def long(room: int | None = None) -> str:
    return told(Far(155_904, 48_120, int(0.62 * 1.6 * GIB) + 1, int(1.6 * GIB)), 45.69, room)


def test_the_line() -> None:
    assert long() == FULL
    assert (
        told(Far(1, 0, 300, 2**20), 2.0) == "  0%  0.0 of 1.0 MiB  1 message  0/s  0 findings  1:56:29 left"
    )
    assert told(Far(2, 1, 3 * 2**20, None), 1.0) == " 3.0 MiB  2 messages  2/s  1 finding"
    assert told(Far(0, 0, 0, 2**20), 1.0) == "  0%  0.0 of 1.0 MiB  0 messages  0/s  0 findings"
    assert told(Far(9, 9, 3000, 2000), 1.0) == " 100%  2.0 of 2.0 KiB  9 messages  9/s  9 findings  0:00 left"


@pytest.mark.parametrize(
    ("room", "line"),
    [
        (79, FULL),
        (70, " 62%  1.0 of 1.6 GiB  155,904 messages  48,120 findings  0:28 left"),
        (60, " 62%  155,904 messages  48,120 findings  0:28 left"),
        (40, " 62%  155,904 messages  0:28 left"),
        (20, " 62%  0:28 left"),
        (5, " 62%"),
    ],
)
def test_what_matters_least_is_left_out_where_there_is_no_room(room: int, line: str) -> None:
    assert long(room) == line


def text(path: str, size: int) -> Document:
    return Document(Address(path), b"", size)


def passed(found: Iterable[Found], amount: Amount) -> list[int]:
    """What was done before each document, and at the end."""
    return [*(amount.done for _ in amount.watched(iter(found))), amount.done]


def test_a_document_counts_when_the_next_one_is_asked_for() -> None:
    found: list[Found] = [text("a.txt", 10), LeftOut("b.txt", "hidden"), text("c.txt", 5)]
    assert passed(found, Amount(None)) == [0, 10, 10, 15]


def test_of_a_table_the_messages_count_and_no_more_than_the_file_has(tmp_path: Path) -> None:
    table = tmp_path / "cables.csv"
    table.write_bytes(b"x" * 100)
    rows: list[Found] = [Document(Address(str(table), record=n), b"", 40) for n in range(1, 4)]
    assert passed([*rows, text("z.txt", 7)], Amount(None)) == [0, 40, 80, 100, 107]


def test_of_an_archive_the_texts_are_taken_to_be_packed(tmp_path: Path) -> None:
    archive = tmp_path / "mirror.zip"
    archive.write_bytes(b"x" * 50)
    found = [Document(Address(str(archive), member=f"{n}.txt"), b"", 100) for n in range(2)]
    assert passed(found, Amount(None)) == [0, 35, 50]


def test_the_total_is_known_once_all_files_are_counted() -> None:
    amount = Amount(iter([1, 2, 3]))
    seen = []
    for _ in range(4):
        seen.append(amount.total)
        amount.count(0)
    assert seen == [None, None, None, None]
    amount.count(0)
    assert amount.total == 6
    amount.count(0)
    assert amount.total == 6
    unknown = Amount(None)
    unknown.count(1)
    assert unknown.total is None


def test_the_sizes_are_those_of_what_is_read(tmp_path: Path) -> None:
    for name, size in (("a.txt", 3), ("b/c.txt", 5), ("b/.hidden", 100), ("out.txt", 50)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    below = Below(excluded=lambda path: path.endswith("out.txt"))
    paths = [str(tmp_path), str(tmp_path / "out.txt"), str(tmp_path / "gone.txt")]
    assert list(sizes(paths, below)) == [3, 5, 50, 0]
    assert list(sizes(paths, below, force_exclude=True)) == [3, 5, 0]
    read = [one.size for one in documents(paths, Reading(1000), below=below) if isinstance(one, Document)]
    assert read == [3, 5, 50]
