"""`cablelint baseline`, and what `check` makes of a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import CABLE, ERROR, cablelint_in, put

FILE = "cablelint-baseline.txt"
OTHER = CABLE.replace("000412", "000415").replace("SIPDIS\n", "SIPDIS \n")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a faulty cable, and a baseline that knows it."""
    put(tmp_path, faulty_txt=CABLE, cablelint_toml=f"select = ['{ERROR}', 'TXT005', 'MRK']\nshow = 'info'\n")
    done = cablelint_in(tmp_path, "baseline", "create")
    assert done == (
        0,
        "",
        f"Wrote {FILE}: 1 known finding in 1 message.\n1 error. From now on only others are reported.\n",
    )
    return tmp_path


def test_what_is_known_is_not_reported(here: Path) -> None:
    assert cablelint_in(here, "check") == (
        0,
        "",
        "Checked 1 message: no new findings; 1 known (not shown).\n",
    )
    assert cablelint_in(here, "check", "--no-baseline").status == 1
    assert "[known]" in cablelint_in(here, "check", "--show-suppressed").out
    (here / "faulty.txt").rename(here / "renamed.txt")
    assert cablelint_in(here, "check").status == 0
    record = json.loads(cablelint_in(here, "check", "-o", "jsonl").out.splitlines()[1])
    assert record["suppressed"]["kind"] == "baseline"


def test_what_is_new_is_reported_and_nothing_else(here: Path) -> None:
    put(
        here, faulty_txt=CABLE.replace("SUBJECT: SAMPLE", "SUBJECT:  SAMPLE").replace("SIPDIS\n", "SIPDIS \n")
    )
    done = cablelint_in(here, "check")
    assert [line.split(" ")[1] for line in done.out.splitlines()] == ["info[TXT005]"]
    assert done.err.startswith("Checked 1 message: 1 new info; 1 known (not shown).\n")


def test_update_only_shrinks_unless_it_is_to_grow(here: Path) -> None:
    put(here, other_txt=OTHER)
    before = (here / FILE).read_text()
    done = cablelint_in(here, "baseline", "update")
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"{FILE} is up to date: 1 known finding in 1 message.\n"
        "2 new findings were not added: `--grow` adds them.\n"
    )
    assert (here / FILE).read_text() == before
    done = cablelint_in(here, "baseline", "update", "--grow")
    assert done.err == f"Wrote {FILE}: 3 known findings in 2 messages (0 gone, 2 new).\n"
    assert cablelint_in(here, "check").status == 0


def test_what_is_gone_is_told_and_pruned(here: Path) -> None:
    put(here, faulty_txt=CABLE.replace("RR RUEHAA", "PP RUEHAA"))
    done = cablelint_in(here, "check")
    assert (done.status, done.err) == (
        0,
        "Checked 1 message: no new findings; 0 known (not shown).\n"
        "1 known finding is gone: `cablelint baseline prune` removes its entry.\n",
    )
    assert cablelint_in(here, "check", "--config", "baseline-strict=true").status == 1
    assert "gone" not in cablelint_in(here, "check", "--select", "MRK").err
    done = cablelint_in(here, "baseline", "prune")
    assert done == (0, "", f"Wrote {FILE}: no known findings (1 gone).\n")
    assert cablelint_in(here, "check", "--config", "baseline-strict=true").status == 0


def test_the_file_stays_where_something_goes_wrong(here: Path) -> None:
    before = (here / FILE).read_text()
    done = cablelint_in(here, "baseline", "create")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"error: there is a file `{FILE}` already\n")
    assert cablelint_in(here, "baseline", "create", "--force", "gone.txt").status == 2
    (here / "empty").mkdir()
    assert cablelint_in(here, "baseline", "create", "--force", "empty").status == 3
    assert (here / FILE).read_text() == before
    assert cablelint_in(here, "baseline", "create", "--force").status == 0


def test_another_file(here: Path) -> None:
    (here / FILE).rename(here / "known.txt")
    assert cablelint_in(here, "check", "--baseline", "known.txt").status == 0
    assert cablelint_in(here, "check", "--config", "baseline='known.txt'").status == 0
    assert cablelint_in(here, "check").status == 1
    done = cablelint_in(here, "check", "--baseline", "no-such.txt")
    assert (done.status, done.err) == (
        2,
        "error: cannot read the baseline `no-such.txt`: no such file or directory\n",
    )


def test_what_is_no_baseline_is_told_with_its_line(here: Path) -> None:
    with (here / FILE).open("a") as file:
        file.write("=======\n")
    done = cablelint_in(here, "check")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"error: `{FILE}` is not a baseline\n --> {FILE}:3:1\n")


def test_show_counts_by_rule(here: Path) -> None:
    done = cablelint_in(here, "baseline", "show")
    assert done.status == 0
    assert done.out.splitlines()[1].split()[:3] == ["1", "1", ERROR]
    entry = cablelint_in(here, "baseline", "show", "07EXAMPLETON412").out
    assert entry == (here / FILE).read_text().splitlines(keepends=True)[1]


def test_several_processes_make_the_same_file(here: Path) -> None:
    for number in range(30):
        put(here, **{f"c{number}_txt": OTHER.replace("000415", f"{500 + number:06}")})
    files = []
    for jobs in ("1", "4"):
        assert cablelint_in(here, "baseline", "create", "--force", "-j", jobs).status == 0
        files.append((here / FILE).read_bytes())
    assert files[0] == files[1]
    assert len(files[0].splitlines()) == 62
