"""The program with several processes: the same output, and nothing is lost or left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.program import CABLE, COMMAND, ERROR, cablelint_in, environment

CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
pytestmark = pytest.mark.skipif(not CHILDREN.exists(), reason="the processes are found in /proc")
PARAGRAPH = "{}. (C) The council of the town has agreed to share the cost of a new bridge.\n\n"
LONG = CABLE + "\n" + "".join(PARAGRAPH.format(number) for number in range(2, 400))  # 30 KiB
RUN = ("check", "many", "-o", "jsonl=out.jsonl", "-o", "concise", "--fail-on", "never", "--no-cache")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with what takes two processes a second or two."""
    (tmp_path / "many").mkdir()
    for number in range(120):
        (tmp_path / "many" / f"{number:03}.txt").write_text(LONG)
    return tmp_path


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program at work, once its processes are."""
    program = subprocess.Popen(
        [*COMMAND, *RUN, "-j2"],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until(lambda: len(children(program.pid)) == 2)
        yield program
    finally:
        program.kill()
        program.communicate()


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that comes soon."""
    for _ in range(3000):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("it did not come about in half a minute")


def results(folder: Path) -> list[str]:
    """The lines of the results; the last one tells the time."""
    return (folder / "out.jsonl").read_text().splitlines()[:-1]


def test_one_process_or_two_write_the_same(here: Path) -> None:
    one = cablelint_in(here, *RUN, "-j1")
    of_one = results(here)
    two = cablelint_in(here, *RUN, "-j2")
    assert (one.status, one.out) == (two.status, two.out) == (0, two.out)
    assert results(here) == of_one
    assert one.out.count(ERROR) == 120


def test_a_process_that_is_killed_is_noted_and_nothing_is_lost(here: Path) -> None:
    alone = cablelint_in(here, *RUN, "-j1")
    with running(here) as program:
        os.kill(children(program.pid)[0], signal.SIGKILL)
        out, err = program.communicate(timeout=60)
    assert program.returncode == 0
    assert out == alone.out
    assert "a process ended (signal 9), and what it had to check was checked again" in err


def test_ctrl_c_keeps_what_was_found_and_leaves_no_process(here: Path) -> None:
    with running(here) as program:
        workers = children(program.pid)
        for pid in (program.pid, *workers):  # as a terminal does
            os.kill(pid, signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert ERROR in out
    assert err.startswith("Interrupted: this is partial. Checked ")
    assert '"complete":false' in (here / "out.jsonl").read_text()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def test_processes_end_when_their_parent_is_killed(here: Path) -> None:
    with running(here) as program:
        workers = children(program.pid)
        program.kill()
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    assert not (here / "out.jsonl").exists()
