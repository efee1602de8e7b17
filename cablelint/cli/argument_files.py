"""`@FILE` on the command line: arguments from a file, one a line, for lists that a shell would not pass."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cablelint.cli.words import Usage, UsageMistakesError

SIGN = "@"


def expanded(arguments: list[str]) -> list[str]:
    """The arguments, those of files in their place; after `--` nothing is a file of arguments.

    Raises UsageMistakesError.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before = (one for argument in arguments[:end] for one in _of(argument))
    return [*before, *arguments[end:]]


def _of(argument: str) -> Iterator[str]:
    if len(argument) < 2 or not argument.startswith(SIGN):
        yield argument
        return
    path = argument.removeprefix(SIGN)
    try:
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        help = f"if that is no file of arguments, write `./{argument}`"
        raise UsageMistakesError(Usage(f"cannot read arguments from `{path}`: {reason}", (help,))) from error
    yield from (os.fsdecode(line) for line in (line.removesuffix(b"\r") for line in lines) if line)
