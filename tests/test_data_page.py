"""The queries of docs/data.md are run by DuckDB, over what its dialogues write; its columns are real ones.

After a change, `pytest --update-docs` writes the answers anew: read the difference.
"""

import re
from pathlib import Path
from typing import Any

import pytest

duckdb: Any = pytest.importorskip("duckdb", reason="DuckDB is not installed")
columns: Any = pytest.importorskip("cablelint.outputs.columns", reason="the extra parquet is not installed")

from test_docs import ROOT, posix, replayed  # noqa: E402

PAGE = ROOT / "docs" / "data.md"
QUERY = re.compile(r"^```sql\n(.*?)^```\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
COLUMN = re.compile(r"^\| `(\w+)` \| ([\w ]+\??) \|", re.MULTILINE)


@posix
def test_each_query_has_the_answer_that_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_docs: bool
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    replayed(text, tmp_path)
    monkeypatch.chdir(tmp_path)

    def answered(block: re.Match[str]) -> str:
        return f"```sql\n{block[1]}```\n\n```text\n{answer(block[1])}```\n"

    today = QUERY.sub(answered, text)
    assert text.count("```sql\n") == len(QUERY.findall(text)) == 4
    if update_docs:
        PAGE.write_text(today, encoding="utf-8")
    else:
        assert today == text


@pytest.mark.parametrize(("name", "first"), [("MESSAGES", "path"), ("FINDINGS", "code")])
def test_the_columns_of_the_page_are_those_there_are(name: str, first: str) -> None:
    schema = getattr(columns, name)
    tables = PAGE.read_text(encoding="utf-8").partition("## The columns")[2].split("\n\n")
    told = next(table for table in map(COLUMN.findall, tables) if table and table[0][0] == first)
    fields = list(schema)[schema.get_field_index(first) :]
    assert told == [(field.name, kind(field)) for field in fields]


def kind(field: Any) -> str:
    """The type of a column in the words of the page."""
    name = str(field.type)
    if name.startswith("list<"):
        return "list of struct" if "struct<" in name else "list of string"
    return f"{name}?" if field.nullable else name


def answer(query: str) -> str:
    """The table that a query gives, in columns, numbers to the right."""
    with duckdb.connect() as database:
        result = database.execute(query)
        names = [column[0] for column in result.description]
        rows = result.fetchall()
    table = [names, *(["" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
                       for value in row] for row in rows)]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    right = [all(isinstance(row[number], int | float) for row in rows) for number in range(len(names))]
    lines = (
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        )
        for row in table
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
