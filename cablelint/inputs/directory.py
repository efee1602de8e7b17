"""The paths of the files below a folder, sorted, those left out that are not to be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cablelint.inputs.document import LeftOut, Unreadable, reason


class Below(NamedTuple):
    """What is read of what lies below a folder."""

    excluded: Callable[[str], bool] | None = None  # says of a file or a folder whether it is left out
    ignored: Callable[[str], frozenset[str]] | None = None  # the real paths below a folder that git ignores
    follow_links: bool = False


EVERYTHING = Below()


def walk(folder: str, below: Below) -> Iterator[str | LeftOut | Unreadable]:
    """The paths below a folder, in the order of the names, files and folders mixed.

    Where links are followed, each target is read once, and not through a link if it is found without one.
    """
    return _Walk(folder, below).of(folder)


class _Walk:
    """One walk: where it began, what git ignores there, and the targets of links that were read."""

    def __init__(self, folder: str, below: Below) -> None:
        self._below = below
        self._root = os.path.realpath(folder)
        self._targets = {self._root}
        self._ignored = self._ask(self._root)

    def of(self, folder: str) -> Iterator[str | LeftOut | Unreadable]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(folder, reason(error))
            return
        real = os.path.realpath(folder)
        if real != self._root and any(entry.name == "pyvenv.cfg" for entry in entries):
            yield LeftOut(folder, "an environment of Python")
            return
        if real != self._root and any(entry.name == ".git" for entry in entries):
            self._ignored |= self._ask(real)  # a work tree of its own, in which the one around it has no say
        for entry in entries:
            path = os.path.normpath(entry.path)
            if entry.name.startswith("."):
                yield LeftOut(path, "hidden")
            elif self._below.excluded is not None and self._below.excluded(path):
                yield LeftOut(path, "excluded")
            elif self._ignored and os.path.join(real, entry.name) in self._ignored:
                yield LeftOut(path, "ignored by git")
            elif entry.is_symlink():
                yield from self._linked(path)
            elif entry.is_dir():
                yield from self.of(path)
            elif entry.is_file():
                yield path
            else:
                yield LeftOut(path, "no file")  # a pipe would be waited for, a device would not end

    def _ask(self, folder: str) -> frozenset[str]:
        return frozenset() if self._below.ignored is None else self._below.ignored(folder)

    def _linked(self, path: str) -> Iterator[str | LeftOut | Unreadable]:
        target = os.path.realpath(path)
        if not self._below.follow_links:
            yield LeftOut(path, "behind a link")
        elif not os.path.exists(target):
            yield Unreadable(path, "the link leads nowhere")
        elif target in self._targets or self._found_anyway(target):
            yield LeftOut(path, "read through another path")
        elif os.path.isdir(target):
            self._targets.add(target)
            self._ignored |= self._ask(target)
            yield from self.of(path)
        elif os.path.isfile(target):
            self._targets.add(target)
            yield path
        else:
            yield LeftOut(path, "no file")

    def _found_anyway(self, target: str) -> bool:
        """Whether the walk comes to the target of a link by itself."""
        root = os.path.join(self._root, "")
        if not target.startswith(root) or (self._below.excluded is not None and self._below.excluded(target)):
            return False
        path = self._root
        for name in target.removeprefix(root).split(os.sep):
            path = os.path.join(path, name)
            if name.startswith(".") or path in self._ignored:
                return False
        return True
