"""What git says: which paths below a folder it ignores, which files changed, what is staged."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cablelint.inputs import Below, Document, Reading, Unreadable, documents
from cablelint.inputs.changes import changed_documents
from cablelint.inputs.git import Change, GitError, ignored, work_tree

READING = Reading(1_000_000)
HEEDING = Below(ignored=ignored)
SINCE_THE_BRANCH, STAGED = Change(), Change(staged=True)

posix = pytest.mark.skipif(os.name != "posix", reason="links of POSIX")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work tree with a first commit on the branch main: out/old.txt, and what git ignores."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    folder = tmp_path / "tree"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Jane Doe")
    git("config", "user.email", "jane@example.invalid")
    git("config", "core.autocrlf", "false")
    put({".gitignore": "build/\n*.bak\n", "out/old.txt": "old"})
    commit()
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message=more")


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def told(*paths: str, below: Below = HEEDING) -> list[str]:
    return [line(found) for found in documents(paths, READING, below=below)]


def told_changed(*paths: str, change: Change = SINCE_THE_BRANCH, below: Below = HEEDING) -> list[str]:
    return [line(found) for found in changed_documents(paths, READING, change, below=below)]


def line(found: object) -> str:
    """A document as its path and text; of all else, why it is not read."""
    if isinstance(found, Document):
        return f"{found.address}: {found.data.decode()!r}".replace(os.sep, "/")
    return f"{found.path}: {found.reason}".replace(os.sep, "/")  # type: ignore[attr-defined]


# ---- what is ignored ----------------------------------------------------------------------------


def test_what_git_ignores_below_a_folder_is_not_read(tree: Path) -> None:
    put({"build/1.txt": "1", "out/2.bak": "2", "out/3.txt": "3", "out/.gitignore": "4.*\n", "out/4.txt": "4"})
    assert told(".") == [
        ".git: hidden",
        ".gitignore: hidden",
        "build: ignored by git",
        "out/.gitignore: hidden",
        "out/2.bak: ignored by git",
        "out/3.txt: '3'",
        "out/4.txt: ignored by git",
        "out/old.txt: 'old'",
    ]


def test_a_path_that_is_named_is_read_whatever_git_says(tree: Path) -> None:
    put({"build/1.txt": "1", "build/deep/2.txt": "2", "x.bak": "3"})
    assert told("build", "x.bak") == ["build/1.txt: '1'", "build/deep/2.txt: '2'", "x.bak: '3'"]


def test_what_is_tracked_is_not_ignored(tree: Path) -> None:
    put({"out/kept.bak": "kept"})
    git("add", "--force", "out/kept.bak")
    assert told("out") == ["out/kept.bak: 'kept'", "out/old.txt: 'old'"]


def test_without_the_question_all_is_read(tree: Path) -> None:
    put({"build/1.txt": "1"})
    assert "build/1.txt: '1'" in told(".", below=Below())


def test_outside_of_a_work_tree_gitignore_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put({".gitignore": "*.txt\n", "1.txt": "1"})
    assert work_tree(".") is None
    assert told(".") == [".gitignore: hidden", "1.txt: '1'"]


def test_a_work_tree_inside_of_another_has_its_own_rules(tree: Path) -> None:
    put({"inner/1.txt": "1", "inner/2.tmp": "2", "inner/.gitignore": "*.tmp\n"})
    git("init", "--quiet", "inner")
    assert told("inner") == [
        "inner/.git: hidden",
        "inner/.gitignore: hidden",
        "inner/1.txt: '1'",
        "inner/2.tmp: ignored by git",
    ]
    assert told("inner") == told(".")[2:-1]


@posix
def test_what_a_link_leads_to_is_ignored_where_it_lies(tree: Path) -> None:
    put({"../far/1.txt": "1", "../far/2.tmp": "2", "../far/.gitignore": "*.tmp\n"})
    git("init", "--quiet", "../far")
    Path("out/far").symlink_to(tree.parent / "far")
    below = Below(ignored=ignored, follow_links=True)
    assert told("out", below=below)[2:] == [
        "out/far/1.txt: '1'",
        "out/far/2.tmp: ignored by git",
        "out/old.txt: 'old'",
    ]


# ---- what changed -------------------------------------------------------------------------------


def test_changed_is_what_the_work_tree_has_otherwise_than_the_last_commit(tree: Path) -> None:
    put({"out/same.txt": "same", "out/gone.txt": "gone"})
    commit()
    put({"out/old.txt": "changed", "out/new.txt": "new", "out/new.bak": "ignored"})
    os.remove("out/gone.txt")
    assert told_changed(".") == ["out/new.txt: 'new'", "out/old.txt: 'changed'"]


def test_on_a_branch_its_commits_count_too(tree: Path) -> None:
    git("checkout", "--quiet", "-b", "topic")
    put({"out/1.txt": "1"})
    commit()
    git("checkout", "--quiet", "main")
    put({"out/2.txt": "2"})
    commit()
    git("checkout", "--quiet", "topic")
    put({"out/3.txt": "3"})
    assert told_changed(".") == ["out/1.txt: '1'", "out/3.txt: '3'"]
    assert told_changed(".", change=Change("HEAD")) == ["out/3.txt: '3'"]
    assert told_changed(".", change=Change("main~1")) == ["out/1.txt: '1'", "out/3.txt: '3'"]


def test_before_the_first_commit_all_has_changed(tree: Path) -> None:
    git("update-ref", "-d", "HEAD")
    assert told_changed("out") == ["out/old.txt: 'old'"]
    assert told_changed("out", change=STAGED) == ["out/old.txt: 'old'"]


def test_changes_are_in_the_order_of_a_walk_and_what_a_walk_leaves_out_is_left_out(tree: Path) -> None:
    put({"a/1.txt": "", "a.txt": "", ".hidden/1.txt": "", "no/1.txt": ""})
    below = Below(excluded=lambda path: path.startswith("no"), ignored=ignored)
    walked = [found for found in told(".", below=below) if found.endswith("''")]
    assert walked == ["a/1.txt: ''", "a.txt: ''"]
    assert told_changed(".", below=below) == [
        ".hidden/1.txt: hidden",
        "no/1.txt: excluded",
        *walked,
    ]


def test_what_git_ignores_has_changed_where_it_is_to_be_read(tree: Path) -> None:
    put({"out/1.bak": "1"})
    assert told_changed("out", below=Below()) == ["out/1.bak: '1'"]


def test_only_changes_in_the_paths_that_are_named(tree: Path) -> None:
    put({"out/old.txt": "changed", "out/new.txt": "new", "outer/1.txt": "1"})
    commit()
    put({"out/old.txt": "once more", "outer/1.txt": "changed", "out/x.bak": "ignored"})
    assert told_changed("out") == ["out/old.txt: 'once more'"]
    assert told_changed("./out/old.txt", "out/new.txt") == ["./out/old.txt: 'once more'"]
    assert told_changed("out/gone.txt") == ["out/gone.txt: no such file or directory"]


def test_paths_are_as_they_were_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"out/deep/1.txt": "1"})
    monkeypatch.chdir(tree / "out" / "deep")
    assert told_changed("..") == ["../deep/1.txt: '1'"]
    assert told_changed(str(tree / "out")) == [f"{(tree / 'out' / 'deep' / '1.txt').as_posix()}: '1'"]


@posix
def test_names_of_any_bytes(tree: Path) -> None:
    name = "out/\udcff caf\u00e9\n*.txt"
    put({name: "1"})
    assert told_changed(".") == [f"{name}: '1'"]
    git("add", "--all")
    assert told_changed(".", change=STAGED) == [f"{name}: '1'"]


# ---- what is staged -----------------------------------------------------------------------------


def test_what_is_staged_is_read_and_not_what_stands_in_the_work_tree(tree: Path) -> None:
    put({"out/old.txt": "staged", "out/new.txt": "new"})
    git("add", "out/old.txt")
    put({"out/old.txt": "later"})
    assert told_changed(".", change=STAGED) == ["out/old.txt: 'staged'"]
    os.remove("out/old.txt")
    assert told_changed("out", change=STAGED) == ["out/old.txt: 'staged'"]
    assert told_changed("out/old.txt", change=STAGED) == ["out/old.txt: 'staged'"]


def test_a_staged_message_is_known_by_its_own_name(tree: Path) -> None:
    put({"out/07EXAMPLETON412.cable": "text"})
    git("add", "--all")
    (found,) = changed_documents(["out"], READING, STAGED, below=HEEDING)
    assert isinstance(found, Document)
    assert (found.address.path, found.identifier) == (
        os.path.join("out", "07EXAMPLETON412.cable"),
        "07EXAMPLETON412",
    )
    assert found.certain


@posix
def test_a_link_that_is_staged_is_not_followed(tree: Path) -> None:
    Path("out/link.txt").symlink_to("old.txt")
    git("add", "--all")
    assert told_changed(".", change=STAGED) == ["out/link.txt: behind a link"]
    assert told_changed(".") == ["out/link.txt: behind a link"]
    assert told_changed(".", below=Below(follow_links=True)) == ["out/link.txt: 'old'"]


def test_in_a_hook_of_git_nothing_is_different(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"out/1.txt": "1", "out/2.bak": "2"})
    git("add", "out/1.txt")
    monkeypatch.setenv("GIT_DIR", str(tree / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir(tree / "out")
    assert told(".") == ["1.txt: '1'", "2.bak: ignored by git", "old.txt: 'old'"]
    assert told_changed(".", change=STAGED) == ["1.txt: '1'"]


# ---- what goes wrong ----------------------------------------------------------------------------


def test_where_there_is_no_repository_nothing_is_read(tree: Path, tmp_path: Path) -> None:
    put({"../1.txt": "1", "out/2.txt": "2"})
    with pytest.raises(GitError, match=r"`\.\." + r"/1\.txt` is not in a git repository"):
        told_changed("out", "../1.txt")


@pytest.mark.parametrize("revision", ["nowhere", "-x", "main:out/old.txt"])
def test_a_revision_that_is_not_known(tree: Path, revision: str) -> None:
    with pytest.raises(GitError, match=f"unknown revision `{revision}` in --since"):
        told_changed(".", change=Change(revision))


def test_git_that_is_not_installed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tree))
    with pytest.raises(GitError, match="git is not installed"):
        told_changed(".")
    with pytest.raises(GitError, match="git is not installed"):
        told(".")


def test_what_git_says_is_passed_on(tree: Path) -> None:
    Path(".git/HEAD").write_text("nonsense\n")
    with pytest.raises(GitError, match="git says: not a git repository"):
        told(".")


def test_a_file_that_cannot_be_read_is_told_under_its_own_name(tree: Path) -> None:
    put({"out/1.txt": "1"})
    git("add", "--all")
    found = list(changed_documents(["out/gone.txt"], READING, STAGED, below=HEEDING))
    assert found == [Unreadable("out/gone.txt", "no such file or directory")]
