"""Bytes by their keys, kept in a file from run to run.

A store never fails the run that uses it: what goes wrong turns it off, and `failure` says what it was.
Several runs may use one file; what a killed run has put there is whole.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

LIMIT = 2**30  # bytes
WAIT = 5.0  # seconds that another run is waited for
_NAME = "results.sqlite3"
_FILES = (_NAME, f"{_NAME}-wal", f"{_NAME}-shm")
_BEGIN = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS kept (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL);
"""
# An eighth of them: rows are numbered as they come.
_OLDEST = "DELETE FROM kept WHERE rowid <= (SELECT (7 * min(rowid) + max(rowid)) / 8 FROM kept)"


def cache_folder() -> str:
    """Where caches are kept: what CABLELINT_CACHE_DIR says, or a folder by the custom of the system."""
    if named := os.environ.get("CABLELINT_CACHE_DIR"):
        return named
    if os.name == "nt":
        caches = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        caches = os.path.expanduser("~/Library/Caches")
    else:
        caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(caches, "cablelint")


def remove(folder: str) -> int:
    """Remove the store in a folder; returns how many bytes it had.  Raises OSError."""
    size = 0
    for name in _FILES:
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            size += os.lstat(path).st_size
            os.unlink(path)
    return size


class Store:
    """The store in a folder, opened when it is first asked; of `limit` bytes, the oldest go first."""

    def __init__(self, folder: str, limit: int = LIMIT) -> None:
        self.failure = ""
        self._folder = folder
        self._limit = limit
        self._connection: Connection | None = None

    def get(self, keys: Sequence[bytes | None]) -> list[bytes | None]:
        """What is kept under each key; None where there is nothing."""
        return self._done(lambda connection: _selected(connection, keys)) or [None] * len(keys)

    def put(self, kept: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values under their keys: all of them, or none."""
        self._done(lambda connection: _replaced(connection, kept, self._limit))

    def close(self) -> None:
        """Close the file, if it is open."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._done(lambda _: connection.close(), opened=connection)

    def _done(self, work: Callable[[Connection], T], *, opened: Connection | None = None) -> T | None:
        """What work makes of the open file; None where that fails, which turns the store off."""
        if self.failure:
            return None
        try:
            from sqlite3 import DatabaseError, OperationalError
        except ImportError:
            self.failure = "this Python has no sqlite3"
            return None
        try:
            return work(opened or self._opened())
        except (DatabaseError, OSError) as error:
            self._fail(str(error).lower())
            if isinstance(error, DatabaseError) and not isinstance(error, OperationalError):
                with suppress(OSError):  # it is damaged; the next run begins anew
                    remove(self._folder)
            return None

    def _opened(self) -> Connection:
        if self._connection is None:
            from sqlite3 import connect

            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            path = os.path.join(self._folder, _NAME)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # it quotes what is quoted in findings
            self._connection = connect(path, timeout=WAIT, isolation_level=None)
            self._connection.executescript(_BEGIN)
        return self._connection

    def _fail(self, reason: str) -> None:
        self.failure = reason or "it cannot be read"
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                connection.close()


def _selected(connection: Connection, keys: Sequence[bytes | None]) -> list[bytes | None]:
    select = "SELECT value FROM kept WHERE key = ?"
    connection.execute("BEGIN")
    rows = [None if key is None else connection.execute(select, (key,)).fetchone() for key in keys]
    connection.execute("COMMIT")
    return [row and row[0] for row in rows]


def _replaced(connection: Connection, kept: Iterable[tuple[bytes, bytes]], limit: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("REPLACE INTO kept VALUES (?, ?)", kept)
    if _size(connection) > limit:
        connection.execute(_OLDEST)
    connection.execute("COMMIT")


def _size(connection: Connection) -> int:
    """The bytes that are in use; what was deleted leaves room that is used again."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size
