"""The cache of a run: faster or slower, and never another output."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from inputs.containers import dumped

from cli.program import CABLE, COMMAND, cablelint_in, environment, put

PARAGRAPH = "{}. (C) The council of the town has agreed to share the cost of a new bridge.\n\n"
LONG = CABLE + "\n" + "".join(PARAGRAPH.format(number) for number in range(2, 150))
RUN = ("check", "many", "-o", "jsonl=out.jsonl", "-o", "concise", "--fail-on", "never", "-j2")
FILE = Path("home", ".cache", "cablelint", "results.sqlite3")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with two mebibytes of messages, no two of them the same."""
    (tmp_path / "many").mkdir()
    for number in range(160):
        (tmp_path / "many" / f"{number:03}.txt").write_text(LONG.replace("(C) The", f"(C) {number} The", 1))
    return tmp_path


def output(folder: Path, *more: str) -> tuple[int, str, list[str]]:
    """All that a run says but for the time it took."""
    done = cablelint_in(folder, *RUN, *more)
    return done.status, done.out, (folder / "out.jsonl").read_text().splitlines()[:-1]


def test_with_and_without_it_the_output_is_the_same(here: Path) -> None:
    without = output(here, "--no-cache")
    assert not (here / "home").exists()
    assert output(here) == without
    assert (here / FILE).exists()
    assert output(here) == without
    assert output(here, "-j1") == without
    assert output(here, "--cache-dir", "elsewhere") == without
    assert (here / "elsewhere" / "results.sqlite3").exists()


def test_a_table_gives_the_same_with_it_in_processes_and_where_rows_are_looked_into(here: Path) -> None:
    rows = [(f"07EXAMPLETON{number}", "", f"{LONG}\n{number}") for number in range(120)]
    table = f'{dumped(*rows[:50])}"51","a row that\nis broken\n{dumped(*rows[50:])}'
    (here / "table.csv").write_text(table, newline="")
    run = ("check", "table.csv", "-o", "jsonl", "--fail-on", "never", "--isolated", "--quiet")

    def records(*more: str) -> list[str]:
        return cablelint_in(here, *run, *more).out.splitlines()[:-1]

    plain = records("-j1", "--no-cache")
    assert sum('"line"' in line for line in plain) > 120
    assert records("-j2", "--no-cache") == plain
    assert records("-j2") == plain
    assert records("-j2") == plain
    assert records("-j1") == plain
    assert records("--sample", "100%") == plain
    assert records("--only", "records 1-") == plain


def test_little_leaves_nothing_behind(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    cablelint_in(tmp_path, "check", "a.txt")
    assert not (tmp_path / "home").exists()


def test_texts_that_are_not_to_be_quoted_are_not_kept(here: Path) -> None:
    output(here, "--redact")
    assert not (here / "home").exists()


def test_a_cache_that_cannot_be_used_is_told_with_v(here: Path) -> None:
    without = output(here, "--no-cache")
    put(here, file="")
    assert output(here, "--cache-dir", "file") == without
    done = cablelint_in(here, *RUN, "-v", variables={"CABLELINT_CACHE_DIR": "file"})
    assert "warning: the cache is not used: [errno 17] file exists: 'file'" in done.err


def test_two_runs_at_once(here: Path) -> None:
    without = output(here, "--no-cache")
    runs = [
        subprocess.Popen(
            [*COMMAND, *RUN[:2], "-o", "concise", "--fail-on", "never"],
            cwd=here,
            env=environment(here),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [one.communicate(timeout=60)[0] for one in runs] == [without[1]] * 2
    assert output(here) == without


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("moment", [0.4, 0.7, 1.0])
def test_a_run_after_one_that_was_killed(here: Path, moment: float) -> None:
    without = output(here, "--no-cache")
    killed = subprocess.Popen(
        [*COMMAND, *RUN],
        cwd=here,
        env=environment(here),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(moment)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert output(here) == without


def test_clean(here: Path) -> None:
    output(here)
    done = cablelint_in(here, "clean")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("deleted ")
    assert done.out.endswith(f" in {here / FILE.parent}\n")
    assert not (here / FILE).exists()
    assert cablelint_in(here, "clean").out == f"nothing was kept in {here / FILE.parent}\n"
    put(here, file="")
    done = cablelint_in(here, "clean", "--cache-dir", "file")
    assert (done.status, done.out) == (0, "nothing was kept in file\n")
