"""Configurations for tests: written into a folder, and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cablelint.config.find import find
from cablelint.config.model import Config
from cablelint.config.read import read


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def configured(here: Path, text: str, *inline: str) -> Config:
    write(here, "cablelint.toml", text)
    return read(find(["."]), inline)


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", # ]\n".join(map(toml, value)) + "]"
    return json.dumps(value)
