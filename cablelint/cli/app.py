"""The commands as Typer knows them: arguments in, out comes the job to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import cast

import typer
from typer._click.exceptions import BadOptionUsage, NoSuchOption, UsageError
from typer.main import get_command

from cablelint.cli.check import EPILOG, check
from cablelint.cli.help import Command, Group, HelpWanted
from cablelint.cli.parse import parse as parse_command
from cablelint.cli.rule import rule
from cablelint.cli.version import version
from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown
from cablelint.text import similar

Job = Callable[[], int]

COMMANDS = {
    "check": (check, "Check messages and print findings.", EPILOG),
    "rule": (rule, "Explain rules, or list them all.", None),
    "parse": (parse_command, "Show how messages were read.", None),
    "version": (version, "Show the version; with -v all that a bug report needs.", None),
}


def parse(arguments: list[str]) -> Job:
    """The job that the arguments ask for.  Raises UsageMistakesError, HelpWanted."""
    program = cast(Group, get_command(_app()))
    if not arguments:
        # A step of a script whose variable is empty must not pass.
        raise HelpWanted(program.text(), of_mistake=True)
    word = arguments[0]
    if word not in COMMANDS and (word == "-" or not word.startswith("-")):
        raise UsageMistakesError(_no_command(word, arguments))
    try:
        return cast(Job, program.main(arguments, "cablelint", standalone_mode=False))
    except UsageError as error:
        raise UsageMistakesError(_mistake(error, word)) from error


def _app() -> typer.Typer:
    app = typer.Typer(
        cls=Group,
        help="Check diplomatic telegrams against their format.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (function, help, epilog) in COMMANDS.items():
        app.command(name, cls=Command, help=help, epilog=epilog)(cast(Callable[..., Job], function))
    return app


def _no_command(word: str, arguments: list[str]) -> Usage:
    """A first word that is no command; most often it is a path."""
    near = similar(word, COMMANDS)
    if not near and (word == "-" or os.path.exists(word) or any(sign in word for sign in "/\\.*")):
        shown = " ".join(["cablelint check", *arguments])
        return Usage(f"`{word}` is a path, not a command", (f"to check it, write `{shown}`",))
    mistake = unknown("command", word, "", near)
    return Usage(mistake.message, (*mistake.helps, f"the commands are {quoted(COMMANDS)}"))


def _mistake(error: UsageError, word: str) -> Usage:
    """A mistake that Typer found, in our words."""
    command = f"cablelint {word}" if word in COMMANDS else "cablelint"
    all_options = f"all options: `{command} --help`"
    if isinstance(error, NoSuchOption):
        known = error.ctx.command.get_params(error.ctx) if error.ctx else []
        options = [name for option in known for name in option.opts if name.startswith("--")]
        mistake = unknown("option", error.option_name, "", similar(error.option_name, options))
        return Usage(mistake.message, (*mistake.helps, all_options))
    if isinstance(error, BadOptionUsage):
        lacks = "requires" in error.message
        return Usage(
            f"option `{error.option_name}` {'needs a value' if lacks else 'takes no value'}", (all_options,)
        )
    message = error.format_message()
    if "unexpected extra argument" in message:
        return Usage(
            f"`{message.partition('(s) (')[2].removesuffix(')')}` is more than `{command}` takes",
            (all_options,),
        )
    return Usage(message[:1].lower() + message[1:].rstrip("."), (all_options,))
