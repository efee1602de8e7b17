"""A result that was kept is the one that would be made now, whatever the message came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from cli.program import CABLE
from inputs.containers import dumped, parts
from inputs.containers import seeds as seed_texts

from cablelint import check
from cablelint.check import checker
from cablelint.finding import Address, Metadata, Result, Severity
from cablelint.inputs import Document, Found, LeftOut, NotCable, Reading, Sealed, Unreadable, documents
from cablelint.run import reuse, runner
from cablelint.run.runner import Made, run
from cablelint.run.store import Store
from cablelint.settings import Settings
from cablelint.suppression import Exceptions, PathRules, PathSeverities

SEEDS = Path(__file__).parents[2] / "seeds"
REAL = Path(__file__).parents[3] / "shared" / "corpus"
STRICT = Settings(profile="transmit")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "AT_ONCE", 0)
    monkeypatch.setattr(runner, "ALONE", 20_000)
    monkeypatch.setattr(runner, "BATCH", 5_000)


class Run:
    """Runs with one store; `checked` counts the messages that were read in the last one, here."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self.checked = 0
        whole = check.Checker.check

        def counted(*about: Any, **more: Any) -> Result | None:
            self.checked += 1
            return whole(*about, **more)

        monkeypatch.setattr(check.Checker, "check", counted)

    def __call__(self, found: Iterable[Found], settings: Settings = STRICT, **more: Any) -> list[Made]:
        self.checked = 0
        with closing(Store(str(self._folder))) as store:
            made = list(run(found, settings, store=store, **more))
        assert store.failure == ""
        return made


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(tmp_path / "cache", monkeypatch)


def seeds() -> list[Found]:
    prose = Document(Address("prose.txt"), b"Dear reader,\n", 13)
    return [*documents([str(SEEDS)], Reading(100_000)), prose, Unreadable("x", "y"), LeftOut("x", "y")]


def document(text: str = CABLE, **more: Any) -> Document:
    return Document(**{"address": Address("a.txt"), "data": text.encode(), "size": len(text), **more})


@pytest.mark.parametrize("jobs", [1, 2])
def test_cold_and_warm_are_the_same(checked: Run, jobs: int) -> None:
    plain = list(run(seeds(), STRICT))
    assert checked(seeds(), jobs=jobs) == plain
    assert checked.checked > 0
    assert checked(seeds(), jobs=jobs) == plain
    assert checked.checked == 0
    assert sum(len(one.findings) for one in plain if isinstance(one, Result)) > 100


@pytest.mark.skipif(not REAL.exists(), reason="there are no real cables")
def test_cold_and_warm_are_the_same_on_real_cables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables too: their messages have places in the file as well."""
    monkeypatch.setattr(runner, "BATCH", 256 * 1024)
    found = list(documents([str(REAL / "cables"), str(REAL / "cables.csv")], Reading(2**24)))
    checked = Run(tmp_path, monkeypatch)
    plain = list(run(found, Settings()))
    assert checked(found, Settings()) == plain
    assert checked(found, Settings()) == plain
    assert checked.checked == 0
    assert len(plain) > 700


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_of_the_dump_are_known_as_they_stand(checked: Run, tmp_path: Path, jobs: int) -> None:
    """A row that is one line further down is the same, and its findings are one line further down."""
    texts = [text for text in seed_texts().values() for _ in range(2)]
    rows = dumped(*[(f"07EXAMPLETON{number}", *parts(text)) for number, text in enumerate(texts)])
    path = tmp_path / "cables.csv"
    above = dumped(("x", "", "x")) + "broken\n"
    for content, unknown in ((rows, len(texts)), (rows, 0), (above + rows, 1)):
        path.write_text(content, newline="")
        sealed = list(documents([str(path)], Reading(100_000, sealed=True)))
        assert sum(isinstance(one, Sealed) for one in sealed) >= len(texts)
        plain = list(run(documents([str(path)], Reading(100_000)), STRICT))
        assert checked(sealed, jobs=jobs) == plain
        assert checked.checked <= unknown
    assert sum(len(one.findings) for one in plain if isinstance(one, Result)) > 100


def test_one_that_changed_is_checked_alone(checked: Run) -> None:
    found = seeds()
    checked(found)
    first = found[0]
    assert isinstance(first, Document)
    found[0] = first._replace(data=first.data + b"\n", size=first.size + 1)
    checked(found)
    assert checked.checked == 1


def test_a_message_that_moved_is_known(checked: Run) -> None:
    checked([document()])
    (made,) = checked([document(address=Address("b/c.txt"))])
    assert checked.checked == 0
    assert made == next(iter(run([document(address=Address("b/c.txt"))], STRICT)))


@pytest.mark.parametrize(
    "other",
    [
        document(identifier="07EXAMPLETON412"),
        document(certain=True),
        document(encoding="cp1252"),
        document(metadata=Metadata(date="1/1/2007")),
        document(address=Address("a.csv", None, 1)),
    ],
)
def test_what_else_a_result_depends_on(checked: Run, other: Document) -> None:
    checked([document()])
    made = checked([other])
    assert checked.checked == 1
    assert made == list(run([other], STRICT))


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        replace(STRICT, ignore=("TRN005",)),
        replace(STRICT, severities={"TRN005": Severity.INFO}),
        replace(STRICT, select=("TRN",)),
    ],
)
def test_other_rules_make_other_results(checked: Run, settings: Settings) -> None:
    checked([document()])
    made = checked([document()], settings)
    assert checked.checked == 1
    assert made == list(run([document()], settings))


@pytest.mark.parametrize("part", ["fingerprint", "plugins_fingerprint", "__version__"])
def test_another_cablelint_checks_again(checked: Run, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked([document()])
    monkeypatch.setattr(reuse, part, "another" if part == "__version__" else lambda: "another")
    checked([document()])
    assert checked.checked == 1


def test_exceptions_are_put_on_what_was_kept(checked: Run) -> None:
    root = str(Path.cwd())
    exceptions = Exceptions(
        ignores=(PathRules(root, "old/**", frozenset({"TRN005"})),),
        severities=(PathSeverities(root, "old/**", {"END001": Severity.ERROR}),),
    )
    old, new = document(address=Address("old/a.txt")), document(address=Address("new/a.txt"))
    settings = replace(STRICT, exceptions=exceptions)
    plain = list(run([old, new], settings))
    assert checked([old, new], settings) == plain
    assert checked([old, new], settings) == plain
    assert checked.checked == 0
    assert checked([old, new]) == list(run([old, new], STRICT))
    assert [len(one.suppressed) for one in plain if isinstance(one, Result)] == [1, 0]


def test_what_may_be_another_thing_the_next_time_is_not_kept(
    checked: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = document(size=10**9)
    checked([cut, document()], replace(STRICT, timeout=0.000_001))
    with monkeypatch.context() as patched:
        patched.setattr(check.Checker, "_findings", None)
        crashed = checked([document()])
        assert [bool(one.crashes) for one in crashed if isinstance(one, Result)] == [True]
    checked([cut, document()])
    assert checked.checked == 2


@pytest.mark.parametrize(
    "damaged",
    [
        lambda value: value.replace(b"TRN005", b"TRN006"),
        lambda value: value[:-1],
        lambda value: b"",
        lambda value: crc32(value[4:-9]).to_bytes(4, "big") + value[4:-9],
        lambda value: crc32(b"r[]").to_bytes(4, "big") + b"r[]",
    ],
)
def test_a_damaged_value_is_made_anew(
    checked: Run, damaged: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = checked([document()])
    get = Store.get
    monkeypatch.setattr(Store, "get", lambda self, keys: [one and damaged(one) for one in get(self, keys)])
    assert checked([document()]) == plain
    assert checked.checked == 1


def test_what_was_found_before_an_interrupt_is_kept(checked: Run, tmp_path: Path) -> None:
    def interrupted() -> Iterator[Found]:
        yield from seeds()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        checked(interrupted())
    before = checked.checked
    checked(seeds())
    assert checked.checked < before / 4


def test_no_line_of_a_message_is_kept(checked: Run) -> None:
    """They are taken from the message again: this is what keeps the file small."""
    found = document(certain=True)
    (made,) = checked([found])
    value = reuse._value(made, found)
    assert value is not None
    assert isinstance(made, Result)
    assert made.findings
    assert b"SAMPLE MESSAGE" not in value
    checker.cache_clear()


def test_why_it_is_no_cable_is_kept(checked: Run) -> None:
    found = document("Dear reader,\n")
    told = NotCable(found.address, "has no text")
    value = reuse._value(told, found)
    assert reuse._known(value, found) == told


def test_places_in_the_file_are_those_of_the_row_as_it_stands_now(checked: Run, tmp_path: Path) -> None:
    """The same text, written in another way: its places are others."""
    path = tmp_path / "cables.csv"
    tables = [
        f'id,body\n1,"{CABLE}"\n',
        f'id,body\n\n"1","{CABLE}"\n',
        f'body,id\n"{CABLE}",1\n',
    ]
    for table in (*tables, *tables):
        path.write_text(table)
        found = list(documents([str(path)], Reading(100_000)))
        assert checked(found) == list(run(found, STRICT))
    found = list(documents([str(path)], Reading(100_000)))
    checked(found)
    assert checked.checked == 0
