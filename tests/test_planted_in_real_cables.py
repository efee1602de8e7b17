"""Faults planted in real cables are found at their line, and nearly nothing else is found for them.

`python benchmarks/planted_faults.py` measures the same over more cables, and names what is missed.
"""

from __future__ import annotations

import pytest
from defects.real_cables import CABLES, Planting, plantings, sample

FEWEST_FOUND = 0.99
MOST_EXTRA = 0.02


@pytest.fixture(scope="module")
def planted() -> list[Planting]:
    if not CABLES.is_dir():
        pytest.skip("no real cables here")
    return [one for path in sample(15) for one in plantings(path)]


def test_many_operators_find_a_place(planted: list[Planting]) -> None:
    assert len(planted) > 1000
    assert len({one.operator.code for one in planted}) > 90


def test_they_are_found_at_their_line(planted: list[Planting]) -> None:
    missed = [f"{one.operator.name} {one.cable}:{one.line}" for one in planted if not one.found]
    assert len(missed) <= (1 - FEWEST_FOUND) * len(planted), "\n".join(missed)


def test_nothing_else_is_found(planted: list[Planting]) -> None:
    more = [f"{one.operator.name} {one.cable}:{one.line} {one.extra}" for one in planted if one.extra]
    assert len(more) <= MOST_EXTRA * len(planted), "\n".join(more)
