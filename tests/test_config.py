"""The configuration: which file counts, what it says, what is wrong with it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from configurations import configured, toml, write
from hypothesis import given
from hypothesis import strategies as st

from cablelint.cli.configured import Configured
from cablelint.config.find import find, in_folder
from cablelint.config.keys import KEYS
from cablelint.config.kinds import Version
from cablelint.config.model import ConfigMistakesError
from cablelint.config.places import Places
from cablelint.config.read import read
from cablelint.finding import Severity
from cablelint.patterns import matches
from cablelint.settings import Settings


def mistakes(here: Path, text: str, *inline: str) -> list[str]:
    with pytest.raises(ConfigMistakesError) as caught:
        configured(here, text, *inline)
    return [
        f"{one.place.line}:{one.place.column}-{one.place.end} {one.message}" if one.place else one.message
        for one in caught.value.mistakes
    ]


# ---- which file ---------------------------------------------------------------------------------


def test_the_nearest_file_counts_and_the_order_of_names_in_one_folder(here: Path) -> None:
    write(here, "cablelint.toml", "")
    (here / "a" / "b").mkdir(parents=True)
    assert find(["a/b"]).config == str(here / "cablelint.toml")
    project = write(here, "a/pyproject.toml", "[tool.cablelint]\n")
    assert find(["a/b"]).config == project
    own = write(here, "a/cablelint.toml", "")
    assert find(["a/b"]).config == own
    hidden = write(here, "a/.cablelint.toml", "")
    assert find(["a/b"]).config == hidden
    assert find(["a/b/none.txt", "other.txt"]).config == str(here / "cablelint.toml")


@pytest.mark.parametrize(
    "text", ["[tool.other]\n", "# cablelint\n", "tool = 'cablelint'\n", "cablelint = \n"]
)
def test_a_project_without_our_table_does_not_count(here: Path, text: str) -> None:
    write(here, "pyproject.toml", text)
    assert in_folder(str(here)) is None


def test_the_file_of_the_user_counts_where_there_is_no_other(here: Path) -> None:
    home = write(here, "home/cablelint/cablelint.toml", "show = 'info'\n")
    assert find(["."]).config == home
    assert read(find(["."])).value("show") == "info"
    write(here, "cablelint.toml", "")
    assert read(find(["."])).value("show") is None


def test_suppressions_and_baseline_stand_beside_the_configuration(here: Path) -> None:
    above = write(here, "cablelint-suppressions.toml", "")
    (here / "a").mkdir()
    assert find(["a"]).suppressions == above
    write(here, "a/cablelint.toml", "")
    assert find(["a"]).suppressions is None
    known = write(here, "a/cablelint-baseline.txt", "")
    assert find(["a"]).baseline == known


# ---- what it says -------------------------------------------------------------------------------


def test_every_value_has_its_origin(here: Path) -> None:
    config = configured(here, 'show = "info"\n[severity]\nTAG003 = "error"\n', "fail-on=warning")
    origins = {(item.key, item.entry): (item.value, item.origin) for item in config.items}
    assert origins == {
        ("show", None): ("info", "cablelint.toml:1"),
        ("severity", "TAG003"): ("error", "cablelint.toml:3"),
        ("fail-on", None): ("warning", "--config"),
    }


def test_one_setting_is_over_the_file(here: Path) -> None:
    config = configured(here, "jobs = 1\nseverity.TAG003 = 'info'\n", "jobs=2", "severity.TAG003=error")
    assert config.value("jobs") == 2
    assert config.severities() == {"TAG003": Severity.ERROR}


def test_extend_merges_on_purpose(here: Path) -> None:
    write(
        here,
        "base.toml",
        "show = 'info'\nignore = ['TXT']\nextend-select = ['CLS011']\n"
        "per-path-ignores = { 'a/**' = ['TXT'], 'b/**' = ['TXT'] }\n",
    )
    write(
        here,
        "sub/cablelint.toml",
        "extend = '../base.toml'\nignore = ['PAR']\nextend-select = ['MRK']\n"
        "per-path-ignores = { 'b/**' = ['MRK'] }\n",
    )
    config = read(find(["sub"]))
    assert (config.value("show"), config.value("ignore")) == ("info", ["PAR"])
    assert config.value("extend-select") == ["CLS011", "MRK"]
    paths = {item.entry: (item.value, Path(item.root).name) for item in config.all("per-path-ignores")}
    assert paths == {"a/**": (["TXT"], here.name), "b/**": (["MRK"], "sub")}
    assert config.files == ("sub/cablelint.toml", "base.toml")


def test_extend_that_leads_nowhere_or_round(here: Path) -> None:
    assert mistakes(here, "extend = 'no-other.toml'\n") == ["1:10-25 there is no file `no-other.toml`"]
    write(here, "base.toml", "extend = 'cablelint.toml'\n")
    assert mistakes(here, "extend = 'base.toml'\n") == ["1:10-26 `cablelint.toml` extends itself"]


@pytest.mark.parametrize(
    ("text", "given", "on"),
    [
        ("select = ['MRK001', 'TAG003']", Settings(), {"MRK001", "TAG003"}),
        ("select = ['MRK001', 'TAG003']\nignore = ['TAG']", Settings(), {"MRK001", "TAG003"}),
        ("select = ['MRK001', 'TAG003']", Settings(ignore=("MRK",)), {"TAG003"}),
        (
            "select = ['MRK001']\nignore = ['TAG003']",
            Settings(extend_select=("TAG003",)),
            {"MRK001", "TAG003"},
        ),
        ("select = ['MRK001']", Settings(select=("TAG003",)), {"TAG003"}),
        ("ignore = ['TAG003']", Settings(select=("TAG003",)), {"TAG003"}),
        ("select = ['MRK001']", Settings(ignore=("ALL",)), set()),
    ],
)
def test_the_command_line_is_over_the_file(here: Path, text: str, given: Settings, on: set[str]) -> None:
    from cablelint.settings import select_rules

    settings = Configured(find(["."]), configured(here, text)).settings(given)
    assert set(select_rules(settings)) == on


def test_severities_of_the_command_line_are_over_those_of_the_file(here: Path) -> None:
    config = configured(here, "severity = { MRK001 = 'info', TAG003 = 'info' }\n")
    settings = Configured(find(["."]), config).settings(Settings(severities={"MRK": Severity.WARNING}))
    assert settings.severities["MRK001"] == Severity.WARNING
    assert settings.severities["TAG003"] == Severity.INFO


# ---- what is wrong with it ----------------------------------------------------------------------


def test_all_mistakes_are_told_at_once_each_at_its_place(here: Path) -> None:
    text = (
        'profile = "transmitt"\n'
        'extend-selct = ["MRK"]\n'
        'ignore = ["TXT005",\n'
        '   "MRK04"]\n'
        'severity.TAG003 = "eror"\n'
        "jobs = 0\n"
        "[per-path-ignores]\n"
        '"old/**" = ["PAR", "PARX"]\n'
    )
    assert mistakes(here, text, "show=inof") == [
        "1:11-22 unknown value of `profile`",
        "2:1-13 unknown key `extend-selct`",
        "4:4-11 unknown rule `MRK04`",
        "5:19-25 unknown value of `TAG003`",
        "6:8-9 `jobs` is not a number from 1 on",
        "8:20-26 unknown rule `PARX`",
        "1:8-14 unknown value of `show`",
    ]


@pytest.mark.parametrize(
    ("name", "value"), [(key, value) for key in KEYS for value in ("3.5", "[3]", "{ a = 3 }")]
)
def test_no_value_of_a_wrong_type_is_taken(here: Path, name: str, value: str) -> None:
    assert mistakes(here, f"{name} = {value}\n")


def test_what_is_no_toml_is_told_at_its_place(here: Path) -> None:
    assert mistakes(here, 'show = "info"\nfail-on "error"\n') == ["2:9-10 `cablelint.toml` is not TOML"]


def test_a_file_for_another_version_is_told_so_and_no_more(here: Path) -> None:
    assert mistakes(here, "required-version = '>=99'\nnew-key = 1\n") == ["1:20-26 this is cablelint 0.1.0"]
    assert configured(here, "required-version = '>=0.1, <99'\n").value("required-version")


@pytest.mark.parametrize(
    ("wanted", "version", "holds"),
    [
        (">=1.2", "1.2", True),
        (">=1.2", "1.10.0", True),
        (">1.2", "1.2.0", False),
        ("<2, !=1.3", "1.3", False),
        ("~=1.2", "1.9", True),
        ("~=1.2", "2.0", False),
        ("==1.2", "1.2.0", True),
        (">=1.2", "1.2.0.dev1", True),
    ],
)
def test_versions(wanted: str, version: str, holds: bool) -> None:
    assert Version.holds(wanted, version) is holds


# ---- places, patterns ---------------------------------------------------------------------------

names = st.text("abc-_ .\"'#é", min_size=1, max_size=4)
values = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text("ab]}#,=\"'\\\n", max_size=6)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(names, values, min_size=1, max_size=3), st.sampled_from(["", "[a]\n", "[[b.c]]\n"]))
def test_the_place_of_a_value_holds_the_value(table: dict[str, Any], header: str) -> None:
    text = header + "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in table.items())
    tomllib.loads(text)
    places = Places("x", text)
    prefix: tuple[str | int, ...] = {"": (), "[a]\n": ("a",), "[[b.c]]\n": ("b", "c", 0)}[header]
    for key, value in table.items():
        place = places.value((*prefix, key))
        written = place.text[place.column - 1 : place.end - 1]
        assert toml(value).startswith(written)
        assert json.dumps(key) in places.key((*prefix, key)).text


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("old/**", "old/a.txt", True),
        ("old/**", "old/a/b.txt", True),
        ("old/**", "new/old/a.txt", False),
        ("**/old/*.txt", "new/old/a.txt", True),
        ("**/old/*.txt", "old/a.txt", True),
        ("old/*.txt", "old/a/b.txt", False),
        ("*.bak", "a/b/c.bak", True),
        ("drafts", "a/drafts/c.txt", True),
        ("drafts/", "drafts/c.txt", True),
        ("a/drafts", "a/drafts/c.txt", True),
        ("a/drafts", "a/drafts.txt", False),
        ("mirror.zip", "mirror.zip!html/a.html", True),
        ("mirror.zip!html/**", "mirror.zip!html/a.html", True),
        ("[ab].txt", "a.txt", True),
        ("[!ab].txt", "a.txt", False),
        ("a[.txt", "a[.txt", True),
        ("?.txt", "ab.txt", False),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert matches("/root", pattern, f"/root/{path}") is expected
    assert not matches("/root", pattern, f"/elsewhere/{path}")
