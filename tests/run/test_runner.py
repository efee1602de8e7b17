"""Documents become outcomes in the order of the input, whatever the number of processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast

import pytest

from cablelint import check
from cablelint.check import Settings
from cablelint.finding import Address, Result
from cablelint.inputs import Document, Found, LeftOut, NotCable, Reading, Unreadable, documents
from cablelint.run import pool, runner
from cablelint.run.runner import Outcome, run

SEEDS = Path(__file__).parent.parent.parent / "seeds"
METHODS = [name for name in ("spawn", "fork") if name in multiprocessing.get_all_start_methods()]


def document(name: str, text: str = "Dear reader,\n", *, certain: bool = False) -> Document:
    data = text.encode()
    return Document(Address(name), data, len(data), None, certain)


def test_each_document_has_its_outcome_in_order() -> None:
    found: list[Found] = [
        document("prose.txt"),
        Unreadable("gone.txt", "no such file or directory"),
        document("b.cable", certain=True),
        LeftOut(".git", "hidden"),
        document("a.cable", certain=True),
    ]
    outcomes = list(run(found, Settings()))
    assert outcomes[0] == NotCable(Address("prose.txt"))
    assert outcomes[1] == found[1]
    assert outcomes[3] == found[3]
    assert [one.address.path for one in outcomes if isinstance(one, Result)] == ["b.cable", "a.cable"]


def test_all_can_be_said_to_be_cables() -> None:
    assert all(isinstance(one, Result) for one in run([document("prose.txt")], Settings(), certain=True))


@pytest.mark.parametrize("method", METHODS)
def test_several_processes_find_the_same_in_the_same_order(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "BATCH", 4096)
    found = list(documents([str(SEEDS), "gone.txt"], Reading(100_000)))
    alone = list(run(found, Settings(profile="transmit")))
    together = list(pool.run_in_processes(found, Settings(profile="transmit"), jobs=2, start_method=method))
    assert together == alone
    assert sum(isinstance(one, Result) for one in alone) > 10


def test_little_is_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "run_in_processes", None)  # to call it would raise
    assert len(list(run(documents([str(SEEDS)], Reading(100_000)), Settings(), jobs=8))) > 10


def test_what_follows_the_first_mebibyte_is_done_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Found] = []

    def elsewhere(found: Iterator[Found], *_: object, **__: object) -> Iterator[Found]:
        given.extend(found)
        return iter(given)

    monkeypatch.setattr(pool, "run_in_processes", elsewhere)
    monkeypatch.setattr(runner, "ALONE", 20)
    found = [document(f"{number}.txt") for number in range(5)]
    assert len(list(run(found, Settings(), jobs=2))) == 5
    assert given == found[2:]


def test_the_window_holds_two_batches_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the first is to come back, the input is not read far ahead: memory stays flat."""
    monkeypatch.setattr(pool, "BATCH", 1)
    taken = []

    def endless() -> Iterator[Found]:
        for number in range(1000):
            taken.append(number)
            yield document(f"{number}.txt")

    outcomes = cast(Generator[Outcome, None, None], pool.run_in_processes(endless(), Settings(), jobs=2))
    for number in range(10):
        assert next(outcomes) == NotCable(Address(f"{number}.txt"))
        assert len(taken) <= number + 1 + 2 * 2
    outcomes.close()


def test_a_fault_of_ours_is_a_crash_of_the_document_that_met_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(check.Checker, "_findings", broken)
    (made,) = run([document("a.cable", certain=True)], Settings())
    assert isinstance(made, Result)
    assert [(crash.rule, crash.error) for crash in made.crashes] == [("reading", "KeyError: 'lost'")]


@pytest.mark.skipif("fork" not in METHODS, reason="what is patched here reaches only forked processes")
def test_a_document_that_kills_its_process_is_named_and_the_others_are_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = runner.outcome

    def deadly(found: Found, settings: Settings, *, certain: bool) -> runner.Made:
        if isinstance(found, Document) and found.address.path == "3.cable":
            os._exit(11)
        return whole(found, settings, certain=certain)

    monkeypatch.setattr(pool, "outcome", deadly)
    monkeypatch.setattr(pool, "BATCH", 60)
    found = [document(f"{number}.cable", certain=True) for number in range(12)]
    outcomes = list(pool.run_in_processes(found, Settings(), jobs=2, start_method="fork"))
    assert [one.address.path for one in outcomes if isinstance(one, Result)] == [
        one.address.path for one in found
    ]
    crashed = [one for one in outcomes if isinstance(one, Result) and one.crashes]
    assert [(one.address.path, one.crashes[0].error) for one in crashed] == [
        ("3.cable", "the process that checked it ended")
    ]
