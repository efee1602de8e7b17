"""Where a malformed line stops being well formed, and what was expected there.  All lines are fictional."""

import random
import string
import subprocess
import sys

import pytest

from cablelint.resources import grammar_text
from cablelint.syntax import explain as module
from cablelint.syntax._field_tables import EXPRESSIONS, SHAPES, WORDS
from cablelint.syntax.compile_fields import compile_fields
from cablelint.syntax.explain import END, EXPLAINED_BY_LARK, by_elements, by_lark, explain
from cablelint.syntax.fields import match

WELL_FORMED = {
    "transmission_identifier": "VZCZCXRO0412",
    "routing_line": "PP RUEHAA RUEHBBB\nRUEHCC",
    "calling_station": "DE RUEHXX #0412/01 0731530",
    "security_line": "ZNY SSSSS/BBBBB ZZH ZDS",
    "date_time_group": "O R 141530Z MAR 07 ZDK",
    "originator": "FM AMEMBASSY EXAMPLETON",
    "action_address": "TO RUEHC/SECSTATE WASHDC PRIORITY 2593-2599",
    "information_address": "INFO RUEHZZ/EXAMPLE POSTS COLLECTIVE",
    "address": "RUEKJCS/SECDEF WASHDC//USDP:PDUSDP// IMMEDIATE 0412",
    "classification": "C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412",
    "caption": "SENSITIVE, SIPDIS",
    "executive_order": "E.O. 12958: DNG: CO 03/14/2012, DECL: 03/14/2017",
    "tags": "TAGS: PREL, OVIP (ROE, RICHARD), XX",
    "subject": "SUBJECT: (C) A SAMPLE MESSAGE",
    "paragraph": "12. (C/NF) Text",
    "portion": "A. (S//NF) Text",
    "page_break": "EXAMPLETON 00000412  001.2 OF 002",
    "page_head": "PAGE 02 EXAMPLET 00412 01 OF 03 141533Z",
}


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        # | stands before the place where the line stops to be well formed
        ("transmission_identifier", "VZCZC|XR0412", "three letters for the channel such as `XRO`"),
        (
            "transmission_identifier",
            "VZCZCXRO|41",
            "three or four digits for the channel number such as `0412`",
        ),
        ("transmission_identifier", "VZCZCXRO0412|X", END),
        ("routing_line", "|YY RUEHAA", "a precedence prosign: `ZZ`, `OO`, `PP` or `RR`"),
        (
            "routing_line",
            "PP RUEHAA |RUEH8",
            "a routing indicator, R and three to six letters, such as `RUEHXX`",
        ),
        ("calling_station", "DE RUEHXX |0412/01 0731530", "`#`"),
        ("calling_station", "DE RUEHXX #0412|-01 0731530", "`/` or one blank"),
        ("calling_station", "DE RUEHXX #0412/01 073|153", "four digits for the time such as `1530`"),
        ("calling_station", "DE RUEHXX #0412/01|", "three digits for the day of the year such as `073`"),
        ("security_line", "ZNY CCCCC |ZH", "`ZZH`"),
        ("security_line", "ZNR UUUUU|", "`ZZH`"),
        ("date_time_group", "P 141530Z |MAX 07", "a month such as `MAR`"),
        ("date_time_group", "P 141530|  MAR 07", "`Z`"),
        ("date_time_group", "P 141530Z MAR |2007", "two digits for the year such as `07`"),
        ("action_address", "TO|RUEHC/SECSTATE WASHDC", "a blank"),
        (
            "action_address",
            "TO RUEHC/SECSTATE WASHDC PRIORITY |04123",
            "a serial of four digits such as `0412`",
        ),
        ("address", "RUEHXX/USMISSION SAMPLEVILLE|0412", "a blank or the end of the line"),
        ("address", "RUEHXX/SECSTATE WASHDC 2593-|99", "the last serial of the range, four digits"),
        ("address", "RUEHXX/|Secstate Washdc", "the name of an addressee such as `AMEMBASSY EXAMPLETON`"),
        ("classification", "S E C R E T SECTION 01 |EXAMPLETON 000412", "`OF`"),
        ("classification", "S E C R E T EXAMPLETON|", "the number of the message such as `000412`"),
        ("executive_order", "E.O. |DECL: 03/14/2017", "the number of an executive order such as `12958`"),
        ("page_break", "EXAMPLETON 00000412  002|", "`.` or `OF`"),
    ],
)
def test_the_place_and_what_was_expected_there(kind: str, line: str, expected: str) -> None:
    before, after = line.split("|")
    text = "\n \n" + before + after + " \n"
    assert explain(kind, text, 3, len(text)) == (3 + len(before), expected)


def test_several_that_were_expected() -> None:
    offset, expected = explain("action_address", "TO UEHC/SECSTATE WASHDC", 0, 23)
    assert offset == 3
    name = "the name of an addressee such as `AMEMBASSY EXAMPLETON`"
    assert expected == f"a routing indicator such as `RUEHXX`, {name} or `XMT`"


def damaged(seed: int) -> list[tuple[str, str]]:
    """Lines of every kind with a character lost, doubled, changed, or all from some place on lost."""
    chosen = random.Random(seed)
    made = []
    for kind, line in WELL_FORMED.items():
        at = chosen.randrange(len(line))
        character = chosen.choice(string.ascii_uppercase + string.digits + " /#-.()")
        ways = [line[:at] + line[at + 1 :], line[:at] + line[at] * 2 + line[at + 1 :]]
        ways += [line[:at] + character + line[at + 1 :], line[:at]]
        made += [(kind, way) for way in ways if match(kind, way, 0, len(way)) is None]
    return made


@pytest.mark.parametrize("seed", range(25))
def test_every_damaged_line_is_explained(seed: int) -> None:
    for kind, line in damaged(seed):
        offset, expected = explain(kind, line, 0, len(line))
        assert 0 <= offset <= len(line), (kind, line)
        assert expected


@pytest.mark.parametrize("seed", range(25, 60))
def test_lark_and_the_elements_say_the_same(seed: int) -> None:
    for kind, line in damaged(seed):
        if kind in EXPLAINED_BY_LARK and line.strip() == line != "":
            found, elements = by_lark(kind, line), by_elements(kind, line, 0, len(line))
            assert found, (kind, line)
            assert found[0] == elements[0], (kind, line)
            assert set(found[1]) - {END} <= set(elements[1]), (kind, line)


def test_well_formed_lines_are_well_formed() -> None:
    assert set(WELL_FORMED) == set(EXPRESSIONS)
    for kind, line in WELL_FORMED.items():
        assert match(kind, line, 0, len(line)), kind
        if kind in EXPLAINED_BY_LARK:
            assert by_lark(kind, line) is None


def test_it_never_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["", " ", "\x00", "\U0010ffff", "(" * 50, "A" * 5000, *WELL_FORMED.values()]
    for kind in EXPRESSIONS:
        for line in lines:
            offset, expected = explain(kind, line, 0, len(line))
            assert 0 <= offset <= len(line)
            assert expected

    def broken() -> None:
        raise ImportError

    monkeypatch.setattr(module, "_lark", broken)
    assert explain("security_line", "ZNR UUUUU ZH", 0, 12) == (10, "`ZZH`")


def test_long_lines_are_explained_in_linear_time() -> None:
    """In square time this would not end."""
    for kind, line in WELL_FORMED.items():
        for repeated in (" ", "A ", " RUEHAA", "A", "PRIORITY ", "O R "):
            long = line + repeated * (100_000 // len(repeated)) + "\x00"
            assert explain(kind, long, 0, len(long))[0] <= len(long)


def test_whatever_can_be_expected_has_words() -> None:
    """Lark's anonymous terminals are texts in quotes; all others have words in fields.lark."""
    with pytest.raises(ValueError, match="no words stand behind SEGMENT"):
        compile_fields(grammar_text("fields.lark").replace("// two digits for the section such as `01`", ""))

    def leaves(shape: tuple[str, object]) -> list[str]:
        inner = shape[1]
        if isinstance(inner, list):
            return [words for part in inner for words in leaves(part)]
        assert isinstance(inner, str)
        return [inner]

    for kind, shape in SHAPES.items():
        for words in leaves(shape):
            assert words.strip(), kind
            assert "_" not in words, kind
    assert all(WORDS.values())


def test_lark_is_imported_only_to_explain() -> None:
    program = (
        "import sys; from cablelint.syntax import explain, fields\n"
        "assert fields.match('security_line', 'ZNR UUUUU ZZH', 0, 13); assert 'lark' not in sys.modules\n"
        "explain.explain('address', 'RUEHXX/', 0, 7); assert 'lark' not in sys.modules\n"
        "explain.explain('security_line', 'ZNR', 0, 3); assert 'lark' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
