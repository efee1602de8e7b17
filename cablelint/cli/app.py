"""The commands as Typer knows them: arguments in, out comes the job to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple, cast

import typer
from typer._click.exceptions import BadOptionUsage, NoSuchOption, UsageError
from typer.main import get_command

from cablelint.cli.help import Command, Group, HelpWanted
from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown
from cablelint.text import similar

Job = Callable[[], int]


class Entry(NamedTuple):
    """A command: the module that has a function of its name, and what it does in a line."""

    module: str
    help: str


COMMANDS = {
    "check": Entry("check", "Check messages and print findings."),
    "rule": Entry("rule", "Explain rules, or list them all."),
    "parse": Entry("parse", "Show how messages were read."),
    "report": Entry("convert", "Write results in another format, join and filter them."),
    "diff": Entry("compare", "Compare two files of results: what is fixed, what is new."),
    "baseline": Entry("baseline", "Write down known findings, or see what is known."),
    "suppress": Entry("suppress", "Write one suppression, with its reason."),
    "config": Entry("config", "Show, check or begin a configuration."),
    "clean": Entry("clean", "Delete the results that were kept."),
    "version": Entry("version", "Show the version; with -v all that a bug report needs."),
}


def parse(arguments: list[str]) -> Job:
    """The job that the arguments ask for.  Raises UsageMistakesError, HelpWanted."""
    word = arguments[0] if arguments else ""
    # The other commands are loaded where help or a mistake may name them.
    program = cast(Group, get_command(_app([word] if word in COMMANDS else COMMANDS)))
    if not arguments:
        # A step of a script whose variable is empty must not pass.
        raise HelpWanted(program.text(), of_mistake=True)
    if word not in COMMANDS and (word == "-" or not word.startswith("-")):
        raise UsageMistakesError(_no_command(word, arguments))
    try:
        return cast(Job, program.main(arguments, "cablelint", standalone_mode=False))
    except UsageError as error:
        raise UsageMistakesError(_mistake(error, word)) from error


def _app(names: Iterable[str]) -> typer.Typer:
    app = typer.Typer(
        cls=Group,
        help="Check diplomatic telegrams against their format.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in names:
        module = import_module(f"cablelint.cli.{COMMANDS[name].module}")
        epilog = getattr(module, "EPILOG", None)
        app.command(name, cls=Command, help=COMMANDS[name].help, epilog=epilog)(getattr(module, name))
    app.callback()(_no_options)
    return app


def _no_options() -> None:
    """The program itself has none; with this Typer makes a group of a single command, too."""


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
