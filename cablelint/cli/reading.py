"""How files are read: what `--input-format`, `--encoding` and `--columns` mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint.cli.words import quoted
from cablelint.inputs import Reading
from cablelint.inputs.formats import TOLD
from cablelint.text import encoding_of

if TYPE_CHECKING:
    from cablelint.cli.check import Arguments
    from cablelint.cli.values import Parser

INPUT_FORMATS = ("auto", *TOLD)


def reading(parser: Parser, given: Arguments, limit: int) -> Reading:
    """What the options say of how to read; mistakes go to the parser."""
    return Reading(
        limit,
        parser.one_of("input-format", given.input_format, INPUT_FORMATS),
        _encoding(parser, given.encoding),
        tuple(_columns(parser, given.columns)) if given.columns else (),
    )


def _encoding(parser: Parser, name: str) -> str:
    known = name if name == "auto" else encoding_of(name)
    if known is None:
        parser.mistake(
            f"unknown encoding `{name}` in --encoding",
            "expected `auto`, or one that Python knows: `utf-8`, `windows-1252`, `utf-16`",
        )
    return known or "auto"


def _columns(parser: Parser, values: list[str]) -> Iterator[tuple[str, str]]:
    """What columns hold, in pairs: `id=Document Number,body=3`."""
    from cablelint.inputs.columns import Columns

    for pair in (part for value in values for part in value.split(",")):
        what, _, name = pair.partition("=")
        what, name = what.strip(), name.strip()
        if what not in Columns._fields or not name:
            parser.mistake(
                f"`{pair}` is not WHAT=COLUMN, in --columns",
                f"expected one of {quoted(Columns._fields)} before `=`",
            )
        yield what, name
