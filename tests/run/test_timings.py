"""What a run took: clocks that change nothing of what is found, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from cablelint.finding import Result
from cablelint.inputs import Found, NotCable, Reading, documents
from cablelint.run import runner
from cablelint.run.runner import Made, Mended, Timed, run
from cablelint.run.timings import ALL, STAGES
from cablelint.settings import Fixing, Settings, select_rules

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def seeds() -> list[Found]:
    return list(documents([str(SEEDS)], Reading(100_000)))


def taken(outcomes: Iterable[Made]) -> list[Timed]:
    return [one for one in outcomes if isinstance(one, Timed)]


@pytest.mark.parametrize("fixing", [None, Fixing(unsafe=True)])
def test_the_clocks_change_nothing_of_what_is_found(fixing: Fixing | None) -> None:
    plain = list(run(seeds(), Settings(fixing=fixing)))
    timed = list(run(seeds(), Settings(fixing=fixing, timed=True)))
    assert [one.made if isinstance(one, Timed) else one for one in timed] == plain
    kinds = {type(one.made) for one in taken(timed)}
    assert kinds == ({Result, NotCable} if fixing is None else {Result, Mended, NotCable})


def test_each_stage_is_measured_and_each_rule_within_that_of_rules() -> None:
    on = set(select_rules(Settings()))
    seen = set()
    for one in taken(run(seeds(), Settings(timed=True))):
        assert all(seconds >= 0 for seconds in one.seconds.values())
        assert sum(one.seconds.get(stage, 0) for stage in STAGES) <= one.seconds[ALL]
        codes = set(one.seconds) - {*STAGES, ALL}
        assert sum(one.seconds[code] for code in codes) <= one.seconds.get("rules", 0)
        seen |= codes
    assert len(seen) > 100
    assert seen <= on


def test_of_what_is_no_cable_the_reading_is_measured() -> None:
    (one,) = taken(run(documents([str(SEEDS / "README.md")], Reading(100_000)), Settings(timed=True)))
    assert isinstance(one.made, NotCable)
    assert set(one.seconds) == {"scan", ALL}


def test_other_processes_say_what_they_took(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "ALONE", 0)
    found = seeds()
    assert len(taken(run(found, Settings(timed=True), jobs=2))) == len(found)
