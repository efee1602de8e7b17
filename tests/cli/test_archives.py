"""Archives and pages on the command line: addresses, what is said of members, exit statuses."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from cli.program import CABLE, ERROR, cablelint_in


def zipped(folder: Path, **members: str) -> None:
    """An archive `x.zip`; names have an underscore for the point, two for a slash."""
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)


def page(text: str) -> str:
    return f"<!DOCTYPE html>\n<html>\n<code><pre>{text.replace(chr(10), '&#x000A;')}</pre></code></html>\n"


def test_members_are_addressed_and_those_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    zipped(tmp_path, a__07EXAMPLETON412_txt=CABLE, readme_md="Nothing.", ___x_txt=CABLE)
    with zipfile.ZipFile(tmp_path / "x.zip", "a") as archive:
        archive.writestr("../y.txt", CABLE)
    done = cablelint_in(tmp_path, "check", "x.zip")
    assert done.status == 2
    assert f"x.zip!a/07EXAMPLETON412.txt:2:1: error[{ERROR}]" in done.out
    assert "error: cannot read `x.zip!../y.txt`: its name leads out of the archive\n" in done.err
    assert "1 file is not a cable." in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]


def test_members_are_excluded_as_paths_are(tmp_path: Path) -> None:
    zipped(tmp_path, a__x_txt=CABLE, b__x_txt=CABLE, c_txt=CABLE)
    done = cablelint_in(tmp_path, "check", "x.zip", "--exclude", "x.zip!a/**", "--exclude", "c.txt", "-v")
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["x.zip!b/x.txt"]
    assert "skipped x.zip!a/x.txt: excluded\n" in done.err
    (tmp_path / "cablelint.toml").write_text('per-path-ignores = { "x.zip!b/**" = ["TRN"] }\n')
    done = cablelint_in(tmp_path, "check", "x.zip", "--fail-on", "warning")
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["x.zip!a/x.txt", "x.zip!c.txt"]


def test_an_archive_that_is_none_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("no")
    (tmp_path / "a.txt").write_text(CABLE)
    done = cablelint_in(tmp_path, "check", ".")
    assert done.status == 2
    assert "error: cannot read `x.zip`: it is not a zip file, or not a whole one\n" in done.err
    assert "Checked 1 message: 1 error. 1 file could not be read." in done.err


def test_a_bomb_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.txt", "w") as member:
            for _ in range(80):
                member.write(bytes(2**20))
        archive.writestr("a.txt", CABLE)
    done = cablelint_in(tmp_path, "check", "x.zip")
    assert done.status == 2
    assert "cannot read `x.zip!bomb.txt`: it is a bomb" in done.err
    assert "x.zip!a.txt:2:1" in done.out


def test_a_message_over_the_limit_is_a_finding_wherever_it_is(tmp_path: Path) -> None:
    large = CABLE + "More. \n" * 1000
    zipped(tmp_path, a_txt=large, t_csv=f'id,body\n1,"{large}"\n')
    done = cablelint_in(tmp_path, "check", "x.zip", "--max-message-size", "2K", "--show", "info")
    assert [line.split("]")[0] for line in done.out.splitlines()] == [
        "x.zip!a.txt:1:1: warning[RUN001",
        "x.zip!t.csv#1:1:1: warning[RUN001",
    ]


def test_a_page_has_places_in_the_message_and_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "07EXAMPLETON412.html").write_text(page(CABLE))
    done = cablelint_in(tmp_path, "check", ".", "-o", "full")
    assert "--> 07EXAMPLETON412.html:2:1\n" in done.out
    assert "= note: line 3 of 07EXAMPLETON412.html\n" in done.out
    column = len("<code><pre>") + len("VZCZCXRO0412") + len("&#x000A;") + 1
    shown = cablelint_in(tmp_path, "check", ".", "--locations", "file").out
    assert shown.startswith(f"07EXAMPLETON412.html:3:{column}: error[{ERROR}]")
    done = cablelint_in(tmp_path, "check", ".", "--fix", "--diff")
    assert done.out == ""


def test_of_a_json_line_only_the_record_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "07EXAMPLETON412", "text": CABLE}) + "\n")
    done = cablelint_in(tmp_path, "check", ".", "-o", "jsonl", "--locations", "file")
    finding = next(one for one in map(json.loads, done.out.splitlines()) if one.get("code") == ERROR)
    assert (finding["record"], finding["start"]["line"], finding["file_start"]) == (1, 2, None)
    assert cablelint_in(tmp_path, "check", ".", "--locations", "file").out.startswith("x.jsonl#1:2:1: ")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_processes_find_the_same_in_tables(tmp_path: Path, jobs: str) -> None:
    body = CABLE.replace('"', '""') + "1. (C) More text.\n" * 300
    rows = "".join(f'{number},"{body}"\n' for number in range(300))
    (tmp_path / "x.csv").write_text(f"id,body\n{rows}")
    done = cablelint_in(tmp_path, "check", "x.csv", "-j", jobs, "--select", ERROR, "--locations", "file")
    lines = body.count("\n") + 1
    places = [int(line.split(":")[1]) for line in done.out.splitlines()]
    assert places == [3 + number * lines for number in range(300)]


def test_archives_in_the_standard_input(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", CABLE)
    (tmp_path / "x.zip").write_bytes(out.getvalue())
    with (tmp_path / "x.zip").open("rb") as file:
        done = cablelint_in(tmp_path, "check", "-", "--stdin-filename", "in.zip", stdin=file)
    assert done.out.startswith(f"in.zip!a.txt:2:1: error[{ERROR}]")


def test_programs_are_not_sent_to_lines_that_are_elsewhere(tmp_path: Path) -> None:
    """A page has its lines in the file, without suggestions; an archive has no lines."""
    (tmp_path / "p.html").write_text(page(CABLE.replace("MAR", "Mar")))
    zipped(tmp_path, a_txt=CABLE.replace("MAR", "Mar"))
    out = cablelint_in(tmp_path, "check", "p.html", "x.zip", "-o", "rdjsonl", "--select", "TRN016").out
    on_page, in_archive = map(json.loads, out.splitlines())
    assert on_page["location"]["range"] == {"start": {"line": 3}}
    assert "suggestions" not in on_page
    assert "range" not in in_archive["location"]
    out = cablelint_in(tmp_path, "check", "p.html", "x.zip", "-o", "sarif", "--select", "TRN016").out
    on_page, in_archive = json.loads(out)["runs"][0]["results"]
    assert on_page["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "fixes" not in on_page
    assert "region" not in in_archive["locations"][0]["physicalLocation"]
    out = cablelint_in(tmp_path, "check", "p.html", "x.zip", "-o", "github", "--select", "TRN016").out
    assert ",line=3," in out.splitlines()[0]
    assert ",line=" not in out.splitlines()[1]


def test_messages_of_a_table_are_compared_and_the_place_in_the_file_is_known(tmp_path: Path) -> None:
    body = CABLE.replace('"', '""')
    rows = "".join(f'{name},"{body}"\n' for name in ("07EXAMPLETON412", "07EXAMPLETON413"))
    (tmp_path / "x.csv").write_text(f"id,body\n{rows}")
    done = cablelint_in(
        tmp_path, "check", "x.csv", "--select", "COR002", "--locations", "file", "--show", "info"
    )
    classification = body.split("\n").index("C O N F I D E N T I A L EXAMPLETON 000412")
    line = 2 + body.count("\n") + 1 + classification
    assert done.out.startswith(f"x.csv:{line}:1: info[COR002]")
