"""Paths become documents: which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from cablelint.inputs import (
    EVERYTHING,
    FORMATS,
    Below,
    Document,
    LeftOut,
    NotCable,
    Reading,
    Sealed,
    Unreadable,
    documents,
    read,
)
from cablelint.inputs.text import SAMPLE

LIMIT = 1_000_000  # bytes
READING = Reading(LIMIT)

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(f"text of {path}\n")


def told(*paths: str, below: Below = EVERYTHING) -> list[str]:
    """What is found, a word and a path each; a document is its path alone."""
    lines = []
    for found in documents(paths, READING, below=below):
        if isinstance(found, Document | Sealed):
            lines.append(str(found.address))
        elif isinstance(found, NotCable):
            lines.append(f"{found.address}: {found.reason}")
        else:
            lines.append(f"{found.path}: {found.reason}")
    return [line.replace(os.sep, "/") for line in lines]


def test_a_file_is_one_document(here: Path) -> None:
    put("out/07EXAMPLETON412.txt")
    (document,) = read("out/07EXAMPLETON412.txt", READING)
    assert isinstance(document, Document)
    assert document.data == b"text of out/07EXAMPLETON412.txt\n"
    assert (document.identifier, document.size, document.certain) == ("07EXAMPLETON412", 32, False)


def test_a_file_of_the_suffix_cable_is_a_cable_for_certain(here: Path) -> None:
    put("x.cable", "y.CABLE")
    assert [
        found.certain for found in documents(["x.cable", "y.CABLE"], READING) if isinstance(found, Document)
    ] == [
        True,
        True,
    ]


def test_a_folder_is_walked_in_order_and_hidden_paths_are_left_out(here: Path) -> None:
    put(
        "b.txt",
        "a/2.txt",
        "a/10.txt",
        "a/deep/er/1.txt",
        "c/README",
        ".git/config",
        "a/.hidden",
        "a/.d/x.txt",
    )
    assert told(".") == [
        ".git: hidden",
        "a/.d: hidden",
        "a/.hidden: hidden",
        "a/10.txt",
        "a/2.txt",
        "a/deep/er/1.txt",
        "b.txt",
        "c/README",
    ]
    assert told("c", "a/deep") == ["c/README", "a/deep/er/1.txt"]


def test_an_environment_of_python_is_no_place_for_messages(here: Path) -> None:
    put("a.txt", "env/pyvenv.cfg", "env/lib/x.txt")
    assert told(".") == ["a.txt", "env: an environment of Python"]
    assert told("env/lib") == ["env/lib/x.txt"]
    assert "env/lib/x.txt" in told("env")


def test_a_hidden_path_that_is_named_is_read(here: Path) -> None:
    put(".d/x.txt", ".y.txt")
    assert told(".d", ".y.txt") == [".d/x.txt", ".y.txt"]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(here: Path) -> None:
    put("b.txt")
    assert told("a.txt", "b.txt") == ["a.txt: no such file or directory", "b.txt"]


@posix
def test_links_below_a_folder_are_followed_only_if_asked_for(here: Path) -> None:
    put("elsewhere/1.txt", "in/own.txt")
    Path("in/again").symlink_to(here / "elsewhere")
    Path("in/void").symlink_to("nowhere")
    assert told("in") == ["in/again: behind a link", "in/own.txt", "in/void: behind a link"]
    assert told("in/again") == ["in/again/1.txt"]  # it was named
    assert told("in/void") == ["in/void: no such file or directory"]


@posix
def test_a_link_is_followed_and_each_target_read_once(here: Path) -> None:
    put("elsewhere/1.txt", "elsewhere/2.txt", "in/own.txt", "in/.kept/3.txt")
    Path("in/again").symlink_to(here / "elsewhere")
    Path("in/dir").symlink_to(here / "elsewhere")
    Path("in/hidden.txt").symlink_to(here / "in" / ".kept" / "3.txt")
    Path("in/one.txt").symlink_to("own.txt")
    Path("in/round").symlink_to(here / "in")
    Path("in/void").symlink_to("nowhere")
    assert told("in", below=Below(follow_links=True)) == [
        "in/.kept: hidden",
        "in/again/1.txt",
        "in/again/2.txt",
        "in/dir: read through another path",
        "in/hidden.txt",
        "in/one.txt: read through another path",
        "in/own.txt",
        "in/round: read through another path",
        "in/void: the link leads nowhere",
    ]


@posix
def test_a_pipe_below_a_folder_is_not_waited_for(here: Path) -> None:
    put("d/x.txt")
    os.mkfifo("d/pipe")
    assert told("d") == ["d/pipe: no file", "d/x.txt"]


def test_of_a_large_file_only_the_beginning_is_kept(here: Path) -> None:
    Path("large.txt").write_bytes(b"x" * (LIMIT + SAMPLE))
    (document,) = documents(["large.txt"], READING)
    assert isinstance(document, Document)
    assert (len(document.data), document.size) == (SAMPLE, LIMIT + SAMPLE)
    Path("fits.txt").write_bytes(b"x" * LIMIT)
    (document,) = documents(["fits.txt"], READING)
    assert isinstance(document, Document)
    assert len(document.data) == document.size == LIMIT


def test_the_standard_input_goes_by_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, identifier, certain in (
        ("-", "-", False),
        ("out/07EXAMPLETON412.cable", "07EXAMPLETON412", True),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text\n")))
        (document,) = documents(["-"], READING, standard_input=name)
        assert isinstance(document, Document)
        assert (str(document.address), document.identifier, document.certain) == (name, identifier, certain)
        assert document.data == b"text\n"


def test_kinds_of_what_is_found_are_told_apart(here: Path) -> None:
    put(".x")
    assert list(documents([".", "y"], READING)) == [
        LeftOut(".x", "hidden"),
        Unreadable("y", "no such file or directory"),
    ]


def test_suffixes_are_in_lower_case() -> None:
    suffixes = [suffix for format in FORMATS.values() for suffix in format.suffixes]
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
    assert len(set(suffixes)) == len(suffixes)
