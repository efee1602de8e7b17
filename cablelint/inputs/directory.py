"""The paths of the files below a folder, sorted, hidden ones left out, each file once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from cablelint.inputs.document import LeftOut, Unreadable, reason


def walk(folder: str, excluded: Callable[[str], bool] | None = None) -> Iterator[str | LeftOut | Unreadable]:
    """The paths below a folder, in the order of the names, files and folders mixed.

    A link is followed, each target once; not if it leads to what is found below the folder without it.
    `excluded` says of a file or a folder whether it is left out.
    """
    return _Walk(folder, excluded).below(folder)


class _Walk:
    """One walk: where it began, and the targets of links that were read."""

    def __init__(self, folder: str, excluded: Callable[[str], bool] | None) -> None:
        self._excluded = excluded
        self._root = os.path.realpath(folder)
        self._targets = {self._root}

    def below(self, folder: str) -> Iterator[str | LeftOut | Unreadable]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(folder, reason(error))
            return
        for entry in entries:
            path = os.path.normpath(entry.path)
            if entry.name.startswith("."):
                yield LeftOut(path, "hidden")
            elif self._excluded is not None and self._excluded(path):
                yield LeftOut(path, "excluded")
            elif entry.is_symlink():
                yield from self._linked(path)
            elif entry.is_dir():
                yield from self.below(path)
            elif entry.is_file():
                yield path
            else:
                yield LeftOut(path, "not a file")  # a pipe would be waited for, a device would not end

    def _linked(self, path: str) -> Iterator[str | LeftOut | Unreadable]:
        target = os.path.realpath(path)
        if not os.path.exists(target):
            yield Unreadable(path, "the link leads nowhere")
        elif target in self._targets or self._found_anyway(target):
            yield LeftOut(path, "a link to what is read already")
        elif os.path.isdir(target):
            self._targets.add(target)
            yield from self.below(path)
        elif os.path.isfile(target):
            self._targets.add(target)
            yield path
        else:
            yield LeftOut(path, "not a file")

    def _found_anyway(self, target: str) -> bool:
        root = os.path.join(self._root, "")
        names = target.removeprefix(root).split(os.sep)
        return target.startswith(root) and not any(name.startswith(".") for name in names)
