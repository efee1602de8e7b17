"""The Reviewdog Diagnostic Format: its fields, and columns that count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cablelint.finding import Address, Result
from cablelint.outputs.redaction import redacted
from cablelint.text import Edit, Span
from outputs.drawn import finding, result
from outputs.hostile import DATA, TEXT, results, written

ACCENTS = "SUBJECT: é and 😀 here  \r\nnext\r\n"


def diagnostics(made: list[Result]) -> list[dict[str, Any]]:
    """What was written, in both ways the same."""
    document = json.loads(written("rdjson", made))
    lines = [json.loads(line) for line in written("rdjsonl", made).splitlines()]
    assert document["source"]["name"] == "cablelint"
    assert [line.pop("source") for line in lines] == [document["source"]] * len(lines)
    assert document["diagnostics"] == lines
    for one in lines:
        assert one["message"]
        assert one["severity"] in ("ERROR", "WARNING", "INFO")
        assert "value" in one["code"]
        assert not one["location"]["path"].startswith("./")
    return lines


def test_the_fields_of_all() -> None:
    assert len(diagnostics(results())) == 13


@pytest.mark.parametrize(
    ("at", "start", "end"), [("é", 10, 12), ("‹and› 😀", 13, 16), ("😀", 17, 21), ("here", 22, 26)]
)
def test_columns_count_bytes(at: str, start: int, end: int) -> None:
    (one,) = diagnostics([result(finding(ACCENTS, at, "x"))])
    place = one["location"]["range"]
    assert (place["start"], place["end"]) == ({"line": 1, "column": start}, {"line": 1, "column": end})
    words = at if "‹" not in at else "and"
    assert ACCENTS.encode()[start - 1 : end - 1].decode() == words


def test_columns_are_those_of_the_bytes_wherever_a_finding_is() -> None:
    lines = DATA.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for one, made in zip(diagnostics(results()[:1]), results()[0].findings, strict=True):
        start, end = (one["location"]["range"][key] for key in ("start", "end"))
        if start["line"] == end["line"]:
            seen = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert seen.decode() == TEXT[made.start.offset : made.end.offset]


def test_a_suggestion_for_each_edit() -> None:
    at = ACCENTS.index("  \r")
    edits = (Edit(9, 10, "e"), Edit(at, at + 4, "\n"))  # the second takes a line end along
    (one,) = diagnostics([result(finding(ACCENTS, "é", "x", edits=edits))])
    assert one["suggestions"] == [
        {"range": {"start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 12}}, "text": "e"},
        {"range": {"start": {"line": 1, "column": 26}, "end": {"line": 2, "column": 1}}, "text": "\n"},
    ]


def test_related_places() -> None:
    (one,) = diagnostics([result(finding(ACCENTS, "here", "x", related=(("😀", "because"),)))])
    (related,) = one["relatedLocations"]
    assert related["message"] == "because"
    assert related["location"]["range"]["start"] == {"line": 1, "column": 17}


def test_where_the_line_is_not_known_there_is_no_column_and_no_suggestion() -> None:
    one = finding(ACCENTS, "here", "x", edits=(Edit(9, 10, "e"),))
    (seen,) = diagnostics([redacted(result(one))])
    assert seen["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in seen


def test_a_row_of_a_table_has_no_place_in_the_file() -> None:
    one = finding(ACCENTS, Span(0, 3), "x", in_file=False)
    (seen,) = diagnostics([result(one, address=Address("cables.csv", record=2))])
    assert seen["location"] == {"path": "cables.csv"}
