"""ARCHITECTURE.md names only files that exist, and every folder of the package."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:[\w.-]+/)*[\w.-]+(?:/|\.(?:py|md|lark|toml|ini|yaml|txt)))`", PAGE)


def test_every_file_and_folder_named_exists() -> None:
    assert len(NAMED) > 20
    missing = [
        name for name in NAMED if not any((base / name).exists() for base in (ROOT, ROOT / "cablelint"))
    ]
    assert not missing


def test_every_folder_of_the_package_is_named() -> None:
    folders = {f"{folder.parent.name}/" for folder in (ROOT / "cablelint").glob("*/__init__.py")}
    assert folders <= {name.removeprefix("cablelint/") for name in NAMED}


def test_it_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= 120
