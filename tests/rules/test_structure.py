"""Order of lines: what the pages of the rules do not show."""

from __future__ import annotations

import pytest

from cablelint.finding import Finding
from cablelint.testing.examples import Example, template


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in Example((), text, ()).findings() if finding.code == code]


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.start.offset):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text


HEADER = template()[: template().index("C O N F")]
HEADING = template()[template().index("C O N F") : template().index("1. (C)")]
CUT = HEADING[: HEADING.index(" AND SAMPLEVILLE")] + " AND SAMP...\n\n"
RECORD = "123456\n\n2007-03-14\n\n07EXAMPLETON412\n\nEmbassy Exampleton\n\nCONFIDENTIAL\n\n\n"


def test_a_cut_heading_goes_with_its_record_where_the_header_stands_twice() -> None:
    text = HEADER + CUT + RECORD + template()
    (heading,), (transmission,) = found(text, "SYN003"), found(text, "SYN008")
    assert heading.fix is not None
    assert heading.fix.safe
    assert heading.fix == transmission.fix
    assert mended(text, heading) == template()


def test_the_first_of_two_whole_headings_is_read() -> None:
    text = template().replace("1. (C)", HEADING.replace("BRIDGE", "BRIDGE OR TWO") + "1. (C)", 1)
    (heading,) = found(text, "SYN003")
    assert heading.fix is not None
    assert not heading.fix.safe
    lost = [text[one.start.offset : one.end.offset] for one in heading.related if "only" in one.label]
    assert lost == ["OR", "TWO"]


def test_a_run_on_line_is_mended() -> None:
    text = template().replace("\nTAGS:", " TAGS:", 1)
    (line,) = found(text, "SYN002")
    assert mended(text, line) == template()


def test_all_elements_on_a_line_are_mended_at_once() -> None:
    flat = template().replace("\nTAGS:", " TAGS:", 1).replace("\nSUBJECT:", " SUBJECT:", 1)
    (line,) = found(flat, "SYN002")
    assert [related.label for related in line.related] == ["SUBJECT line, too"]
    assert mended(flat, line) == template()


def test_a_copy_that_goes_leaves_the_line_end_of_the_line_above() -> None:
    kept, body = template()[: template().index("\n1. (C)")], template()[template().index("1. (C)") :]
    again = "P 141530Z MAR 07FM AMEMBASSY EXAMPLETONTO SECSTATE WASHDC 2593\n" + HEADING.replace("\n", " ")
    text = f"{kept.rstrip()} {again}\n{body}"
    (heading,) = found(text, "SYN003")
    assert mended(text, heading) == f"{kept.rstrip()} \n{body}"


def test_a_copy_that_lends_its_classified_by_stays() -> None:
    authority = HEADING[HEADING.index("Classified By") :]
    text = HEADER + HEADING.replace(authority, "") + RECORD + template()[len(HEADER) :]
    (heading,) = found(text, "SYN003")
    assert heading.fix is None


def test_a_state_copy_has_no_format_lines() -> None:
    block = "ACTION EUR-12\n\nINFO  OCT-01  NEA-10   /023 W\n"
    assert found(block + template()[template().index("P 14") :], "SYN005") == []


@pytest.mark.parametrize("gone", ["FM AMEMBASSY EXAMPLETON\n", "TO RUEHC/SECSTATE WASHDC PRIORITY 2593\n"])
def test_one_missing_address_line_is_named(gone: str) -> None:
    (finding,) = found(template().replace(gone, ""), "SYN006")
    assert finding.message == f"{gone.split()[0]} is missing"


def test_a_damaged_address_line_is_missing_and_not_out_of_place() -> None:
    text = template().replace("FM AMEM", "FROM AMEM")
    assert found(text, "SYN001") == []
    assert len(found(text, "SYN006")) == 1


def test_no_line_of_the_first_five_is_reported_twice() -> None:
    text = template()[template().index("FM ") :]
    assert len(found(text, "SYN005")) == 1
    assert found(text, "SYN007") == []
