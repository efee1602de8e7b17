"""Patches: what `git apply` makes of them, and how they look on a terminal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.outputs.patch import drawn, patch

git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")


def applied(folder: Path, name: str, old: bytes, lines: bytes) -> bytes:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(old)
    # What the machine knows of git must not matter, nor a repository that the folder is in.
    environment = {"GIT_DIR": str(folder / "none"), "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin"}
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=lines, cwd=folder, env=environment, check=True, capture_output=True)
    return path.read_bytes()


@git
@pytest.mark.parametrize(
    "name", ["a.txt", "a folder/b c.txt", 'say "a".txt', "tab\there.txt", "protégé.txt", "back\\slash.txt"]
)
def test_git_takes_patches_of_any_name(tmp_path: Path, name: str) -> None:
    old, new = b"one\ntwo\nthree\n", b"one\n2\nthree\n"
    assert applied(tmp_path, name, old, patch(name, old, new)) == new


@git
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"one\ntwo", b"one\n2"),
        (b"one\ntwo", b"one\ntwo\n"),
        (b"one\ntwo\n", b"one\ntwo"),
        (b"one\r\ntwo \r\n", b"one\r\ntwo\r\n"),
        (b"one\rtwo \rthree", b"one\rtwo\rthree"),
        (b"\xef\xbb\xbfone \n", b"\xef\xbb\xbfone\n"),
        (b"prot\xe9g\xe9 \n\x0c\x00\xc2\x85\n", b"prot\xe9g\xe9\n\x0c\x00\xc2\x85\n"),
        ("one \ntwo\n".encode("utf-16"), "one\ntwo\n".encode("utf-16")),
    ],
)
def test_git_makes_the_same_bytes(tmp_path: Path, old: bytes, new: bytes) -> None:
    assert applied(tmp_path, "a.txt", old, patch("a.txt", old, new)) == new


@git
@settings(max_examples=25, deadline=None)
@given(st.lists(st.binary(max_size=4), min_size=1, max_size=12), st.lists(st.integers(0, 11), max_size=4))
def test_git_takes_what_any_lines_become(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], edited: list[int]
) -> None:
    old = b"\n".join(lines) + b"x"
    new = b"\n".join(b"" if at in edited else line for at, line in enumerate(lines)) + b"y"
    assert applied(tmp_path_factory.mktemp("git"), "a.txt", old, patch("a.txt", old, new)) == new


def test_nothing_changed_is_no_patch() -> None:
    assert patch("a.txt", b"one", b"one") == b""


def test_a_terminal_gets_blanks_that_change_and_no_control_characters() -> None:
    lines = list(drawn(patch("a.txt", b"\x1b[2Jone  \ntwo\t\n", b"\x1b[2Jone\n"), colour=False, unicode=True))
    assert lines == ["--- a/a.txt", "+++ b/a.txt", "@@ -1,2 +1 @@", "-␛[2Jone··", "-two␉", "+␛[2Jone"]


def test_colours_do_not_change_the_words() -> None:
    lines = list(drawn(patch("a.txt", b"one", b"two"), colour=True, unicode=False))
    assert lines[0] == "\x1b[1m--- a/a.txt\x1b[0m"
    assert lines[3:] == [
        "\x1b[31m-one\x1b[0m",
        "\x1b[2m\\ No newline at end of file\x1b[0m",
        "\x1b[32m+two\x1b[0m",
        "\x1b[2m\\ No newline at end of file\x1b[0m",
    ]
