"""What is said of the configuration is so: its page, its schema, the file of `config init`."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest
from configurations import configured, toml, write

from cablelint.config.keys import KEYS
from cablelint.config.schema import schema
from cablelint.config.starting import starting_file

DOCS = Path(__file__).parent.parent / "docs/configuration.md"


def documented() -> list[dict[str, Any]]:
    """Every example of TOML in the page, in the file of `config init`, and in its table."""
    text = DOCS.read_text(encoding="utf-8")
    examples = re.findall(r"(?m)^```toml\n((?:.*\n)*?)```$", text)
    examples += re.findall(r"(?m)^\| `[a-z-]+` \|.*\| `(.*)` \|$", text)
    examples += [f"{key.name} = {key.example}" for key in KEYS.values()]
    examples.append(starting_file())
    tables = map(tomllib.loads, examples)
    return [table.get("tool", {}).get("cablelint") or table for table in tables]


def plain(value: Any) -> Any:
    """A value of TOML as JSON holds it."""
    return json.loads(json.dumps(value, default=str))


@pytest.mark.parametrize("table", documented(), ids=lambda table: ",".join(table) or "nothing")
def test_what_is_documented_is_taken_and_the_schema_agrees(here: Path, table: dict[str, Any]) -> None:
    jsonschema.validate(plain(table), schema())
    write(here.parent, "base.toml", "")
    text = "".join(f"{key} = {toml(value)}\n" for key, value in plain(table).items() if key != "suppress")
    items = configured(here, text).items
    assert {item.key for item in items} <= set(plain(table))


def test_every_key_is_in_the_page() -> None:
    assert re.findall(r"(?m)^\| `([a-z-]+)` \|", DOCS.read_text(encoding="utf-8")) == sorted(
        KEYS, key=[*list(KEYS)[2:], *list(KEYS)[1::-1]].index
    )


def test_the_schema_refuses_what_is_refused(here: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for table in (
        {"profil": "x"},
        {"profile": "x"},
        {"ignore": "TXT"},
        {"severity": {"TXT": "bad"}},
        {"jobs": 0},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(table, schema())


def test_the_first_file_sets_nothing_and_holds_every_key(here: Path) -> None:
    text = starting_file()
    assert configured(here, text).items == ()
    uncommented = re.sub(r"(?m)^# (?=[a-z-]+ = |\[\[)", "", text)
    assert set(tomllib.loads(uncommented)) == {*KEYS, "suppress"}
