"""Suppressions: what an entry allows, what it does not, and what is wrong with one."""

from __future__ import annotations

import pickle
import tomllib
from datetime import date
from pathlib import Path

import pytest
from cli.program import CABLE, ERROR

from cablelint.check import checker
from cablelint.config.entries import read_entries
from cablelint.config.kinds import Wrong
from cablelint.finding import Address, Result, Severity, Suppression
from cablelint.inputs.document import Document
from cablelint.run.runner import Mended, outcome
from cablelint.settings import Settings
from cablelint.suppression import Entry, Exceptions, PathRules, PathSeverities

HERE = str(Path.cwd())
ID = "07EXAMPLETON412"
ONLY = (ERROR, "TXT005")
TEXT = CABLE.replace("SIPDIS\n", "SIPDIS \n")  # one more fault, which has a safe fix


def entry(**more: str) -> Entry:
    facts = {
        "code": ERROR,
        "id": ID,
        "path": None,
        "text": None,
        "reason": "thus",
        "until": None,
        "root": HERE,
    }
    return Entry(**{**facts, **more})  # type: ignore[arg-type]


def of_path(pattern: str, **more: str) -> Entry:
    return entry(id=None, path=pattern, **more)  # type: ignore[arg-type]


def checked(exceptions: Exceptions, path: str = "a/x.txt", settings: Settings | None = None) -> Result:
    document = Document(Address(path), TEXT.encode(), len(TEXT))
    settings = settings or Settings(select=ONLY, exceptions=exceptions)
    result = outcome(document, settings, certain=True)
    assert isinstance(result, Result)
    return result


def codes(exceptions: Exceptions, path: str = "a/x.txt") -> tuple[list[str], list[str]]:
    """The codes of what counts, and of what does not."""
    result = checked(exceptions, path)
    return [one.code for one in result.findings], [one.code for one in result.suppressed]


def test_nothing_is_suppressed_by_itself() -> None:
    assert codes(Exceptions()) == ([ERROR, "TXT005"], [])


@pytest.mark.parametrize(
    ("one", "is_suppressed"),
    [
        (entry(), True),
        (entry(id="07EXAMPLETON413"), False),
        (entry(code="MRK004"), False),
        (of_path("a/*.txt"), True),
        (of_path("x.txt"), True),
        (of_path("b/**"), False),
        (entry(text="RR RUEHAA"), True),
        (entry(text="RR RUEHBB"), False),
    ],
)
def test_an_entry_allows_one_rule_in_one_place(one: Entry, is_suppressed: bool) -> None:
    expected = (["TXT005"], [ERROR]) if is_suppressed else ([ERROR, "TXT005"], [])
    assert codes(Exceptions(entries=(one,))) == expected


def test_a_suppressed_finding_says_why() -> None:
    result = checked(Exceptions(entries=(entry(code="MRK004"), entry(), of_path("**"))))
    assert [one.suppressed for one in result.suppressed] == [Suppression("entry", "thus", (1, 2))]


def test_rules_that_are_off_for_a_path() -> None:
    rules = PathRules(HERE, "a/**", frozenset({ERROR}))
    assert codes(Exceptions(ignores=(rules,))) == (["TXT005"], [ERROR])
    assert codes(Exceptions(ignores=(rules,)), "b/x.txt") == ([ERROR, "TXT005"], [])


def test_what_is_mandatory_is_suppressed_by_nothing() -> None:
    rules = PathRules(HERE, "a/**", frozenset({ERROR, "TXT005"}))
    exceptions = Exceptions(ignores=(rules,), entries=(entry(),), mandatory=frozenset({ERROR}))
    assert codes(exceptions) == ([ERROR], ["TXT005"])


def test_severities_of_a_path() -> None:
    one = PathSeverities(HERE, "a/**", {ERROR: Severity.INFO})
    assert next(one.severity for one in checked(Exceptions(severities=(one,))).findings) == Severity.INFO


def test_exceptions_travel_to_other_processes() -> None:
    settings = Settings(select=ONLY, exceptions=Exceptions(entries=(entry(), None)))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert checker(settings) is checker(pickle.loads(pickle.dumps(settings)))


def test_what_is_suppressed_is_not_fixed() -> None:
    from cablelint.settings import Fixing

    for exceptions, fixed in ((None, True), (Exceptions(entries=(entry(code="TXT005"),)), False)):
        settings = Settings(select=ONLY, exceptions=exceptions, fixing=Fixing())
        made = outcome(Document(Address("x.txt"), TEXT.encode(), len(TEXT)), settings, certain=True)
        assert isinstance(made, Mended) is fixed


# ---- what is wrong with an entry ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("rule = 'MRK004'\nid = 'x'\nreason = 'y'\nuntil = 2027-01-01", []),
        ("rule = 'portion-mark-above-classification'\npath = 'x'\nreason = 'y'", []),
        ("rule = 'MRK004'\nid = 'x'", ["this suppression gives no reason"]),
        ("rule = 'MRK004'\nid = 'x'\nreason = ''", ["this suppression gives no reason"]),
        ("rule = 'MRK004'\nreason = 'y'", ["this suppression names no message"]),
        (
            "rule = 'MRK004'\nid = 'x'\npath = 'x'\nreason = 'y'",
            ["this suppression names a message and a path"],
        ),
        ("id = 'x'\nreason = 'y'", ["this suppression names no rule"]),
        ("rule = 'MRK'\nid = 'x'\nreason = 'y'", ["unknown rule `MRK`"]),
        ("rule = 3\nid = 'x'\nreason = 3", ["`rule` is not a text", "`reason` is not a text"]),
        ("rule = 'MRK004'\nid = 'x'\nreason = 'y'\nuntil = '2027-01-01'", ["`until` is not a date"]),
        ("rule = 'MRK004'\nid = 'x'\nreason = 'y'\nuntil = 2027-01-01T00:00:00", ["`until` is not a date"]),
        (
            "rule = 'MRK004'\nid = 'x'\nreasn = 'y'",
            ["unknown key `reasn`", "this suppression gives no reason"],
        ),
    ],
)
def test_mistakes_in_an_entry(text: str, messages: list[str]) -> None:
    told: list[Wrong] = []
    entries = list(read_entries([tomllib.loads(text)], ("suppress",), HERE, told.append))
    assert [one.message for one in told] == messages
    assert len(entries) == (not messages)


def test_an_entry_that_has_ended_keeps_its_number() -> None:
    from cablelint.config.model import Config, Suppress
    from cablelint.config.places import Places

    places = Places("cablelint.toml", "")
    entries = [entry(), entry(until=date(2027, 1, 1)), entry(id="other")]  # type: ignore[arg-type]
    config = Config(suppressions=tuple(Suppress(one, places.at(0, 0), places, ()) for one in entries))
    before, after = config.exceptions(date(2026, 12, 31)), config.exceptions(date(2027, 1, 1))
    assert before.entries == tuple(entries)
    assert after.entries == (entries[0], None, entries[2])
