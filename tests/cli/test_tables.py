"""Tables of messages on the command line: addresses, places in the file, what is said of rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.program import CABLE, ERROR, cablelint_in

LINE = 2  # of the message, where the error is


def row(number: int, text: str) -> str:
    """A row of the public dump; the text is its body."""
    body = text.replace('"', '\\"')
    return (
        f'"{number}","3/14/2007 15:30","07EXAMPLETON412","Embassy Exampleton","CONFIDENTIAL","","","{body}"\n'
    )


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "cables.csv").write_text(row(1, "no cable") + row(2, CABLE) + row(3, CABLE))
    return tmp_path


def test_a_finding_is_addressed_by_its_row_and_its_place_in_the_message(here: Path) -> None:
    done = cablelint_in(here, "check", "cables.csv")
    assert done.status == 1
    assert [line.partition(" ")[0] for line in done.out.splitlines()] == [
        "cables.csv#2:2:1:",
        "cables.csv#3:2:1:",
    ]
    assert "Checked 2 messages in 1 file: 2 errors. 1 row is not a message (-v lists them)." in done.err


def test_the_rows_that_are_not_messages_are_listed(here: Path) -> None:
    (here / "cables.csv").write_text(row(1, "no cable") + row(2, "") + row(3, CABLE))
    done = cablelint_in(here, "check", "cables.csv", "-v")
    assert "skipped cables.csv#1: does not look like a cable\n" in done.err
    assert "skipped cables.csv#2: has no text\n" in done.err
    assert "2 rows are not messages." in done.err


def test_the_drawing_says_which_line_of_the_file_it_is(here: Path) -> None:
    done = cablelint_in(here, "check", "cables.csv", "-o", "full")
    assert "--> cables.csv#2:2:1  (07EXAMPLETON412)\n" in done.out
    assert "= note: line 3 of cables.csv\n" in done.out


@pytest.mark.parametrize("format", ["full", "concise", "grouped"])
def test_places_in_the_file_can_be_shown(here: Path, format: str) -> None:
    done = cablelint_in(here, "check", "cables.csv", "-o", format, "--locations", "file")
    place = "3:1 " if format == "grouped" else "cables.csv:3:1"
    assert place in done.out
    assert "note: line" not in done.out


def test_json_holds_both_places(here: Path) -> None:
    done = cablelint_in(here, "check", "cables.csv", "-o", "jsonl")
    records = [json.loads(line) for line in done.out.splitlines()]
    first = next(record for record in records if record.get("code") == ERROR)
    assert (first["path"], first["record"], first["id"]) == ("cables.csv", 2, "07EXAMPLETON412")
    assert first["start"]["line"] == LINE
    assert first["file_start"] == {"line": 3, "column": 1}


def test_report_shows_places_in_the_file_as_check_does(here: Path) -> None:
    cablelint_in(here, "check", "cables.csv", "-o", "jsonl=results.jsonl")
    shown = cablelint_in(here, "check", "cables.csv", "-o", "full", "--locations", "file").out
    assert cablelint_in(here, "report", "results.jsonl", "-o", "full", "--locations", "file").out == shown


def test_a_broken_row_is_named_and_the_rest_is_checked(here: Path) -> None:
    content = row(1, CABLE) + row(2, CABLE).replace("SIPDIS", '"SIPDIS" ') + row(3, CABLE)
    (here / "cables.csv").write_text(content)
    done = cablelint_in(here, "check", "cables.csv")
    assert done.status == 2
    lines = "lines 21 to 40"
    assert (
        f"error: cannot read `cables.csv#2`: a field goes on behind its closing quote, in {lines}" in done.err
    )
    assert "Checked 2 messages in 1 file: 2 errors. 1 part of a file could not be read." in done.err


def test_a_table_whose_columns_are_not_known_is_no_message(here: Path) -> None:
    (here / "cables.csv").write_text("nr,inhalt\n1,x\n")
    done = cablelint_in(here, "check", "cables.csv")
    assert done.status == 3
    assert "nothing was checked: `cables.csv` has no column that is known to hold the text" in done.err
    (here / "cables.csv").write_text(f'nr,inhalt\n1,"{CABLE}"\n')
    assert cablelint_in(here, "check", "cables.csv", "--columns", "body=inhalt,id=nr").status == 1


def test_a_table_is_not_fixed_in_place(here: Path) -> None:
    (here / "cables.csv").write_text(row(1, CABLE.replace("MAR", "Mar")))
    before = (here / "cables.csv").read_bytes()
    done = cablelint_in(here, "check", "cables.csv", "--fix")
    assert "1 message is not a file: `--fix --output-dir DIR` writes fixed copies." in done.err
    assert (here / "cables.csv").read_bytes() == before
    cablelint_in(here, "check", "cables.csv", "--fix", "--output-dir", "out")
    assert (here / "out" / "cables.csv" / "1-07EXAMPLETON412.txt").read_text() == CABLE


def test_the_standard_input_may_be_a_table(here: Path) -> None:
    table = (here / "cables.csv").read_text()
    done = cablelint_in(here, "check", "-", "--input-format", "csv", input=table)
    assert done.out.startswith(f"-#2:{LINE}:1: error[{ERROR}]")


def test_a_configuration_can_name_columns_and_encoding(here: Path) -> None:
    (here / "cables.csv").write_bytes(f'nr,inhalt\n07EXAMPLETON412,"{CABLE}é"\n'.encode("cp1252"))
    (here / "cablelint.toml").write_text('columns = ["id=nr", "body=inhalt"]\nencoding = "cp1252"\n')
    done = cablelint_in(here, "check", "cables.csv", "--show", "info")
    assert f"error[{ERROR}]" in done.out
    assert "TXT008" not in done.out
    (here / "cablelint.toml").write_text('columns = ["nr=x"]\nencoding = "hex"\n')
    done = cablelint_in(here, "check", "cables.csv")
    assert done.status == 2
    assert "error: `nr=x` is not WHAT=COLUMN\n" in done.err
    assert "error: unknown encoding in `encoding`\n" in done.err


def test_an_encoding_counts_for_tables_and_texts(here: Path) -> None:
    text = CABLE.replace("paragraph.", "paragraph, déjà vu.")
    (here / "cables.csv").write_bytes(row(1, text).encode("utf-16-le"))
    (here / "x.txt").write_bytes(text.encode("cp1252"))
    assert "TXT008" in cablelint_in(here, "check", "x.txt", "--show", "info").out
    assert "TXT008" not in cablelint_in(here, "check", "x.txt", "--encoding", "cp1252", "--show", "info").out
    done = cablelint_in(here, "check", "cables.csv", "--encoding", "utf-16-le")
    assert "Checked 1 message" in done.err
