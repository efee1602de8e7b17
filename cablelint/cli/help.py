"""The help of commands: one line an option, in groups, at most 80 columns, without boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any, NoReturn, TypeVar

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

Arguments = TypeVar("Arguments")
Job = Callable[[], int]


def option(panel: str, names: str, help: str = "", metavar: str | None = None) -> Any:
    """An option; one without help is accepted, and not shown."""
    return typer.Option(
        *names.split(), metavar=metavar, help=help, rich_help_panel=panel, hidden=not help, show_default=False
    )


def taking(arguments: Callable[..., Arguments]) -> Callable[[Callable[[Arguments], Job]], Callable[..., Job]]:
    """A command whose options are the fields of a named tuple, which it is given with their values."""

    def declared(command: Callable[[Arguments], Job]) -> Callable[..., Job]:
        def called(**given: Any) -> Job:
            return command(arguments(**given))

        called.__doc__ = command.__doc__
        called.__signature__ = signature(arguments)  # type: ignore[attr-defined]  # what Typer asks for
        return called

    return declared


LEFT = 30  # the column where the texts begin


class HelpWanted(Exception):  # noqa: N818  (not an error by itself)
    """The help of a command is to be shown; `of_mistake`: because there was nothing else to do."""

    def __init__(self, text: str, *, of_mistake: bool = False) -> None:
        self.text = text
        self.of_mistake = of_mistake
        super().__init__()


class Command(TyperCommand):
    """A command with our help.  `rich_help_panel` names the group of an option."""

    def get_help(self, ctx: Any) -> NoReturn:
        """Give the help to whom it concerns: Typer would write it itself, and mistake a closed pipe."""
        raise HelpWanted(self.text(ctx))

    def text(self, ctx: typer.Context) -> str:
        """The help."""
        groups: dict[str, list[str]] = {}
        usage = ["Usage:", ctx.command_path, "[OPTIONS]"]
        for parameter in self.get_params(ctx):
            if isinstance(parameter, TyperArgument):
                metavar = parameter.metavar or ""
                usage.append(f"[{metavar[:-3]}]..." if metavar.endswith("...") else metavar)
            if isinstance(parameter, TyperArgument | TyperOption) and not parameter.hidden:
                groups.setdefault(parameter.rich_help_panel or "Help", []).append(_line(parameter))
        parts = [" ".join(usage), f"  {self.help}"]
        parts += ["\n".join([f"{title}:", *lines]) for title, lines in groups.items()]
        return "\n\n".join([*parts, *([self.epilog] if self.epilog else [])]) + "\n"


class Group(TyperGroup):
    """All commands, each with a line."""

    def get_help(self, ctx: Any) -> NoReturn:
        """Give the help to whom it concerns."""
        raise HelpWanted(self.text())

    def text(self) -> str:
        """The help."""
        commands = "\n".join(f"  {name:9}{command.help}" for name, command in self.commands.items())
        return (
            "Usage: cablelint COMMAND [OPTIONS] [ARGUMENTS]...\n\n"
            f"  {self.help}\n\n"
            f"Commands:\n{commands}\n\n"
            "Help:\n  cablelint COMMAND -h\n\n"
            "Examples:\n  cablelint check outgoing/\n  cablelint rule MRK004\n"
        )


def listed(title: str, words: Iterable[str]) -> str:
    """Words behind a title, in lines of at most 80 columns, one below the other."""
    lines = [f"{title:8}"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 80:
            lines.append(" " * 8)
        lines[-1] += f" {word}"
    return "\n".join(lines)


def _line(parameter: TyperArgument | TyperOption) -> str:
    """One parameter: its names to the left, what it does to the right."""
    if isinstance(parameter, TyperArgument):
        left = f"  {parameter.metavar}"
    else:
        short = next((f"{name}, " for name in parameter.opts if not name.startswith("--")), "    ")
        long = next(name for name in parameter.opts if name.startswith("--"))
        value = "" if parameter.is_flag else f" {parameter.metavar}"
        left = f"  {short}{long}{value}"
    if len(left) >= LEFT:
        return f"{left}\n{'':{LEFT}}{parameter.help}"
    return f"{left:{LEFT}}{parameter.help}"
