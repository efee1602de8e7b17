"""Files in, a configuration out, or all that is wrong with them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from typing import Any, NamedTuple

from cablelint import __version__
from cablelint.config.entries import read_entries
from cablelint.config.find import PROJECT, Found, shown
from cablelint.config.keys import KEYS, SUPPRESS
from cablelint.config.kinds import Version, Wrong
from cablelint.config.model import INLINE, Config, ConfigMistakesError, Item, Mistake, Suppress
from cablelint.config.places import Path, Places, syntax_place
from cablelint.text import similar

TABLES = ("severity", "per-path-ignores", "per-path-severity")
_OURS: Path = ("tool", "cablelint")


def read(found: Found, inline: Iterable[str] = ()) -> Config:
    """The configuration of the files that were found, and of `--config KEY=VALUE` over them.

    Raises ConfigMistakesError.
    """
    reader = _Reader()
    files = reader.chain(found.config) if found.config else []
    beside = reader.file(found.suppressions) if found.suppressions else None
    over = [reader.inline(one, found.root) for one in inline]
    for file in reversed(files):
        reader.settings(file)
    if beside:
        reader.suppressions(beside)
    for one in over:
        reader.settings(one)
    if reader.mistakes:
        raise ConfigMistakesError(reader.mistakes)
    names = tuple(file.name for file in [*files, *([beside] if beside else [])])
    return Config(names, tuple(reader.items), tuple(reader.entries))


class _File(NamedTuple):
    """One TOML text: its name, the folder that it counts from, our table in it, and where that stands."""

    name: str
    root: str
    data: dict[str, Any]
    table: Path
    places: Places


class _Reader:
    """What was read so far, and what is wrong with it."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.entries: list[Suppress] = []
        self.mistakes: list[Mistake] = []

    # ---- texts ----------------------------------------------------------------------------------

    def chain(self, path: str) -> list[_File]:
        """A file and those that it builds upon, each after the one that names it."""
        files: list[_File] = []
        seen = set()
        while True:
            seen.add(os.path.realpath(path))
            file = self.file(path)
            if file is None:
                return files
            files.append(file)
            base = file.data.get("extend")
            if not isinstance(base, str):
                return files
            path = os.path.join(os.path.dirname(os.path.abspath(path)), os.path.expanduser(base))
            place = file.places.value((*file.table, "extend"))
            if os.path.realpath(path) in seen:
                self.mistakes.append(Mistake(f"`{base}` extends itself", place, "read already"))
                return files
            if not os.path.isfile(path):
                self.mistakes.append(Mistake(f"there is no file `{base}`", place, "to build upon"))
                return files

    def file(self, path: str) -> _File | None:
        name = shown(path)
        try:
            with open(path, encoding="utf-8-sig", newline="") as opened:
                text = opened.read()
        except UnicodeDecodeError:
            self.mistakes.append(Mistake(f"`{name}` is not UTF-8", None))
            return None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.mistakes.append(Mistake(f"cannot read `{name}`: {reason}", None))
            return None
        data = self._toml(name, text)
        if data is None:
            return None
        root = os.path.dirname(os.path.abspath(path))
        table: Path = ()
        if os.path.basename(path) == PROJECT:
            tool = data.get("tool")
            data, table = (tool.get("cablelint", {}) if isinstance(tool, dict) else {}), _OURS
        if not isinstance(data, dict):
            place = Places(name, text).key(table)
            self.mistakes.append(Mistake("`tool.cablelint` is not a table", place, "expected a table"))
            return None
        return _File(name, root, data, table, Places(name, text))

    def inline(self, text: str, root: str) -> _File:
        """`KEY=VALUE` as a file of one line; a value that is no TOML is a text."""
        key, _, value = text.partition("=")
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            text = f"{key} = '{value.strip()}'"
            data = self._toml(INLINE, text) or {}
        return _File(INLINE, root, data, (), Places(INLINE, text))

    def _toml(self, name: str, text: str) -> dict[str, Any] | None:
        try:
            return tomllib.loads(text.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            what = str(error).partition(" (at ")[0]
            place = syntax_place(Places(name, text), text, error)
            self.mistakes.append(Mistake(f"`{name}` is not TOML", place, what[:1].lower() + what[1:]))
            return None

    # ---- what they say --------------------------------------------------------------------------

    def settings(self, file: _File) -> None:
        """Read our table of a file; what it says takes the place of what was said before."""
        wanted = file.data.get("required-version")
        if isinstance(wanted, str) and Version.ONE.match(wanted) and not Version.holds(wanted, __version__):
            place = file.places.value((*file.table, "required-version"))
            self.mistakes.append(
                Mistake(f"this is cablelint {__version__}", place, f"`{wanted}` is required")
            )
            return  # a file for another version may say what we do not know
        for key, value in file.data.items():
            path = (*file.table, key)
            if key == SUPPRESS:
                self._entries(file, value, path)
            elif key in KEYS:
                value = KEYS[key].kind.read(value, path, lambda wrong: self._tell(file, wrong))
                self._set(file, key, value)
            else:
                self._tell(file, _unknown_key(key, path, "[tool.cablelint]" if file.table else ""))

    def suppressions(self, file: _File) -> None:
        """Read a file that holds suppressions and nothing else."""
        for key, value in file.data.items():
            if key == SUPPRESS:
                self._entries(file, value, (key,))
            else:
                self._tell(
                    file, Wrong((key,), f"unknown key `{key}`", "expected `[[suppress]]`", of_key=True)
                )

    def _entries(self, file: _File, value: Any, path: Path) -> None:
        for number, entry in read_entries(value, path, file.root, lambda wrong: self._tell(file, wrong)):
            item = (*path, number)
            self.entries.append(Suppress(entry, file.places.key(item), file.places, item))

    def _set(self, file: _File, key: str, value: Any) -> None:
        path = (*file.table, key)
        if key in TABLES:
            for entry, one in value.items():
                self._replace(Item(key, entry, one, file.places, (*path, entry), file.root))
        else:
            item = Item(key, None, value, file.places, path, file.root)
            if KEYS[key].adds:
                self.items.append(item)
            else:
                self._replace(item)

    def _replace(self, item: Item) -> None:
        self.items = [one for one in self.items if (one.key, one.entry) != (item.key, item.entry)]
        self.items.append(item)

    def _tell(self, file: _File, wrong: Wrong) -> None:
        place = (file.places.key if wrong.of_key else file.places.value)(wrong.path)
        self.mistakes.append(Mistake(wrong.message, place, wrong.label, wrong.help))


def _unknown_key(key: str, path: Path, table: str) -> Wrong:
    known = [*KEYS, SUPPRESS]
    near = similar(key, known) or similar(key.replace("_", "-"), known)
    names = ", ".join(f"`{name}`" for name in near)
    there = "are keys with similar names" if len(near) > 1 else "is a key with a similar name"
    help = f"there {there}: {names}" if near else "list all keys with `cablelint config show`"
    label = f"not a key of `{table}`" if table else "not a key of cablelint"
    return Wrong(path, f"unknown key `{key}`", label, help, of_key=True)
