"""What is seen on a terminal of 80 columns, and when there is colour."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import time
from pathlib import Path

import pytest

from cli.program import CABLE, COMMAND, cablelint_in, environment, put

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX"),
    pytest.mark.filterwarnings(
        "ignore:This process:DeprecationWarning"
    ),  # a fork beside threads of the tests
]


def on_terminal(folder: Path, *arguments: str, lines: int = 60) -> list[str]:
    """The lines of the screen after a run, blank ones at the end left out."""
    return _screen(folder, arguments, lines, {})[0]


def bytes_on_terminal(folder: Path, *arguments: str, **variables: str) -> bytes:
    """All that was sent to the terminal."""
    return _screen(folder, arguments, 60, variables)[1]


def _screen(
    folder: Path, arguments: tuple[str, ...], lines: int, variables: dict[str, str]
) -> tuple[list[str], bytes]:
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *arguments],
        cwd=str(folder),
        env=environment(folder, TERM="xterm", **variables),
        dimensions=(lines, 80),
        timeout=120,
    )
    sent = child.read()
    child.close()
    screen = pyte.Screen(80, lines)
    pyte.ByteStream(screen).feed(sent)
    assert not screen.cursor.hidden
    return "\n".join(line.rstrip() for line in screen.display).rstrip().split("\n"), sent


def test_a_terminal_is_given_drawings_and_the_summary(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    seen = on_terminal(tmp_path, "check", "faulty.txt")
    assert seen[0].startswith("error[TRN005] ")
    assert seen[1:4] == [" --> faulty.txt:2:1", "  |", "2 | RR RUEHAA"]
    assert seen[4].startswith("  | ^^ expected ")
    assert seen[5:7] == ["  :", "5 | P 141530Z MAR 07"]
    assert seen[-2].startswith("Checked 1 message: 1 error.")
    assert seen[-1] == "More about a rule: cablelint rule TRN005"
    assert all(len(line) <= 80 for line in seen)


def test_no_line_wraps_whatever_the_message_holds(tmp_path: Path) -> None:
    text = CABLE.replace("P 141530Z", "P" + "\u202e\x1b[5m" + "中" * 200 + " 141530Z").replace(
        "RR R", "RR\t\x07é R"
    )
    put(tmp_path, odd_cable=text)
    for columns in (60, 80, 120):
        sent = bytes_on_terminal(tmp_path, "check", "odd.cable", "--show", "info", COLUMNS=str(columns))
        for line in sent.decode().split("\r\n"):
            if line.startswith((" ", "|")) or line[:1].isdigit():
                screen = pyte.Screen(columns + 40, 1)
                pyte.Stream(screen).feed(line)
                assert len(screen.display[0].rstrip()) <= columns, line
        assert b"\x1b[5m" not in sent


def test_a_run_of_many_findings_is_cut_on_a_terminal_only(tmp_path: Path) -> None:
    for number in range(25):
        put(tmp_path, **{f"x{number:02}_txt": CABLE})
    seen = on_terminal(tmp_path, "check", ".", "--max-diagnostics", "2", lines=300)
    assert sum(" --> " in line for line in seen) == 2
    assert "-- 2 drawn in full; from here a line each (--max-diagnostics all: no limit) --" in seen
    assert sum(line.startswith("x") for line in seen) == 23
    everything = on_terminal(tmp_path, "check", ".", "--max-diagnostics", "all", lines=600)
    assert sum(" --> " in line for line in everything) == 25
    full = cablelint_in(tmp_path, "check", ".", "-o", "full", "--max-diagnostics", "2")
    assert full.out.count(" --> ") == 25


def test_of_more_findings_than_anyone_reads_most_are_counted_only(tmp_path: Path) -> None:
    for number in range(1002):
        put(tmp_path, **{f"x{number:04}_txt": CABLE})
    seen = on_terminal(tmp_path, "check", ".", "--ignore", "COR", "--max-diagnostics", "0", lines=1200)
    assert sum(line.startswith("x") for line in seen) == 1000
    assert "-- 1,000 shown; from here only counted (-o concise prints every one) --" in seen
    assert "    1,002      1,002 100.0%  TRN005     precedence-prosign-misma…  x0000.txt:2:1" in seen
    at = next(number for number, line in enumerate(seen) if line.startswith("Checked"))
    assert " ".join(seen[at:]) == (
        "Checked 1,002 messages: 1,002 have findings (100.0%). 1,002 errors. 1,002 infos"
        " not shown: `--show info`."
        " Keep them all: cablelint check . -o jsonl=results.jsonl"
        " Start clean from here: cablelint baseline create ."
    )


def test_progress_is_redrawn_in_place_and_gone_at_the_end(tmp_path: Path) -> None:
    sent = _slowly(tmp_path, "check a.txt slow.txt a.txt -o jsonl=x")
    assert re.search(rb"\r 50%  0\.\d of 0\.\d KiB  1 message  \d+/s  2 findings  0:0\d left\x1b\[K", sent)
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(sent)
    assert screen.display[0].startswith("Checked 3 messages: 3 errors.")


def test_of_a_pipe_nobody_knows_how_much_there_is(tmp_path: Path) -> None:
    sent = _slowly(tmp_path, "check a.txt slow.txt - -o jsonl=x <a.txt")
    assert re.search(rb"\r 0\.\d KiB  1 message  \d+/s  2 findings\x1b\[K", sent)


def _slowly(folder: Path, command: str) -> bytes:
    """All that is sent to a terminal while `slow.txt` lets the program wait."""
    put(folder, a_txt=CABLE)
    os.mkfifo(folder / "slow.txt")
    writer = "(exec 3>slow.txt; sleep 1; cat a.txt >&3)"  # it begins when the program does
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f"{writer} & {' '.join(COMMAND)} {command}"],
        cwd=str(folder),
        env=environment(folder, TERM="xterm"),
        dimensions=(24, 80),
        timeout=30,
    )
    sent: bytes = child.read()
    child.close()
    return sent


def test_progress_never_and_progress_in_a_log(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    assert b"\r " not in bytes_on_terminal(tmp_path, "check", "a.txt", "--progress", "never")
    assert "messages  " not in cablelint_in(tmp_path, "check", "a.txt", "--progress", "always").err


def test_an_interrupt_leaves_the_terminal_in_order(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "check", "a.txt", "-"],
        cwd=str(tmp_path),
        env=environment(tmp_path, TERM="xterm"),
        timeout=30,
    )
    child.expect("precedence")
    time.sleep(0.3)
    child.sendintr()
    rest = child.read()
    child.close()
    assert child.exitstatus == 130
    assert b"\x1b[?25l" not in rest  # the cursor is never hidden
    assert b"Interrupted: this is partial." in rest
    assert b"Traceback" not in rest


# ---- colour -------------------------------------------------------------------------------------------

VARIABLES = [
    {},
    {"NO_COLOR": "1"},
    {"NO_COLOR": ""},
    {"FORCE_COLOR": "1"},
    {"CLICOLOR_FORCE": "1"},
    {"FORCE_COLOR": "0"},
    {"CLICOLOR": "0"},
    {"TERM": "dumb"},
    {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    {"FORCE_COLOR": "1", "CLICOLOR": "0"},
    {"FORCE_COLOR": "1", "TERM": "dumb"},
]


def wanted(flag: str, variables: dict[str, str], terminal: bool) -> bool:
    """--color beats NO_COLOR beats FORCE_COLOR beats CLICOLOR=0 and TERM=dumb beats what stdout is."""
    if flag in ("always", "never"):
        return flag == "always"
    if variables.get("NO_COLOR"):
        return False
    if variables.get("FORCE_COLOR", "0") != "0" or variables.get("CLICOLOR_FORCE", "0") != "0":
        return True
    if variables.get("CLICOLOR") == "0" or variables.get("TERM") == "dumb":
        return False
    return terminal


@pytest.mark.parametrize(
    ("flag", "variables"),
    [*itertools.product(["auto"], VARIABLES), *itertools.product(["always", "never"], VARIABLES[::4])],
)
def test_when_there_is_colour(tmp_path: Path, flag: str, variables: dict[str, str]) -> None:
    put(tmp_path, a_txt=CABLE)
    arguments = ("check", "a.txt", "-o", "concise", "--color", flag, "-q")
    piped = cablelint_in(tmp_path, *arguments, variables=variables).out
    assert ("\x1b[" in piped) == wanted(flag, variables, terminal=False)
    child = pexpect.run(
        " ".join([*COMMAND, *arguments]),
        cwd=str(tmp_path),
        env=environment(tmp_path, **{"TERM": "xterm", **variables}),
    )
    assert (b"\x1b[" in child) == wanted(flag, variables, terminal=True)


def test_stdout_and_stderr_are_judged_apart(tmp_path: Path) -> None:
    """Where stdout goes into a file, the errors on the terminal are still in colour."""
    sent = pexpect.run(
        f'/bin/sh -c "{" ".join(COMMAND)} check gone.txt >out.txt"',
        cwd=str(tmp_path),
        env=environment(tmp_path, TERM="xterm"),
    )
    assert b"\x1b[1;31merror\x1b[0m: cannot read" in sent


# ---- encodings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("format", ["full", "concise", "jsonl"])
def test_no_encoding_of_the_locale_is_in_the_way(tmp_path: Path, encoding: str, format: str) -> None:
    put(tmp_path, é中_cable=CABLE.replace("The text", "é中\x1b"))
    done = subprocess.run(
        [*COMMAND, "check", ".", "-o", format, "--show", "info", "--profile", "transmit"],
        cwd=tmp_path,
        env=environment(tmp_path, PYTHONUTF8="0", PYTHONIOENCODING=encoding, LC_ALL="C.UTF-8"),
        capture_output=True,
    )
    assert done.returncode == 1, done.stderr
    out = done.stdout.decode("utf-8" if format == "jsonl" else encoding)
    assert "TRN005" in out
    assert b"Checked 1 message" in done.stderr


def test_a_standard_output_that_is_closed(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    done = subprocess.run(
        ["/bin/sh", "-c", f"{' '.join(COMMAND)} check a.txt >&-"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr == "error: cannot write to the standard output: it is closed\n"


def test_what_was_written_is_told_in_lines_that_fit(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE)
    long = ("suppress", "TRN005", "07EXAMPLETON412", "--reason", "thus in the original")
    seen = on_terminal(tmp_path, *long)
    assert " ".join(seen) == (
        "Wrote cablelint-suppressions.toml: TRN005 is suppressed in 07EXAMPLETON412."
        " There is 1 suppression in it."
    )
    assert len(seen) == 2


def test_the_summary_fits_the_terminal(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE, b_txt="Dear reader,\n")
    seen = on_terminal(tmp_path, "check", "a.txt", "b.txt", "gone.txt", "--statistics")
    at = next(number for number, line in enumerate(seen) if line.startswith("Checked"))
    assert 1 < len(seen) - at < 4
    assert " ".join(seen[at:]).endswith("not shown: `--show info`.")
