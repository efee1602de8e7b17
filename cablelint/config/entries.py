"""The entries of the suppressions: one rule each, where it is allowed, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from cablelint.config.keys import ENTRY_KEYS
from cablelint.config.kinds import Tell, Wrong, unknown_rule
from cablelint.config.places import Path
from cablelint.rules import pages, selection
from cablelint.suppression import Entry
from cablelint.text import similar


def read_entries(value: Any, path: Path, root: str, tell: Tell) -> Iterator[tuple[int, Entry]]:
    """The entries of an array of tables, each with its number; what is wrong in them is told."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        tell(Wrong(path, "`suppress` is not an array of tables", "expected `[[suppress]]`", of_key=True))
        return
    for number, table in enumerate(value):
        entry = _entry(table, (*path, number), root, tell)
        if entry is not None:
            yield number, entry


def _entry(table: dict[str, Any], path: Path, root: str, tell: Tell) -> Entry | None:
    wrong = [*_wrong_keys(table, path), *_wrong_values(table, path)]
    heads = pages.heads()
    word = table.get("rule")
    code = None
    if isinstance(word, str):
        code = selection.find_rule(word, heads)
        if code is None:
            wrong.append(unknown_rule(selection.unknown(word, "", heads), (*path, "rule")))
    for one in wrong:
        tell(one)
    if wrong or code is None:
        return None
    return Entry(
        code, table.get("id"), table.get("path"), table.get("text"), table["reason"], table.get("until"), root
    )


def _wrong_keys(table: dict[str, Any], path: Path) -> Iterator[Wrong]:
    for key in table:
        if key not in ENTRY_KEYS:
            near = ", ".join(f"`{name}`" for name in similar(key, ENTRY_KEYS))
            help = f"there is a key with a similar name: {near}" if near else ""
            yield Wrong((*path, key), f"unknown key `{key}`", "not a key of a suppression", help, of_key=True)
    if "rule" not in table:
        yield Wrong(path, "this suppression names no rule", "expected `rule`", of_key=True)
    if not table.get("reason") and isinstance(table.get("reason", ""), str):
        yield Wrong(path, "this suppression gives no reason", "expected `reason`", of_key=True)
    if ("id" in table) == ("path" in table):
        says = "names a message and a path" if "id" in table else "names no message"
        yield Wrong(path, f"this suppression {says}", "expected either `id` or `path`", of_key=True)


def _wrong_values(table: dict[str, Any], path: Path) -> Iterator[Wrong]:
    for key in ("rule", "id", "path", "text", "reason"):
        if key in table and not isinstance(table[key], str):
            yield Wrong((*path, key), f"`{key}` is not a text", "expected a text in quotes")
    until = table.get("until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        yield Wrong(
            (*path, "until"), "`until` is not a date", "expected such as `2027-01-01`, without quotes"
        )
