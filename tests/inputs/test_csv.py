"""Tables of messages: the public dump, and CSV with a header row; what is read of broken ones, and said."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from cablelint.finding import Metadata, Result
from cablelint.inputs import Document, Found, NotCable, Reading, Unreadable, read
from cablelint.inputs.text import SAMPLE
from cablelint.run.runner import run
from cablelint.settings import Settings
from cablelint.text import decode
from inputs.containers import CORPUS, SEEDS, dumped, escaped, table

READING = Reading(1_000_000)

HEAD = "VZCZCXRO0412\nFM AMEMBASSY EXAMPLETON\nTO SECSTATE WASHDC"
BODY = 'C O N F I D E N T I A L EXAMPLETON 000412\n\n1. (C) He said: "no".\n2. (C) C:\\new'


class Table:
    """A file, and what is read of it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cables.csv"

    def read(self, content: str | bytes, **how: object) -> list[Found]:
        data = content if isinstance(content, bytes) else content.encode()
        self.path.write_bytes(data)
        return list(read(str(self.path), READING._replace(**how)))  # type: ignore[arg-type]

    def documents(self, content: str | bytes, **how: object) -> list[Document]:
        found = self.read(content, **how)
        assert all(isinstance(one, Document) for one in found), found
        return [one for one in found if isinstance(one, Document)]

    def texts(self, content: str | bytes, **how: object) -> list[str]:
        return [one.data.decode() for one in self.documents(content, **how)]

    def said(self, content: str | bytes, **how: object) -> list[str]:
        """An address for each document, and a sentence for all else."""
        words = []
        for one in self.read(content, **how):
            if isinstance(one, Unreadable):
                words.append(f"{one.path}: {one.reason}")
            elif isinstance(one, NotCable):
                words.append(f"{one.address}: {one.reason}")
            elif isinstance(one, Document):
                words.append(str(one.address))
        return [word.replace(str(self.path), "cables.csv") for word in words]

    def results(self, content: str | bytes, jobs: int = 1, **how: object) -> list[Result]:
        """What is found, all rows being taken for cables."""
        made = run(self.read(content, **how), Settings(), jobs=jobs, certain=True)
        return [one for one in made if isinstance(one, Result)]


@pytest.fixture
def cables(tmp_path: Path) -> Table:
    return Table(tmp_path)


# ---- the public dump ----------------------------------------------------------------------------


def test_the_text_of_a_row_is_header_blank_line_body_and_a_line_end(cables: Table) -> None:
    assert cables.texts(dumped(("07EXAMPLETON412", HEAD, BODY))) == [f"{HEAD}\n\n{BODY}\n"]


def test_a_row_knows_its_number_its_identifier_and_what_the_table_says(cables: Table) -> None:
    first, second = cables.documents(dumped(("07EXAMPLETON412", HEAD, BODY), ("07EXAMPLETON413", "", BODY)))
    assert (first.address.record, second.address.record) == (1, 2)
    assert (first.identifier, second.identifier) == ("07EXAMPLETON412", "07EXAMPLETON413")
    assert first.metadata == Metadata("3/14/2007 15:30", "Embassy Exampleton", "CONFIDENTIAL", "")
    assert first.extracted
    assert not first.certain


def test_a_row_without_a_header_is_its_body(cables: Table) -> None:
    assert cables.texts(dumped(("07EXAMPLETON412", "", BODY))) == [f"{BODY}\n"]


def test_a_row_without_a_text_is_no_message(cables: Table) -> None:
    assert cables.said(dumped(("07EXAMPLETON412", "", "N/A"), ("07EXAMPLETON413", "", BODY))) == [
        "cables.csv#1: has no text",
        "cables.csv#2",
    ]


def test_line_ends_and_the_backslashes_of_a_text_stay(cables: Table) -> None:
    body = "UNCLAS EXAMPLETON 000412\r\n\r\n1. A line\\\r\nand \\N and the end\\"
    assert cables.texts(dumped(("07EXAMPLETON412", "", body))) == [f"{body}\n"]


def test_bytes_that_are_not_utf_8_stay_what_they_are(cables: Table) -> None:
    row = dumped(("06EXAMPLETON88", HEAD, "1. protégé")).encode("cp1252")
    (document,) = cables.documents(row)
    assert document.data.endswith(b"1. prot\xe9g\xe9\n")
    assert "TXT008" in {finding.code for finding in cables.results(row)[0].findings}


def test_a_field_may_be_larger_than_the_csv_module_takes_by_itself(cables: Table) -> None:
    body = "x" * 200_000
    assert cables.texts(dumped(("07EXAMPLETON412", "", body))) == [f"{body}\n"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_heeded(cables: Table, encoding: str) -> None:
    rows = dumped(("07EXAMPLETON412", HEAD, "1. protégé"), ("07EXAMPLETON413", HEAD, BODY))
    assert cables.texts(rows.encode(encoding)) == [f"{HEAD}\n\n1. protégé\n", f"{HEAD}\n\n{BODY}\n"]


def test_an_encoding_that_is_named_is_the_one_of_all_rows(cables: Table) -> None:
    rows = dumped(("07EXAMPLETON412", HEAD, "1. ПРИМЕР")).encode("koi8-r")
    assert cables.texts(rows, encoding="koi8-r") == [f"{HEAD}\n\n1. ПРИМЕР\n"]


# ---- tables with a header row -------------------------------------------------------------------


def test_columns_are_known_by_their_names(cables: Table) -> None:
    rows = table(("ID", "Classification", "Full Text", "Notes"), ("07EXAMPLETON412", "SECRET", BODY, "x"))
    (document,) = cables.documents(rows)
    assert (document.data.decode(), document.identifier) == (f"{BODY}\n", "07EXAMPLETON412")
    assert document.address.record == 1, "the header row is no record"
    assert document.metadata is not None
    assert document.metadata.classification == "SECRET"


def test_quotes_are_doubled_and_backslashes_are_plain_where_the_table_doubles_quotes(cables: Table) -> None:
    assert cables.texts(table(("id", "body"), ("07EXAMPLETON412", BODY))) == [f"{BODY}\n"]


def test_backslashes_are_escapes_where_quotes_have_them(cables: Table) -> None:
    assert cables.texts(f'id,body\n1,"{escaped(BODY)}"\n') == [f"{BODY}\n"]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_signs_may_part_the_columns(cables: Table, delimiter: str) -> None:
    assert cables.texts(f'id{delimiter}body\n1{delimiter}"{HEAD}"\n') == [f"{HEAD}\n"]


def test_columns_can_be_named(cables: Table) -> None:
    rows = table(("Nr", "Kopf", "Inhalt", "body"), ("07EXAMPLETON412", HEAD, BODY, "something else"))
    columns = (("id", "Nr"), ("header", "Kopf"), ("body", "Inhalt"))
    (document,) = cables.documents(rows, columns=columns)
    assert (document.data.decode(), document.identifier) == (f"{HEAD}\n\n{BODY}\n", "07EXAMPLETON412")


def test_columns_of_a_table_without_a_header_row_are_numbered(cables: Table) -> None:
    rows = table(("x", BODY, "07EXAMPLETON412"))
    (document,) = cables.documents(rows, columns=(("body", "2"), ("id", "3")))
    assert (document.data.decode(), document.identifier) == (f"{BODY}\n", "07EXAMPLETON412")
    assert document.address.record == 1


def test_a_table_whose_columns_are_not_known_is_said_to_be_so(cables: Table) -> None:
    rows = table(("number", "inhalt"), ("1", BODY))
    assert cables.said(rows) == [
        "cables.csv: has no column that is known to hold the text, only `number`, `inhalt`:"
        " `--columns body=NAME` names it"
    ]
    assert cables.said(rows, columns=(("body", "Inhalt"),)) == [
        "cables.csv: has no column `Inhalt`, only `number`, `inhalt`"
    ]


# ---- what is broken -----------------------------------------------------------------------------


def test_a_table_that_ends_inside_of_a_row_is_read_up_to_there(cables: Table) -> None:
    rows = dumped(("07EXAMPLETON412", HEAD, BODY), ("07EXAMPLETON413", HEAD, BODY))
    assert cables.said(rows[: -len('new"\n')]) == [
        "cables.csv#1",
        "cables.csv#2: cut off: the file ends inside of a field, in lines 7 to 12",
    ]


def test_a_quote_too_many_costs_the_row_that_it_stands_in(cables: Table) -> None:
    good = dumped(("07EXAMPLETON412", HEAD, BODY))
    bad = good.replace("(C) He", '(C) "He" ')
    assert cables.said(good + bad + good + bad + bad + good) == [
        "cables.csv#1",
        "cables.csv#2: a field goes on behind its closing quote, in lines 7 to 12",
        "cables.csv#3",
        "cables.csv#4: a field goes on behind its closing quote, in lines 19 to 30",
        "cables.csv#5",
    ]


def test_a_row_with_other_fields_than_the_table_is_named(cables: Table) -> None:
    rows = table(("id", "body", "x"), ("1", BODY, ""), ("2", BODY), ("3",), ("4", BODY, ""))
    assert cables.said(rows) == [
        "cables.csv#1",
        "cables.csv#2: a row of 2 fields, not 3, in lines 6 to 10",
        "cables.csv#3",
    ]


def test_blank_lines_are_no_rows(cables: Table) -> None:
    assert cables.said("id,body\n\n1,x\n\n\n2,y\n\n") == ["cables.csv#1", "cables.csv#2"]


def test_an_empty_table_holds_nothing(cables: Table) -> None:
    assert cables.said("id,body\n") == []
    assert cables.said("") == ["cables.csv: has no header row"]


def test_of_a_large_message_the_beginning_is_kept_and_the_rows_behind_it_are_read(cables: Table) -> None:
    large = '1. (C) A "line".\n' * 60_000
    rows = dumped(("07EXAMPLETON412", HEAD, f"{BODY}\n{large}"), ("07EXAMPLETON413", HEAD, BODY))
    for limit in (SAMPLE, 1_000_000):
        first, second = cables.documents(rows, limit=limit)
        assert first.size > limit
        assert len(first.data) <= SAMPLE
        assert first.identifier == "07EXAMPLETON412"
        assert (second.address.record, second.data.decode()) == (2, f"{HEAD}\n\n{BODY}\n")
    (result, _) = cables.results(rows, limit=SAMPLE)
    assert result.identifier == "07EXAMPLETON412"


def test_a_file_of_one_line_without_an_end_is_not_kept_in_memory(cables: Table) -> None:
    rows = dumped(("07EXAMPLETON412", HEAD, BODY)) + '"2","3/14/2007 15:30","' + "x" * 3_000_000
    assert cables.said(rows) == [
        "cables.csv#1",
        "cables.csv: a line has more than 2,000,000 bytes, behind row 1: nothing was read from there on",
    ]


def test_memory_does_not_depend_on_the_number_of_rows(tmp_path: Path) -> None:
    row = dumped(("07EXAMPLETON412", HEAD, BODY * 50))
    path = tmp_path / "cables.csv"
    path.write_text(row * 2000, encoding="utf-8")
    tracemalloc.start()
    assert sum(1 for _ in read(str(path), READING)) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000 < path.stat().st_size


# ---- places in the file -------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_finding_has_its_place_in_the_file(cables: Table, jobs: int) -> None:
    """The text of the file there is the text under the finding."""
    good = dumped(("07EXAMPLETON412", HEAD, BODY))
    seeds = [(path.stem, "", path.read_text("utf-8", "replace")) for path in sorted(SEEDS.glob("0*.txt"))]
    content = good + dumped(*[seed for seed in seeds for _ in range(12)])
    lines = content.split("\n")
    results = cables.results(content, jobs)
    seen = 0
    for document, result in zip(cables.documents(content), results, strict=True):
        text = document.data.decode()
        for finding in result.findings:
            assert finding.file_start is not None
            assert finding.file_end is not None
            under = text[finding.start.offset : finding.end.offset]
            if under and "\n" not in under:
                (line, column), (last, end) = finding.file_start, finding.file_end
                assert line == last
                assert lines[line - 1][column - 1 : end - 1] == escaped(under)
                seen += 1
    assert seen > 1000


def test_every_character_has_its_place_in_the_file(cables: Table) -> None:
    """Escapes count as one character of the message; what joins the fields stands at the end of the first."""
    head, body = f'"{HEAD}\\', f'{BODY}""\n\\"\u00e9"'
    for content, write in (
        (dumped(("1", "x", "y"), ("07EXAMPLETON412", head, body)), escaped),
        (
            table(("note", "body", "head"), ("x", "y", "z"), ("\n,\n", body, head)),
            lambda text: text.replace('"', '""'),
        ),
        ('head;body;id\n\nx;y;z\nab;c"d;f\n', lambda text: text),
    ):
        document = cables.documents(content)[-1]
        assert document.origin is not None
        decoded = decode(document.data)
        locate = document.origin.locate(decoded)
        assert locate is not None
        lines = [line + "\n" for line in content.split("\n")]
        places = [locate(offset) for offset in range(len(decoded.text) + 1)]
        joint = len(head) if head in decoded.text else 2
        for offset, character in enumerate(decoded.text[:-1]):
            line, column = places[offset]
            if joint <= offset < joint + 2:
                assert places[offset] == places[joint]
            else:
                assert lines[line - 1][column - 1 :].replace("\r", "").startswith(write(character))
        assert places[-1] == places[-2]


def test_rows_of_files_with_other_line_ends_have_their_places(cables: Table) -> None:
    for ending in ("\r\n", "\r"):
        content = ending.join(
            ["id,body", "1,one", "07EXAMPLETON412,C O N F I D E N T I A L EXAMPLETON 412", ""]
        )
        (finding,) = [f for f in cables.results(content)[1].findings if f.code == "CLS005"]
        assert (finding.file_start, finding.file_end) == ((3, 52), (3, 55))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared")
def test_the_rows_of_the_public_dump_are_the_files_of_the_corpus() -> None:
    documents = list(read(str(CORPUS / "cables.csv"), READING))
    assert len(documents) == 84
    for document in documents:
        assert isinstance(document, Document)
        assert document.data == (CORPUS / "cables" / f"{document.identifier}.txt").read_bytes()
