"""What is put into a store is there in the next run; what goes wrong never reaches the run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import cablelint
from cablelint.run.store import Store, remove

KEY, OTHER = b"k" * 16, b"o" * 16
SQLITE = "results.sqlite3"


def kept(folder: Path, *keys: bytes) -> list[bytes | None]:
    store = Store(str(folder))
    try:
        return store.get(keys)
    finally:
        store.close()


def put(folder: Path, *values: tuple[bytes, bytes], limit: int = 2**30) -> str:
    """Put values into a store; what was wrong with it."""
    store = Store(str(folder), limit)
    store.put(values)
    store.close()
    return store.failure


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    assert put(tmp_path / "a" / "b", (KEY, b"one")) == ""
    assert kept(tmp_path / "a" / "b", KEY, OTHER) == [b"one", None]
    assert put(tmp_path / "a" / "b", (KEY, b"two"), (OTHER, b"")) == ""
    assert kept(tmp_path / "a" / "b", KEY, OTHER) == [b"two", b""]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    put(tmp_path / "cache", (KEY, b"one"))
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / SQLITE).stat().st_mode & 0o077 == 0


def test_nothing_is_written_before_it_is_asked(tmp_path: Path) -> None:
    Store(str(tmp_path / "cache")).close()
    assert not (tmp_path / "cache").exists()


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    values = [(number.to_bytes(16, "big"), bytes(10_000)) for number in range(100)]
    for value in values:
        assert put(tmp_path, value, limit=300_000) == ""
    there = [one is not None for one in kept(tmp_path, *(key for key, _ in values))]
    assert there[-15:] == [True] * 15
    assert there[:60] == [False] * 60
    assert (tmp_path / SQLITE).stat().st_size < 400_000


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    failure = put(tmp_path / "file" / "cache", (KEY, b"one"))
    assert "not a directory" in failure or "file exists" in failure
    assert kept(tmp_path / "file" / "cache", KEY) == [None]


def test_a_file_of_another_kind_is_replaced_for_the_next_run(tmp_path: Path) -> None:
    (tmp_path / SQLITE).write_bytes(b"no database at all" * 1000)
    assert put(tmp_path, (KEY, b"one")) == "file is not a database"
    assert put(tmp_path, (KEY, b"one")) == ""
    assert kept(tmp_path, KEY) == [b"one"]


def test_a_damaged_file_gives_nothing_or_what_was_put(tmp_path: Path) -> None:
    values = [(number.to_bytes(16, "big"), b"%d" % number * 999) for number in range(200)]
    put(tmp_path, *values)
    data = bytearray((tmp_path / SQLITE).read_bytes())
    for place in range(4096, len(data), 4096):
        data[place : place + 50] = b"\xff" * 50
    (tmp_path / SQLITE).write_bytes(bytes(data))
    assert kept(tmp_path, *(key for key, _ in values)) == [None] * 200
    assert put(tmp_path, (KEY, b"one")) == ""


def test_a_file_of_another_program(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / SQLITE) as connection:
        connection.execute("CREATE TABLE kept (something TEXT)")
    connection.close()
    assert "column" in put(tmp_path, (KEY, b"one"))
    assert kept(tmp_path, KEY) == [None]


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX stands for a disk that is full")
def test_a_full_disk(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from cablelint.run.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "store = Store(sys.argv[1])\n"
        "for number in range(100):\n"
        "    store.put([(number.to_bytes(16, 'big'), bytes(10_000))])\n"
        "store.close()\n"
        "print(store.failure)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(Path(cablelint.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("disk i/o error", "database or disk is full")
    assert kept(tmp_path, (0).to_bytes(16, "big")) in ([bytes(10_000)], [None])


def test_what_another_run_holds_is_waited_for_and_then_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, (KEY, b"one"))
    monkeypatch.setattr("cablelint.run.store.WAIT", 0.05)
    other = sqlite3.connect(tmp_path / SQLITE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert kept(tmp_path, KEY) == [b"one"]
    assert put(tmp_path, (KEY, b"two")) == "database is locked"
    other.close()
    assert kept(tmp_path, KEY) == [b"one"]


def test_removing(tmp_path: Path) -> None:
    put(tmp_path, (KEY, b"one"))
    (tmp_path / "crash-0000.txt").write_text("another file")
    assert remove(str(tmp_path)) > 4096
    assert [path.name for path in tmp_path.iterdir()] == ["crash-0000.txt"]
    assert remove(str(tmp_path)) == 0
