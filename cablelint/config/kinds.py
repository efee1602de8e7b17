"""What a key of the configuration may hold: how a value is read, and its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from cablelint.config.places import Path
from cablelint.inputs.columns import Columns
from cablelint.rules import pages, selection
from cablelint.text import encoding_of, similar

Schema = dict[str, Any]


class Wrong(NamedTuple):
    """A value that is not what it has to be: where, what, and what to do."""

    path: Path
    message: str
    label: str = ""
    help: str = ""
    of_key: bool = False  # the key is marked, not the value


Tell = Callable[[Wrong], None]


class Kind(Protocol):
    """What a key takes."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        """The value as the settings hold it; what is wrong with it is told."""

    def schema(self) -> Schema:
        """Its JSON Schema."""


class Text:
    """Any text."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, str):
            tell(Wrong(path, f"`{_name(path)}` is not a text", "expected a text in quotes"))
        return value

    def schema(self) -> Schema:
        return {"type": "string"}


class Encoding(Text):
    """The name of an encoding."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if isinstance(value, str) and value != "auto" and encoding_of(value) is None:
            known = "expected `auto`, or one that Python knows"
            tell(Wrong(path, f"unknown encoding in `{_name(path)}`", known))
            return "auto"
        return super().read(value, path, tell)


class Flag:
    """True or false."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, bool):
            tell(Wrong(path, f"`{_name(path)}` is neither true nor false", "expected `true` or `false`"))
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Count:
    """A number from 1 on."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            tell(Wrong(path, f"`{_name(path)}` is not a number from 1 on", "expected a number"))
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": 1}


class Limit:
    """A number, or all."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if value != "all" and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            tell(Wrong(path, f"`{_name(path)}` is not a number", 'expected a number, or `"all"`'))
        return value

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"const": "all"}]}


class Size:
    """A number of bytes, with a unit or without."""

    FORM = r"[1-9][0-9]* ?(?:[KMG](?:i?B)?|B)?"

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        text = str(value)
        if not isinstance(value, int | str) or not re.fullmatch(self.FORM, text, re.IGNORECASE):
            tell(Wrong(path, f"`{_name(path)}` is not a size", 'expected a size such as `"16M"`'))
        return text

    def schema(self) -> Schema:
        form = f"^{self.FORM.replace('[KMG]', '[KMGkmg]')}$"
        return {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": form}]}


class OneOf:
    """One of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if value not in self.words:
            near = similar(value, self.words) if isinstance(value, str) else []
            help = f"there is a value with a similar name: {_quoted(near)}" if near else ""
            tell(
                Wrong(
                    path, f"unknown value of `{_name(path)}`", f"expected one of {_quoted(self.words)}", help
                )
            )
        return value

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class Texts:
    """A list of texts."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, list):
            tell(Wrong(path, f"`{_name(path)}` is not a list", 'expected `["..."]`'))
            return []
        for number, one in enumerate(value):
            if not isinstance(one, str):
                tell(Wrong((*path, number), f"a text is expected in `{_name(path)}`", "not a text"))
            else:
                self.item(one, (*path, number), tell)
        return [one for one in value if isinstance(one, str)]

    def item(self, value: str, path: Path, tell: Tell) -> None:
        """Judge one of the texts."""

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


class ColumnNames(Texts):
    """A list of what columns of tables hold."""

    def item(self, value: str, path: Path, tell: Tell) -> None:
        what, _, name = value.partition("=")
        if what.strip() not in Columns._fields or not name.strip():
            known = f"expected one of {_quoted(Columns._fields)} before `=`"
            tell(Wrong(path, f"`{value}` is not WHAT=COLUMN", known))


class Rules(Texts):
    """A list of codes, beginnings of codes, and names of rules."""

    def item(self, value: str, path: Path, tell: Tell) -> None:
        for mistake in selection.chosen([value], "", pages.heads()).mistakes:
            tell(unknown_rule(mistake, path))

    def schema(self) -> Schema:
        return {"type": "array", "items": {"$ref": "#/$defs/rule"}}


class Levels:
    """A table of rules, each with a severity."""

    def __init__(self, levels: Iterable[str]) -> None:
        self.level = OneOf(levels)

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, dict):
            tell(Wrong(path, f"`{_name(path)}` is not a table", 'expected `{ CODE = "warning" }`'))
            return {}
        for word, level in value.items():
            for mistake in selection.chosen([word], "", pages.heads()).mistakes:
                tell(unknown_rule(mistake, (*path, word), of_key=True))
            self.level.read(level, (*path, word), tell)
        return value

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/rule"},
            "additionalProperties": self.level.schema(),
        }


class PerPath:
    """A table of patterns of paths, each with a value of another kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, dict):
            tell(Wrong(path, f"`{_name(path)}` is not a table", 'expected `{ "PATH/**" = ... }`'))
            return {}
        return {pattern: self.kind.read(one, (*path, pattern), tell) for pattern, one in value.items()}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.kind.schema()}


class Formats:
    """One output format or several, each perhaps with a file."""

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        from cablelint.outputs import FORMATS

        values = [value] if isinstance(value, str) else Texts().read(value, path, tell)
        for number, one in enumerate(values):
            name = one.partition("=")[0]
            if name not in FORMATS:
                near = similar(name, FORMATS)
                help = f"there is a format with a similar name: {_quoted(near)}" if near else ""
                place = path if isinstance(value, str) else (*path, number)
                tell(Wrong(place, f"unknown format `{name}`", f"expected one of {_quoted(FORMATS)}", help))
        return values

    def schema(self) -> Schema:
        from cablelint.outputs import FORMATS

        one = {"type": "string", "pattern": f"^({'|'.join(FORMATS)})(=.+)?$"}
        return {"anyOf": [one, {"type": "array", "items": one}]}


class Version:
    """What the version of cablelint has to be: comparisons parted by commas."""

    ONE = re.compile(r"\s*(>=|<=|==|!=|~=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")

    def read(self, value: Any, path: Path, tell: Tell) -> Any:
        if not isinstance(value, str) or not all(map(self.ONE.fullmatch, value.split(","))):
            tell(Wrong(path, f"`{_name(path)}` is not a range of versions", 'expected such as `">=0.1"`'))
        return value

    def schema(self) -> Schema:
        one = self.ONE.pattern
        return {"type": "string", "pattern": f"^{one}(,{one})*$"}

    @classmethod
    def holds(cls, wanted: str, version: str) -> bool:
        """Whether a version is one of those that are wanted; only its numbers count."""
        found = re.match(r"[0-9.]*[0-9]", version)
        ours = [int(part) for part in found[0].split(".")] if found else [0]
        return all(cls._one_holds(one, ours) for one in wanted.split(","))

    @classmethod
    def _one_holds(cls, one: str, ours: list[int]) -> bool:
        found = cls.ONE.fullmatch(one)
        if found is None:
            return False
        theirs = [int(part) for part in found[2].split(".")]
        length = max(len(ours), len(theirs))
        left, right = (numbers + [0] * (length - len(numbers)) for numbers in (ours, theirs))
        if found[1] == "~=":
            return left >= right and left[: max(1, len(theirs) - 1)] == right[: max(1, len(theirs) - 1)]
        return {
            ">=": left >= right,
            "<=": left <= right,
            "==": left == right,
            "!=": left != right,
            ">": left > right,
            "<": left < right,
        }[found[1]]


def unknown_rule(mistake: selection.Unknown, path: Path, *, of_key: bool = False) -> Wrong:
    """The mistake of a word that names no rule."""
    near = mistake.similar
    kind = "name" if "-" in mistake.word else "code"
    there = f"are rules with similar {kind}s" if len(near) > 1 else f"is a rule with a similar {kind}"
    help = f"there {there}: {_quoted(near)}" if near else "list all rules with `cablelint rule`"
    return Wrong(path, f"unknown rule `{mistake.word}`", "no rule has this code or name", help, of_key)


def _name(path: Path) -> str:
    """The key that a path ends in, without the indices."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
