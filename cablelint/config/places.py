"""Where keys and values stand in a TOML text: tomllib, which has read it already, does not say."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

Path = tuple[str | int, ...]  # keys of tables, indices of arrays

_BLANKS = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'''', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\r\n]+")
_REST_OF_LINE = re.compile(r"[^\n]*\n?")
_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


class Place(NamedTuple):
    """A stretch of one line of a file; line and column count from 1, the end is excluded."""

    file: str
    line: int
    column: int
    end: int
    text: str  # the whole line
    offset: int  # in the file, from 0


class Places:
    """The keys and values of one TOML text by their paths."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._scan: _Scan | None = None

    @property
    def text(self) -> str:
        """The text that places are in, line ends as they are in the file."""
        return self._text

    def key(self, path: Path) -> Place:
        """The place of a key, or of what is nearest above it; of an array's item, that of its value."""
        scan = self._scanned()
        while path:
            span = scan.keys.get(path) or scan.values.get(path)
            if span:
                return self.at(*span)
            path = path[:-1]
        return self.at(0, 0)

    def value(self, path: Path) -> Place:
        """The place of a value, or of its key."""
        span = self._scanned().values.get(path)
        return self.at(*span) if span else self.key(path)

    def removal(self, path: Path) -> tuple[int, int]:
        """The offsets between which an item of an array stands, with what would be left over without it.

        Of a table in double brackets these are its lines, and the blank ones that part it from the next;
        comments above it and below it stay.  Of an item in brackets it is the comma behind it, or before it.
        """
        scan, text = self._scanned(), self._text
        if path not in scan.keys:
            start, value_end = scan.values[path]
            end = _end(_COMMA, text, value_end)
            line, next_line = text.rfind("\n", 0, start) + 1, _end(_BLANK_LINE, text, end)
            if not text[line:start].strip() and next_line > end:
                return line, next_line
            before = text[:start].rstrip()
            if end == value_end and before.endswith(","):
                start = len(before) - 1
            return start, end
        start = text.rfind("\n", 0, scan.keys[path][0]) + 1
        ends = [end for key, (_, end) in scan.values.items() if key[: len(path)] == path]
        end = _end(_REST_OF_LINE, text, max([*ends, scan.keys[path][1]]))
        if end == len(text):
            before = text[:start].rstrip()
            return (text.find("\n", len(before)) + 1 if before else 0), end
        return start, _end(_BLANK_LINES, text, end)

    def _scanned(self) -> _Scan:
        if self._scan is None:
            self._scan = _Scan(self._text)
            self._scan.all()
        return self._scan

    def at(self, start: int, end: int) -> Place:
        """The place between two offsets; of several lines the first."""
        before = self._text.rfind("\n", 0, start) + 1
        after = self._text.find("\n", start)
        line = self._text[before : after if after >= 0 else len(self._text)].rstrip("\r")
        last = min(end, before + len(line))
        number = self._text.count("\n", 0, start) + 1
        return Place(self._file, number, start - before + 1, max(last, start) - before + 1, line, start)


def syntax_place(places: Places, text: str, error: tomllib.TOMLDecodeError) -> Place:
    """Where a text stops being TOML."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    lines = text.split("\n")
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    start = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    return places.at(start, start + 1)


class _Scan:
    """Walks through a text that is TOML, and keeps the offsets of its keys and values."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self._arrays: dict[Path, int] = {}  # arrays of tables, and how many they have so far

    def all(self) -> None:
        table: Path = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> Path:
        start = self._at
        double = self._text.startswith("[[", start)
        self._at += 2 if double else 1
        names = self._names()
        self._at = self._text.index("]]" if double else "]", self._at) + (2 if double else 1)
        path = self._resolved((), [name for name, _, _ in names[:-1]])
        path = (*path, names[-1][0])
        if double:
            number = self._arrays[path] = self._arrays.get(path, 0) + 1
            self.keys.setdefault(path, (start, self._at))
            path = (*path, number - 1)
        else:
            path = self._resolved((), [name for name, _, _ in names])
        self.keys[path] = (start, self._at)
        return path

    def _resolved(self, path: Path, names: list[str]) -> Path:
        """The path of names, each array of tables standing for its last table."""
        for name in names:
            path = (*path, name)
            if path in self._arrays:
                path = (*path, self._arrays[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        path = table
        for name, start, end in self._names():
            path = (*path, name)
            self.keys.setdefault(path, (start, end))
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _names(self) -> list[tuple[str, int, int]]:
        names = []
        while True:
            self._skip(_BLANKS)
            start = self._at
            self._skip(_KEY)
            names.append((_unquoted(self._text[start : self._at]), start, self._at))
            self._skip(_BLANKS)
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _value(self, path: Path) -> None:
        self._skip(_BLANKS)
        start = self._at
        sign = self._text[start]
        if sign in "[{":
            self._at += 1
            number = 0
            while True:
                self._skip(_GAP)
                if self._text[self._at] in "]}":
                    self._at += 1
                    break
                if self._text[self._at] == ",":
                    self._at += 1
                elif sign == "[":
                    self._value((*path, number))
                    number += 1
                else:
                    self._pair(path)
        else:
            self._skip(_STRING if sign in "\"'" else _BARE)
            self._at = start + len(self._text[start : self._at].rstrip())
        self.values[path] = (start, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._at = _end(pattern, self._text, self._at)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
