"""`cablelint check --fix`, `--diff` and their company: what is written, where, and what is said about it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.program import CABLE, COMMAND, cablelint_in, environment, put

# A doubled caption (a safe fix), an order that no one gave (an unsafe one), and the error that CABLE has.
FAULTY = CABLE.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n").replace("12958", "12598")
ONLY = ("--select", "CAP001,EXO002,TRN005", "--show", "info")
FIXED = CABLE.replace("12958", "12598")
posix = pytest.mark.skipif(
    os.name != "posix", reason="modes, links and folders nobody may write are of POSIX"
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, a_txt=FAULTY, clean_txt=CABLE.replace("RR RUEHAA", "PP RUEHAA"))


def test_a_check_says_what_could_be_fixed(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY)
    assert done.status == 1
    assert done.err == (
        "Checked 2 messages: 2 errors, 1 info.\n"
        "[*] 1 can be fixed with `--fix`, [-] 1 more with `--unsafe-fixes`.\n"
    )
    assert (here / "a.txt").read_text() == FAULTY


def test_fix_writes_what_is_safe_and_reports_the_rest(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY, "--fix")
    assert (here / "a.txt").read_text() == FIXED
    assert done.status == 1
    assert [line.split()[1] for line in done.out.splitlines()] == ["error[TRN005]", "error[EXO002]"]
    assert done.err == (
        "Checked 2 messages: 2 errors.\n"
        "Fixed 1 finding in 1 file: 1 x CAP001 caption-repeated. 2 remain.\n"
        "[-] 1 can be fixed with `--unsafe-fixes`.\n"
    )
    again = cablelint_in(here, "check", *ONLY, "--fix")
    assert again.out == done.out
    assert "Fixed" not in again.err


def test_unsafe_fixes_widen_fix_and_write_nothing_alone(here: Path) -> None:
    cablelint_in(here, "check", *ONLY, "--unsafe-fixes")
    assert (here / "a.txt").read_text() == FAULTY
    done = cablelint_in(here, "check", *ONLY, "--fix", "--unsafe-fixes")
    assert (here / "a.txt").read_text() == CABLE
    assert (
        "Fixed 2 findings in 1 file: 1 x CAP001 caption-repeated, 1 x EXO002 order-unknown. 1 remains."
        in done.err
    )


def test_only_the_rules_that_are_on_fix(here: Path) -> None:
    cablelint_in(here, "check", "--select", "TRN", "--fix", "--unsafe-fixes")
    assert (here / "a.txt").read_text() == FAULTY


def test_the_exit_status_counts_what_remains_and_what_was_fixed(here: Path) -> None:
    put(here, a_txt=FAULTY.replace("RR RUEHAA", "PP RUEHAA").replace("12598", "12958"))
    flags = ("--fix", "--exit-non-zero-on-fix")
    assert cablelint_in(here, "check", *ONLY, *flags).status == 1
    assert cablelint_in(here, "check", *ONLY, *flags).status == 0


def test_diff_prints_a_patch_and_writes_nothing(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY, "--diff")
    assert done.status == 1
    assert done.out == (
        "--- a/a.txt\n"
        "+++ b/a.txt\n"
        "@@ -10,8 +10,6 @@\n"
        " \n"
        " SIPDIS\n"
        " \n"
        "-SIPDIS\n"
        "-\n"
        " E.O. 12598: DECL: 03/14/2017\n"
        " TAGS: PREL PGOV FR\n"
        " SUBJECT: SAMPLE MESSAGE FOR THE MANUAL\n"
    )
    assert done.err == (
        "Would fix 1 of 3 findings in 1 file: 1 x CAP001 caption-repeated.\n"
        "With `--unsafe-fixes` also: 1 x EXO002 order-unknown.\n"
    )
    assert (here / "a.txt").read_text() == FAULTY


def test_diff_of_nothing_is_empty_and_no_findings_fail_it(here: Path) -> None:
    done = cablelint_in(here, "check", "--select", "TRN005", "--diff")
    assert (done.status, done.out, done.err) == (0, "", "Would fix none of 1 finding.\n")
    done = cablelint_in(here, "check", "--select", "TRN002", "--diff")
    assert (done.status, done.out, done.err) == (0, "", "No findings to fix.\n")


def test_diff_beside_fix_writes_nothing(here: Path) -> None:
    assert cablelint_in(here, "check", *ONLY, "--diff", "--fix").out.startswith("--- a/a.txt\n")
    assert (here / "a.txt").read_text() == FAULTY


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
@pytest.mark.parametrize("unsafe", [(), ("--unsafe-fixes",)])
def test_the_patch_makes_what_fix_writes(tmp_path: Path, unsafe: tuple[str, ...]) -> None:
    folder, other = tmp_path / "one folder", tmp_path / "other"
    folder.mkdir()
    (folder / "a b.txt").write_text(FAULTY, newline="")
    (folder / "crlf.txt").write_text(FAULTY.replace("\n", "\r\n"), newline="")
    (folder / "open.txt").write_text(FAULTY.rstrip("\n") + " \x0c", newline="")
    (folder / "mark.txt").write_bytes(b"\xef\xbb\xbf" + FAULTY.encode())
    (folder / "latin.txt").write_bytes(FAULTY.replace("Jane", "Jan\xe9").encode("cp1252"))
    shutil.copytree(folder, other / "one folder")
    command = [*COMMAND, "check", "one folder", "--profile", "transmit", "--diff", *unsafe]
    patch = subprocess.run(
        command, cwd=other, env=environment(tmp_path), capture_output=True, check=False
    ).stdout
    assert patch.count(b"\n--- a/") + patch.startswith(b"--- a/") == 5
    git = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    variables = environment(tmp_path, GIT_DIR=str(tmp_path / "none"), GIT_CONFIG_GLOBAL=os.devnull)
    subprocess.run(git, input=patch, cwd=other, env=variables, check=True, capture_output=True)
    cablelint_in(tmp_path, "check", "one folder", "--profile", "transmit", "--fix", *unsafe)
    for path in folder.iterdir():
        assert (other / "one folder" / path.name).read_bytes() == path.read_bytes() != b""
    assert b"\r" not in (folder / "crlf.txt").read_bytes().replace(b"\r\n", b"")
    assert (folder / "mark.txt").read_bytes().startswith(b"\xef\xbb\xbfVZCZC")
    assert b"Jan\xe9" in (folder / "latin.txt").read_bytes()


def test_the_standard_input_goes_to_the_standard_output(tmp_path: Path) -> None:
    done = cablelint_in(tmp_path, "check", "-", *ONLY, "--fix", input=FAULTY)
    assert done.out == FIXED
    assert done.status == 1
    assert done.err.startswith("-:2:1: error[TRN005] ")
    assert "Fixed 1 finding in 1 file: 1 x CAP001 caption-repeated. 2 remain.\n" in done.err


@pytest.mark.parametrize("text", ["Dear reader,\nthis is no cable.\n", CABLE])
def test_a_filter_passes_on_what_it_does_not_change(tmp_path: Path, text: str) -> None:
    assert cablelint_in(tmp_path, "check", "-", *ONLY, "--fix", input=text).out == text


def test_a_filter_does_not_cut_what_is_too_large(tmp_path: Path) -> None:
    text = FAULTY + "A long end.\n" * 6000
    done = cablelint_in(tmp_path, "check", "-", "--fix", "--max-message-size", "10K", input=text)
    assert (done.status, done.out) == (2, "")
    assert "error: cannot write `-`: not all of it was read\n" in done.err


def test_copies_go_below_a_folder_with_their_paths(here: Path) -> None:
    (here / "in").mkdir()
    put(here / "in", b_txt=FAULTY, prose_txt="This is no cable.\n")
    done = cablelint_in(here, "check", "in", "clean.txt", *ONLY, "--fix", "--output-dir", "out")
    assert (here / "in" / "b.txt").read_text() == FAULTY
    assert (here / "out" / "in" / "b.txt").read_text() == FIXED
    assert (here / "out" / "clean.txt").read_bytes() == (here / "clean.txt").read_bytes()
    assert sorted(path.name for path in (here / "out").rglob("*.*")) == ["b.txt", "clean.txt"]
    assert "Fixed 1 finding in 1 file" in done.err
    again = cablelint_in(here, "check", ".", *ONLY, "--fix", "--output-dir", "out")
    assert not (here / "out" / "out").exists()
    assert again.status == 1


@posix
def test_links_and_modes(here: Path) -> None:
    (here / "a.txt").chmod(0o604)
    (here / "link.txt").symlink_to("a.txt")
    cablelint_in(here, "check", "link.txt", "a.txt", *ONLY, "--fix")
    assert (here / "link.txt").is_symlink()
    assert (here / "a.txt").read_text() == FIXED
    assert (here / "a.txt").stat().st_mode & 0o777 == 0o604


def test_a_file_named_twice_is_fixed_once(here: Path) -> None:
    done = cablelint_in(here, "check", "a.txt", "./a.txt", *ONLY, "--fix")
    assert "Fixed 1 finding in 1 file" in done.err
    assert (here / "a.txt").read_text() == FIXED


def test_what_cannot_be_written_is_said_and_its_findings_remain(here: Path) -> None:
    done = cablelint_in(here, "check", "a.txt", *ONLY, "--fix", "--output-dir", ".")
    assert done.status == 2
    assert "error: cannot write `a.txt`: it is the file that was read\n" in done.err
    assert done.out.count("\n") == 3
    assert (here / "a.txt").read_text() == FAULTY


def test_several_processes_fix_as_one_does(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        for number in range(40):
            (folder / f"{number:02}.txt").write_text(FAULTY + "A long end.\n" * 4000)
    single = cablelint_in(one, "check", *ONLY, "--fix", "-j", "1")
    several = cablelint_in(two, "check", *ONLY, "--fix", "-j", "2")
    assert single == several
    assert "Fixed 40 findings in 40 files" in single.err
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output-dir", "out"), "`--output-dir` does nothing by itself"),
        (("-", "a.txt", "--fix"), "`-` is not the only path"),
        (("-", "--fix", "--output-dir", "out"), "`-` with `--output-dir`"),
        (("--diff", "-o", "jsonl"), "two outputs for the standard output"),
        (("--diff", "--statistics"), "two outputs for the standard output"),
        (("--diff", "--redact"), "`--redact` with `--diff`"),
    ],
)
def test_what_does_not_go_together_is_said(here: Path, arguments: tuple[str, ...], said: str) -> None:
    done = cablelint_in(here, "check", *arguments)
    assert done.status == 2
    assert done.err.startswith(f"error: {said}\n")
    assert not (here / "out").exists()


def test_a_patch_and_a_file_of_findings_go_together(here: Path) -> None:
    done = cablelint_in(here, "check", *ONLY, "--diff", "-o", "concise=found.txt")
    assert done.out.startswith("--- a/a.txt\n")
    assert (here / "found.txt").read_text().count("\n") == 3


def test_a_fix_that_does_harm_is_a_fault_of_cablelint(here: Path) -> None:
    program = (
        "import sys; from cablelint import fixing; from cablelint.cli import main\n"
        "def judge(self): raise fixing.FaultyFixError(['CAP001'], 'bring TAG001')\n"
        "fixing._Brought.judge = judge\n"
        f"sys.exit(main(['check', 'a.txt', '--fix', *{ONLY!r}]))\n"
    )
    command = [COMMAND[0], "-c", program]
    done = subprocess.run(command, cwd=here, env=environment(here), capture_output=True, encoding="utf-8")
    assert done.returncode == 70
    assert done.stdout.count("\n") == 3
    assert done.stderr.startswith(
        "error: cablelint failed on a.txt, while it was fixed\n"
        "  = note: the fixes of CAP001 bring TAG001\n"
        "  = note: nothing was fixed in this message; all was checked\n"
        "  = help: this is a bug in cablelint"
    )
    assert (here / "a.txt").read_text() == FAULTY
