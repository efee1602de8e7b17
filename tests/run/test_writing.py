"""Fixed messages on their way into files: whole, with the mode of before, and never outside a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cablelint.finding import Address
from cablelint.run.writing import NotWrittenError, copy_name, write_copy, write_in_place

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links are those of POSIX")


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_and_nothing_is_left_beside_it(cable: Path) -> None:
    write_in_place(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"new"
    assert os.listdir(cable.parent) == ["cable.txt"]


@posix
def test_the_mode_is_kept_and_the_target_of_a_link_is_written(cable: Path) -> None:
    cable.chmod(0o640)
    link = cable.with_name("link.txt")
    link.symlink_to("cable.txt")
    write_in_place(str(link), b"old", b"new")
    assert link.is_symlink()
    assert cable.read_bytes() == b"new"
    assert cable.stat().st_mode & 0o777 == 0o640


def test_a_file_that_changed_is_left_alone(cable: Path) -> None:
    with pytest.raises(NotWrittenError, match="it changed since it was read"):
        write_in_place(str(cable), b"older", b"new")
    assert cable.read_bytes() == b"old"


def test_a_file_that_changes_meanwhile_is_left_alone(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: cable.write_bytes(b"another"))
    with pytest.raises(NotWrittenError, match="it changed since it was read"):
        write_in_place(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"another"
    assert os.listdir(cable.parent) == ["cable.txt"]


def test_what_cannot_be_written_leaves_the_file_as_it_is(
    cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="no space left on device"):
        write_in_place(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"old"
    assert os.listdir(cable.parent) == ["cable.txt"]


def test_what_is_no_file_or_may_not_be_written_is_left_alone(cable: Path) -> None:
    with pytest.raises(NotWrittenError, match="it is not a regular file"):
        write_in_place(str(cable.parent), b"", b"new")
    cable.chmod(0o444)
    if not os.access(cable, os.W_OK):  # the superuser may write everything
        with pytest.raises(NotWrittenError, match="permission denied"):
            write_in_place(str(cable), b"old", b"new")
        assert cable.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("address", "identifier", "extracted", "name"),
    [
        (Address("a/b.txt"), None, False, "a/b.txt"),
        (Address("./a/../b.txt"), None, False, "b.txt"),
        (Address("a/b.html"), None, True, "a/b.html.txt"),
        (Address("a.zip", member="../../x/y.txt"), None, True, "a.zip/x/y.txt"),
        (Address("a.zip", member="..\\C:\\y.html"), None, True, "a.zip/C_/y.html.txt"),
        (Address("a.csv", record=7), None, True, "a.csv/7.txt"),
        (Address("a.csv", record=7), "07EXAMPLETON412", True, "a.csv/7-07EXAMPLETON412.txt"),
        (Address("a.zip", member="b.csv", record=7), "../../x", True, "a.zip/b.csv/7-x.txt"),
    ],
)
def test_names_of_copies_lead_nowhere_else(
    address: Address, identifier: str | None, extracted: bool, name: str
) -> None:
    assert copy_name(address, identifier, extracted=extracted).replace(os.sep, "/") == name


def test_the_name_of_a_copy_of_a_path_elsewhere_begins_at_the_root(tmp_path: Path) -> None:
    name = copy_name(Address(str(tmp_path / "a.txt")), None, extracted=False)
    assert not os.path.isabs(name)
    assert name.endswith(os.path.join(tmp_path.name, "a.txt"))


def test_a_copy_is_written_below_the_folder(cable: Path) -> None:
    folder = cable.parent / "out"
    write_copy(str(folder), "a/b.txt", b"new", str(cable))
    assert (folder / "a" / "b.txt").read_bytes() == b"new"
    assert cable.read_bytes() == b"old"


@posix
def test_no_copy_follows_a_link_out_of_the_folder(cable: Path) -> None:
    folder = cable.parent / "out"
    folder.mkdir()
    (folder / "a").symlink_to(cable.parent)
    with pytest.raises(NotWrittenError, match="a link leads out of the folder"):
        write_copy(str(folder), "a/b.txt", b"new", str(cable))
    assert sorted(os.listdir(cable.parent)) == ["cable.txt", "out"]


def test_no_copy_is_the_file_that_was_read(cable: Path) -> None:
    with pytest.raises(NotWrittenError, match="it is the file that was read"):
        write_copy(str(cable.parent), "cable.txt", b"new", str(cable))
    assert cable.read_bytes() == b"old"
