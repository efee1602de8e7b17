"""What counts for a path, and where each value comes from: the table of `config show`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from cablelint.cli.configured import Configured
from cablelint.cli.words import count
from cablelint.config.find import shown
from cablelint.config.keys import KEYS
from cablelint.config.model import Config, Item
from cablelint.patterns import matches
from cablelint.rules import pages, selection
from cablelint.rules.pages import Head
from cablelint.settings import Settings, select_rules

VARIABLES = {"output-format": "CABLELINT_OUTPUT_FORMAT", "jobs": "CABLELINT_JOBS"}
_BY_ITSELF = {"select": "(those of the profile)", "output-format": "(by the stream)", "jobs": "(one a core)"}
_OF_FILES = ("extend", "required-version")  # shown only where a file says it


class Row(NamedTuple):
    """One value, in TOML, and its origin."""

    name: str
    value: str
    origin: str


def rows(configured: Configured, path: str) -> list[Row]:
    """A row for each value; of what is said for some paths, whether it holds for this one."""
    config = configured.config or Config()
    table: list[Row] = []
    for key in KEYS.values():
        items = list(config.all(key.name))
        variable = VARIABLES.get(key.name, "")
        if os.environ.get(variable):
            table.append(Row(key.name, _toml(os.environ[variable]), variable))
        elif items:
            table += [_row(item, path) for item in items]
        elif key.name == "baseline" and configured.found.baseline:
            table.append(Row(key.name, _toml(shown(configured.found.baseline)), "found"))
        elif key.name not in _OF_FILES:
            default = _BY_ITSELF.get(key.name) or ("none" if key.default is None else _toml(key.default))
            table.append(Row(key.name, default, "default"))
    if config.suppressions:
        files = dict.fromkeys(one.place.file for one in config.suppressions)
        number = count(len(config.suppressions), "entry", "entries")
        table.append(Row("suppress", number, ", ".join(files)))
    return table


def rules(configured: Configured, *, verbose: bool) -> Iterator[str]:
    """How many rules are on; with `verbose` those that are off, each with the reason."""
    config = configured.config or Config()
    profile = configured.value("profile", "archive")
    on = select_rules(configured.settings(Settings(profile=profile)))
    heads = pages.heads()
    off = [head for code, head in heads.items() if code not in on]
    hint = "" if verbose or not off else " (-v lists them with the reason for each)"
    yield f"{count(len(on), 'rule is', 'rules are')} on, {len(off)} off{hint}."
    if verbose:
        for head in off:
            yield f"  {head.code} {head.name}: {_reason(head, config, profile)}"


def _reason(head: Head, config: Config, profile: str) -> str:
    """Why a rule is off."""
    heads = pages.heads()
    ignored = [
        item
        for item in config.all("ignore")
        if head.code in selection.chosen(item.value, "", heads).specificity
    ]
    if ignored:
        return f"ignored in {ignored[-1].origin}"
    if config.value("select") is not None:
        return f"not selected in {next(config.all('select')).origin}"
    return f"off in the profile {profile}"


def _row(item: Item, path: str) -> Row:
    if item.entry is None:
        return Row(item.key, _toml(item.value), item.origin)
    if item.key == "severity":
        return Row(f"severity.{item.entry}", _toml(item.value), item.origin)
    absolute = os.path.abspath(path).replace(os.sep, "/")
    here = "" if matches(item.root, item.entry, absolute) else " (not this file)"
    name = "ignore" if item.key == "per-path-ignores" else "severity"
    return Row(name, _toml(item.value), f"{item.origin}, for {item.entry}{here}")


def _toml(value: Any) -> str:
    """A value as it is written in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in value.items())} }}" if value else "{}"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False)
    return str(value)
