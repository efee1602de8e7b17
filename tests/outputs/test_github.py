"""Workflow commands, read as the runner of GitHub reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from cablelint.finding import Address, Result, Severity
from outputs.drawn import finding, result
from outputs.hostile import results, run, written

TEXT = "SUBJECT: é and 😀 here  \n"
OLD_COMMAND = "##["


class Command(NamedTuple):
    """A command, its values as they were before they were escaped."""

    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """The commands of a log, in the way of `ActionCommand.TryParseV2` of the runner."""
    return [read for line in text.split("\n") if (read := command(line)) is not None]


def command(line: str) -> Command | None:
    line = line.lstrip()
    found = re.fullmatch(r"::([a-z-]+)(?: (.*?))?::(.*)", line)
    if found is None:
        return None
    name, properties, message = found.groups()
    pairs = [pair.split("=", 1) for pair in (properties or "").split(",") if pair]
    return Command(name, {key: unescaped(value) for key, value in pairs}, unescaped(message))


def unescaped(text: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


@pytest.fixture(autouse=True)
def _no_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_a_finding_is_a_command() -> None:
    one = finding(TEXT, "😀", "50%: a, b", code="MRK004", help="line\nline", label="why")
    (read,) = commands(written("github", [result(one, address=Address("./a b/é,1:2%.txt"))]))
    assert read == Command(
        "error",
        {
            "title": "cablelint (MRK004)",
            "file": "a b/é,1:2%.txt",
            "line": "1",
            "col": "16",
            "endColumn": "17",
        },
        "./a b/é,1:2%.txt:1:16: MRK004 50%: a, b (why)\nhelp: line␊line",
    )


def test_there_are_no_columns_over_several_lines() -> None:
    text = "one\ntwo\n"
    (read,) = commands(written("github", [result(finding(text, "one\ntwo", "x"))]))
    assert (read.properties["line"], read.properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & set(read.properties)


def test_a_row_of_a_table_has_no_line() -> None:
    one = finding(TEXT, "and", "x", in_file=False)
    (read,) = commands(written("github", [result(one, address=Address("cables.csv", record=2))]))
    assert set(read.properties) == {"title", "file"}
    assert read.message.startswith("cables.csv#2:1:12: AAA001")


def test_ten_annotations_a_level_the_rest_in_plain_lines_and_one_notice_with_the_number() -> None:
    many = [finding(TEXT, "and", "x", severity=severity) for severity in Severity for _ in range(12)]
    summary = run([result(*many)])
    text = written("github", [result(*many)], summary, show=Severity.INFO)
    read = commands(text)
    names = [one.name for one in read]
    assert (names.count("error"), names.count("warning"), names.count("notice")) == (10, 10, 10)
    assert read[-1].message == "7 more findings are in the log of this step"
    assert summary.remarks == [
        "github: 7 more findings are in plain lines; GitHub shows ten annotations a level"
    ]
    assert sum(not line.startswith("::") for line in text.splitlines()) == 7


def test_what_is_below_the_level_is_not_shown() -> None:
    assert written("github", [result(finding(TEXT, "and", "x", severity=Severity.INFO))]) == ""


def test_nothing_of_a_message_or_a_path_is_a_command() -> None:
    path = Address("::stop-commands::x")
    many: list[Result] = [
        result(finding(TEXT, "and", "##[add-mask]\n::error::x"), address=path) for _ in range(12)
    ]
    text = written("github", [*many, *results()], show=Severity.INFO)
    assert {one.name for one in commands(text)} <= {"error", "warning", "notice"}
    assert not [one for one in commands(text) if "title" not in one.properties]
    assert OLD_COMMAND not in text


def test_paths_begin_at_the_workspace(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (read,) = commands(
        written("github", [result(finding(TEXT, "and", "x"), address=Address(f"{tmp_path}/a/b.txt"))])
    )
    assert read.properties["file"] == "a/b.txt"
