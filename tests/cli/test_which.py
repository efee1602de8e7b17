"""Which messages are read: lists of paths, files of arguments, changes in git, samples; and what is said."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cli.program import CABLE, cablelint_in, put

CLEAN = CABLE.replace("RR RUEHAA", "PP RUEHAA")
CHECK = ("check", "--select", "TRN005")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, faulty_txt=CABLE, clean_txt=CLEAN)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    folder.mkdir()
    put(folder, old_txt=CLEAN)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=Jane Doe", "-c", "user.email=jane@example.invalid", "commit", "-m", "first")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


# ---- lists --------------------------------------------------------------------------------------


def test_paths_come_from_a_file_or_the_standard_input(here: Path) -> None:
    (here / "list").write_bytes(b"faulty.txt\r\n\nclean.txt\n")
    listed = cablelint_in(here, *CHECK, "--files-from", "list")
    assert listed.err == "Checked 2 messages: 1 error.\n"
    piped = cablelint_in(here, *CHECK, "--files-from", "-", "-0", input="faulty.txt\0clean.txt")
    assert piped == listed
    more = cablelint_in(here, *CHECK, "clean.txt", "--files-from", "-", input="faulty.txt\n")
    assert more == listed


def test_a_list_without_paths_is_not_the_folder_that_one_is_in(here: Path) -> None:
    done = cablelint_in(here, *CHECK, "--files-from", "-", input="\n")
    assert done.status == 3
    assert done.err.startswith("error: nothing was checked: there are no files\n")


@pytest.mark.skipif(os.name != "posix", reason="file names of any bytes")
def test_a_list_may_hold_any_name(here: Path) -> None:
    with open(os.fsencode(here) + b"/\xff\n.txt", "wb") as file:
        file.write(CABLE.encode())
    (here / "list").write_bytes(b"\xff\n.txt\0-\0")
    done = cablelint_in(here, *CHECK, "--files-from", "list", "-0")
    assert "error[TRN005]" in done.out
    assert f"error: cannot read `.{os.sep}-`: no such file or directory" in done.err


def test_arguments_come_from_a_file(here: Path) -> None:
    (here / "arguments").write_text("--select\nTRN005\nfaulty.txt\nclean.txt\n")
    assert cablelint_in(here, "check", "@arguments", "-q") == cablelint_in(
        here, *CHECK, "faulty.txt", "clean.txt", "-q"
    )
    put(here, **{"@_txt": CABLE})
    assert cablelint_in(here, *CHECK, "--", "@.txt").out.startswith("@.txt:2:1: error[TRN005]")
    done = cablelint_in(here, "check", "@gone")
    assert (done.status, done.err) == (
        2,
        "error: cannot read arguments from `gone`: no such file or directory\n"
        "  = help: if that is no file of arguments, write `./@gone`\n",
    )


# ---- git ----------------------------------------------------------------------------------------


def test_only_what_changed_or_is_staged(tree: Path) -> None:
    put(tree, new_txt=CABLE, other_txt=CABLE)
    git(tree, "add", "new.txt")
    assert cablelint_in(tree, *CHECK).err == "Checked 3 messages: 2 errors.\n"
    assert cablelint_in(tree, *CHECK, "--changed").err == "Checked 2 messages: 2 errors.\n"
    assert cablelint_in(tree, *CHECK, "--since", "HEAD").err == "Checked 2 messages: 2 errors.\n"
    assert cablelint_in(tree, *CHECK, "--staged").out.startswith("new.txt:2:1: error[TRN005]")
    put(tree, new_txt=CLEAN)
    assert cablelint_in(tree, *CHECK, "--staged").err == "Checked 1 message: 1 error.\n"
    done = cablelint_in(tree, *CHECK, "--staged", "--fix", "--select", "TXT005")
    assert (tree / "new.txt").read_text() == CLEAN, done


def test_a_fix_of_what_is_staged_leaves_alone_what_was_changed_since(tree: Path) -> None:
    put(tree, new_txt=CLEAN.replace("SIPDIS", "SIPDIS  "))
    git(tree, "add", "new.txt")
    later = CLEAN.replace("SIPDIS", "SIPDIS   ")
    put(tree, new_txt=later)
    done = cablelint_in(tree, "check", "--select", "TXT005", "--staged", "--fix")
    assert (done.status, (tree / "new.txt").read_text()) == (2, later)
    assert done.err.startswith("error: cannot write `new.txt`: it changed since it was read\n")


def test_where_nothing_changed(tree: Path) -> None:
    done = cablelint_in(tree, *CHECK, "--changed")
    assert done.status == 3
    assert done.err.startswith("error: nothing was checked: there is no changed file under `.`\n")
    assert cablelint_in(tree, *CHECK, "--changed", "--allow-empty").status == 0


def test_outside_of_a_repository_there_are_no_changes(here: Path) -> None:
    done = cablelint_in(here, *CHECK, "faulty.txt", "--changed")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "error: `faulty.txt` is not in a git repository\n"
        "  = note: nothing was checked\n"
        "  = help: leave out what asks for changes\n"
    )


def test_an_unknown_revision(tree: Path) -> None:
    done = cablelint_in(tree, *CHECK, "--since", "nowhere")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("error: unknown revision `nowhere` in --since\n")


def test_what_git_ignores_is_read_only_if_asked_for(tree: Path) -> None:
    put(tree, new_txt=CABLE, _gitignore="new.txt\n")
    assert cablelint_in(tree, *CHECK).err == "Checked 1 message: no findings.\n"
    assert "skipped new.txt: ignored by git\n" in cablelint_in(tree, *CHECK, "-v").err
    for asked in (["--no-gitignore"], ["new.txt"], ["--config", "respect-gitignore=false"]):
        assert "new.txt:2:1: error[TRN005]" in cablelint_in(tree, *CHECK, *asked).out


def test_git_that_is_missing_is_told_and_nothing_is_left_out(tree: Path) -> None:
    put(tree, new_txt=CABLE, _gitignore="new.txt\n")
    done = cablelint_in(tree, *CHECK, variables={"PATH": str(tree)})
    assert "new.txt:2:1: error[TRN005]" in done.out
    assert done.err.startswith("warning: what git ignores is read, too: git is not installed\n")


def test_why_nothing_was_checked(tree: Path) -> None:
    docs = tree / "docs"
    docs.mkdir()
    put(docs, readme_txt="prose\n", a_bak=CABLE, b_bak=CABLE, _gitignore="*.bak\n")
    done = cablelint_in(tree, "check", "docs/")
    assert done.status == 3
    assert done.err == (
        "error: nothing was checked: none of the 4 paths under `docs/` is a cable\n"
        "  = note: 2 are ignored by git, 1 is hidden, 1 does not look like a cable\n"
        "  = help: see each with `cablelint check docs/ -v`\n"
        "  = help: to check them as cables all the same: `--input-format text`\n"
        "  = help: if that is as it should be, `--allow-empty`\n"
    )


def test_links_are_followed_if_asked_for(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "link.txt").symlink_to(here / "faulty.txt")
    done = cablelint_in(here, *CHECK, "in")
    assert done.status == 3
    assert "the only path under `in` is not a cable\n  = note: 1 is behind a link\n" in done.err
    for asked in (["--follow-symlinks"], ["--config", "follow-symlinks=true"]):
        assert cablelint_in(here, *CHECK, "in", *asked).err == "Checked 1 message: 1 error.\n"


# ---- some of them -------------------------------------------------------------------------------


def test_only_this_message(here: Path) -> None:
    put(here, **{"07EXAMPLETON412_txt": CABLE, "07EXAMPLETON413_txt": CABLE})
    done = cablelint_in(here, *CHECK, ".", "--only", "07EXAMPLETON413")
    assert done.out.startswith("07EXAMPLETON413.txt:2:1: ")
    assert done.err == "Checked 1 message: 1 error.\n"
    done = cablelint_in(here, *CHECK, ".", "--only", "07EXAMPLETON413, 07exampleton412")
    assert done.err == "Checked 4 messages: 3 errors.\n"  # two are called so by their text
    done = cablelint_in(here, *CHECK, ".", "--only", "07NOWHERE1")
    assert done.status == 3
    assert "  = note: 4 are not asked for in --only\n" in done.err


def test_a_sample_can_be_had_again(here: Path) -> None:
    for number in range(20):
        put(here, **{f"{number}_txt": CABLE})
    done = cablelint_in(here, *CHECK, ".", "--sample", "5")
    assert done.err.startswith("Checked 5 messages: ")
    seed = done.err.partition("`--seed ")[2].partition("`")[0]
    assert cablelint_in(here, *CHECK, ".", "--sample", "5", "--seed", seed) == done
    several = cablelint_in(here, *CHECK, ".", "--sample", "5", "--seed", seed, "-j2")
    assert several == done


def test_a_baseline_does_not_lose_what_was_not_read(here: Path) -> None:
    cablelint_in(here, "baseline", "create", "--select", "TRN005")
    done = cablelint_in(here, *CHECK, ".", "--only", "records 1", "--allow-empty")
    assert "gone" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--null", "error: `--null` does nothing by itself\n"),
        ("--seed 1", "error: `--seed` does nothing by itself\n"),
        ("--sample many", "error: `many` is no sample, in --sample\n"),
        ("--sample 0", "error: `0` is no sample, in --sample\n"),
        ("--sample 101%", "error: `101%` is no sample, in --sample\n"),
        ("--sample 5 --seed x", "error: `x` is not a number, in --seed\n"),
        ("--files-from gone", "error: cannot read `gone`, in --files-from: no such file or directory\n"),
        ("- --files-from -", "error: `--files-from -` with the path `-`\n"),
        ("- --changed", "error: `-` has no history\n"),
        ("--staged --changed", "error: `--staged` with `--changed`\n"),
        ("--staged --since main", "error: `--staged` with `--since`\n"),
    ],
)
def test_wrong_usage(here: Path, arguments: str, said: str) -> None:
    done = cablelint_in(here, "check", *arguments.split())
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(said)


@pytest.mark.parametrize("records", ["records 0", "records 5-3", "records 1,x"])
def test_wrong_records(here: Path, records: str) -> None:
    done = cablelint_in(here, "check", "--only", records)
    assert done.status == 2
    assert " is no range of records, in --only\n" in done.err
