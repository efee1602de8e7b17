"""Results are the same after they were packed, whatever they hold, and whatever carried them."""

from __future__ import annotations

import json
import pickle
from dataclasses import fields
from pathlib import Path

from cablelint.finding import (
    Address,
    Claim,
    Comparable,
    Crash,
    Finding,
    FindingFix,
    FixEdit,
    Related,
    Result,
    Severity,
    Suppression,
)
from cablelint.inputs import Reading, documents
from cablelint.run.compact import Plain, packed, unpacked
from cablelint.run.runner import outcome
from cablelint.settings import Settings
from cablelint.text import Position

SETTINGS = Settings(profile="transmit", extend_select=("COR003",))
SEEDS = Path(__file__).parents[2] / "seeds"
HERE, THERE = Position(2, 3, 14), Position(4, 1, 30)
WHOLE = Finding(
    "MRK004",
    "portion-mark-above-classification",
    Severity.WARNING,
    "portion mark is higher",
    HERE,
    THERE,
    "marked SECRET \udc80",
    "lower it",
    ("note", "another"),
    (Related(HERE, THERE, "there"),),
    FindingFix("lower it", False, (FixEdit(HERE, THERE, "(C)"),)),
    ((2, "(S) a\u2028b"), (3, "")),
    "0123456789abcdef",
    (12, 3),
    (14, 1),
    Suppression("entry", "it is right", (0, 4)),
)
CRASH = Crash(*(field.name for field in fields(Crash)))


def through_json(plain: Plain) -> Plain:
    back: Plain = json.loads(json.dumps(plain))
    return back


def test_nothing_of_a_finding_is_lost() -> None:
    assert all(WHOLE), "an empty part would show nothing"
    address = Address("a.zip", "b.txt", 7)
    bare = WHOLE._replace(fix=None, suppressed=None, file_start=None, file_end=None, related=(), notes=())
    result = Result(address, "07X1", 2007, "X", "SECRET", 9, (WHOLE, bare), (CRASH,), (WHOLE,), False)
    claims = (Claim(WHOLE, ((2007, "X", 1), (2006, "X", 1))), Claim(bare, ((2007, "Y", 2),)))
    result = result._replace(comparable=Comparable("07X1", "0123", bare, (2007, "X", 1), claims))
    for carried in (packed(result), pickle.loads(pickle.dumps(packed(result))), through_json(packed(result))):
        assert unpacked(carried, address) == result


def test_results_of_real_checks_are_the_same() -> None:
    results = [
        made
        for found in documents([str(SEEDS)], Reading(100_000))
        if isinstance(made := outcome(found, SETTINGS, certain=False), Result)
    ]
    assert sum(len(result.findings) for result in results) > 100
    for result in results:
        assert unpacked(through_json(packed(result)), result.address) == result
