"""Data of the format, reviewed by people who know it: the name of a table in, its entries out.

A table is read when a rule first asks for it, and once.  What only some runs need (csv, tomllib, and
importlib.resources for a zip file) is imported then.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

_FOLDER = os.path.dirname(os.path.abspath(__file__))


@cache
def toml_table(name: str) -> dict[str, Any]:
    """What tables/NAME.toml holds."""
    import tomllib

    return tomllib.loads(_read(f"{name}.toml"))


@cache
def csv_table(name: str) -> list[dict[str, str]]:
    """The rows of tables/NAME.csv by the names of its first row; lines that begin with # are comments."""
    import csv

    names, *rows = csv.reader(line for line in _read(f"{name}.csv").splitlines() if not line.startswith("#"))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _read(file: str) -> str:
    try:
        with open(os.path.join(_FOLDER, file), encoding="utf-8") as opened:
            return opened.read()
    except (FileNotFoundError, NotADirectoryError):  # the package lies in a zip file
        from importlib import resources

        return resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
