"""Which configuration file counts: the nearest above what is checked, and nothing is merged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

OWN = (".cablelint.toml", "cablelint.toml")
PROJECT = "pyproject.toml"
SUPPRESSIONS = "cablelint-suppressions.toml"
BASELINE = "cablelint-baseline.txt"


class Found(NamedTuple):
    """What was found for a run: paths of files, None where there is none."""

    config: str | None
    suppressions: str | None
    baseline: str | None
    root: str  # the folder that patterns and the paths of a baseline count from


def find(paths: Iterable[str]) -> Found:
    """What counts for these paths together: what is nearest above the folder that holds them all.

    Suppressions and a baseline stand beside the configuration; where there is none, the nearest count.
    """
    start = common_folder(paths)
    config = next((path for folder in upwards(start) if (path := in_folder(folder))), None)
    if config is not None:
        return beside(config)
    at_home = _of_the_user()
    suppressions, baseline = (_nearest(start, name) for name in (SUPPRESSIONS, BASELINE))
    other = suppressions or baseline
    return Found(at_home, suppressions, baseline, os.path.dirname(other) if other else os.getcwd())


def beside(config: str) -> Found:
    """What counts where a configuration file was named."""
    root = os.path.dirname(os.path.abspath(config))
    others = (os.path.join(root, name) for name in (SUPPRESSIONS, BASELINE))
    suppressions, baseline = (path if os.path.isfile(path) else None for path in others)
    return Found(config, suppressions, baseline, root)


def in_folder(folder: str) -> str | None:
    """The configuration file in a folder; a pyproject.toml only if it has a table for us."""
    for name in OWN:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    path = os.path.join(folder, PROJECT)
    return path if os.path.isfile(path) and _has_our_table(path) else None


def common_folder(paths: Iterable[str]) -> str:
    """The deepest folder that holds all paths; of one folder, itself."""
    folders = []
    for path in paths:
        path = os.path.abspath(path)
        folders.append(path if os.path.isdir(path) else os.path.dirname(path))
    try:
        return os.path.commonpath(folders)
    except ValueError:  # none, or on several drives
        return os.getcwd()


def upwards(folder: str) -> Iterator[str]:
    """The folder and all above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def shown(path: str) -> str:
    """A path as a person would write it: from here, if it is below here."""
    path = os.path.abspath(path)
    return path.removeprefix(os.path.join(os.getcwd(), ""))


def _nearest(start: str, name: str) -> str | None:
    paths = (os.path.join(folder, name) for folder in upwards(start))
    return next((path for path in paths if os.path.isfile(path)), None)


def _has_our_table(path: str) -> bool:
    """Whether the file has a table [tool.cablelint]; one that is not TOML has none of ours."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    if "cablelint" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return False
    return isinstance(tool, dict) and "cablelint" in tool


def _of_the_user() -> str | None:
    """The configuration of the user, by the custom of the system."""
    base = os.environ.get("XDG_CONFIG_HOME")
    if not base:
        base = os.environ.get("APPDATA") if os.name == "nt" else os.path.expanduser("~/.config")
    path = os.path.join(base or "", "cablelint", "cablelint.toml")
    return path if base and os.path.isfile(path) else None
