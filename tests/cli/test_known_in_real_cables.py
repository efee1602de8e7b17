"""A baseline on real cables: clean once it is made, and what is planted then is exactly what is reported."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cli.program import Done, cablelint_in

CABLES = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "cables"
CONFIDENTIAL = re.compile(r"^C O N F I D E N T I A L ", re.MULTILINE)
MARK = re.compile(r"^(¶?2\. *)\(C\)", re.MULTILINE)

pytestmark = pytest.mark.skipif(not CABLES.is_dir(), reason="needs ../shared")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cables and their baseline."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(CABLES, folder / "cables")
    assert cablelint_in(folder, "baseline", "create", "-j", "2").status == 0
    return folder


def checked(here: Path) -> Done:
    return cablelint_in(here, "check", "-j", "2", "-o", "concise", "--show", "info")


def test_all_that_is_known_is_quiet(here: Path) -> None:
    done = checked(here)
    assert (done.status, done.out) == (0, "")
    count = len(list(CABLES.glob("*.txt")))
    assert re.match(rf"Checked {count} messages(?: in [0-9:]+)?: no new findings;", done.err)


def test_a_planted_fault_is_exactly_what_is_reported(here: Path) -> None:
    known = (here / "cablelint-baseline.txt").read_text(encoding="utf-8")
    path, text = next(
        (path, text)
        for path in sorted((here / "cables").glob("*.txt"))
        if f"{path.stem} MRK" not in known
        and CONFIDENTIAL.search(text := path.read_text(encoding="utf-8", errors="surrogateescape"))
        and len(MARK.findall(text)) == 1
    )
    data = path.read_bytes()
    path.write_text(MARK.sub(r"\1(S)", text), encoding="utf-8", errors="surrogateescape", newline="")
    done = checked(here)
    path.write_bytes(data)
    assert done.status == 1
    assert [re.sub(r":\d+:\d+:", "", line) for line in done.out.splitlines()] == [
        f"cables/{path.name} error[MRK004] portion mark is higher than the message classification"
    ]


def test_files_that_were_moved_and_renamed_and_lines_that_moved_are_known(here: Path) -> None:
    for number, path in enumerate(sorted((here / "cables").glob("*.txt"))):
        folder = here / "elsewhere" / str(number % 7)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / path.name).write_bytes(b"\n" + path.read_bytes())
        path.unlink()
    done = checked(here)
    assert (done.status, re.sub(r"[^ ]+:\d+:\d+: ", "", done.out)) == (0, "")
