"""What git says of paths: which it ignores, which have changed.  git is asked, and nothing of it guessed."""

from __future__ import annotations

import os
from typing import NamedTuple

# Where a branch is taken to have begun, the first of these that there is.
TRUNKS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
# What git tells its hooks: with it, any folder would be taken for the top of that work tree.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")


class GitError(Exception):
    """git is not there, or refuses: what is wrong, and what to do about it."""

    def __init__(self, message: str, help: str = "") -> None:
        self.message = message
        self.help = help
        super().__init__(message)


class Change(NamedTuple):
    """What counts as changed: what is staged, or all since a revision (None: since the branch began)."""

    since: str | None = None
    staged: bool = False


def work_tree(folder: str) -> str | None:
    """The work tree that holds a folder, a real path; found without git, which most runs do not need."""
    folder = os.path.realpath(folder)
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def ignored(folder: str) -> frozenset[str]:
    """The real paths below a folder that git ignores; of a folder that it ignores wholly, that alone.

    What is tracked is not ignored, whatever .gitignore says.  Raises GitError.
    """
    if work_tree(folder) is None:
        return frozenset()
    folder = os.path.realpath(folder)
    names = _names(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory")
    # The folder itself was asked for, so that it is read even where all of it is ignored.
    return frozenset(os.path.join(folder, name.rstrip("/")) for name in names if name != "./")


def changed(tree: str, change: Change, *, with_ignored: bool = False) -> list[str]:
    """The files of a work tree that changed, without those that are gone; relative to it, in order.

    Where nothing is said of what is staged, new files that git does not track yet count, too.
    Raises GitError.
    """
    differences = ("diff", "--name-only", "--no-ext-diff", "--no-renames", "--diff-filter=AMT")
    if change.staged:
        names = _names(tree, *differences, "--cached")
    else:
        unless = () if with_ignored else ("--exclude-standard",)
        names = _names(tree, *differences, _beginning(tree, change.since), "--")
        names += _names(tree, "ls-files", "--others", *unless)
    return sorted(set(names), key=lambda name: name.split("/"))


def copy_staged(tree: str, names: list[str], folder: str) -> None:
    """Write the staged content of files below a folder, as a checkout would.  Raises GitError."""
    asked = b"".join(os.fsencode(name) + b"\0" for name in names)
    _git(tree, "checkout-index", "-z", "--stdin", f"--prefix={os.path.join(folder, '')}", given=asked)


def _beginning(tree: str, since: str | None) -> str:
    """The revision to compare with: where the branch left that revision, or the trunk."""
    if since is not None and not _is_known(tree, since):
        raise GitError(f"unknown revision `{since}` in --since", "expected a branch, a tag or a commit")
    if not _is_known(tree, "HEAD"):
        return _git(tree, "hash-object", "-t", "tree", "--stdin").decode().strip()  # no commit yet
    known = since or next((trunk for trunk in TRUNKS if _is_known(tree, trunk)), "HEAD")
    common = _git(tree, "merge-base", "--end-of-options", known, "HEAD", or_else=1)
    return common.decode().strip() or known


def _is_known(tree: str, revision: str) -> bool:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return bool(_git(tree, *asked, or_else=1))


def _names(folder: str, command: str, *arguments: str) -> list[str]:
    """The names that git lists."""
    return [os.fsdecode(name) for name in _git(folder, command, "-z", *arguments).split(b"\0") if name]


def _git(folder: str, *arguments: str, given: bytes = b"", or_else: int = 0) -> bytes:
    """What git writes when it is run in a folder; `or_else`: another exit status that is no failure.

    Raises GitError.
    """
    import subprocess

    variables = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    variables |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=variables, input=given, capture_output=True
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed", "install git, or name the files") from error
    if done.returncode not in (0, or_else):
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitError(f"git says: {said.removeprefix('fatal: ')}")
    return done.stdout
