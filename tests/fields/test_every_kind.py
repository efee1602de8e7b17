"""What holds for the lines of every kind: blanks, and time that grows with the length only."""

import pytest

from cablelint.syntax import _field_tables
from cablelint.syntax.fields import items, match

HOSTILE = {
    "transmission_identifier": ("VZCZCXRO", "0"),
    "routing_line": ("PP", " RUEHAA"),
    "calling_station": ("DE RUEHXX #0412", "/01"),
    "security_line": ("ZNY CCCCC ZZH", " ZDK"),
    "date_time_group": ("", "O R "),
    "originator": ("FM", " AMEMBASSY"),
    "action_address": ("TO RUEHXX/A", " PRIORITY"),
    "information_address": ("INFO RUEHXX/A", " 0412"),
    "address": ("RUEHXX/AMEMBASSY", " A-1/B:2"),
    "classification": ("S E C R E T", " EXAMPLETON"),
    "caption": ("SIPDIS", ",SIPDIS"),
    "executive_order": ("E.O. 12958: DECL:", " X1,"),
    "tags": ("TAGS:", " ((PREL,"),
    "subject": ("SUBJECT: (C", "/ NF"),
    "paragraph": ("1. (S", "//REL"),
    "portion": ("(C", "-NF "),
    "page_break": ("EXAMPLETON 00000412", " 00"),
    "page_head": ("PAGE 02 EXAMPLETON", " 01 OF 02"),
}


@pytest.mark.parametrize("kind", _field_tables.EXPRESSIONS)
def test_the_longest_hostile_line_is_read_in_linear_time(kind: str) -> None:
    """What repeats, blanks, letters, closed by what fits nowhere.  In square time this would not end."""
    head, part = HOSTILE[kind]
    for repeated in (part, " ", "\n ", "S ", "(", "1", "/", "A", ".,"):
        for end in ("", "\x00", " \x00", "\n)"):
            line = head + repeated * (200_000 // len(repeated)) + end
            found = match(kind, line, 0, len(line))
            assert found is None or found.start() == 0


@pytest.mark.parametrize("name", _field_tables.ITEMS)
def test_lists_are_read_in_linear_time(name: str) -> None:
    for repeated in ("(PREL ", "RUEHAA ", "SIPDIS,", "Z ", "((", " "):
        line = repeated * (200_000 // len(repeated)) + "\x00"
        assert sum(1 for _ in items(name, line, 0, len(line))) >= 0


def test_blanks_around_a_line_are_no_part_of_it() -> None:
    for kind, line in (
        ("caption", " \tSIPDIS \n\n"),
        ("tags", "  TAGS: PREL \n"),
        ("originator", "FM EXAMPLETON \t\n"),
    ):
        found = match(kind, line, 0, len(line))
        assert found
        assert found[0] == line.strip()


def test_an_empty_line_is_malformed() -> None:
    assert all(match(kind, " \n", 0, 2) is None for kind in _field_tables.EXPRESSIONS)
