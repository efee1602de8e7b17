"""`cablelint suppress`, and what `check` makes of suppressions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.program import CABLE, ERROR, cablelint_in, put

ID = "07EXAMPLETON412"
FILE = "cablelint-suppressions.toml"
ONLY = ("--select", f"{ERROR},SUP")
ENTRY = f"[[suppress]]\nrule = '{ERROR}'\nid = '{ID}'\nreason = 'thus in the original'\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, faulty_txt=CABLE)


def suppressions(here: Path, text: str) -> None:
    (here / FILE).write_text(text, encoding="utf-8")


def test_suppress_writes_an_entry_and_check_heeds_it(here: Path) -> None:
    assert cablelint_in(here, "check", *ONLY).status == 1
    done = cablelint_in(here, "suppress", ERROR, ID, "--reason", "thus in the original", "--text", "RR")
    assert done == (
        0,
        "",
        f"Wrote {FILE}: {ERROR} is suppressed in {ID}. There is 1 suppression in it.\n",
    )
    assert (here / FILE).read_text() == (
        f'[[suppress]]\nrule = "{ERROR}"\nid = "{ID}"\ntext = "RR"\nreason = "thus in the original"\n'
    )
    done = cablelint_in(here, "check", *ONLY)
    assert done == (0, "", "Checked 1 message: no findings; 1 suppressed (not shown).\n")


def test_what_stands_in_the_file_is_kept(here: Path) -> None:
    (here / "sub").mkdir()
    before = f"# What is as it has to be.\n\n{ENTRY}  # to here\n"
    suppressions(here, before)
    done = cablelint_in(here / "sub", "suppress", "TXT005", "*.txt", "--reason", "r", "--until", "2099-01-01")
    assert done.status == 0
    assert (here / FILE).read_text() == (
        before + '\n[[suppress]]\nrule = "TXT005"\npath = "sub/*.txt"\nreason = "r"\nuntil = 2099-01-01\n'
    )
    again = cablelint_in(here, "suppress", ERROR, ID, "--reason", "once more")
    assert (again.status, again.err) == (
        2,
        "error: there is such a suppression already; the file was left as it is\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["MRK004", ID], "there is no reason"),
        (["MRK04", ID, "--reason", "r"], "unknown rule `MRK04`"),
        (["MRK004", ID, "--reason", "r", "--until", "soon"], "`soon` is not a date, in --until"),
        (["MRK004", "--reason", "r"], "RULE or WHERE is missing"),
        (["SUB", ID, "--reason", "r"], "`SUB` means 5 rules"),
    ],
)
def test_wrong_usage(here: Path, arguments: list[str], said: str) -> None:
    done = cablelint_in(here, "suppress", *arguments)
    assert done.status == 2
    assert done.err.startswith(f"error: {said}\n")
    assert not (here / FILE).exists()


def test_what_is_suppressed_is_shown_marked_and_is_in_the_records(here: Path) -> None:
    suppressions(here, ENTRY)
    done = cablelint_in(here, "check", *ONLY, "--show-suppressed")
    assert done.status == 0
    assert done.out.startswith(f"faulty.txt:2:1: error[{ERROR}] [suppressed] ")
    assert done.err == "Checked 1 message: no findings; 1 suppressed.\n"
    drawn = cablelint_in(here, "check", *ONLY, "--show-suppressed", "-o", "full").out
    assert "   = note: suppressed: thus in the original\n".strip() in drawn
    lines = cablelint_in(here, "check", *ONLY, "-o", "jsonl").out.splitlines()
    message, finding, summary = map(json.loads, lines)
    assert (message["findings"], message["suppressed"]) == (0, 1)
    assert finding["suppressed"] == {"kind": "entry", "justification": "thus in the original"}
    assert (summary["findings"]["error"], summary["suppressed"]) == (0, 1)
    sarif = json.loads(cablelint_in(here, "check", *ONLY, "-o", "sarif").out)
    assert sarif["runs"][0]["results"][0]["suppressions"] == [
        {"kind": "external", "justification": "thus in the original"}
    ]


@pytest.mark.parametrize("format", ["concise", "full", "jsonl", "json", "sarif", "summary"])
def test_report_makes_the_same_of_the_records(here: Path, format: str) -> None:
    suppressions(here, ENTRY + ENTRY.replace(ID, "07EXAMPLETON413"))
    put(here, other_txt=CABLE.replace("000412", "000415"))
    run = ("check", ".", *ONLY, "-o", format, "-o", "jsonl=../results.jsonl")
    direct = cablelint_in(here, *run).out
    again = cablelint_in(here, "report", "../results.jsonl", "-o", format).out
    assert again == direct


def test_an_entry_that_matches_nothing_is_a_finding(here: Path) -> None:
    suppressions(here, "# The first line.\n" + ENTRY.replace(ID, "07EXAMPLETON413"))
    done = cablelint_in(here, "check", *ONLY, "-o", "full")
    assert (
        "warning[SUP001] [*] this suppression matches nothing\n"
        f" --> {FILE}:2:1\n"
        "  |\n"
        "2 | [[suppress]]\n"
        f"  | ^^^^^^^^^^^^ there is no {ERROR} in 07EXAMPLETON413\n"
        "  |\n"
        "  = help: remove the entry\n"
    ) in done.out
    assert done.err.startswith("Checked 1 message: 1 error, 1 warning.")
    # Nothing is said of what was not looked for.
    assert "SUP001" not in cablelint_in(here, "check", *ONLY, "faulty.txt").out
    assert "SUP001" not in cablelint_in(here, "check", "--select", "MRK,SUP").out
    assert "SUP001" not in cablelint_in(here, "check", *ONLY, "--ignore", "SUP001").out


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        (ENTRY + "text = 'nowhere'\n", f"no line with {ERROR} in {ID} holds this text"),
        (f"mandatory = ['{ERROR}']\n{ENTRY}", f"{ERROR} is mandatory, and cannot be suppressed"),
    ],
)
def test_why_an_entry_matches_nothing(here: Path, entry: str, label: str) -> None:
    put(here, cablelint_toml=entry)
    done = cablelint_in(here, "check", *ONLY, "faulty.txt", "-o", "full")
    assert f"error[{ERROR}]" in done.out
    assert label in done.out


def test_an_entry_that_has_ended_is_a_finding_and_does_not_hold(here: Path) -> None:
    suppressions(here, f"{ENTRY}until = 2001-01-01\n")
    done = cablelint_in(here, "check", *ONLY)
    assert [line.split(" ")[1] for line in done.out.splitlines()] == [f"error[{ERROR}]", "warning[SUP002]"]


def test_an_entry_without_a_reason_is_a_mistake(here: Path) -> None:
    suppressions(here, f"[[suppress]]\nrule = '{ERROR}'\nid = '{ID}'\n")
    done = cablelint_in(here, "check")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"error: this suppression gives no reason\n --> {FILE}:1:1\n")
    assert cablelint_in(here, "config", "check").status == 1


# ---- entries that match nothing, removed ----------------------------------------------------------

UNUSED = ENTRY.replace(ID, "07EXAMPLETON413")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UNUSED, ""),
        (f"# Why.\n\n{UNUSED}\n# Of the next.\n{ENTRY}", f"# Why.\n\n# Of the next.\n{ENTRY}"),
        (f"{ENTRY}\n{UNUSED}", ENTRY),
        (f"{ENTRY}\n{UNUSED}# The end.\n", f"{ENTRY}\n# The end.\n"),
        (f"{UNUSED}\n{ENTRY}\n{UNUSED}\n\n{UNUSED}", f"{ENTRY}\n"),
        (f"{UNUSED.rstrip()}  # thus\n{ENTRY}", ENTRY),
        (f"{UNUSED}# The end, without a line end", "# The end, without a line end"),
        (f'{UNUSED}text = """\nRR\nRUEHAA"""\n\n{ENTRY}', ENTRY),
        (f"\ufeff{UNUSED}\n{ENTRY}".replace("\n", "\r\n"), f"\ufeff{ENTRY}".replace("\n", "\r\n")),
        ("suppress = [A, B]\n", "suppress = [B]\n"),
        ("suppress = [B, A]\n", "suppress = [B]\n"),
        ("suppress = [A]\n", "suppress = []\n"),
        ("suppress = [B, A, A]\n", "suppress = [B, ]\n"),
        ("suppress = [A, A]\n", "suppress = []\n"),
        ("suppress = [\n  A,\n  B,\n  A\n]\n", "suppress = [\n  B,\n]\n"),
        ("suppress = [\n  A,  # why\n  B\n]\n", "suppress = [\n  # why\n  B\n]\n"),
    ],
)
def test_fix_removes_them_and_keeps_the_rest(here: Path, before: str, after: str) -> None:
    used = f"{{rule = '{ERROR}', id = '{ID}', reason = 'r'}}"
    unused = used.replace(ID, "07EXAMPLETON413")
    before, after = (text.replace("A,", f"{unused},") for text in (before, after))
    for mark, entry in ((" A", f" {unused}"), ("[A", f"[{unused}"), ("B", used)):
        before, after = (re.sub(rf"{re.escape(mark)}(?=[,\]\s])", entry, text) for text in (before, after))
    (here / FILE).write_bytes(before.encode())
    done = cablelint_in(here, "check", "--select", f"{ERROR},SUP001", "--fix")
    assert (here / FILE).read_bytes().decode() == after
    assert "SUP001 suppression-unused" in done.err
    assert "SUP001" not in cablelint_in(here, "check", "--select", f"{ERROR},SUP001").out


def test_diff_shows_what_would_be_removed(here: Path) -> None:
    suppressions(here, f"{UNUSED}\n{ENTRY}")
    done = cablelint_in(here, "check", *ONLY, "--diff")
    assert done.status == 1
    assert done.out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@ -1,8 +1,3 @@\n-[[suppress]]\n-rule = ")
    assert done.err == "Would fix 1 of 1 finding in 1 file: 1 x SUP001 suppression-unused.\n"
    assert (here / FILE).read_text() == f"{UNUSED}\n{ENTRY}"


def test_what_may_be_of_use_is_not_removed(here: Path) -> None:
    suppressions(here, UNUSED)
    for arguments in (["faulty.txt", *ONLY], ["--select", "TXT"], [*ONLY, "--ignore", "SUP001"]):
        cablelint_in(here, "check", "--fix", *arguments)
    cablelint_in(here, "check", "-", *ONLY, "--fix", input=CABLE)
    cablelint_in(here, "check", ".", *ONLY, "--fix", "--output-dir", "fixed")
    assert (here / FILE).read_text() == UNUSED


def test_entries_of_other_files_are_removed_there(here: Path) -> None:
    table = UNUSED.replace("[[suppress]]", "[[tool.cablelint.suppress]]")
    put(here, pyproject_toml=f"[project]\nname = 'x'\n\n{table}\n[tool.other]\na = 1\n")
    done = cablelint_in(here, "check", *ONLY, "--fix", "--exit-non-zero-on-fix")
    assert done.status == 1
    assert (here / "pyproject.toml").read_text() == "[project]\nname = 'x'\n\n[tool.other]\na = 1\n"
