"""Documents become outcomes in the order of the input, whatever the number of processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cablelint import check
from cablelint.finding import Address, Result
from cablelint.inputs import Document, Found, LeftOut, NotCable, Reading, Unreadable, documents
from cablelint.run import pool, runner
from cablelint.run.runner import run
from cablelint.settings import Settings

SEEDS = Path(__file__).parent.parent.parent / "seeds"


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


def test_little_is_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "in_processes", None)  # to call it would raise
    assert len(list(run(documents([str(SEEDS)], Reading(100_000)), Settings(), jobs=8))) > 10


def test_what_follows_the_first_mebibyte_is_done_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Found] = []

    def elsewhere(batches: Iterator[list[Found]], *_: object, **__: object) -> Iterator[list[Found]]:
        for batch in batches:
            given.extend(batch)
            yield batch

    monkeypatch.setattr(pool, "in_processes", elsewhere)
    monkeypatch.setattr(runner, "AT_ONCE", 0)
    monkeypatch.setattr(runner, "ALONE", 20)
    monkeypatch.setattr(runner, "BATCH", 1)
    found = [document(f"{number}.txt") for number in range(5)]
    assert len(list(run(found, Settings(), jobs=2))) == 5
    assert given == found[2:]


def test_a_fault_of_ours_is_a_crash_of_the_document_that_met_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(check.Checker, "_findings", broken)
    (made,) = run([document("a.cable", certain=True)], Settings())
    assert isinstance(made, Result)
    assert [(crash.rule, crash.error) for crash in made.crashes] == [("reading", "KeyError: 'lost'")]
