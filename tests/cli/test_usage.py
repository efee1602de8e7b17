"""Wrong usage: what is said about it, all at once, and that nothing was run."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.program import CABLE, cablelint_in, put


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, a_txt=CABLE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["a.txt"],
            "error: `a.txt` is a path, not a command\n  = help: to check it, write `cablelint check a.txt`\n",
        ),
        (
            ["outgoing/", "-q"],
            "error: `outgoing/` is a path, not a command\n"
            "  = help: to check it, write `cablelint check outgoing/ -q`\n",
        ),
        (["-"], "error: `-` is a path, not a command\n  = help: to check it, write `cablelint check -`\n"),
        (
            ["chekc"],
            "error: unknown command `chekc`\n"
            "  = help: there is a command with a similar name: `check`\n"
            "  = help: the commands are `check`, `rule`, `parse`, `report`, `diff`,\n"
            "          `baseline`, `suppress`, `config`, `clean`, `version`\n",
        ),
        (
            ["check", "--extend-selct", "X"],
            "error: unknown option `--extend-selct`\n"
            "  = help: there is an option with a similar name: `--extend-select`\n"
            "  = help: all options: `cablelint check --help`\n",
        ),
        (
            ["check", "-j"],
            "error: option `-j` needs a value\n  = help: all options: `cablelint check --help`\n",
        ),
        (
            ["check", "--quiet=3"],
            "error: option `--quiet` takes no value\n  = help: all options: `cablelint check --help`\n",
        ),
        (
            ["version", "now"],
            "error: `now` is more than `cablelint version` takes\n"
            "  = help: all options: `cablelint version --help`\n",
        ),
        (
            ["check", "--select", "MRK0O4"],
            "error: unknown rule `MRK0O4` in --select\n"
            "  = help: there are rules with similar codes: `MRK004`, `MRK001`, `MRK002`\n"
            "  = help: list all rules with `cablelint rule`\n",
        ),
        (
            ["rule", "portion-mark-mising"],
            "error: unknown rule `portion-mark-mising`\n"
            "  = help: there is a rule with a similar name: `portion-mark-missing`\n"
            "  = help: list all rules with `cablelint rule`\n",
        ),
        (
            ["check", "a.txt", "-o", "full", "-o", "concise"],
            "error: two formats for the standard output: `full`, `concise`\n"
            "  = help: write one of them into a file: `-o concise=FILE`\n",
        ),
        (
            ["check", "-o", "json=a.out", "-o", "sarif=a.out"],
            "error: two formats for the file `a.out` in --output-format\n",
        ),
        (["check", "-o", "jsonl="], "error: there is no file after `jsonl=` in --output-format\n"),
        (
            ["parse", "-o", "json"],
            "error: there is no PATH\n"
            "  = help: name a file: `cablelint parse outgoing/07EXAMPLETON412.txt`\n"
            "error: unknown format `json` in --output-format\n"
            "  = help: expected `tree`\n",
        ),
    ],
)
def test_what_is_said(here: Path, arguments: list[str], said: str) -> None:
    done = cablelint_in(here, *arguments)
    assert (done.status, done.out, done.err) == (2, "", said)


def test_all_mistakes_are_told_at_once_and_nothing_is_run(here: Path) -> None:
    wrong = (
        "-o jsonl=out.jsonl -o concsie --select MRK004,XXX --ignore YYY --profile strict --fail-on bad"
        " --show all --severity MRK=bad --severity error --max-message-size 3Q -j many --color red"
        " --timeout soon"
        " --progress maybe --input-format xls --encoding hex --columns id,body=x,nr=y --max-diagnostics few"
    )
    done = cablelint_in(here, "check", "a.txt", *wrong.split())
    assert done.status == 2
    assert done.out == ""
    mistakes = [line.removeprefix("error: ") for line in done.err.split("\n") if line.startswith("error: ")]
    assert sorted(mistakes) == [
        "`3Q` is not a size, in --max-message-size",
        "`MRK=bad` is not RULE=LEVEL, in --severity",
        "`error` is not RULE=LEVEL, in --severity",
        "`few` is not a number, in --max-diagnostics",
        "`id` is not WHAT=COLUMN, in --columns",
        "`many` is not a number, in --jobs",
        "`nr=y` is not WHAT=COLUMN, in --columns",
        "`soon` is not a number of seconds, in --timeout",
        "unknown encoding `hex` in --encoding",
        "unknown format `concsie` in --output-format",
        "unknown rule `XXX` in --select",
        "unknown rule `YYY` in --ignore",
        "unknown value `all` of --show",
        "unknown value `bad` of --fail-on",
        "unknown value `maybe` of --progress",
        "unknown value `red` of --color",
        "unknown value `strict` of --profile",
        "unknown value `xls` of --input-format",
    ]
    assert "similar name: `concise`" in done.err
    assert not (here / "out.jsonl").exists()


def test_a_variable_of_the_environment_is_checked_like_an_option(here: Path) -> None:
    variables = {"CABLELINT_OUTPUT_FORMAT": "xml", "CABLELINT_COLOR": "red", "CABLELINT_JOBS": "x"}
    done = cablelint_in(here, "check", "a.txt", variables=variables)
    assert done.status == 2
    assert done.err.count("error: ") == 3


def test_variables_of_the_environment_are_heard_below_options(here: Path) -> None:
    variables = {"CABLELINT_OUTPUT_FORMAT": "jsonl", "CABLELINT_COLOR": "always", "CABLELINT_JOBS": "1"}
    assert cablelint_in(here, "check", "a.txt", variables=variables).out.startswith('{"schema"')
    done = cablelint_in(here, "check", "a.txt", "-o", "concise", variables=variables)
    assert done.out.startswith("a.txt:2:1: \x1b[1;31merror")


def test_no_argument_is_no_success(here: Path) -> None:
    """A step of a script whose variable is empty must not pass."""
    done = cablelint_in(here)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Usage: cablelint COMMAND")
