"""`cablelint config`: what counts and where it comes from, what is wrong in it, its schema, a first file."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from cablelint.cli.declared import OUTPUT, ConfigFiles, Isolated
from cablelint.cli.help import option

_DO = "What to do"
ACTIONS = ("show", "check", "schema", "init")

EPILOG = """\
What:
  show [PATH]                 what counts for PATH, each value with its origin
  check [PATH]                what is wrong in the files that count for PATH,
                              suppressions and baseline included
  schema                      the JSON Schema of a configuration file
  init [FILE]                 write a file with every key, commented out
Exit:    0 fine | 1 config check found a mistake | 2 wrong usage
Examples:
  cablelint config show outgoing/07EXAMPLETON412.txt
  cablelint config init"""


def config(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="show, check, schema or init", rich_help_panel=_DO)
    ] = "show",
    path: Annotated[str, typer.Argument(metavar="PATH", help="for which path [.]", rich_help_panel=_DO)] = "",
    config: ConfigFiles = None,
    isolated: Isolated = False,
    verbose: Annotated[
        bool, option(OUTPUT, "-v --verbose", "with show: which rules are off, and why")
    ] = False,
) -> Callable[[], int]:
    """The job of one of the actions."""
    from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown
    from cablelint.text import similar

    if what not in ACTIONS:
        mistake = unknown("action", what, " of `cablelint config`", similar(what, ACTIONS))
        helps = (*mistake.helps, f"the actions are {quoted(ACTIONS)}")
        raise UsageMistakesError(Usage(mistake.message, helps))
    if what == "schema":
        return _schema
    if what == "init":
        return partial(_init, path)
    if what == "check":
        return partial(_check, path or ".", config, isolated)
    return partial(_show, path or ".", config, isolated, verbose)


def _show(path: str, config: list[str] | None, isolated: bool, verbose: bool) -> int:
    from cablelint.cli.configured import configuration
    from cablelint.cli.effective import rows, rules
    from cablelint.cli.streams import standard_output
    from cablelint.outputs.characters import visible

    configured = configuration(config, [path], isolated=isolated, note=False)
    out = standard_output()
    table = rows(configured, path)
    left = max(len(row.name) for row in table)
    middle = min(24, max(len(row.value) for row in table))
    for row in table:
        line = f"{row.name:{left}}  {row.value:{middle}}  {row.origin}"
        out.write(f"{visible(line.rstrip(), unicode=out.unicode)}\n")
    for line in rules(configured, verbose=verbose):
        out.write(f"{line}\n")
    return 0


def _check(path: str, config: list[str] | None, isolated: bool) -> int:
    from cablelint.cli import FINDINGS
    from cablelint.cli.configured import configuration
    from cablelint.cli.known import opened
    from cablelint.cli.words import UsageMistakesError, complain, count, say
    from cablelint.config.find import shown

    try:
        configured = configuration(config, [path], isolated=isolated, note=False)
        if configured.baseline is not None:
            opened(configured.baseline, frozenset())
    except UsageMistakesError as error:
        for mistake in error.mistakes:
            complain(mistake._replace(notes=()))
        say(f"Found {count(len(error.mistakes), 'mistake')}.")
        return FINDINGS
    files = configured.config.files if configured.config else ()
    if configured.baseline is not None:
        files = (*files, shown(configured.baseline))
    for file in files:
        say(f"{file}: no mistakes.")
    if not files:
        say(f"There is no configuration for `{path}`: all is as it is by itself.")
    return 0


def _schema() -> int:
    import json

    from cablelint.cli.streams import standard_output, write_in_utf_8
    from cablelint.config.schema import schema

    write_in_utf_8()
    standard_output().write(json.dumps(schema(), indent=2) + "\n")
    return 0


def _init(path: str) -> int:
    import os

    from cablelint.cli.words import Usage, UsageMistakesError, say
    from cablelint.config.find import OWN, PROJECT
    from cablelint.config.starting import starting_file

    path = path or OWN[1]
    if os.path.isdir(path):
        path = os.path.join(path, OWN[1])
    if os.path.basename(path) == PROJECT:
        raise UsageMistakesError(
            Usage(f"`{path}` is not written to", ("write `[tool.cablelint]` into it", "or name another file"))
        )
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(starting_file())
    except FileExistsError:
        raise UsageMistakesError(Usage(f"there is a file `{path}` already; it was left as it is")) from None
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise UsageMistakesError(Usage(f"cannot write to `{path}`: {reason}")) from error
    say(f"Wrote {path}: nothing is set in it yet.")
    return 0
