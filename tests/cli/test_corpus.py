"""The rules over all messages of a run, as the command line shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.program import CABLE, cablelint_in, put

CHECK = ("check", "--select", "COR", "--show", "info")
OTHER = CABLE.replace("the only paragraph", "another paragraph")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for folder, text in (("a", CABLE), ("b", OTHER), ("c", CABLE)):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, **{"07EXAMPLETON412_txt": text})
    return tmp_path


REPEATED = """\
b/07EXAMPLETON412.txt:9:1: warning[COR001] identifier `07EXAMPLETON412` stands for another text, too
c/07EXAMPLETON412.txt:9:1: info[COR002] the same text was read before, as another message
"""


def test_they_are_on_by_themselves_and_named_in_full(here: Path) -> None:
    done = cablelint_in(here, *CHECK[:1], "--ignore", "TRN,END", "--show", "info")
    assert (done.status, done.out) == (0, REPEATED)
    full = cablelint_in(here, *CHECK, "-o", "full").out
    assert "  = note: the other is a/07EXAMPLETON412.txt\n" in full
    assert "  = help: compare the two: " in full


def test_one_message_alone_is_beside_nothing(here: Path) -> None:
    assert cablelint_in(here, *CHECK, "b").err == "Checked 1 message: no findings.\n"


def test_processes_and_the_cache_change_nothing(here: Path) -> None:
    for number in range(200):
        put(here / "c", **{f"{number}_txt": CABLE + f"{number}\n" + "X" * 10_000})
        put(here / "a", **{f"{number}_txt": CABLE + f"{number}\n" + "X" * 10_000})
    arguments = (*CHECK, "--extend-select", "COR003", "-o", "concise")
    alone = cablelint_in(here, *arguments, "-j1")
    assert alone.out.count("COR002") == 201
    for more in (["-j2"], ["-j2", "--no-cache"], ["-j1"]):
        assert cablelint_in(here, *arguments, *more) == alone


def test_statistics_count_them(here: Path) -> None:
    done = cablelint_in(here, *CHECK, "--statistics")
    assert "COR001     identifier-repeated" in done.out
    assert "COR002     message-repeated" in done.out


def test_a_suppression_and_a_baseline_set_them_aside(here: Path) -> None:
    (here / "cablelint-suppressions.toml").write_text(
        '[[suppress]]\nrule = "COR001"\nid = "07EXAMPLETON412"\nreason = "two drafts"\n'
    )
    done = cablelint_in(here, *CHECK)
    assert done.out == REPEATED.split("\n", 1)[1]
    assert done.err == "Checked 3 messages: 1 info; 1 suppressed (not shown).\n"
    made = cablelint_in(here, "baseline", "create", "--select", "COR")
    assert "1 known finding in 1 message" in made.err
    done = cablelint_in(here, *CHECK)
    assert (done.out, done.err.split(";")[0]) == ("", "Checked 3 messages: no new findings")


def test_a_part_of_the_messages_takes_nothing_off_the_lists(here: Path) -> None:
    """What needs the other messages is not gone because they were not read."""
    entry = '[[suppress]]\nrule = "COR001"\nid = "07EXAMPLETON412"\nreason = "two drafts"\n'
    (here / "cablelint-suppressions.toml").write_text(entry)
    cablelint_in(here, "baseline", "create", "--select", "COR")
    for path in ("c", "c/07EXAMPLETON412.txt"):
        done = cablelint_in(here, *CHECK, path, "--extend-select", "SUP", "--fix")
        assert (done.status, done.out) == (0, "")
        assert "gone" not in done.err
        done = cablelint_in(here, "baseline", "prune", path, "--select", "COR")
        assert "is up to date: 1 known finding in 1 message" in done.err
    assert (here / "cablelint-suppressions.toml").read_text() == entry
    (here / "b" / "07EXAMPLETON412.txt").write_text(CABLE)
    done = cablelint_in(here, *CHECK, ".", "--extend-select", "SUP")
    assert "SUP001" in done.out


def test_a_reference_that_dangles_is_told_if_asked_for(here: Path) -> None:
    put(here, **{"07PARIS9_txt": CABLE.replace("\n\nClassified", "\n\nREF: PARIS 7\n\nClassified")})
    assert "COR003" not in cablelint_in(here, *CHECK, "--ignore", "COR003").out
    asked = (*CHECK, "--extend-select", "COR003")
    done = cablelint_in(here, *asked)
    assert "07PARIS9.txt:17:6: info[COR003] `07PARIS7` is not among the messages of this run\n" in done.out
    part = cablelint_in(here, *asked, "--sample", "100%")
    assert "COR003" not in part.out
    assert part.err.startswith("warning: COR003 was not asked: only a part of the messages was read\n")


def test_fixed_messages_are_compared_as_they_are_now(here: Path) -> None:
    put(here / "c", **{"07EXAMPLETON412_txt": CABLE.replace("RR RUEHAA", "RR RUEHAA RUEHAA")})
    done = cablelint_in(here, *CHECK, "--extend-select", "TRN008", "--fix")
    assert done.out.endswith("c/07EXAMPLETON412.txt:9:1: info[COR002] " + REPEATED.split("COR002] ")[1]), done
