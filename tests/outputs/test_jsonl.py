"""JSON Lines: the records, their keys and the order of these, which programs rely on."""

from __future__ import annotations

import json
from typing import Any

from cablelint import __version__
from cablelint.finding import Address, Severity
from cablelint.text import Edit, Span
from outputs.drawn import finding, result, written

TEXT = "C O N F I D E N T I A L EXAMPLETON 000412\n\n3. (S) Text é😀.  \n"


def records(*findings: Any, **more: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("jsonl", result(*findings, **more)).split("\n")[:-1]]


def test_a_message_then_its_findings_then_the_summary() -> None:
    address = Address("cables.csv", record=15332)
    one = finding(
        TEXT,
        "(S)",
        "portion mark is higher than the message classification",
        code="MRK004",
        name="portion-mark-above-classification",
        label="marked SECRET",
        help="lower the mark to `(C)`",
        notes=("portion marks: E.O. 12958, section 1.6(c)",),
        related=(("C O N F I D E N T I A L", "the message is CONFIDENTIAL"),),
        in_file=False,
    )
    lines = written("jsonl", result(one, address=address)).split("\n")
    assert lines[0] == (
        '{"schema":"cablelint/1","kind":"message","path":"cables.csv","member":null,"record":15332,'
        '"id":"07EXAMPLETON412","year":2007,"post":"EXAMPLETON","classification":"CONFIDENTIAL","lines":34,'
        '"findings":1,"suppressed":0,"crashes":[]}'
    )
    assert lines[1] == (
        '{"schema":"cablelint/1","kind":"finding","code":"MRK004","name":"portion-mark-above-classification",'
        '"severity":"error","message":"portion mark is higher than the message classification",'
        '"path":"cables.csv","member":null,"record":15332,"id":"07EXAMPLETON412",'
        '"start":{"line":3,"column":4,"offset":46},"end":{"line":3,"column":7,"offset":49},'
        '"file_start":null,"file_end":null,'
        '"source":[{"line":1,"text":"C O N F I D E N T I A L EXAMPLETON 000412"},'
        '{"line":3,"text":"3. (S) Text é😀.  "}],'
        '"label":"marked SECRET","help":"lower the mark to `(C)`",'
        '"notes":["portion marks: E.O. 12958, section 1.6(c)"],'
        '"related":[{"line":1,"column":1,"end_line":1,"end_column":24,'
        '"label":"the message is CONFIDENTIAL"}],'
        '"fix":null,"url":"https://cablelint.example/rules/MRK004",'
        f'"fingerprint":"{one.fingerprint}","suppressed":null}}'
    )
    assert lines[2] == (
        '{"schema":"cablelint/1","kind":"summary","complete":true,"messages":1,'
        '"findings":{"error":1,"warning":0,"info":0},"suppressed":0,"unreadable":[],"skipped":0,"rules":[],'
        f'"version":"{__version__}","seconds":0.0}}'
    )
    assert lines[3:] == [""]


def test_a_fix() -> None:
    at = TEXT.index("  \n")
    one = finding(TEXT, Span(at, at + 2), "trailing space", edits=(Edit(at, at + 2, ""),), title="remove it")
    assert records(one)[1]["fix"] == {
        "title": "remove it",
        "safe": True,
        "edits": [
            {
                "start": {"line": 3, "column": 16, "offset": at},
                "end": {"line": 3, "column": 18, "offset": at + 2},
                "text": "",
            }
        ],
    }


def test_the_place_in_the_file_where_there_is_one() -> None:
    record = records(finding(TEXT, "(S)", "x"))[1]
    assert record["file_start"] == {"line": 3, "column": 4}
    assert record["file_end"] == {"line": 3, "column": 7}


def test_nothing_is_left_out_and_nothing_escapes_its_line() -> None:
    one = finding("a\u2028b\x85c\x1b\n", "c", "x\ny", severity=Severity.INFO)
    text = written("jsonl", result(one), show=Severity.ERROR)
    assert len(text.split("\n")) == 4
    assert json.loads(text.split("\n")[1])["source"] == [{"line": 1, "text": "a\u2028b\x85c\x1b"}]


def test_a_message_without_findings_has_its_record() -> None:
    assert [record["kind"] for record in records()] == ["message", "summary"]
