"""GitLab Code Quality: the fields that GitLab demands, and fingerprints of which no two are the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cablelint.finding import Address, Result
from outputs.drawn import finding, result
from outputs.hostile import results, written

TEXT = "one two one\n"


@pytest.fixture(autouse=True)
def _no_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


def issues(made: list[Result]) -> list[dict[str, Any]]:
    """What was written, each with all that GitLab demands."""
    array = json.loads(written("gitlab", made))
    for issue in array:
        assert re.fullmatch(r"[A-Z]{3}\d{3} .+", issue["description"])
        assert issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        path, begin = issue["location"]["path"], issue["location"]["lines"]["begin"]
        assert not path.startswith("./")
        assert isinstance(begin, int)
        assert begin >= 1
    return list(array)


def test_all_that_gitlab_demands_is_there_and_no_fingerprint_twice() -> None:
    seen = issues(results())
    assert len(seen) == 13
    assert len({issue["fingerprint"] for issue in seen}) == 13


def test_a_fingerprint_holds_no_position_and_true_duplicates_are_told_apart() -> None:
    def prints(text: str, *words: str, path: str = "a.txt") -> list[str]:
        one = result(*(finding(text, at, "x") for at in words), address=Address(path))
        return [issue["fingerprint"] for issue in issues([one])]

    first, second = prints(TEXT, "‹one› two", "two ‹one›")
    assert first != second
    assert prints("\n\n" + TEXT, "‹one› two") == [first]
    assert prints(TEXT, "‹one› two", path="b.txt") != [first]


def test_a_record_is_known_by_its_identifier_wherever_it_stands() -> None:
    one = finding(TEXT, "two", "x", in_file=False)
    (at_2,), (at_9,) = (issues([result(one, address=Address("c.csv", record=n))]) for n in (2, 9))
    assert at_2["fingerprint"] == at_9["fingerprint"]
    assert at_2["location"] == {"path": "c.csv", "lines": {"begin": 1}}


def test_nothing_found_is_an_empty_array() -> None:
    assert issues([result()]) == []


def test_paths_begin_at_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    for path in ("sub/a.txt", f"{tmp_path}/sub/a.txt", "./sub/a.txt"):
        (issue,) = issues([result(finding(TEXT, "two", "x"), address=Address(path))])
        assert issue["location"]["path"] == "sub/a.txt"
    (issue,) = issues([result(finding(TEXT, "two", "x"), address=Address("/elsewhere/a.txt"))])
    assert issue["location"]["path"] == "/elsewhere/a.txt"
