"""`cablelint check`: what goes to stdout, what to stderr, what into files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.program import CABLE, cablelint_in, put

CLEAN = CABLE.replace("RR RUEHAA", "PP RUEHAA")
PROSE = "Dear reader,\nthis is no cable.\n"
ONLY = ("--select", "TRN005,END001")  # an error and an info


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, faulty_txt=CABLE, prose_txt=PROSE)


def test_findings_go_to_stdout_and_all_about_the_run_to_stderr(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY)
    assert len(done.out.split("\n")) == 2
    assert done.out.startswith("faulty.txt:2:1: error[TRN005] ")
    assert done.err == (
        "Checked 1 message: 1 error. 1 file is not a cable. 1 info not shown: `--show info`.\n"
    )


def test_what_is_shown_is_for_people_and_programs_get_all(here: Path) -> None:
    shown = cablelint_in(here, "check", *ONLY, "--show", "info")
    assert [line.split(" ")[1].split("[")[0] for line in shown.out.split("\n")[:-1]] == ["error", "info"]
    assert shown.err == "Checked 1 message: 1 error, 1 info. 1 file is not a cable.\n"
    records = cablelint_in(here, "check", *ONLY, "-o", "jsonl")
    assert records.out.count('"kind":"finding"') == 2
    assert records.err == "Checked 1 message: 1 error, 1 info. 1 file is not a cable.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--select TRN009", "Checked 1 message: no findings. 1 file is not a cable.\n"),
        (
            "--select END001",
            "Checked 1 message: no errors or warnings. 1 file is not a cable."
            " 1 info not shown: `--show info`.\n",
        ),
        (
            "--select END001 --severity END001=warning --show error",
            "Checked 1 message: no errors. 1 file is not a cable. 1 warning not shown: `--show warning`.\n",
        ),
    ],
)
def test_all_is_well(here: Path, arguments: str, said: str) -> None:
    done = cablelint_in(here, "check", *arguments.split())
    assert (done.status, done.out, done.err) == (0, "", said)


def test_quiet_and_silent(here: Path) -> None:
    loud, quiet, silent = (cablelint_in(here, "check", *ONLY, *flag) for flag in ([], ["-q"], ["-s"]))
    assert (quiet.out, quiet.err) == (loud.out, "")
    assert (silent.out, silent.err) == ("", "")
    assert loud.status == quiet.status == silent.status == 1


def test_verbose_says_what_became_of_every_path(here: Path) -> None:
    (here / ".hidden").mkdir()
    done = cablelint_in(here, "check", ".", "gone.txt", *ONLY, "-v")
    assert done.err.split("\n")[:4] == [
        "skipped .hidden: hidden",
        "checked faulty.txt (07EXAMPLETON412): 19 lines, 2 findings",
        "skipped prose.txt: does not look like a cable",
        "could not read gone.txt: no such file or directory",
    ]


def test_nothing_checked_is_not_the_screen_of_all_is_well(here: Path) -> None:
    (here / "docs").mkdir()
    put(here / "docs", a_md=PROSE, b_md=PROSE, _hidden=PROSE)
    done = cablelint_in(here, "check", "docs/")
    assert (done.status, done.out) == (3, "")
    assert done.err == (
        "error: nothing was checked: none of the 3 paths under `docs/` is a cable\n"
        "  = note: 1 is hidden, 2 do not look like a cable\n"
        "  = help: see each with `cablelint check docs/ -v`\n"
        "  = help: to check them as cables all the same: `--input-format text`\n"
        "  = help: if that is as it should be, `--allow-empty`\n"
    )
    assert cablelint_in(here, "check", "prose.txt").err.startswith(
        "error: nothing was checked: `prose.txt` does not look like a cable\n"
    )
    assert cablelint_in(here, "check", "docs", "--allow-empty").err == (
        "Checked 0 messages: no findings. 2 files are not cables.\n"
    )


def test_any_text_is_a_cable_if_that_is_said(here: Path) -> None:
    done = cablelint_in(here, "check", "prose.txt", "--input-format", "text")
    assert done.status == 1
    assert "CLS001" in done.out


def test_the_standard_input_and_its_name(here: Path) -> None:
    done = cablelint_in(here, "check", "-", *ONLY, input=CABLE)
    assert done.out.startswith("-:2:1: error[TRN005]")
    named = cablelint_in(
        here, "check", "-", *ONLY, "--stdin-filename", "out/07EXAMPLETON412.txt", input=CABLE
    )
    assert named.out.startswith("out/07EXAMPLETON412.txt:2:1: error[TRN005]")


def test_one_run_writes_any_number_of_formats(here: Path) -> None:
    done = cablelint_in(
        here, "check", *ONLY, *["-o", "concise", "-o", "jsonl=out.jsonl", "-o", "full=out.txt"]
    )
    assert done.out.startswith("faulty.txt:2:1: error[TRN005] ")
    records = [json.loads(line) for line in (here / "out.jsonl").read_text().split("\n")[:-1]]
    assert [record["kind"] for record in records] == ["message", "finding", "finding", "summary"]
    assert (here / "out.txt").read_text().startswith("error[TRN005] ")
    assert sorted(path.name for path in here.iterdir()) == ["faulty.txt", "out.jsonl", "out.txt", "prose.txt"]


def test_formats_that_go_into_files_leave_stdout_alone(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY, "-o", "jsonl=out.jsonl")
    assert done.out == ""
    assert done.err.startswith("Checked 1 message: 1 error.")


def test_an_output_file_is_replaced_only_when_it_is_whole(here: Path) -> None:
    (here / "out.jsonl").write_text("before\n")
    (here / "link.jsonl").symlink_to("out.jsonl")
    assert cablelint_in(here, "check", "-o", "jsonl=link.jsonl", "--select", "XXX").status == 2
    assert (here / "out.jsonl").read_text() == "before\n"
    cablelint_in(here, "check", "-o", "jsonl=link.jsonl")
    assert (here / "link.jsonl").is_symlink()
    assert (here / "out.jsonl").read_text().startswith('{"schema"')


def test_statistics_are_the_product(here: Path) -> None:
    put(here, other_txt=CABLE)
    done = cablelint_in(here, "check", *ONLY, "--statistics", "--show", "info")
    rows = [line.split()[:4] for line in done.out.split("\n")[1:-1]]
    assert rows == [["2", "2", "100.0%", "END001"], ["2", "2", "100.0%", "TRN005"]]
    assert done.err.startswith("Checked 2 messages: 2 errors, 2 infos.")


def test_a_large_message_is_named_and_not_checked(here: Path) -> None:
    put(here, large_txt=CABLE + "x" * 5000)
    done = cablelint_in(here, "check", "large.txt", "--max-message-size", "4K")
    assert done.out == "large.txt:1:1: warning[RUN001] message is larger than 4 KiB and was not checked\n"
    full = cablelint_in(here, "check", "large.txt", "--max-message-size", "4K", "-o", "full")
    assert full.out == (
        "warning[RUN001] message is larger than 4 KiB and was not checked\n"
        " --> large.txt\n"
        "  |\n"
        "  = help: allow more with `--max-message-size 1M`\n"
        "  = note: it has 5.3 KiB\n"
        "\n"
    )


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_the_number_of_processes_changes_nothing(here: Path, jobs: str) -> None:
    for number in range(90):
        put(here, **{f"x{number:02}_txt": CABLE + "1. (C) text\n" * 1500})
    reference = cablelint_in(here, "check", "-j1", "-o", "jsonl", "--profile", "transmit").out
    done = cablelint_in(here, "check", f"-j{jobs}", "-o", "jsonl", "--profile", "transmit")
    assert done.status == 1
    assert done.out.rpartition('"seconds"')[0] == reference.rpartition('"seconds"')[0]


# ---- where the time went ------------------------------------------------------------------------------


def test_timings_are_told_at_the_end_on_stderr(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE, b_txt=CABLE)
    done = cablelint_in(tmp_path, "check", ".", "-q", "--timings")
    assert done.out == cablelint_in(tmp_path, "check", ".", "-q").out
    stages, rules = (part.splitlines() for part in done.err.strip("\n").split("\n\n"))
    names = [line[18:].strip().partition(":")[0] for line in stages]
    assert names[:-1] == ["", "scan", "parse", "message", "rules", "all else"]
    assert re.fullmatch(r" .* 100\.0%  2 messages, \d+\.\d\d ms each; the run took \d+\.\d s", stages[-1])
    assert rules[0] == "  seconds   share  ms each  the slowest rules"
    row = re.compile(r" +\d+\.\d{3} +\d+\.\d% +\d+\.\d{3}  [A-Z]{3}\d{3} [a-z-]+")
    assert all(row.fullmatch(line) for line in rules[1:11])
    assert re.fullmatch(r" +and \d+ more \(-v lists them\)", rules[11])
    seconds = [float(line.split()[0]) for line in rules[1:11]]
    assert seconds == sorted(seconds, reverse=True)


def test_timings_of_all_rules_and_none_at_all(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    assert len(cablelint_in(tmp_path, "check", ".", "-v", "--timings").err.splitlines()) > 100
    assert cablelint_in(tmp_path, "check", ".", "-s", "--timings").err == ""
    assert "seconds" not in cablelint_in(tmp_path, "check", ".", "-v").err
