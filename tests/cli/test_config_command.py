"""`cablelint config`, and what the other commands make of configuration files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import CABLE, ERROR, cablelint_in, put

INFO = "END001"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, faulty_txt=CABLE)


def test_check_heeds_the_file_and_the_command_line_is_over_it(here: Path) -> None:
    put(here, cablelint_toml=f"select = ['{ERROR}', '{INFO}']\nshow = 'info'\nseverity.{ERROR} = 'warning'\n")
    done = cablelint_in(here, "check")
    assert (done.status, done.out.count("\n")) == (0, 2)
    assert f"warning[{ERROR}]" in done.out
    assert cablelint_in(here, "check", "--show", "error").out == ""
    assert cablelint_in(here, "check", "--severity", f"{ERROR}=error").status == 1
    assert cablelint_in(here, "check", "--config", "fail-on=warning").status == 1
    assert f"error[{ERROR}]" in cablelint_in(here, "check", "--isolated").out
    put(here, other_toml=f"select = ['{INFO}']\nfail-on = 'info'\n")
    assert cablelint_in(here, "check", "--config", "other.toml").status == 1
    assert cablelint_in(here, "check", variables={"CABLELINT_CONFIG": "other.toml"}).status == 1


def test_rules_that_are_off_for_some_paths(here: Path) -> None:
    (here / "old").mkdir()
    put(here / "old", faulty_txt=CABLE)
    put(here, cablelint_toml=f"select = ['{ERROR}']\n[per-path-ignores]\n'old/**' = ['{ERROR[:3]}']\n")
    assert cablelint_in(here, "check").out.count(ERROR) == 1
    assert cablelint_in(here / "old", "check").out == ""
    assert cablelint_in(here, "check", "--config", "mandatory=['TRN']").out.count(ERROR) == 2


def test_a_severity_for_some_paths(here: Path) -> None:
    put(here, cablelint_toml=f"select = ['{ERROR}']\n[per-path-severity]\n'*.txt' = {{ TRN = 'info' }}\n")
    assert (cablelint_in(here, "check").status, cablelint_in(here, "check").out) == (0, "")


def test_paths_that_are_left_out(here: Path) -> None:
    put(here, cablelint_toml="exclude = ['faulty*']\nextend-exclude = ['new/']\n")
    (here / "new").mkdir()
    put(here / "new", faulty_txt=CABLE)
    put(here, other_txt=CABLE)

    def paths(*arguments: str) -> list[str]:
        lines = cablelint_in(here, "check", "--select", ERROR, *arguments).out.splitlines()
        return [line.partition(":")[0] for line in lines]

    assert paths() == ["other.txt"]
    assert paths("faulty.txt") == ["faulty.txt"]
    assert paths("faulty.txt", "other.txt", "--force-exclude") == ["other.txt"]
    assert paths("--exclude", "other.txt") == ["faulty.txt"]
    assert paths("--extend-exclude", "other.txt") == []


def test_a_mistake_is_drawn_and_nothing_is_checked(here: Path) -> None:
    put(here, pyproject_toml='[tool.cablelint]\nextend-selct = ["PRV"]\n')
    said = (
        "error: unknown key `extend-selct`\n"
        " --> pyproject.toml:2:1\n"
        "  |\n"
        '2 | extend-selct = ["PRV"]\n'
        "  | ^^^^^^^^^^^^ not a key of `[tool.cablelint]`\n"
        "  |\n"
        "  = help: there is a key with a similar name: `extend-select`\n"
    )
    assert cablelint_in(here, "check") == (2, "", said + "  = note: nothing was checked\n\n")
    assert cablelint_in(here, "config", "check") == (1, "", said + "\nFound 1 mistake.\n")
    assert cablelint_in(here, "config", "show") == (2, "", said + "\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--config", "no-other.toml"], "error: there is no file `no-other.toml`, in --config\n"),
        (
            ["check", "--isolated", "--config", "faulty.txt"],
            "error: `--isolated` with `--config faulty.txt`\n",
        ),
        (["config", "shwo"], "error: unknown action `shwo` of `cablelint config`\n"),
    ],
)
def test_wrong_usage(here: Path, arguments: list[str], said: str) -> None:
    done = cablelint_in(here, *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(said)


def test_show_tells_what_counts_and_where_it_comes_from(here: Path) -> None:
    put(
        here,
        cablelint_toml="ignore = ['TXT005']\n[per-path-ignores]\n'old/**' = ['PAR']\n'*.txt' = ['TXT']\n",
    )
    done = cablelint_in(
        here, "config", "show", "faulty.txt", "-v", variables={"CABLELINT_OUTPUT_FORMAT": "grouped"}
    )
    rows = [line.split(maxsplit=2) for line in done.out.splitlines()]
    assert ["profile", '"archive"', "default"] in rows
    assert ["output-format", '"grouped"', "CABLELINT_OUTPUT_FORMAT"] in rows
    assert ["ignore", '["TXT005"]', "cablelint.toml:1"] in rows
    assert ["ignore", '["PAR"]', "cablelint.toml:3, for old/** (not this file)"] in rows
    assert ["ignore", '["TXT"]', "cablelint.toml:4, for *.txt"] in rows
    assert "  TXT005 trailing-space: ignored in cablelint.toml:1\n" in done.out


def test_init_writes_a_file_that_is_fine_and_no_other(here: Path) -> None:
    assert cablelint_in(here, "config", "init").status == 0
    assert cablelint_in(here, "config", "check") == (0, "", "cablelint.toml: no mistakes.\n")
    again = cablelint_in(here, "config", "init")
    assert again == (2, "", "error: there is a file `cablelint.toml` already; it was left as it is\n")


def test_check_reads_the_baseline_too(here: Path) -> None:
    assert cablelint_in(here, "baseline", "create").status == 0
    done = cablelint_in(here, "config", "check")
    assert done == (0, "", "cablelint-baseline.txt: no mistakes.\n")
    put(here, **{"cablelint-baseline_txt": "07EXAMPLETON412 MRK004\n"})
    done = cablelint_in(here, "config", "check")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("error: `cablelint-baseline.txt` is not a baseline\n")
    assert "nothing was checked" not in done.err


def test_schema_is_json(here: Path) -> None:
    assert json.loads(cablelint_in(here, "config", "schema").out)["title"] == "cablelint"
