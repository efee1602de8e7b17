"""A message that takes too long is given up, wherever it hangs, and the others are checked."""

from __future__ import annotations

import multiprocessing
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from cli.program import CABLE

from cablelint.check import checker
from cablelint.finding import Address, Result
from cablelint.inputs import Document, Found, NotCable
from cablelint.message import build
from cablelint.rules.rule import REGISTRY
from cablelint.rules.unchecked import TimeUpError
from cablelint.run import alarm
from cablelint.run.alarm import limited
from cablelint.run.pool import in_processes
from cablelint.run.runner import run
from cablelint.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no alarms")
SHORT = Settings(timeout=0.2)
SLOW = CABLE.replace("EXAMPLETON", "TESTBURG")


def document(name: str, text: str = CABLE) -> Document:
    return Document(Address(name), text.encode(), len(text), name.partition(".")[0])


FOUND: list[Found] = [document("a.txt"), document("slow.txt", SLOW), document("b.txt")]


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], object]], None]]:
    """Lets the rule TRN005 do something in the message that is slow."""

    def put(hang: Callable[[], object]) -> None:
        def slow(message: Any) -> Iterator[Any]:
            if "TESTBURG" in message.source:
                hang()
            return iter(())

        rule = replace(REGISTRY["TRN005"], check=slow, part=None, needs=())
        monkeypatch.setitem(REGISTRY, "TRN005", rule)
        checker.cache_clear()

    yield put
    checker.cache_clear()


def in_python() -> None:
    while True:
        pass


def in_an_expression() -> None:
    re.fullmatch("(a+)+b", "a" * 60)


def told(results: list[Any]) -> Any:
    """The finding about the slow message; all others are checked as ever."""
    assert [one.address.path for one in results] == ["a.txt", "slow.txt", "b.txt"]
    assert not any(one.crashes for one in results)
    assert all(finding.code != "RUN002" for one in (results[0], results[2]) for finding in one.findings)
    (finding,) = results[1].findings
    assert finding.code == "RUN002"
    return finding


@pytest.mark.parametrize("hang", [in_python, in_an_expression])
def test_a_slow_rule_is_named(hanging: Callable[[Any], None], hang: Callable[[], None]) -> None:
    hanging(hang)
    results = list(run(FOUND, SHORT))
    finding = told(results)
    assert finding.message == "gave up on this message after 0.2 seconds"
    assert finding.help == "allow more with `--timeout 6`, or leave it out with `--exclude`"
    assert finding.notes == (
        f"it has {len(SLOW)} bytes, {SLOW.count(chr(10))} lines",
        "when the time was up, rule TRN005 was at work",
    )
    assert isinstance(results[1], Result)
    assert results[1].identifier == "07TESTBURG412"


def test_a_slow_rule_in_a_thread_as_a_worker_of_dask_has_is_named(
    hanging: Callable[[Any], None],
) -> None:
    hanging(in_python)
    results: list[Any] = []

    def work() -> None:
        results.extend(run(FOUND, Settings(timeout=1.0)))
        time.sleep(0.3)  # an alarm that came too late would be met here
        results.append("done")

    thread = Thread(target=work)
    thread.start()
    thread.join(30)
    assert results.pop() == "done"
    assert "rule TRN005" in told(results).notes[1]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="patched before the fork")
def test_a_slow_rule_in_a_process_is_named_too(hanging: Callable[[Any], None]) -> None:
    hanging(in_an_expression)
    (results,) = in_processes([FOUND], SHORT, jobs=2, start_method="fork")
    assert "rule TRN005" in told(list(results)).notes[1]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="patched before the fork")
def test_what_hears_no_alarm_ends_its_process_and_is_told_all_the_same(
    hanging: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alarm, "AGAIN", 0.1)
    hanging(lambda: sum(range(10**12)))  # one call into C
    (results,) = in_processes([FOUND], SHORT, jobs=1, start_method="fork")
    assert told(list(results)).notes == (f"it has {len(SLOW)} bytes, {SLOW.count(chr(10))} lines",)


def test_a_message_that_is_slow_to_read_has_the_name_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build.read

    def slow(text: str, **more: Any) -> Any:
        while text:
            pass
        return whole(text, **more)

    monkeypatch.setattr(build, "read", slow)
    checker.cache_clear()
    (made,) = run([document("07TESTBURG412.txt")], SHORT)
    checker.cache_clear()
    assert isinstance(made, Result)
    assert made.identifier == "07TESTBURG412"
    assert made.findings[0].notes[1] == "when the time was up, it was being read"


def test_prose_that_is_slow_is_no_cable_all_the_same(hanging: Callable[[Any], None]) -> None:
    hanging(in_python)
    assert list(run([document("prose.txt", "Dear TESTBURG,\n")], SHORT)) == [NotCable(Address("prose.txt"))]


def test_the_alarm_is_off_when_the_work_is_done() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with limited(60):
        assert signal.getitimer(signal.ITIMER_REAL) != (0, 0)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before
    with pytest.raises(TimeUpError), limited(0.05):
        time.sleep(1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
