"""Every exit status of the program, each in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.program import CABLE, COMMAND, ERROR, cablelint_in, environment, put, until_it_reads

posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")
CLEAN = CABLE.replace("RR RUEHAA", "PP RUEHAA")
PROSE = "Dear reader,\nthis is no cable.\n"

# A rule that fails is put in the place of a real one.
WITH_A_FAULT = """\
import sys
from dataclasses import replace
import cablelint.check
from cablelint.rules.rule import REGISTRY
def fails(message):
    raise IndexError("list index out of range")
REGISTRY["TRN005"] = replace(REGISTRY["TRN005"], check=fails, part=None, needs=())
from cablelint.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with cables, results of theirs, and files that are right or wrong."""
    folder = tmp_path_factory.mktemp("made")
    spaced = CLEAN.replace("SIPDIS\n", "SIPDIS \n")
    put(folder, faulty_txt=CABLE, clean_txt=CLEAN, prose_txt=PROSE, spaced_txt=spaced)
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    for name in ("clean", "faulty"):
        cablelint_in(folder, "check", f"{name}.txt", "-o", f"jsonl=other/{name}.jsonl")
    put(folder / "other", wrong_toml="profile = 'strict'\n", right_toml="profile = 'archive'\n")
    known = "# cablelint baseline, version 1. Sorted; do not edit by hand.\n"
    put(folder / "other", known=f"{known}07EXAMPLETON412 {ERROR} {'0' * 16} 1\n")
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "here")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        # 0: all was read, and nothing is that grave
        ("check clean.txt", 0),
        ("check faulty.txt --fail-on never", 0),
        ("check faulty.txt --ignore TRN005", 0),
        ("check faulty.txt --severity TRN005=warning", 0),
        ("check empty --allow-empty", 0),
        ("check prose.txt --allow-empty", 0),
        ("version", 0),
        ("rule", 0),
        ("rule TRN005", 0),
        ("parse faulty.txt", 0),
        ("parse prose.txt", 0),
        ("--help", 0),
        ("check -h", 0),
        # 1: findings, shown or not
        ("check faulty.txt", 1),
        ("check .", 1),
        ("check", 1),
        ("check faulty.txt -q", 1),
        ("check faulty.txt -s", 1),
        ("check faulty.txt --statistics", 1),
        ("check clean.txt --fail-on info", 1),
        ("check faulty.txt --severity TRN005=warning --fail-on warning", 1),
        ("check prose.txt faulty.txt", 1),
        ("check faulty.txt --max-message-size 100 --profile transmit", 1),
        ("check spaced.txt --fix --exit-non-zero-on-fix --select TXT005", 1),
        ("check spaced.txt --diff --select TXT005", 1),
        ("check faulty.txt --baseline other/known --config baseline-strict=true --fail-on never", 1),
        ("report other/faulty.jsonl --fail-on error", 1),
        ("diff other/clean.jsonl other/faulty.jsonl", 1),
        ("config check --config other/wrong.toml", 1),
        # the same, where there is nothing of that kind
        ("check spaced.txt --fix --select TXT005", 0),
        ("check clean.txt --fix --exit-non-zero-on-fix --select TXT005", 0),
        ("check clean.txt --diff --select TXT005", 0),
        ("check faulty.txt --baseline other/known --fail-on never", 0),
        ("report other/faulty.jsonl", 0),
        ("diff other/faulty.jsonl other/clean.jsonl", 0),
        ("config check --config other/right.toml", 0),
        # 3: nothing was checked
        ("check prose.txt", 3),
        ("check empty", 3),
        ("check prose.txt --fail-on never", 3),
        # 2: wrong usage, before anything is run; input that cannot be read, after the rest was
        ("", 2),
        ("frobnicate", 2),
        ("faulty.txt", 2),
        ("check --frobnicate", 2),
        ("check --select XXX faulty.txt", 2),
        ("check --profile strict faulty.txt", 2),
        ("check -o xml faulty.txt", 2),
        ("check -o jsonl=nowhere/out.jsonl faulty.txt", 2),
        ("check gone.txt", 2),
        ("check gone.txt faulty.txt", 2),
        ("check gone.txt --allow-empty", 2),
        ("rule XXX001", 2),
        ("parse", 2),
        ("parse gone.txt", 2),
        ("report", 2),
        ("report gone.jsonl", 2),
        ("report faulty.txt", 2),
        ("diff gone.jsonl", 2),
        ("diff gone.jsonl gone.jsonl", 2),
        ("check faulty.txt --config other/wrong.toml", 2),
        ("check gone.txt spaced.txt --diff --select TXT005", 2),
        ("check prose.txt gone.txt", 2),
        ("suppress TRN005 07EXAMPLETON412", 2),
        ("baseline show", 2),
        ("config show --config other/wrong.toml", 2),
        ("version -x", 2),
    ],
)
def test_exit_status(here: Path, arguments: str, status: int) -> None:
    done = cablelint_in(here, *arguments.split())
    assert done.status == status, done
    assert "Traceback" not in done.err


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(here: Path) -> None:
    done = cablelint_in(here, "check", "gone.txt", "faulty.txt")
    assert done.status == 2
    assert re.fullmatch(rf"faulty\.txt:2:1: error\[{ERROR}\] .+\n", done.out)
    assert done.err.startswith(
        "error: cannot read `gone.txt`: no such file or directory\n\nChecked 1 message: 1 error"
    )


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    (here / "clean.txt").chmod(0)
    done = cablelint_in(here, "check", "clean.txt")
    assert done.status == 2
    assert done.err == "error: cannot read `clean.txt`: permission denied\n"


def test_a_fault_of_ours_is_70_and_the_rest_is_checked(here: Path) -> None:
    put(here, other_txt=CABLE.replace("141530Z", "141562Z"))
    done = subprocess.run(
        [sys.executable, "-P", "-c", WITH_A_FAULT, "check", "faulty.txt", "other.txt", "gone.txt"],
        cwd=here,
        env=environment(here, XDG_CACHE_HOME=str(here / "cache")),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 70, done.stderr
    assert "other.txt:5:" in done.stdout
    report = next((here / "cache" / "cablelint").glob("crash-*.txt"))
    said = " ".join(done.stderr.split())
    assert said.startswith(
        "error: cablelint failed on faulty.txt, in rule TRN005"
        " = note: IndexError: list index out of range"
        " = note: the rule was skipped for this message; all else was checked"
        " = note: the same happened on 1 other message"
        " = help: this is a bug in cablelint; a report of it without any text of the message is in"
    )
    assert report.name in said
    text = report.read_text()
    assert "IndexError" in text
    assert "rule: TRN005" in text
    assert "EXAMPLETON" not in text


def test_a_fault_outside_any_message_is_70_too(here: Path) -> None:
    program = (
        "import sys, cablelint.inputs.text as text\n"
        "text._bytes = None\n"
        "from cablelint.cli import main\n"
        "sys.exit(main(['check', 'clean.txt']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=here,
        env=environment(here, XDG_CACHE_HOME="/proc/nowhere"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 70
    assert done.stderr == (
        "error: cablelint failed\n"
        "  = note: TypeError: 'NoneType' object is not callable\n"
        "  = help: this is a bug in cablelint\n"
    )


@posix
@pytest.mark.parametrize("arguments", ["check faulty.txt", "rule", "version", "check -h", "parse faulty.txt"])
def test_a_full_disk_is_2_with_a_sentence(here: Path, arguments: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, *arguments.split()],
            cwd=here,
            env=environment(here),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert done.stderr == "error: cannot write to the standard output: no space left on device\n"


@posix
def test_a_full_disk_under_an_output_file(here: Path) -> None:
    done = cablelint_in(here, "check", "faulty.txt", "-o", "jsonl=/dev/full")
    assert done.status == 2
    assert done.err == "error: cannot write to `/dev/full`: no space left on device\n"


@posix
@pytest.mark.parametrize(
    "command", ["check -q .", "check -o jsonl many", "rule", "rule --all", "check --help", "parse faulty.txt"]
)
def test_a_reader_that_went_away_is_141_without_a_word(here: Path, command: str) -> None:
    (here / "many").mkdir()
    for number in range(30):
        put(here / "many", **{f"x{number}_txt": CABLE})
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *command.split()],
        cwd=here,
        env=environment(here),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@posix
def test_an_interrupt_is_130_and_what_was_found_is_there(here: Path) -> None:
    """The standard input never ends, so the run stops only because it is told to."""
    running = subprocess.Popen(
        [*COMMAND, "check", "faulty.txt", "-", "-o", "concise", "-o", "jsonl=out.jsonl"],
        cwd=here,
        env=environment(here, PYTHONUNBUFFERED="1"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert ERROR in running.stdout.readline()
    until_it_reads(running)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert err.startswith("Interrupted: this is partial. Checked 1 message so far: 1 error.")
    assert '"kind":"summary","complete":false' in (here / "out.jsonl").read_text()
