"""JSON Lines, read again: all that was written, and whatever is wrong with it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.finding import Result
from cablelint.outputs.reading import Broken, Run, read
from outputs.hostile import RULES, results, written

TEXT = written("jsonl", results()).encode()
LINES = TEXT.splitlines(keepends=True)


def broken(lines: list[bytes]) -> list[str]:
    return [one.reason for one in read(lines) if isinstance(one, Broken)]


def test_all_that_was_written_is_there() -> None:
    *again, run = read(LINES)
    assert run == Run(True, (("gone<&>.txt", "permission denied"),), 3, 1.2, RULES)
    for made, one in zip(results(), again, strict=True):
        assert isinstance(one, Result)
        assert one.address == made.address
        for before, after in zip(made.findings, one.findings, strict=True):
            assert (before.source, before.fix, before.start, before.end) == (
                after.source,
                after.fix,
                after.start,
                after.end,
            )


def test_results_one_after_the_other_are_those_of_two_runs() -> None:
    found = list(read(LINES * 2))
    assert sum(isinstance(one, Result) for one in found) == 2 * len(results())
    assert sum(isinstance(one, Run) for one in found) == 2
    assert broken(LINES * 2) == []


@given(st.integers(0, len(TEXT) - 1))
def test_wherever_a_file_is_cut_off_it_is_noticed(at: int) -> None:
    lines = TEXT[:at].splitlines(keepends=True)
    if TEXT[at - 1 : at] != b"\n" and at == len(TEXT) - 1:
        return  # only the last line end is missing
    (reason,) = broken(lines)
    assert reason.startswith("cut off") or "are missing" in reason


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_no_results(data: bytes) -> None:
    assert len(broken(data.splitlines(keepends=True))) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"no JSON\n", "line 1 is not JSON"),
        (b"[]\n", "line 1: it is no record of cablelint"),
        (b'{"a":1}\n', "line 1: it is no record of cablelint"),
        (b'{"schema":"cablelint/9"}\n', "line 1: its schema is cablelint/9, not cablelint/1"),
        (b'{"schema":"cablelint/1"}\n', "line 1 has no 'kind'"),
        (LINES[1], "line 1: a finding without its message"),
        (b'{"schema":"cablelint/1","kind":"summary","complete":true}\n', "line 1 has no 'unreadable'"),
    ],
)
def test_what_is_wrong_is_said(line: bytes, reason: str) -> None:
    assert broken([line, *LINES]) == [reason]


def test_findings_that_are_missing_are_noticed() -> None:
    assert broken([LINES[0], *LINES[2:]]) == ["line 11: findings of a message are missing: 9 of 10"]


def test_a_kind_of_record_that_is_not_known_is_passed_over() -> None:
    more = json.dumps({"schema": "cablelint/1", "kind": "remark"}).encode() + b"\n"
    assert broken([more, *LINES]) == []
