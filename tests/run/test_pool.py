"""Several processes find what one finds, in the same order, whatever becomes of them on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from cablelint.finding import Address, Result
from cablelint.inputs import Document, Found, NotCable, Reading, documents
from cablelint.run import runner, worker
from cablelint.run.pool import CannotStartError, in_processes
from cablelint.run.runner import Made, batches, outcomes_of
from cablelint.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"
STRICT = Settings(profile="transmit")
METHODS = multiprocessing.get_all_start_methods()
forked = pytest.mark.skipif(
    "fork" not in METHODS, reason="what is patched here reaches only forked processes"
)
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def document(name: str, text: str = "Dear reader,\n") -> Document:
    return Document(Address(name), text.encode(), len(text), None, name.endswith(".cable"))


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BATCH", 4096)


def together(found: list[Found], method: str | None = None, **more: object) -> list[Made]:
    made = in_processes(batches(found), STRICT, jobs=2, start_method=method, **more)  # type: ignore[arg-type]
    return list(chain.from_iterable(made))


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("method", METHODS)
def test_several_processes_find_the_same_in_the_same_order(method: str) -> None:
    found = list(documents([str(SEEDS), "gone.txt"], Reading(100_000)))
    alone = outcomes_of(found, STRICT, False)
    assert together(found, method) == alone
    assert sum(isinstance(one, Result) for one in alone) > 10


def test_a_batch_of_nothing_keeps_its_place() -> None:
    given: list[list[Found]] = [[], [document("a.txt")], [], [document("b.txt")], []]
    assert list(in_processes(given, Settings(), jobs=2)) == [
        [],
        [NotCable(Address("a.txt"))],
        [],
        [NotCable(Address("b.txt"))],
        [],
    ]


def test_the_window_holds_two_batches_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the first is to come back, the input is not read far ahead: memory stays flat."""
    monkeypatch.setattr(runner, "BATCH", 1)
    taken = []

    def endless() -> Iterator[Found]:
        for number in range(1000):
            taken.append(number)
            yield document(f"{number}.txt")

    with closing(in_processes(batches(endless()), Settings(), jobs=2)) as outcomes:
        for number in range(10):
            assert next(outcomes) == [NotCable(Address(f"{number}.txt"))]
            assert len(taken) <= number + 1 + 2 * 2


@forked
@pytest.mark.parametrize("deadly", [{"3.cable"}, {"0.cable", "1.cable", "11.cable"}])
def test_a_message_that_ends_its_process_is_named_and_the_others_are_checked(
    deadly: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = runner.outcome

    def falls(found: Found, settings: Settings, *, certain: bool) -> Made:
        if isinstance(found, Document) and found.address.path in deadly:
            os._exit(11)
        return whole(found, settings, certain=certain)

    monkeypatch.setattr(worker, "outcome", falls)
    monkeypatch.setattr(runner, "BATCH", 60)
    told: list[str] = []
    found: list[Found] = [document(f"{number}.cable") for number in range(12)]
    outcomes = together(found, "fork", tell=told.append)
    results = [one for one in outcomes if isinstance(one, Result)]
    assert [one.address.path for one in results] == [f"{number}.cable" for number in range(12)]
    assert {one.address.path for one in results if one.crashes} == deadly
    assert {crash.error for one in results for crash in one.crashes} == {"the process that checked it ended"}
    assert told == []


@posix
@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_is_killed_from_outside_costs_nothing(method: str) -> None:
    found = list(documents([str(SEEDS)] * 3, Reading(100_000)))
    told: list[str] = []
    outcomes: list[Made] = []
    made = in_processes(batches(found), STRICT, jobs=2, start_method=method, tell=told.append)
    for number, batch in enumerate(made):
        outcomes += batch
        if number in (1, 4):
            os.kill(next(iter(multiprocessing.active_children())).pid or 0, signal.SIGKILL)
    assert outcomes == outcomes_of(found, STRICT, False)
    assert set(told) == {"a process ended (signal 9), and what it had to check was checked again"}


@posix
@forked
@pytest.mark.usefixtures("small_batches")
def test_a_process_that_is_killed_again_and_again_is_not_blamed_on_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that checks a message again, apart, may be killed as well."""
    lives = tmp_path / "lives"
    lives.write_text("xx")
    whole = runner.outcome

    def falls(found: Found, settings: Settings, *, certain: bool) -> Made:
        if left := lives.read_text():
            lives.write_text(left[1:])
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(found, settings, certain=certain)

    monkeypatch.setattr(worker, "outcome", falls)
    found: list[Found] = [document("0.cable"), document("1.cable")]
    outcomes = list(chain.from_iterable(in_processes([found], STRICT, jobs=1, start_method="fork")))
    assert [one.crashes for one in outcomes if isinstance(one, Result)] == [(), ()]


@forked
def test_processes_that_cannot_start_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "checker", lambda _: os._exit(3))
    with pytest.raises(CannotStartError, match="no process can be started"):
        together([document(f"{number}.cable") for number in range(3)], "fork")
    assert multiprocessing.active_children() == []


def test_no_process_is_left_behind_when_nobody_wants_more() -> None:
    made = in_processes(([document("a.txt")] for _ in range(100)), Settings(), jobs=2)
    next(made)
    assert multiprocessing.active_children()
    made.close()
    assert multiprocessing.active_children() == []
