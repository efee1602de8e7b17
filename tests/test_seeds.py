"""Each sample cable of seeds/ gives exactly the findings that the table of seeds/README.md says."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cablelint.check import check_text
from cablelint.finding import Address, Finding, Severity
from cablelint.settings import Settings
from cablelint.text import decode

SEEDS = Path(__file__).parent.parent / "seeds"
CLEAN = "clean"


class Row(NamedTuple):
    """A row of the table: a file and what is found in it."""

    file: str
    clean: bool  # nothing at all, in profile transmit too
    found: list[tuple[str, int]]  # code and line of each error and warning, in order
    infos: list[str]  # codes found beside them, not all


def rows() -> list[Row]:
    """The rows of the table of seeds/README.md."""
    lines = (SEEDS / "README.md").read_text(encoding="utf-8").split("\n")
    return [_row(line) for line in lines if line.startswith("| ") and ".txt | " in line]


def _row(line: str) -> Row:
    file, _, found, infos = (cell.strip() for cell in line.strip("|").split("|"))
    places = [] if found in (CLEAN, "none") else [place.split("@") for place in found.split()]
    return Row(
        file,
        found == CLEAN,
        sorted((code, int(number)) for code, number in places),
        [] if infos == "-" else infos.split(),
    )


def findings(file: str, profile: str = "archive") -> list[Finding]:
    """What cablelint finds in a sample cable, its name being its identifier."""
    path = SEEDS / file
    result = check_text(
        decode(path.read_bytes()),
        Address(file),
        Settings(profile=profile),
        identifier=path.stem,
        certain=True,
    )
    assert result is not None
    assert not result.crashes, result.crashes[0].trace
    return list(result.findings)


def test_the_table_lists_every_file() -> None:
    listed = [row.file for row in rows()]
    assert sorted(listed) == sorted(path.name for path in SEEDS.glob("*.txt"))


def test_some_are_clean_and_some_have_faults() -> None:
    """A misread table must not make the tests below pass."""
    assert len(rows()) >= 34
    assert sum(row.clean for row in rows()) >= 4
    assert len({code for row in rows() for code, _ in row.found}) >= 30


@pytest.mark.parametrize("row", rows(), ids=lambda row: Path(row.file).stem)
def test_errors_and_warnings_are_those_of_the_table(row: Row) -> None:
    serious = [f for f in findings(row.file) if f.severity >= Severity.WARNING]
    assert sorted((f.code, f.start.line) for f in serious) == row.found


@pytest.mark.parametrize("row", [row for row in rows() if row.infos], ids=lambda row: Path(row.file).stem)
def test_infos_of_the_table_are_given(row: Row) -> None:
    infos = {f.code for f in findings(row.file) if f.severity == Severity.INFO}
    assert sorted(set(row.infos) - infos) == []


@pytest.mark.parametrize("profile", ["archive", "transmit"])
@pytest.mark.parametrize("row", [row for row in rows() if row.clean], ids=lambda row: Path(row.file).stem)
def test_nothing_is_found_in_clean_cables(row: Row, profile: str) -> None:
    assert [(f.code, f.start.line) for f in findings(row.file, profile)] == []
