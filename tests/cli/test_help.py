"""The help: plain, grouped, at most 80 columns, and about nothing that does not work."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cablelint.cli.app import COMMANDS
from cablelint.outputs import FORMATS
from cli.program import cablelint_in


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_plain_and_at_most_80_columns_wide(tmp_path: Path, command: str) -> None:
    short, long = (cablelint_in(tmp_path, *command.split(), flag) for flag in ("-h", "--help"))
    assert short == long
    assert short.status == 0
    assert short.err == ""
    assert short.out.startswith("Usage: cablelint")
    assert all(len(line) <= 80 for line in short.out.split("\n"))
    assert short.out.isascii()


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_has_one_line(tmp_path: Path, command: str) -> None:
    """Only where its name leaves no room the words stand on the next line."""
    lines = cablelint_in(tmp_path, command, "-h").out.partition("\nHelp:")[0].splitlines()
    options = [line for line in lines if re.match(" {2,6}-", line)]
    assert options
    for line, following in pairwise([*lines, ""]):
        if re.match(" {20,}", following):
            assert re.fullmatch(r" +[^ ]+(?: [^ ]+)*", line), line


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_of_commands_shows_it(command: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "commands.md"
    assert f"\n$ cablelint {command} -h\n" in page.read_text(encoding="utf-8")


def test_the_help_of_check(tmp_path: Path) -> None:
    help = cablelint_in(tmp_path, "check", "-h").out
    assert help.startswith(
        "Usage: cablelint check [OPTIONS] [PATH]...\n"
        "\n"
        "  Check messages and print findings.\n"
        "\n"
        "What to read:\n"
        "  PATH...                     files, directories, archives; - is stdin [.]\n"
        "      --files-from FILE       more paths from FILE or -, one a line\n"
        "  -0, --null                  paths in --files-from end in NUL\n"
        "      --stdin-filename PATH   the name that - goes by\n"
    )
    assert (
        "Output:\n"
        "  -o, --output-format FMT[=FILE]\n"
        "                              may be repeated; see below\n"
        "      --statistics            counts instead of findings\n"
    ) in help
    assert help.partition("\n\nFormats: ")[2].partition("Exit:")[0].split() == list(FORMATS)
    headings = re.findall(r"^([A-Z][a-z ]+):$", help, re.MULTILINE)
    assert headings == [
        "What to read",
        "Which files",
        "Rules",
        "Fixes",
        "Known findings",
        "Output",
        "Exit status",
        "Speed",
        "Configuration",
        "Help",
        "Examples",
    ]


def test_every_command_is_named_in_the_help_of_the_program(tmp_path: Path) -> None:
    help = cablelint_in(tmp_path, "-h").out
    assert re.findall(r"^  (\w+) +\S", help.partition("Commands:")[2], re.MULTILINE)[: len(COMMANDS)] == list(
        COMMANDS
    )
