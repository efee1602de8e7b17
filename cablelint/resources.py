"""The files shipped beside the code, as text: the grammar, and the pages of the rules.

They lie in grammar/ and docs/rules/ of a checkout (and of an editable install), and inside the package,
as _grammar/ and _rule_pages/, in a wheel.  importlib.resources costs start-up time, so it is asked only
where the package is no folder: in a zip file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_GRAMMAR = ("_grammar", "grammar")
_RULE_PAGES = ("_rule_pages", os.path.join("docs", "rules"))
_PAGE = re.compile(r"([A-Z]{3}\d{3})\.md")


def grammar_text(name: str) -> str:
    """The text of one file of the grammar, such as `message.lark`."""
    return _read(_GRAMMAR, name)


def rule_page(code: str) -> str:
    """The page of one rule, in Markdown.  Raises LookupError where there is none."""
    name = f"{code}.md"
    try:
        if _PAGE.fullmatch(name):  # a code is typed by the user, and must not lead out of the folder
            return _read(_RULE_PAGES, name)
    except FileNotFoundError:
        pass
    raise LookupError(f"there is no page for the rule {code}")


def rule_page_codes() -> list[str]:
    """The codes of all rules that have a page, sorted."""
    return sorted(found[1] for name in _names(_RULE_PAGES) if (found := _PAGE.fullmatch(name)))


def fingerprint() -> str:
    """What tells this cablelint from another, of the same version: names, sizes and times of its files."""
    folders = (_PACKAGE, *filter(None, (_folder(_GRAMMAR), _folder(_RULE_PAGES))))
    if not os.path.isdir(_PACKAGE):
        folders = (os.path.dirname(_PACKAGE),)  # a zip file
    return repr([told for folder in folders for told in _files(folder)])


def _files(path: str) -> Iterator[tuple[str, int, int]]:
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            if name != "__pycache__":
                yield from _files(os.path.join(path, name))
    else:
        status = os.stat(path)
        yield path, status.st_size, status.st_mtime_ns


def _read(place: tuple[str, str], name: str) -> str:
    folder = _folder(place)
    if folder is None:
        return _in_zip(place).joinpath(name).read_text("utf-8")
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def _names(place: tuple[str, str]) -> list[str]:
    folder = _folder(place)
    return [found.name for found in _in_zip(place).iterdir()] if folder is None else os.listdir(folder)


@cache
def _folder(place: tuple[str, str]) -> str | None:
    """The folder in the package, else the one beside it; None in a zip file."""
    shipped, source = place
    folders = (os.path.join(_PACKAGE, shipped), os.path.join(os.path.dirname(_PACKAGE), source))
    return next((folder for folder in folders if os.path.isdir(folder)), None)


def _in_zip(place: tuple[str, str]) -> Traversable:
    from importlib.resources import files

    return files("cablelint").joinpath(place[0])
