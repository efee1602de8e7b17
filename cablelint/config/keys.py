"""The keys of the configuration, each with what it takes, its default, its words and an example.

All that depends on the keys is made from this table: what is read, the JSON Schema, `config show`, the
file that `config init` writes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cablelint.config.kinds import (
    ColumnNames,
    Count,
    Encoding,
    Flag,
    Formats,
    Kind,
    Levels,
    Limit,
    OneOf,
    PerPath,
    Rules,
    Size,
    Text,
    Texts,
    Version,
)
from cablelint.rules.pages import PROFILES

LEVELS = ("error", "warning", "info")


class Key(NamedTuple):
    """One key: `adds` says that what a file says is added to what the file says that it extends."""

    name: str
    kind: Kind
    default: Any
    help: str
    example: str  # the right side in TOML
    adds: bool = False


KEYS = {
    key.name: key
    for key in (
        Key("extend", Text(), None, "another configuration file that this one builds upon", '"../base.toml"'),
        Key("required-version", Version(), None, "the versions of cablelint that may read this", '">=0.1"'),
        Key("profile", OneOf(PROFILES), "archive", "which rules, how strict", '"transmit"'),
        Key(
            "select",
            Rules(),
            None,
            "these rules only: codes, beginnings of codes, names, ALL",
            '["MRK", "CLS", "TAG003"]',
        ),
        Key("extend-select", Rules(), [], "these rules as well", '["TXT"]', adds=True),
        Key("ignore", Rules(), [], "not these rules", '["TXT005", "caption-repeated"]'),
        Key(
            "severity",
            Levels(LEVELS),
            {},
            "how much a rule, or a family, weighs",
            '{ TAG003 = "error", MRK = "warning" }',
        ),
        Key(
            "per-path-ignores",
            PerPath(Rules()),
            {},
            "rules that are off for some paths",
            '{ "historical/**" = ["TXT", "PAR001"], "mirror.zip!html/**" = ["TXT"] }',
        ),
        Key(
            "per-path-severity",
            PerPath(Levels(LEVELS)),
            {},
            "how much rules weigh for some paths",
            '{ "historical/**" = { TAG = "info" } }',
        ),
        Key(
            "mandatory",
            Rules(),
            [],
            "rules that no path, suppression or baseline turns off",
            '["CLS"]',
        ),
        Key("fail-on", OneOf((*LEVELS, "never")), "error", "the exit status is 1 from here on", '"warning"'),
        Key("show", OneOf(LEVELS), "warning", "people are shown these and above", '"info"'),
        Key("output-format", Formats(), None, "one format or several, as -o takes them", '"grouped"'),
        Key("max-diagnostics", Limit(), 20, "draw so many in full, the rest a line each", "50"),
        Key("redact", Flag(), False, "quote no text of any message", "true"),
        Key("baseline", Text(), None, "the file of known findings", '"known-findings.txt"'),
        Key("baseline-strict", Flag(), False, "known findings that are gone fail a check, too", "true"),
        Key("exclude", Texts(), [], "paths that are left out", '["drafts/**", "*.bak"]'),
        Key("extend-exclude", Texts(), [], "paths that are left out as well", '["old/**"]', adds=True),
        Key("respect-gitignore", Flag(), True, "below folders, what git ignores is left out", "false"),
        Key("follow-symlinks", Flag(), False, "below folders, links are followed, each target once", "true"),
        Key("encoding", Encoding(), "auto", "of all inputs: one that Python knows", '"windows-1252"'),
        Key("columns", ColumnNames(), [], "what columns of tables hold", '["id=Number", "body=Text"]'),
        Key("max-message-size", Size(), "16M", "larger is a finding, not checked", '"1M"'),
        Key("timeout", Count(), 10, "seconds for a message; slower is a finding, given up", "60"),
        Key("cache-size", Size(), "1G", "results that are kept take no more", '"200M"'),
        Key("jobs", Count(), None, "processes; by itself one a core", "4"),
    )
}
SUPPRESS = "suppress"  # the one array of tables
ENTRY_KEYS = {
    "rule": "the code or the name of one rule",
    "id": "the identifier of the message",
    "path": "or a path, or a pattern of paths",
    "text": "only where the line holds this",
    "reason": "why",
    "until": "the day from which on it is reported again",
}
