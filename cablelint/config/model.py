"""The configuration as it was read: every value with its origin; and what is wrong with one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cablelint.config.keys import KEYS
from cablelint.config.places import Path, Place, Places
from cablelint.finding import Severity
from cablelint.rules import pages, selection
from cablelint.suppression import Entry, Exceptions, PathRules, PathSeverities

INLINE = "--config"  # what is said without a file
LEVELS = {str(severity): severity for severity in Severity}


class Mistake(NamedTuple):
    """What is wrong with a configuration, and where."""

    message: str
    place: Place | None
    label: str = ""
    help: str = ""


class ConfigMistakesError(Exception):
    """All that is wrong with the configuration, not the first only."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(mistake.message for mistake in mistakes))


class Item(NamedTuple):
    """One value: that of a key, or of one entry of the table that a key holds."""

    key: str
    entry: str | None
    value: Any
    places: Places
    path: Path  # where it is in them
    root: str  # the folder that patterns and paths in it count from

    @property
    def origin(self) -> str:
        """Where it stands: `cablelint.toml:7`, `--config`."""
        place = self.places.key(self.path)
        return place.file if place.file == INLINE else f"{place.file}:{place.line}"


class Suppress(NamedTuple):
    """One entry of the suppressions, and where it stands."""

    entry: Entry
    place: Place
    places: Places
    path: Path  # where it is in them


@dataclass(frozen=True)
class Config:
    """What the files say, and `--config`.  None where nothing is said."""

    files: tuple[str, ...] = ()  # the files that were read, as they are shown
    items: tuple[Item, ...] = ()
    suppressions: tuple[Suppress, ...] = ()

    def all(self, key: str) -> Iterator[Item]:
        """All values of a key: one, or those that were added up, or the entries of its table."""
        return (item for item in self.items if item.key == key)

    def value(self, key: str) -> Any:
        """The value of a key that holds no table; None where nothing is said."""
        items = list(self.all(key))
        if not items:
            return None
        return [one for item in items for one in item.value] if KEYS[key].adds else items[-1].value

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a list; none where nothing is said."""
        return tuple(self.value(key) or ())

    def path(self, key: str) -> str | None:
        """The value of a key that is a path; it counts from the file that says it."""
        items = list(self.all(key))
        return os.path.join(items[-1].root, items[-1].value) if items else None

    def mandatory(self) -> frozenset[str]:
        """The codes that nothing turns off."""
        return codes(self.words("mandatory"))

    def severities(self) -> dict[str, Severity]:
        """Severities by code."""
        return _by_code({item.entry or "": item.value for item in self.all("severity")})

    def selected(self, on_in_profile: list[str]) -> list[str]:
        """The codes that are on, of those that are in a profile and those that the files name."""
        heads = pages.heads()
        select = self.value("select")
        on = selection.selected(
            on_in_profile,
            None if select is None else selection.chosen(select, "", heads),
            selection.chosen(self.words("extend-select"), "", heads),
            selection.chosen(self.words("ignore"), "", heads),
        )
        return sorted(on)

    def patterns(self, *keys: str) -> tuple[tuple[str, str], ...]:
        """The patterns that keys hold, each with the folder it counts from."""
        items = (item for key in keys for item in self.all(key))
        return tuple((item.root, pattern) for item in items for pattern in item.value)

    def exceptions(self, today: date) -> Exceptions:
        """What is said about some messages only."""
        return Exceptions(
            tuple(
                PathRules(item.root, item.entry or "", codes(item.value))
                for item in self.all("per-path-ignores")
            ),
            tuple(
                PathSeverities(item.root, item.entry or "", _by_code(item.value))
                for item in self.all("per-path-severity")
            ),
            tuple(
                one.entry if one.entry.until is None or today < one.entry.until else None
                for one in self.suppressions
            ),
            self.mandatory(),
        )


def codes(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    """The codes that words mean."""
    return frozenset(selection.chosen(words, "", pages.heads()).specificity)


def _by_code(levels: dict[str, str]) -> dict[str, Severity]:
    wanted = {word: LEVELS[level] for word, level in levels.items()}
    return selection.severities(wanted, "", pages.heads())[0]
