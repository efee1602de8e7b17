"""One hostile run through every format, compared with the files below `snapshots`.

After a change of a format, `pytest --update-docs` writes them anew: read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint.finding import Result, Severity
from cablelint.outputs import FORMATS
from cablelint.outputs.context import Summary
from cablelint.outputs.reading import Run, read
from cablelint.outputs.redaction import redacted
from outputs.hostile import results, run, written

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEXTS = [name for name, format in FORMATS.items() if not format.folder]
NAMES = [*TEXTS, *(f"{name}-redacted" for name in TEXTS)]


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_format_writes(name: str, update_docs: bool) -> None:
    format, _, redact = name.partition("-")
    made = results()
    seen = written(format, list(map(redacted, made)) if redact else made, show=Severity.INFO)
    file = SNAPSHOTS / f"{name}.txt"
    if update_docs:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(seen.encode())
    assert file.read_bytes().decode() == seen


def test_there_is_no_snapshot_too_many() -> None:
    assert sorted(file.stem for file in SNAPSHOTS.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", [*TEXTS, "statistics"])
def test_of_the_records_every_format_can_be_made(name: str) -> None:
    lines = written("jsonl", results()).encode().splitlines(keepends=True)
    again: list[Result] = []
    summary = Summary()
    for one in read(lines):
        if isinstance(one, Result):
            again.append(one)
            summary.add(one)
        else:
            assert isinstance(one, Run)
            summary.complete, summary.rules, summary.seconds = one.complete, one.rules, one.seconds
            summary.unreadable, summary.not_cables = list(one.unreadable), one.not_cables
    assert written(name, again, summary) == written(name, results(), run(results()))


@pytest.mark.parametrize("name", TEXTS)
def test_control_characters_of_a_message_are_sent_by_no_format(name: str) -> None:
    seen = written(name, results(), show=Severity.INFO)
    kept = {"\n", "\x7f"} if name in ("json", "jsonl") else {"\n"}  # in JSON a DEL may stand for itself
    assert {letter for letter in seen if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0} <= kept


@pytest.mark.parametrize("name", TEXTS)
def test_redacted_no_format_holds_text_of_the_message(name: str) -> None:
    seen = written(name, list(map(redacted, results())), show=Severity.INFO)
    for words in ("PGVO", "PGOV", "東京", "café", "cursor", "bold", "word word", ":-)", "PREL"):
        assert words not in seen
    if name not in ("none", "summary"):
        assert "TAG003" in seen
