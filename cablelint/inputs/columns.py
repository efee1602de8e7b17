"""Which columns of a table hold what, and the message that a row of it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cablelint.finding import Metadata

# What a column can hold, to the names that it goes by, in lower case with one blank between words; where
# a table has several of them, the first counts.
NAMES = {
    "id": (
        "reference",
        "reference id",
        "refid",
        "canonical id",
        "cable id",
        "message id",
        "document number",
        "identifier",
        "doc id",
        "id",
    ),
    "body": ("body", "text", "content", "full text", "raw body"),
    "header": ("header", "head"),
    "date": ("date", "created", "draft date"),
    "origin": ("origin", "from", "from field"),
    "classification": ("classification",),
    "references": ("references", "refs"),
}
NOTHING = frozenset({"", "n/a", "null", "none", r"\n"})  # what is written for no text, in lower case


class Columns(NamedTuple):
    """The number (from 0) of the column for each; None where there is none."""

    id: int | None = None
    body: int | None = None
    header: int | None = None
    date: int | None = None
    origin: int | None = None
    classification: int | None = None
    references: int | None = None


class Record(NamedTuple):
    """One row: which message it is, its text, and what else the table says of it."""

    identifier: str | None
    text: str  # empty where there is none
    parts: tuple[int, ...]  # the columns that the text was put together from
    metadata: Metadata


class UnknownColumnsError(Exception):
    """Why it is not known where a table holds the text, in words that follow its name."""


def columns_of(names: Sequence[str], wanted: Sequence[tuple[str, str]] = ()) -> Columns:
    """The columns of a table, by their names; those that are wanted take the place of names that are known.

    Raises UnknownColumnsError.
    """
    if not names:
        raise UnknownColumnsError("has no header row")
    plain = [" ".join(name.replace("_", " ").lower().split()) for name in names]
    found: dict[str, int] = {}
    for what, known in NAMES.items():
        place = next((plain.index(name) for name in known if name in plain), None)
        if place is not None:
            found[what] = place
    for what, name in wanted:
        if name not in names:
            raise UnknownColumnsError(f"has no column `{name}`, only {_these(names)}")
        found[what] = names.index(name)
    if "body" not in found:
        told = f"has no column that is known to hold the text, only {_these(names)}"
        raise UnknownColumnsError(f"{told}: `--columns body=NAME` names it")
    return Columns(**found)


def numbered(wanted: Sequence[tuple[str, str]]) -> Columns | None:
    """The columns that are wanted by their numbers, from 1; None where one is wanted by its name."""
    if not wanted or not all(name.isascii() and name.isdecimal() and int(name) for _, name in wanted):
        return None
    return Columns(**{what: int(name) - 1 for what, name in wanted})


def record_of(values: Sequence[str], columns: Columns) -> Record:
    """The record of one row: between header and body a blank line, at the end a line end."""
    parts = tuple(
        column
        for column in (columns.header, columns.body)
        if column is not None and not _is_nothing(values[column])
    )
    text = "\n\n".join([values[column] for column in parts])
    if text and not text.endswith("\n"):
        text += "\n"
    identifier, date, origin, classification, references = (
        "" if column is None else values[column]
        for column in (columns.id, columns.date, columns.origin, columns.classification, columns.references)
    )
    metadata = Metadata(date, origin, classification, references)
    return Record(identifier.strip() or None, text, parts, metadata)


def _is_nothing(value: str) -> bool:
    return len(value) < 8 and value.strip().lower() in NOTHING


def _these(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name[:40]}`" for name in names[:8])
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"{shown}{more}"
