"""`lint_batch`: a record batch of texts becomes one of results, a row a message."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

pa: Any = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")

from cli.program import CABLE, ERROR  # noqa: E402

from cablelint.batch import SCHEMA, lint_batch  # noqa: E402
from cablelint.check import Checker  # noqa: E402
from cablelint.settings import Settings  # noqa: E402

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
HEADER, _, BODY = CABLE.partition("\n\n")


def checked(**columns: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = lint_batch(pa.RecordBatch.from_pydict(columns)).to_pylist()
    return rows


def codes(row: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in row["findings"]]


def test_a_row_a_message_in_their_order() -> None:
    batch = pa.RecordBatch.from_pydict(
        {"id": [file.stem for file in SEEDS], "bytes": [file.read_bytes() for file in SEEDS]}
    )
    found = lint_batch(batch)
    assert found.schema == SCHEMA
    assert found.column("id").to_pylist() == [file.stem for file in SEEDS]
    assert all(found.column("checked").to_pylist())
    assert sum(map(len, found.column("findings").to_pylist())) > 20


@pytest.mark.parametrize(
    "columns",
    [
        {"text": [CABLE]},
        {"bytes": [CABLE.encode()]},
        {"header": [HEADER], "body": [BODY]},
        {"header": [None], "body": [CABLE]},
        {"body": [CABLE.rstrip()]},
    ],
    ids=lambda columns: "+".join(columns),
)
def test_where_the_text_is(columns: dict[str, list[Any]]) -> None:
    (row,) = checked(id=["07EXAMPLETON412"], path=["cables.parquet"], record=[3], **columns)
    assert ERROR in codes(row)
    assert row["post"] == "EXAMPLETON"
    assert row["lines"] == CABLE.count("\n")
    assert (row["path"], row["record"], row["id"]) == ("cables.parquet", 3, "07EXAMPLETON412")


def test_a_row_without_a_text_is_not_checked() -> None:
    empty, whole = checked(id=["07EXAMPLETON411", "07EXAMPLETON412"], text=[None, CABLE])
    assert (empty["checked"], empty["id"], empty["findings"]) == (False, "07EXAMPLETON411", [])
    assert whole["checked"]


def test_what_is_no_cable_is_not_checked_if_it_need_not_be_one() -> None:
    batch = pa.RecordBatch.from_pydict({"text": ["Dear reader,\n", CABLE]})
    assert lint_batch(batch).column("checked").to_pylist() == [False, True]
    assert lint_batch(batch, certain=True).column("checked").to_pylist() == [True, True]


def test_the_settings_count() -> None:
    batch = pa.RecordBatch.from_pydict({"text": [CABLE]})
    (row,) = lint_batch(batch, Settings(ignore=(ERROR,))).to_pylist()
    assert ERROR not in codes(row)


def test_a_batch_without_a_column_for_the_text() -> None:
    with pytest.raises(ValueError, match="no column is known to hold the text, only `words`"):
        checked(words=[CABLE])


def test_a_batch_of_nothing() -> None:
    assert checked(text=pa.array([], pa.string())) == []


def test_a_fault_of_ours_is_in_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(Checker, "_findings", broken)
    (row,) = checked(text=[CABLE])
    assert row["crashes"] == [{"rule": "reading", "error": "KeyError: 'lost'", "plugin": None}]


def test_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(lint_batch)) is lint_batch


def test_the_example_of_the_page_about_many_machines() -> None:
    page = (Path(__file__).parent.parent / "docs" / "cluster.md").read_text(encoding="utf-8")
    example = page.partition("```python\n")[2].partition("```\n")[0]
    assert "lint_batch(texts, certain=True)" in example
    exec(compile(example, "docs/cluster.md", "exec"), {})
