"""JSON Lines: a message a line, its keys being those of a table's header row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cablelint.finding import Metadata
from cablelint.inputs import Document, NotCable, Reading, Unreadable, read
from inputs.containers import json_lines

READING = Reading(100_000)
TEXT = "UNCLAS EXAMPLETON 000412\n\n1. Text.\n"


class Lines:
    """A file, and what is read of it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def documents(self, content: str, **how: object) -> list[Document]:
        self._path.write_text(content, encoding="utf-8")
        found = list(read(str(self._path), READING._replace(**how)))  # type: ignore[arg-type]
        assert all(isinstance(one, Document) for one in found), found
        return [one for one in found if isinstance(one, Document)]

    def said(self, content: str | bytes) -> list[str]:
        self._path.write_bytes(content if isinstance(content, bytes) else content.encode())
        words = []
        for one in read(str(self._path), READING):
            if isinstance(one, Unreadable):
                words.append(f"{one.path}: {one.reason}")
            elif isinstance(one, Document | NotCable):
                words.append(
                    f"{one.address}: {one.reason}" if isinstance(one, NotCable) else str(one.address)
                )
        return [word.replace(str(self._path), "x.jsonl") for word in words]


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    return Lines(tmp_path / "x.jsonl")


def test_a_line_is_a_message(lines: Lines) -> None:
    first, second = lines.documents(
        json_lines(
            {"id": "07EXAMPLETON412", "header": "HEAD", "body": "BODY", "date": "2007-03-14", "x": [1]},
            {"text": TEXT, "id": 413, "classification": None},
        )
    )
    assert (first.data, first.identifier, first.address.record) == (b"HEAD\n\nBODY\n", "07EXAMPLETON412", 1)
    assert first.metadata == Metadata(date="2007-03-14")
    assert (second.data.decode(), second.identifier, second.address.record) == (TEXT, "413", 2)
    assert second.extracted
    assert second.origin is None, "of a line only the record can be named"


def test_keys_can_be_named(lines: Lines) -> None:
    (found,) = lines.documents(
        json_lines({"nr": "x", "inhalt": TEXT}), columns=(("body", "inhalt"), ("id", "nr"))
    )
    assert (found.data.decode(), found.identifier) == (TEXT, "x")


def test_text_beyond_ascii_is_read_however_it_is_written(lines: Lines) -> None:
    text = "protégé, 😀\n"
    record = json.dumps({"text": text})
    assert record.isascii()
    assert lines.documents(record)[0].data.decode() == text
    assert lines.documents(json.dumps({"text": text}, ensure_ascii=False))[0].data.decode() == text
    assert lines.documents('{"text": "half \\ud83d of a pair"}')[0].data.decode() == "half \ufffd of a pair\n"


def test_what_is_not_a_record_is_named_and_the_rest_is_read(lines: Lines) -> None:
    good = json_lines({"text": TEXT})
    assert lines.said(good + "no\n\n" + "[1]\n" + good + '{"text": ""}\n{"x": 1}\n{"text": "cut o') == [
        "x.jsonl#1",
        "x.jsonl#2: line 2 is not a JSON object",
        "x.jsonl#3: line 4 is not a JSON object",
        "x.jsonl#4",
        "x.jsonl#5: has no text",
        "x.jsonl#6: has no column that is known to hold the text, only `x`: `--columns body=NAME` names it",
        "x.jsonl#7: cut off: line 8 is not a JSON object",
    ]


def test_a_line_nested_without_end_is_no_fault_of_ours(lines: Lines) -> None:
    assert lines.said('{"text": ' + "[" * 100_000) == ["x.jsonl#1: cut off: line 1 is not a JSON object"]


def test_of_a_large_message_the_beginning_is_kept_and_a_larger_line_is_passed_over(lines: Lines) -> None:
    found, after = lines.documents(json_lines({"text": "x" * 150_000}, {"text": TEXT}))
    assert (len(found.data), found.size) == (65_536, 150_001)
    assert after.data.decode() == TEXT
    assert lines.said(json_lines({"text": "x" * 2_000_000}, {"text": TEXT})) == [
        "x.jsonl#1: line 1 has more than 400,000 bytes",
        "x.jsonl#2",
    ]


def test_lines_are_known_by_how_they_begin(tmp_path: Path) -> None:
    for name in ("x", "x.json", "x.txt"):
        (tmp_path / name).write_text(json_lines({"text": TEXT}))
        (found,) = read(str(tmp_path / name), READING)
        assert isinstance(found, Document)
        assert found.address.record == 1
