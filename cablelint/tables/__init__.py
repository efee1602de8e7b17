"""Data of the format, reviewed by people who know it: the name of a table in, its entries out."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def toml_table(name: str) -> dict[str, Any]:
    """What tables/NAME.toml holds."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def csv_table(name: str) -> list[dict[str, str]]:
    """The rows of tables/NAME.csv by the names of its first row; lines that begin with # are comments."""
    lines = [line for line in _read(f"{name}.csv").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def _read(file: str) -> str:
    return resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
