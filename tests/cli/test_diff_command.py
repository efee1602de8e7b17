"""`cablelint diff`: what is fixed and what is new between two files of results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import CABLE, cablelint_in, put

FAULTY = CABLE.replace("RR RUEHAA", "RR RUEHAA  ")
RULES = ("--select", "TRN005,END001,TXT005,TXT006", "--fail-on", "never", "-q")


def checked(folder: Path, name: str, *, rules: tuple[str, ...] = RULES, **cables: str) -> None:
    """Results of a run over these cables."""
    inside = folder / name
    inside.mkdir()
    put(inside, **cables)
    done = cablelint_in(inside, "check", *rules, "-o", f"jsonl=../{name}.jsonl", "-o", "none")
    assert done.status == 0, done


@pytest.fixture
def here(tmp_path: Path) -> Path:
    checked(tmp_path, "before", a_txt=CABLE, b_txt=CABLE.replace("0412", "0413"))
    checked(
        tmp_path,
        "after",
        moved_txt="\n\n" + CABLE,
        b_txt=CABLE.replace("0412", "0413").replace("RR RUEHAA", "PP RUEHAA"),
        c_txt=CABLE.replace("0412", "0414"),
    )
    return tmp_path


def test_the_table_and_the_exit_status(here: Path) -> None:
    done = cablelint_in(here, "diff", "before.jsonl", "after.jsonl")
    assert done.status == 1
    assert done.out == (
        " rule                                  before     after     fixed       new\n"
        " END001 signature-missing                   2         3         0         1\n"
        " TRN005 precedence-prosign-mismatch         2         2         1         1\n"
        " all                                        4         5         1         2\n"
    )
    assert done.err == "2 new findings (`-o concise` lists them).\n"


def test_the_new_ones_are_listed(here: Path) -> None:
    done = cablelint_in(here, "diff", "before.jsonl", "after.jsonl", "-o", "concise")
    assert done.status == 1
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["c.txt", "c.txt"]
    assert done.err == "2 new findings.\n"


def test_other_formats_into_files_beside_the_table(here: Path) -> None:
    done = cablelint_in(here, "diff", "before.jsonl", "after.jsonl", "-o", "json=new.json", "-q")
    assert done.out.startswith(" rule ")
    assert done.err == ""
    new = json.loads((here / "new.json").read_text(encoding="utf-8"))
    assert sum(new["summary"]["findings"].values()) == 2
    assert new["summary"]["messages"] == 3


def test_nothing_is_new_where_messages_are_moved_and_renamed(tmp_path: Path) -> None:
    checked(tmp_path, "before", a_txt=CABLE)
    checked(tmp_path, "after", other_name_txt="\n\n" + CABLE)
    done = cablelint_in(tmp_path, "diff", "before.jsonl", "after.jsonl")
    assert done.status == 0
    assert [line.split() for line in done.out.splitlines()[1:]] == [["all", "2", "2", "0", "0"]]
    assert done.err == "Nothing is new.\n"


def test_filters(here: Path) -> None:
    done = cablelint_in(here, "diff", "before.jsonl", "after.jsonl", "--ignore", "END", "-q")
    assert done.out.splitlines()[-1].split() == ["all", "2", "2", "1", "1"]


def test_a_file_that_is_not_whole_is_said_and_weighs_more(here: Path) -> None:
    text = (here / "before.jsonl").read_text(encoding="utf-8")
    (here / "before.jsonl").write_text(text[:-30], encoding="utf-8")
    done = cablelint_in(here, "diff", "before.jsonl", "after.jsonl")
    assert done.status == 2
    assert "error: cannot read all of `before.jsonl`: cut off in line " in done.err


@pytest.mark.parametrize("files", [(), ("one.jsonl",), ("1", "2", "3")])
def test_two_files_are_wanted(tmp_path: Path, files: tuple[str, ...]) -> None:
    done = cablelint_in(tmp_path, "diff", *files)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("error: ")
