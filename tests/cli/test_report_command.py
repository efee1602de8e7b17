"""`cablelint report`: other formats from JSON Lines, byte for byte those of `check`; filters, shards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cablelint.outputs import FORMATS
from cli.program import Done, cablelint_in

SEEDS = str(Path(__file__).resolve().parents[2] / "seeds")
TEXTS = [name for name, format in FORMATS.items() if not format.folder]
MESSAGES = len(list(Path(SEEDS).glob("*.txt")))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with results of one run over all seeds, in every format; and of two runs over halves."""
    folder = tmp_path_factory.mktemp("results")
    (folder / "seeds").symlink_to(SEEDS)
    into = [option for name in TEXTS for option in ("-o", f"{name}=check.{name}")]
    checked = cablelint_in(folder, "check", "seeds", "--fail-on", "never", *into)
    assert (checked.status, checked.out) == (0, ""), checked.err
    paths = sorted(f"seeds/{path.name}" for path in Path(SEEDS).glob("*.txt"))
    for shard, half in (("one", paths[:30]), ("two", paths[30:])):
        done = cablelint_in(folder, "check", *half, "--fail-on", "never", "-o", f"jsonl={shard}.jsonl")
        assert done.status == 0
    return folder


def reported(here: Path, *arguments: str) -> Done:
    done = cablelint_in(here, "report", *arguments)
    assert done.status == 0, done
    return done


def test_check_in_a_format_is_check_in_jsonl_and_report_byte_for_byte(here: Path) -> None:
    into = [option for name in TEXTS for option in ("-o", f"{name}=report.{name}")]
    done = reported(here, "check.jsonl", *into)
    assert done.out == ""
    different = [
        name
        for name in TEXTS
        if (here / f"check.{name}").read_bytes() != (here / f"report.{name}").read_bytes()
    ]
    assert different == []
    assert (here / "check.full").stat().st_size > 10_000


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-o", "grouped"),
        ("--statistics",),
        ("--by", "year", "--show", "info"),
        ("--by", "rule,class"),
        ("-o", "github"),
        ("-o", "rdjson", "--redact"),
        ("-o", "full", "--redact", "--color", "always"),
    ],
)
def test_so_it_is_on_the_standard_output(here: Path, options: tuple[str, ...]) -> None:
    checked = cablelint_in(here, "check", "seeds", *options)
    assert reported(here, "check.jsonl", *options).out == checked.out


def test_redacted_results_make_redacted_reports(here: Path) -> None:
    cablelint_in(here, "check", "seeds", "--redact", "-o", "jsonl=redacted.jsonl")
    assert '"source"' not in (here / "redacted.jsonl").read_text(encoding="utf-8")
    for name in ("full", "sarif", "rdjson", "markdown"):
        options = ("-o", name)
        made = reported(here, "redacted.jsonl", *options).out
        assert made == reported(here, "check.jsonl", "--redact", *options).out


def test_shards_are_joined(here: Path) -> None:
    whole = json.loads((here / "check.json").read_text(encoding="utf-8"))
    done = reported(here, "one.jsonl", "two.jsonl", "-o", "json")
    joined = json.loads(done.out)
    assert joined["messages"] == whole["messages"]
    for key in ("messages", "findings", "rules", "complete"):
        assert joined["summary"][key] == whole["summary"][key]
    assert done.err == "Joined 2 files: {} messages, {} findings.\n".format(
        MESSAGES, sum(whole["summary"]["findings"].values())
    )


def test_filters_by_rule_and_severity_and_what_is_said_of_it(here: Path) -> None:
    some = reported(here, "check.jsonl", "-o", "jsonl", "--select", "SYN", "--ignore", "SYN003")
    records = [json.loads(line) for line in some.out.splitlines()]
    codes = {record["code"] for record in records if record["kind"] == "finding"}
    assert codes
    assert all(code.startswith("SYN") and code != "SYN003" for code in codes)
    *_, summary = records
    assert sum(summary["findings"].values()) == sum(record["kind"] == "finding" for record in records)
    assert summary["messages"] == MESSAGES
    assert f"{sum(summary['findings'].values())} of " in some.err
    assert " findings selected.\n" in some.err
    grave = reported(here, "check.jsonl", "-o", "jsonl", "--show", "error").out
    assert '"severity":"error"' in grave
    assert '"kind":"finding"' in grave
    assert not [line for line in grave.splitlines()[:-1] if '"severity":"info"' in line]


def test_the_standard_input(here: Path) -> None:
    text = (here / "check.jsonl").read_text(encoding="utf-8")
    done = cablelint_in(here, "report", "-", "-o", "gitlab", input=text)
    assert done.status == 0
    assert done.out == (here / "check.gitlab").read_text(encoding="utf-8")
    assert done.err.startswith(f"Read `-`: {MESSAGES} messages, ")


def test_a_file_without_its_summary_is_said_to_be_cut_off(here: Path) -> None:
    lines = (here / "one.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (here / "cut.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    done = cablelint_in(here, "report", "cut.jsonl", "two.jsonl", "gone.jsonl", "-o", "json")
    assert done.status == 2
    assert json.loads(done.out)["summary"]["complete"] is False
    assert len(json.loads(done.out)["messages"]) == MESSAGES
    assert done.err.startswith(
        "error: cannot read all of `cut.jsonl`: cut off: its last record is no summary\n"
        "error: cannot read all of `gone.jsonl`: no such file or directory\n"
        f"Joined 3 files: {MESSAGES} messages, "
    )


def test_results_of_an_interrupted_run_are_said_to_be_partial(here: Path) -> None:
    text = (here / "one.jsonl").read_text(encoding="utf-8").replace('"complete":true', '"complete":false')
    done = cablelint_in(here, "report", "-", "-o", "none", input=text)
    assert (done.status, done.out) == (0, "")
    assert done.err.endswith("A run was interrupted: this is partial.\n")


@pytest.mark.parametrize(("level", "status"), [("never", 0), ("error", 1), ("info", 1)])
def test_a_report_fails_only_if_it_is_asked_to(here: Path, level: str, status: int) -> None:
    done = cablelint_in(here, "report", "check.jsonl", "-o", "none", "--fail-on", level, "-q")
    assert (done.status, done.out, done.err) == (status, "", "")


def test_the_limit_of_a_platform_is_said_on_stderr(here: Path) -> None:
    done = reported(here, "check.jsonl", "-o", "github", "-q")
    assert done.err.startswith("warning: github: ")
    assert done.err.endswith(" more findings are in plain lines; GitHub shows ten annotations a level\n")


def test_wrong_usage(here: Path) -> None:
    done = cablelint_in(
        here, "report", "-", "-", "--select", "XXX", "--show", "all", "--by", "day", "--fail-on", "x"
    )
    assert (done.status, done.out) == (2, "")
    assert sorted(line for line in done.err.splitlines() if line.startswith("error")) == [
        "error: `-` stands twice: there is one standard input",
        "error: unknown rule `XXX` in --select",
        "error: unknown value `all` of --show",
        "error: unknown value `day` of --by",
        "error: unknown value `x` of --fail-on",
    ]
    done = cablelint_in(here, "report")
    assert done == Done(
        2,
        "",
        "error: there is no file of results\n"
        "  = help: name what `check -o jsonl` wrote: `cablelint report results.jsonl`\n",
    )
