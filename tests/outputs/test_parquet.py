"""Parquet: a folder of tables, part by part, which says of itself what is whole and what is not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra parquet is not installed")

from pyarrow import parquet as arrow

from cablelint.finding import Address, Result, Severity
from cablelint.outputs import FORMATS, FolderWriter, folder_writer, parquet
from cablelint.outputs.context import Context, Summary
from cablelint.outputs.redaction import redacted
from outputs.drawn import finding, result
from outputs.hostile import results, run, written

TEXT = "C O N F I D E N T I A L EXAMPLETON 000412\nTAGS: PREL PGVO FR\n"


def made(folder: Path) -> FolderWriter:
    return folder_writer(FORMATS["parquet"], str(folder), Context())


def filled(folder: Path, results: list[Result], summary: Summary | None = None) -> Path:
    writer = made(folder)
    for one in results:
        writer.result(one)
    writer.end(summary or run(results))
    return folder


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    files = sorted(folder.glob(f"{table}-*.parquet"))
    return [row for file in files for row in arrow.ParquetFile(file).read().to_pylist()]


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return read


def unknown_tag(number: int = 0, **more: Any) -> Result:
    """A message with one finding."""
    one = finding(TEXT, "PGVO", "`PGVO` is not a known TAGS term", severity=Severity.WARNING, **more)
    return result(one, address=Address(f"{number}.txt"))


def test_the_tables_hold_what_the_records_of_json_lines_do(tmp_path: Path) -> None:
    filled(tmp_path, results())
    records = [json.loads(line) for line in written("jsonl", results()).splitlines()]
    kept = ("path", "member", "record", "id")
    about = ("code", "name", "severity", "message", "label", "help", "notes", "related", "url", "fingerprint")
    found = [record for record in records if record["kind"] == "finding"]
    seen = rows(tmp_path, "findings")
    for row, record in zip(seen, found, strict=True):
        assert {key: row[key] for key in (*kept, *about)} == {key: record[key] for key in (*kept, *about)}
        for end in ("start", "end"):
            place = {key: row[f"{end}_{key}"] for key in ("line", "column", "offset")}
            assert place == record[end]
            in_file = record[f"file_{end}"] or {"line": None, "column": None}
            assert {key: row[f"file_{end}_{key}"] for key in ("line", "column")} == in_file
        fix = record["fix"] or {"title": None, "safe": None, "edits": []}
        assert (row["fix_title"], row["fix_safe"]) == (fix["title"], fix["safe"])
        assert [edit["text"] for edit in row["fix_edits"]] == [edit["text"] for edit in fix["edits"]]
    messages = [record for record in records if record["kind"] == "message"]
    beside = ("year", "post", "classification", "lines", "findings", "suppressed", "crashes")
    for record in messages:
        record["crashes"] = [{"plugin": None, **crash} for crash in record["crashes"]]
    assert rows(tmp_path, "messages") == [
        {key: record[key] for key in (*kept, *beside)} for record in messages
    ]


def test_a_finding_has_its_message_its_fix_and_why_it_does_not_count(tmp_path: Path) -> None:
    filled(tmp_path, [unknown_tag(replace=("PGVO", "PGOV"), safe=False)])
    (row,) = rows(tmp_path, "findings")
    assert (row["path"], row["id"], row["year"], row["post"], row["classification"]) == (
        "0.txt", "07EXAMPLETON412", 2007, "EXAMPLETON", "CONFIDENTIAL",
    )  # fmt: skip
    assert (row["start_line"], row["start_column"], row["end_column"]) == (2, 12, 16)
    assert row["fix_safe"] is False
    (edit,) = row["fix_edits"]
    assert TEXT[edit["start_offset"] : edit["end_offset"]] == "PGVO"
    assert edit["text"] == "PGOV"
    assert (row["suppressed"], row["justification"]) == (None, None)


def test_a_file_of_suppressions_is_no_message(tmp_path: Path) -> None:
    about = Result(Address("s.toml"), None, None, None, None, 0, unknown_tag().findings, is_message=False)
    filled(tmp_path, [about])
    assert rows(tmp_path, "messages") == []
    assert [row["path"] for row in rows(tmp_path, "findings")] == ["s.toml"]


def test_redacted_no_text_of_the_message_is_there(tmp_path: Path) -> None:
    filled(tmp_path, [redacted(one) for one in results()])
    told = json.dumps([rows(tmp_path, "findings"), rows(tmp_path, "messages")], ensure_ascii=False)
    assert "TAG003" in told
    for words in ("PGVO", "PGOV", "東京", "café", "cursor", ":-)"):
        assert words not in told


def test_a_name_that_is_no_utf_8_is_escaped(tmp_path: Path) -> None:
    filled(tmp_path, [Result(Address("caf\udce9.txt"), None, None, None, None, 1)])
    assert [row["path"] for row in rows(tmp_path, "messages")] == ["caf\\udce9.txt"]


def test_without_any_message_both_tables_are_there_and_empty(tmp_path: Path) -> None:
    filled(tmp_path / "new" / "folder", [])
    assert rows(tmp_path / "new" / "folder", "messages") == []
    assert len(list((tmp_path / "new" / "folder").glob("findings-*.parquet"))) == 1


def test_parts_are_put_in_place_as_they_become_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    monkeypatch.setattr(parquet, "PART", 3)
    writer = made(tmp_path)
    seen = []
    for number in range(7):
        writer.result(unknown_tag(number))
        assert manifest(tmp_path)["complete"] is False
        seen.append(len(rows(tmp_path, "findings")))
        assert manifest(tmp_path)["rows"] == {"messages": seen[-1], "findings": seen[-1]}
    assert seen == [0, 0, 3, 3, 3, 6, 6]
    writer.end(Summary())
    assert manifest(tmp_path)["complete"] is True
    assert [(part["file"], part["rows"]) for part in manifest(tmp_path)["parts"]] == [
        ("messages-00000.parquet", 3), ("findings-00000.parquet", 3),
        ("messages-00001.parquet", 3), ("findings-00001.parquet", 3),
        ("messages-00002.parquet", 1), ("findings-00002.parquet", 1),
    ]  # fmt: skip
    assert sorted(os.listdir(tmp_path)) == sorted(
        ["manifest.json", *(part["file"] for part in manifest(tmp_path)["parts"])]
    )
    first = arrow.ParquetFile(tmp_path / "findings-00000.parquet").metadata
    assert [first.row_group(number).num_rows for number in range(first.num_row_groups)] == [2, 1]
    assert first.row_group(0).column(0).compression == "ZSTD"


def test_parts_of_one_number_are_of_the_same_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "PART", 3)
    two = unknown_tag().findings * 2
    filled(tmp_path, [result(*two, address=Address(f"{number}.txt")) for number in range(5)])
    for number in range(3):
        parts = [tmp_path / f"{table}-{number:05}.parquet" for table in ("messages", "findings")]
        messages, found = (arrow.ParquetFile(one).read()["path"].to_pylist() for one in parts)
        assert sorted(messages * 2) == found


def test_an_interrupted_run_says_that_it_is_partial(tmp_path: Path) -> None:
    summary = Summary()
    summary.complete = False
    filled(tmp_path, [unknown_tag()], summary)
    assert manifest(tmp_path)["complete"] is False
    assert manifest(tmp_path)["rows"] == {"messages": 1, "findings": 1}


def test_of_a_run_that_failed_only_whole_parts_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "PART", 3)
    writer = made(tmp_path)
    for number in range(5):
        writer.result(unknown_tag(number))
    writer.drop()
    assert sorted(os.listdir(tmp_path)) == [
        "findings-00000.parquet", "manifest.json", "messages-00000.parquet",
    ]  # fmt: skip
    assert manifest(tmp_path)["complete"] is False
    made(tmp_path / "nothing").drop()
    assert os.listdir(tmp_path / "nothing") == []


@pytest.mark.parametrize("name", ["notes.txt", "manifest.json", "findings-00000.parquet"])
def test_a_folder_of_other_files_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"schema":"of something else"}')
    with pytest.raises(FileExistsError, match="no results of this kind"):
        made(tmp_path)
    assert os.listdir(tmp_path) == [name]
    assert (tmp_path / name).read_text() == '{"schema":"of something else"}'


def test_results_of_an_earlier_run_are_there_until_there_are_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "PART", 1)
    filled(tmp_path, [unknown_tag(1), unknown_tag(2), unknown_tag(3)])
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "findings-00007.parquet.part").write_bytes(b"PAR1")
    made(tmp_path).drop()
    assert manifest(tmp_path)["complete"] is True
    assert [row["path"] for row in rows(tmp_path, "messages")] == ["1.txt", "2.txt", "3.txt"]
    filled(tmp_path, [unknown_tag(9)])
    assert [row["path"] for row in rows(tmp_path, "messages")] == ["9.txt"]
    assert sorted(os.listdir(tmp_path)) == [
        "findings-00000.parquet", "manifest.json", "messages-00000.parquet", "notes.txt",
    ]  # fmt: skip


def test_a_fix_without_its_text_keeps_its_title(tmp_path: Path) -> None:
    filled(tmp_path, [redacted(unknown_tag(replace=("PGVO", "PGOV"), title="write `PGOV`"))])
    (row,) = rows(tmp_path, "findings")
    assert (row["fix_title"], row["fix_safe"], row["fix_edits"]) == ("write `...`", True, [])
