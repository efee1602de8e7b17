"""The program as a process: what it was given, what it wrote, how it ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import cablelint

ROOT = Path(cablelint.__file__).parent.parent
COMMAND = [sys.executable, "-P", "-m", "cablelint"]

# One error (the precedence of line 2 is not that of the date-time group) and one info (no signature).
CABLE = """\
VZCZCXRO0412
RR RUEHAA
DE RUEHXX #0412 0731530
ZNY CCCCC ZZH
P 141530Z MAR 07
FM AMEMBASSY EXAMPLETON
TO RUEHC/SECSTATE WASHDC PRIORITY 2593
BT
C O N F I D E N T I A L EXAMPLETON 000412

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: PREL PGOV FR
SUBJECT: SAMPLE MESSAGE FOR THE MANUAL

Classified By: A/DCM Jane Doe for reasons 1.4 (b) and (d).

1. (C) The text of the only paragraph.
"""
ERROR = "TRN005"


class Done(NamedTuple):
    """How a run of the program ended."""

    status: int
    out: str
    err: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The variables of a shell that says nothing about terminals, colours or languages."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "HOME": str(folder / "home"), "PYTHONUTF8": "1", **more}


def cablelint_in(folder: Path, *arguments: str, variables: dict[str, str] | None = None, **more: Any) -> Done:
    """Run `cablelint ARGUMENTS` in a folder."""
    return _run([*COMMAND, *arguments], folder, variables, **more)


def cablelint_without(packages: tuple[str, ...], folder: Path, *arguments: str) -> Done:
    """Run it as if these packages were not installed."""
    gone = f"import sys; sys.modules.update(dict.fromkeys({packages}))"
    main = f"from cablelint.cli import main; sys.exit(main({[*arguments]}))"
    return _run([sys.executable, "-P", "-c", f"{gone}\n{main}\n"], folder, None)


def _run(command: list[str], folder: Path, variables: dict[str, str] | None, **more: Any) -> Done:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder, **(variables or {})),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        **{"stdin": subprocess.DEVNULL, **more} if "input" not in more else more,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def until_it_reads(program: subprocess.Popen[str]) -> None:
    """Wait until the program has taken something from its standard input, and so has done what came before.

    The standard input is a pipe, and stays open.
    """
    import fcntl
    import termios

    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    while any(fcntl.ioctl(program.stdin, termios.FIONREAD, bytes(4))):  # the number of bytes in the pipe
        assert program.poll() is None
        time.sleep(0.01)


def put(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder; `clean_txt` is clean.txt."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder
