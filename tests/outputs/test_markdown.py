"""Markdown: nothing of a message acts in it, and it stays within what GitHub takes."""

from __future__ import annotations

import re

import pytest

from cablelint.finding import Address, Severity
from cablelint.outputs import markdown
from outputs.drawn import finding, result
from outputs.hostile import results, run, written

TEXT = "SUBJECT: X\n"
OURS = re.compile(
    r"</?(?:code|details|summary)>|\[[A-Z]{3}\d{3}\]\(https://cablelint\.example/rules/[A-Z]{3}\d{3}\)"
)


def test_nothing_of_a_message_or_a_path_acts() -> None:
    signs = "a|b <b>c</b> [d](e) *f* _g_ ~~h~~ `i` `j @k #1 \\| https://l ![m](n) &amp; $o$ \n| p |"
    one = finding(TEXT, "X", signs, name="a-rule")
    text = written("markdown", [result(one, address=Address(f"{signs}.txt"))])
    (row,) = [line for line in text.splitlines() if line.startswith("| <code>")]
    assert row.count("|") == 4
    assert not re.search(r"[<>\[\]*_~`@\\$]|#(?!\d+;)|://", OURS.sub("", row))


def test_what_is_quoted_is_code() -> None:
    text = written("markdown", results())
    assert "| <code>PREL</code> stands twice |" in text


def test_the_first_fifty_the_gravest_first_and_how_many_there_are() -> None:
    many = [finding(TEXT, "X", f"number {n}", severity=Severity.WARNING) for n in range(60)]
    grave = finding(TEXT, "X", "grave")
    text = written("markdown", [result(*many), result(grave)])
    rows = [line for line in text.splitlines() if line.startswith("| <code>")]
    assert len(rows) == 50
    assert rows[0].endswith("| grave |")
    assert rows[1].endswith("| number 0 |")
    assert "<details><summary>50 of 61 findings, the gravest first</summary>" in text


def test_it_is_cut_where_github_would_refuse_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert markdown.MOST_BYTES == 2**20
    monkeypatch.setattr(markdown, "MOST_BYTES", 4000)
    many = [finding(TEXT, "X", "é" * 60) for _ in range(40)]
    summary = run([result(*many)])
    text = written("markdown", [result(*many)], summary)
    assert len(text.encode()) <= 4000
    assert re.search(r"\n\ncut at 1 MiB, \d+ lines are missing\n$", text)
    assert summary.remarks == [f"markdown: {re.findall(r'cut .+', text)[0]}; GitHub takes no longer summary"]


def test_nothing_found() -> None:
    assert written("markdown", [result()], run([result()])) == (
        "## cablelint\n\n1 message: nothing found; 1 file could not be read.\n"
    )
