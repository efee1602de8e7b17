"""The documents of files that changed in git: those of the work tree, or those that are staged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from tempfile import TemporaryDirectory

from cablelint.inputs import Found, read
from cablelint.inputs.directory import Below
from cablelint.inputs.document import Document, LeftOut, NotCable, Reading, Sealed
from cablelint.inputs.git import Change, GitError, changed, copy_staged, work_tree


def changed_documents(
    paths: Iterable[str], reading: Reading, change: Change, *, below: Below, force_exclude: bool = False
) -> Iterator[Found]:
    """The documents of the files and of what is below the folders, of those that changed.

    What the readers of all formats take is a file: of a table or an archive that changed, each message
    is read.  Raises GitError, before anything is read.
    """
    trees: dict[str, dict[str, None]] = {}
    wanted = []
    for path in paths:
        folder, name = (path, "") if os.path.isdir(path) else os.path.split(path)
        tree = work_tree(folder or ".")
        if tree is None:
            raise GitError(f"`{path}` is not in a git repository", "leave out what asks for changes")
        if tree not in trees:
            trees[tree] = dict.fromkeys(changed(tree, change, with_ignored=below.ignored is None))
        inside = os.path.relpath(os.path.join(os.path.realpath(folder or "."), name), tree)
        wanted.append((path, tree, inside.replace(os.sep, "/")))
    for path, tree, inside in wanted:
        names = []
        for name, shown, why in _of(path, inside, trees[tree], below, force_exclude=force_exclude):
            if why is None:
                names.append((name, shown))
            else:
                yield LeftOut(shown, why)
        if change.staged:
            yield from _staged(tree, names, trees[tree], reading)
        else:
            yield from _in_work_tree(names, reading, below)


def _of(
    path: str, inside: str, changes: dict[str, None], below: Below, *, force_exclude: bool
) -> Iterator[tuple[str, str, str | None]]:
    """The changed files of one path: their names in the work tree, their paths, why they are left out."""

    def excluded(path: str) -> bool:
        return below.excluded is not None and below.excluded(path)

    if not os.path.isdir(path):
        if inside in changes or not os.path.lexists(path):  # then it is told that it cannot be read
            yield inside, path, "excluded" if force_exclude and excluded(path) else None
        return
    beginning = "" if inside == "." else f"{inside}/"
    for name in changes:
        if name.startswith(beginning):
            rest = name.removeprefix(beginning)
            shown = os.path.normpath(os.path.join(path, rest))
            hidden = rest.startswith(".") or "/." in rest
            yield name, shown, "hidden" if hidden else "excluded" if excluded(shown) else None


def _in_work_tree(names: list[tuple[str, str]], reading: Reading, below: Below) -> Iterator[Found]:
    for _, path in names:
        if os.path.islink(path) and not below.follow_links:
            yield LeftOut(path, "behind a link")
        elif not os.path.isdir(path):  # a work tree inside of this one
            yield from read(path, reading)


def _staged(
    tree: str, names: list[tuple[str, str]], changes: dict[str, None], reading: Reading
) -> Iterator[Found]:
    """Documents of what is staged: that is what will be committed, whatever stands in the work tree."""
    with TemporaryDirectory(prefix="cablelint-") as copies:
        copy_staged(tree, [name for name, _ in names if name in changes], copies)
        for name, path in names:
            copy = os.path.join(copies, name)
            if os.path.islink(copy):
                yield LeftOut(path, "behind a link")
            elif not os.path.isdir(copy):  # a work tree inside of this one
                for found in read(copy, reading):
                    if isinstance(found, Document | NotCable | Sealed):
                        yield found._replace(address=found.address._replace(path=path))
                    else:
                        yield found._replace(path=path + found.path.removeprefix(copy))
