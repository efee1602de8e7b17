"""Which rules are on: codes, names and prefixes, the profile, and words that mean no rule."""

from __future__ import annotations

import pytest

from cablelint.finding import Severity
from cablelint.rules import pages
from cablelint.rules.selection import UnknownRulesError
from cablelint.settings import Settings, select_rules

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def head(code: str, archive: Severity | None, transmit: Severity | None = None) -> pages.Head:
    return pages.Head(code, f"name-of-{code.lower()}", archive, transmit, None, "none", "0.1", "convention")


def rules(monkeypatch: pytest.MonkeyPatch, **severities: Severity | None) -> None:
    """Let there be these rules only, with these severities in both profiles."""
    heads = {code: head(code, severity, severity) for code, severity in severities.items()}
    monkeypatch.setattr(pages, "heads", lambda: heads)


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        (Settings(), ["MRK001", "MRK004", "TAG003"]),
        (Settings(profile="transmit"), ["MRK001", "MRK004", "TXT005"]),
        (Settings(select=("MRK004",)), ["MRK004"]),
        (Settings(select=("mrk004,tag003",)), ["MRK004", "TAG003"]),
        (Settings(select=("MRK",)), ["MRK001", "MRK004"]),
        (Settings(select=("name-of-mrk001",)), ["MRK001"]),
        (Settings(select=("ALL",)), ["MRK001", "MRK004", "TAG003", "TXT005"]),
        (Settings(extend_select=("TXT005",)), ["MRK001", "MRK004", "TAG003", "TXT005"]),
        (Settings(ignore=("MRK",)), ["TAG003"]),
        (Settings(select=("MRK", "TAG"), ignore=("MRK001",)), ["MRK004", "TAG003"]),
        # the more specific word decides; of two alike the one that ignores
        (Settings(select=("MRK004", "TAG"), ignore=("MRK",)), ["MRK004", "TAG003"]),
        (Settings(select=("MRK",), ignore=("MRK",)), []),
        (Settings(ignore=("TXT",), extend_select=("TXT005",), select=("TAG",)), ["TAG003", "TXT005"]),
    ],
)
def test_selection(settings: Settings, on: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    heads = {
        "MRK001": head("MRK001", ERROR, ERROR),
        "MRK004": head("MRK004", ERROR, ERROR),
        "TAG003": head("TAG003", WARNING, None),
        "TXT005": head("TXT005", None, INFO),
    }
    monkeypatch.setattr(pages, "heads", lambda: heads)
    assert list(select_rules(settings)) == on


def test_severity_of_the_profile_and_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    rules(monkeypatch, MRK001=ERROR, MRK004=ERROR, TAG003=None)
    settings = Settings(extend_select=("TAG003",), severities={"MRK": WARNING, "name-of-mrk004": INFO})
    assert select_rules(settings) == {"MRK001": WARNING, "MRK004": INFO, "TAG003": INFO}


def test_all_unknown_names_are_told_at_once_with_what_is_like_them(monkeypatch: pytest.MonkeyPatch) -> None:
    rules(monkeypatch, MRK004=ERROR, TAG003=WARNING)
    settings = Settings(
        select=("MRK04", "TAG"), ignore=("TGA",), extend_select=("name-of-mrk005",), severities={"X": ERROR}
    )
    with pytest.raises(UnknownRulesError) as raised:
        select_rules(settings)
    assert [(str(mistake), mistake.similar) for mistake in raised.value.mistakes] == [
        ("unknown rule `MRK04` in --select", ("MRK004",)),
        ("unknown rule `name-of-mrk005` in --extend-select", ("name-of-mrk004",)),
        ("unknown rule `TGA` in --ignore", ("TAG",)),
        ("unknown rule `X` in --severity", ()),
    ]
