"""Apache Parquet (https://parquet.apache.org): a folder of findings and messages, for programs that count.

A part is two files, of messages and of their findings, which are put in their places when they are whole.
`manifest.json` names the parts that are, and says whether there will be more.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from cablelint import __version__
from cablelint.finding import Result
from cablelint.outputs.columns import (
    FINDINGS,
    MESSAGES,
    Row,
    batch_of,
    finding_row,
    message_row,
    which_message,
)
from cablelint.outputs.context import Context, Summary
from cablelint.outputs.records import summary_record

SCHEMA = "cablelint.parquet/1"
MANIFEST, UNFINISHED = "manifest.json", ".part"
GROUP = 4096  # rows that are kept in memory, and are a row group then
PART = 64 * GROUP  # rows after which a part ends, with the message that has them
_NAME = re.compile(r"(?:messages|findings)-\d{5,}\.parquet")


class Writer:
    """Writes the tables of a run, and a part whenever one is full.

    Raises FileExistsError for a folder that holds anything but results of this kind, OSError where a
    file cannot be written.  Results of an earlier run are there until the first part of this one is.
    """

    def __init__(self, folder: str, context: Context) -> None:
        os.makedirs(folder, exist_ok=True)
        self._folder = folder
        self._parts: list[Row] = []
        self._earlier = _earlier(folder)
        if self._earlier is None:
            self._write_manifest(None)
        self._tables: tuple[_Table, _Table] | None = self._next_tables()

    def result(self, result: Result) -> None:
        """Write a message, and its findings."""
        if self._tables is None:
            self._tables = self._next_tables()
        messages, findings = self._tables
        aside, message = result.suppressed, which_message(result)
        if result.is_message:
            numbers = {"findings": len(result.findings), "suppressed": len(aside)}
            messages.add({**message_row(result), **numbers})
        for finding in (*result.findings, *aside):
            findings.add({**message, **finding_row(finding)})
        if max(messages.rows, findings.rows) >= PART:
            self._end_part()

    def end(self, summary: Summary) -> None:
        """Write what is left, and what the run came to."""
        self._end_part()
        self._write_manifest(summary)

    def drop(self) -> None:
        """Leave nothing behind that is not whole; the parts that are stay."""
        for table in self._tables or ():
            table.drop()
        if not self._parts and self._earlier is None:
            os.unlink(os.path.join(self._folder, MANIFEST))

    def _next_tables(self) -> tuple[_Table, _Table]:
        number = f"{len(self._parts) // 2:05}"
        messages = _Table(self._folder, "messages", number, MESSAGES)
        return messages, _Table(self._folder, "findings", number, FINDINGS)

    def _end_part(self) -> None:
        if self._tables is None:
            return
        for table in self._tables:
            table.close()
        if self._earlier is not None and not self._parts:
            self._write_manifest(None)
            for name in self._earlier:
                os.unlink(os.path.join(self._folder, name))
        for table in self._tables:
            table.put_in_place()
            self._parts.append({"table": table.kind, "file": table.name, "rows": table.rows})
        self._tables = None
        self._write_manifest(None)

    def _write_manifest(self, summary: Summary | None) -> None:
        """Say which parts are whole; the summary, if the run is at its end."""
        rows = {"messages": 0, "findings": 0}
        for part in self._parts:
            rows[part["table"]] += part["rows"]
        manifest = {
            "schema": SCHEMA,
            "complete": summary is not None and summary.complete,
            "rows": rows,
            "parts": self._parts,
            "versions": {"cablelint": __version__, "pyarrow": pa.__version__},
            "summary": None if summary is None else summary_record(summary),
        }
        path = os.path.join(self._folder, MANIFEST)
        with _named(path), open(path + UNFINISHED, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
        os.replace(path + UNFINISHED, path)


class _Table:
    """One part of one table, in a file that is not in its place yet."""

    def __init__(self, folder: str, kind: str, number: str, schema: Any) -> None:
        self.kind = kind
        self.name = f"{kind}-{number}.parquet"
        self.rows = 0
        self._schema = schema
        self._waiting: list[Row] = []
        self._path = os.path.join(folder, self.name)
        self._file = open(self._path + UNFINISHED, "wb")  # noqa: SIM115  (it lives as long as the part)
        self._writer = parquet.ParquetWriter(self._file, schema, compression="zstd")

    def add(self, row: Row) -> None:
        self._waiting.append(row)
        self.rows += 1
        if len(self._waiting) == GROUP:
            self._write()

    def close(self) -> None:
        if self._waiting:
            self._write()
        with _named(self._path):
            self._writer.close()
            self._file.close()

    def put_in_place(self) -> None:
        os.replace(self._path + UNFINISHED, self._path)

    def drop(self) -> None:
        with suppress(OSError):  # it was met, and told, when the file was written
            self._writer.close()
            self._file.close()
        with suppress(FileNotFoundError):
            os.unlink(self._path + UNFINISHED)

    def _write(self) -> None:
        with _named(self._path):
            self._writer.write_batch(batch_of(self._waiting, self._schema))
        self._waiting.clear()


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Let an error say which file it is about."""
    try:
        yield
    except OSError as error:
        error.filename = path
        raise


def _earlier(folder: str) -> list[str] | None:
    """The files of an earlier run in a folder, None if it is empty.  Raises FileExistsError for others."""
    names = os.listdir(folder)
    if not names:
        return None
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            manifest = json.load(file)
        ours = manifest["schema"] == SCHEMA
    except (OSError, ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise FileExistsError(errno.EEXIST, "the folder holds files that are no results of this kind", folder)
    for name in names:
        if name.endswith(UNFINISHED) and _NAME.fullmatch(name.removesuffix(UNFINISHED)):
            os.unlink(os.path.join(folder, name))  # of a run that was killed
    return [name for name in names if _NAME.fullmatch(name)]
