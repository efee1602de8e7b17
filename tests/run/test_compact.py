"""Results are the same after they were packed, whatever they hold, and wherever the message is by then."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest

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
from cablelint.inputs import Document, Reading, documents
from cablelint.inputs.csv_dialect import Dialect, Row
from cablelint.run.compact import packed, unpacked
from cablelint.run.edits import packed_edits, packed_places, unpacked_edits
from cablelint.run.later import Later
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


def document(text: str, path: str = "a.txt", line: int | None = None) -> Document:
    origin = None if line is None else Row(b"", None, line, Dialect(), (0,))
    return Document(Address(path), text.encode(), len(text), origin=origin)


def test_nothing_of_a_finding_is_lost() -> None:
    assert all(WHOLE), "an empty part would show nothing"
    found = document("FM EXAMPLETON\n(S) a\u2028b\r\n\n")
    bare = WHOLE._replace(fix=None, suppressed=None, file_start=None, file_end=None, related=(), notes=())
    result = Result(found.address, "07X1", 2007, "X", "SECRET", 9, (WHOLE, bare), (CRASH,), (WHOLE,), False)
    claims = (Claim(WHOLE, ((2007, "X", 1), (2006, "X", 1))), Claim(bare, ((2007, "Y", 2),)))
    result = result._replace(comparable=Comparable("07X1", "0123", bare, (2007, "X", 1), claims))
    assert unpacked(packed(result, found), found) == result
    again = unpacked(packed(unpacked(packed(result, found), found), found), found)
    assert again == result
    assert pickle.loads(pickle.dumps(again)) == result


def test_places_in_a_file_move_with_the_message() -> None:
    before, after = document("a\nb\n", "a.csv", line=10), document("a\nb\n", "b.csv", line=300)
    result = Result(before.address, None, None, None, None, 3, (WHOLE,))
    moved = unpacked(packed(result, before), after)
    assert moved.address.path == "b.csv"
    assert (moved.findings[0].file_start, moved.findings[0].file_end) == ((302, 3), (304, 1))
    assert moved.findings[0].start == HERE


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (FixEdit(HERE, Position(2, 9, 20), ""),),
        (FixEdit(HERE, HERE, "x"), FixEdit(HERE, Position(2, 9, 20), "\udc80")),
        (FixEdit(HERE, HERE, "x"), FixEdit(HERE, THERE, "x")),
        (FixEdit(Position(9, 9, 2**16), Position(9, 10, 2**16 + 1), ""),) * 3,
    ],
)
def test_edits_are_what_they_were(edits: Sequence[FixEdit]) -> None:
    """Those of several fixes stand beside each other, and are packed again as they are."""
    others = (FixEdit(HERE, THERE, "other"),)
    for _ in range(2):
        places: list[int] = []
        plain = [packed_edits(one, places) for one in (others, edits, others)]
        found = [unpacked_edits(one, packed_places(places)) for one in plain]
        assert found == [others, edits, others]
        edits = found[1]


def test_what_is_made_later_is_a_sequence_like_others() -> None:
    made: list[str] = []

    def make(text: str) -> tuple[str, ...]:
        made.append(text)
        return tuple(text)

    later = Later(make, "abc")
    assert made == []
    assert (later[0], later[1:], len(later), list(later), bool(later)) == (
        "a",
        ("b", "c"),
        3,
        list("abc"),
        True,
    )
    assert made == ["abc"]
    assert later == ("a", "b", "c")
    assert ("a", "b", "c") == later  # noqa: SIM300
    assert later != ("a", "b")
    assert {later: 1} == {("a", "b", "c"): 1}
    assert repr(later) == "('a', 'b', 'c')"
    assert type(pickle.loads(pickle.dumps(later))) is tuple


def test_a_text_of_a_kind_of_its_own_is_refused() -> None:
    class Word(str):
        __slots__ = ()

    result = Result(Address("a.txt"), None, None, None, None, 1, (WHOLE._replace(label=Word("x")),))
    with pytest.raises(ValueError, match="unmarshallable"):
        packed(result, document("a\n"))


def test_results_of_real_checks_are_the_same() -> None:
    seen = 0
    for found in documents([str(SEEDS)], Reading(100_000)):
        result = outcome(found, SETTINGS, certain=False)
        if isinstance(found, Document) and isinstance(result, Result):
            assert unpacked(packed(result, found), found) == result
            seen += len(result.findings)
    assert seen > 100
