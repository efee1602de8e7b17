"""Packages that bring rules of their own: which are installed, and which of them failed.

A package is one if it has entry points of the group `cablelint.rules`.  `importlib.metadata` takes a tenth
of a start to find that out, and most people have no such package, so the files are looked at here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

GROUP = "cablelint.rules"
_INFO = ".dist-info"


class Plugin(NamedTuple):
    """A package with rules: the name and the version of its distribution, and where its rules are."""

    name: str
    version: str
    objects: tuple[str, ...]  # modules, or `module:attribute`

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class Failure(NamedTuple):
    """A plug-in that could not be used, and why."""

    plugin: Plugin
    error: str
    trace: str  # empty where the error says it all


FAILURES: list[Failure] = []  # of this process; filled where plug-ins are loaded


@cache
def installed() -> tuple[Plugin, ...]:
    """The plug-ins on the path of Python, by name; of two of one name the first on the path."""
    found: dict[str, Plugin] = {}
    for folder in dict.fromkeys(sys.path):
        for plugin in _in_folder(folder or os.curdir):
            found.setdefault(plugin.name.lower().replace("_", "-"), plugin)
    return tuple(found[name] for name in sorted(found))


def plugins_fingerprint() -> str:
    """What results depend on besides cablelint, the settings and the text: names and versions of plug-ins."""
    return "\n".join(map(str, installed()))


def _in_folder(folder: str) -> Iterator[Plugin]:
    try:
        names = os.listdir(folder)
    except OSError:  # a zip file, or nothing at all
        return
    for name in names:
        if name.endswith(_INFO):
            points = _text(os.path.join(folder, name, "entry_points.txt"))
            if f"[{GROUP}]" in points:
                yield _plugin(os.path.join(folder, name), points)


def _plugin(info: str, points: str) -> Plugin:
    name, _, version = os.path.basename(info).removesuffix(_INFO).partition("-")
    facts = dict(line.split(": ", 1) for line in _head(os.path.join(info, "METADATA")) if ": " in line)
    group = points.partition(f"[{GROUP}]")[2].partition("\n[")[0]
    objects = (line.partition("=")[2].partition("[")[0].strip() for line in group.splitlines())
    return Plugin(facts.get("Name", name), facts.get("Version", version), tuple(filter(None, objects)))


def _head(path: str) -> list[str]:
    """The lines before the first that is blank."""
    return _text(path).partition("\n\n")[0].splitlines()


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
