"""The JSON Schema of the configuration, for editors."""

from __future__ import annotations

from typing import Any

from cablelint.config.keys import ENTRY_KEYS, KEYS, SUPPRESS
from cablelint.finding import family
from cablelint.rules import pages


def schema() -> dict[str, Any]:
    """The schema of cablelint.toml, and of the table tool.cablelint of pyproject.toml."""
    properties: dict[str, Any] = {}
    for key in KEYS.values():
        default = {} if key.default is None else {"default": key.default}
        properties[key.name] = {"description": key.help, **key.kind.schema(), **default}
    properties[SUPPRESS] = {
        "description": "findings that are as they have to be, each with a reason",
        "type": "array",
        "items": {"$ref": "#/$defs/suppression"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://cablelint.example/cablelint.schema.json",
        "title": "cablelint",
        "description": "Settings of cablelint, a linter of diplomatic telegrams",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": {"rule": _rule(), "suppression": _suppression()},
    }


def _rule() -> dict[str, Any]:
    """A code, the beginning of one, or a name; editors offer the codes and the names."""
    heads = pages.heads().values()
    named = sorted({family(head.code) for head in heads} | {head.code for head in heads})
    return {
        "anyOf": [
            {"enum": [*named, *sorted(head.name for head in heads), "ALL"]},
            {"type": "string", "pattern": "^[A-Za-z]{1,8}[0-9]{0,3}$"},
            {"type": "string", "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)+$"},
        ]
    }


def _suppression() -> dict[str, Any]:
    texts = {name: {"type": "string", "description": help} for name, help in ENTRY_KEYS.items()}
    texts["rule"]["pattern"] = "^([A-Za-z]{3,8}[0-9]{3}|[A-Za-z0-9]+(-[A-Za-z0-9]+)*)$"
    texts["reason"]["minLength"] = 1  # type: ignore[assignment]
    # A date of TOML is a text for an editor, and an object of its own for others.
    until: dict[str, Any] = {"description": ENTRY_KEYS["until"], "format": "date"}
    return {
        "type": "object",
        "properties": {**texts, "until": until},
        "required": ["rule", "reason"],
        "oneOf": [{"required": ["id"]}, {"required": ["path"]}],
        "additionalProperties": False,
    }
