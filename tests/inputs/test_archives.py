"""Archives: members are read as the files that they are; what does harm is named, and the rest is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from cablelint.inputs import Document, LeftOut, NotCable, Reading, Sealed, Unreadable, archive, read
from inputs.containers import packed, page, table, tarred

READING = Reading(100_000)
TEXT = b"UNCLAS EXAMPLETON 000412\n\n1. Text.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(name: str, data: bytes | None = None) -> list[str]:
    """An address for each document, and a sentence for all else."""
    if data is not None:
        Path(name).write_bytes(data)
    words = []
    for one in read(name, READING):
        if isinstance(one, Document | Sealed):
            words.append(str(one.address))
        elif isinstance(one, NotCable):
            words.append(f"{one.address}: {one.reason}")
        else:
            assert isinstance(one, LeftOut) or one.is_file == ("!" not in one.path)
            words.append(f"{one.path}: {one.reason}")
    return words


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def test_members_are_read_in_order_each_as_the_file_that_it_is(here: Path) -> None:
    rows = table(("id", "body"), ("1", "x"), ("2", "y")).encode()
    members = (
        ("b/", b""),
        ("b/07EXAMPLETON412.txt", TEXT),
        ("a.csv", rows),
        ("p.html", page("", "x").encode()),
    )
    assert said("x.zip", zipped(*members)) == [
        "x.zip!b/07EXAMPLETON412.txt",
        "x.zip!a.csv#1",
        "x.zip!a.csv#2",
        "x.zip!p.html",
    ]
    (first, *_) = read("x.zip", READING)
    assert isinstance(first, Document)
    assert (first.data, first.identifier, first.extracted) == (TEXT, "07EXAMPLETON412", True)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_goes_by_its_own_address(here: Path, pack: object) -> None:
    assert callable(pack)
    assert said("x", pack(TEXT)) == ["x"]
    assert said("x.csv.gz", pack(b"id,body\n1,x\n")) == ["x.csv.gz#1"]
    assert said("x.tgz", pack(gzip.decompress(tarred(a_txt=TEXT)))) == ["x.tgz!a.txt"]


def test_archives_are_read_inside_of_archives(here: Path) -> None:
    inner = zipped(("a.txt", TEXT), ("b.csv.gz", gzip.compress(b"id,body\n1,x\n")))
    assert said("x.tar.gz", tarred(d__x_zip=inner, y_txt=TEXT)) == [
        "x.tar.gz!d/x.zip!a.txt",
        "x.tar.gz!d/x.zip!b.csv.gz#1",
        "x.tar.gz!y.txt",
    ]


def test_an_archive_inside_of_too_many_others_is_not_read(here: Path) -> None:
    data = TEXT
    for _ in range(archive.MOST_DEEP):
        data = packed("x", data)
    assert said("x.zip", data)[0].endswith("!x!x")
    assert said("x.zip", packed("x", data)) == [f"x.zip{'!x' * 7}: it is inside of more than 6 archives"]


def test_names_that_lead_out_of_the_archive_are_refused_and_nothing_is_written(here: Path) -> None:
    names = ("../x.txt", "/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt", "C:x.txt")
    reason = "its name leads out of the archive"
    assert said("x.zip", zipped(*[(name, TEXT) for name in names])) == [
        f"x.zip!{name}: {reason}" for name in names
    ]
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name in ("../x.txt", "/x.txt", "./y.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(TEXT)
            made.addfile(info, io.BytesIO(TEXT))
    assert said("x.tar", out.getvalue()) == [
        f"x.tar!../x.txt: {reason}",
        f"x.tar!/x.txt: {reason}",
        "x.tar!y.txt",
    ]
    assert sorted(os.listdir()) == ["x.tar", "x.zip"]
    assert not (here.parent / "x.txt").exists()


def test_hidden_members_and_links_are_left_out(here: Path) -> None:
    assert said("x.zip", zipped((".git/x", TEXT), ("__MACOSX/a.txt", TEXT), ("a.txt", TEXT))) == [
        "x.zip!.git/x: hidden",
        "x.zip!__MACOSX/a.txt: hidden",
        "x.zip!a.txt",
    ]
    with tarfile.open("x.tar", "w") as made:
        info = tarfile.TarInfo("passwd")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(info)
    assert said("x.tar") == ["x.tar!passwd: not a file"]


def test_bombs_are_not_unpacked_and_the_rest_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 1_000_000)
    zeros = b"\0" * 3_000_000
    words = "it is a bomb: what is unpacked is"
    found = said("x.zip", zipped(("a.txt", TEXT), ("b.txt", zeros), ("c.txt", TEXT)))
    assert [found[0], found[1].partition(" is ")[0], found[2]] == [
        "x.zip!a.txt",
        "x.zip!b.txt: it",
        "x.zip!c.txt",
    ]
    assert words in found[1]
    (found_in_gzip,) = said("x.txt.gz", gzip.compress(zeros))
    assert found_in_gzip.startswith(f"x.txt.gz: {words}")
    *before, last = said("x.tar.gz", tarred(a_txt=TEXT, b_csv=b"id,body\n" + zeros))
    assert (before[0], words in last) == ("x.tar.gz!a.txt", True)


def test_members_that_share_their_bytes_are_counted_each(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 1_000_000)
    data = bytearray(
        zipped(*[(f"{number}.txt", random.Random(1).randbytes(1000) * 100) for number in range(2)])
    )
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        infos = made.infolist() * 2000
    out = io.BytesIO(bytes(data))
    with zipfile.ZipFile(out, "a") as made:
        made.filelist[:] = infos
        made._didModify = True  # type: ignore[attr-defined]
    found = said("x.zip", out.getvalue())
    assert found[0] == "x.zip!0.txt"
    assert found[-1].startswith("x.zip: it is a bomb")
    assert len(found) < 4000


def test_a_member_that_says_it_is_large_is_not_read_to_its_end(here: Path) -> None:
    Path("x.zip").write_bytes(zipped(("large.txt", random.Random(1).randbytes(300_000))))
    (found,) = read("x.zip", READING)
    assert isinstance(found, Document)
    assert (len(found.data), found.size) == (65_536, 300_000)


def test_encrypted_and_broken_members_are_named_and_the_rest_is_read(here: Path) -> None:
    noise = random.Random(1).randbytes(2000).hex().encode()
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", noise), ("c.txt", TEXT), ("d.txt", TEXT)))
    at = data.index(b"b.txt") + 300
    data[at : at + 40] = bytes(40)
    central = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    central = data.index(b"PK\1\2", central + 1)  # of c.txt
    data[central + 8] |= 1
    unknown = data.index(b"PK\1\2", central + 1)  # of d.txt
    data[unknown + 10] = 99
    found = said("x.zip", bytes(data))
    assert found == [
        "x.zip!a.txt",
        "x.zip!b.txt: it is damaged",
        "x.zip!c.txt: it is encrypted",
        "x.zip!d.txt: it is packed in a way that is not known",
    ]


def test_what_is_cut_off_is_read_up_to_there(here: Path) -> None:
    noise = random.Random(1).randbytes(20_000).hex().encode()
    data = tarred(a_txt=TEXT, b_txt=noise, c_txt=TEXT)
    first, *_, last = said("x.tar.gz", data[: len(data) // 2])
    assert first == "x.tar.gz!a.txt"
    assert last.endswith(": it is cut off")
    plain = gzip.decompress(data)
    assert said("x.tar", plain[:20_000])[0] == "x.tar!a.txt"
    assert said("x.tar", plain[:20_000])[-1].startswith("x.tar")
    assert said("x.gz", gzip.compress(noise)[:5000]) == ["x.gz: it is cut off"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x.zip", "it is not a zip file, or not a whole one"),
        ("x.tar", "it is not a tar file, or not a whole one"),
        ("x.gz", "it is not a file of gzip"),
        ("x.bz2", "it is not a file of bzip2"),
        ("x.xz", "it is not a file of xz"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_said_to_be_so(here: Path, name: str, reason: str) -> None:
    for data in (TEXT, b""):
        assert said(name, data) == [f"{name}: {reason}"]


def test_damage_anywhere_is_told_and_never_raised(here: Path) -> None:
    """Bytes of archives are changed by chance: what comes of it is documents and sentences."""
    inner = zipped(("a.txt", TEXT), ("b.csv", b"id,body\n1,x\n"))
    whole = [zipped(("x.zip", inner), ("y.txt", TEXT)), tarred(x_zip=inner, y_txt=TEXT), gzip.compress(TEXT)]
    whole += [bz2.compress(TEXT), lzma.compress(TEXT), gzip.decompress(tarred(x_zip=inner, y_txt=TEXT))]
    chance = random.Random(412)
    told = 0
    for number in range(600):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        told += len(said("x", bytes(data[: chance.randrange(1, len(data))] if number % 3 == 0 else data)))
    assert told > 600, "there is something to say of nearly each"


def test_documents_of_an_office_are_no_archives_of_cables(here: Path) -> None:
    Path("x.docx").write_bytes(zipped(("word/document.xml", b"<w/>")))
    (found,) = read("x.docx", READING)
    assert isinstance(found, Document)
    assert found.data.startswith(b"PK")


def test_the_format_that_is_told_counts_inside_of_archives(here: Path) -> None:
    Path("x.zip").write_bytes(zipped(("a.dat", b"id,body\n1,x\n")))
    (found,) = read("x.zip", READING._replace(format="csv"))
    assert isinstance(found, Document)
    assert str(found.address) == "x.zip!a.dat#1"


def test_unreadable_parts_are_no_files(here: Path) -> None:
    Path("x.zip").write_bytes(zipped(("../x", b"")))
    assert list(read("x.zip", READING)) == [
        Unreadable("x.zip!../x", "its name leads out of the archive", is_file=False)
    ]
