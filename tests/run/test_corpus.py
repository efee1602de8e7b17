"""What only several messages show: one identifier for two texts, one text twice, references that dangle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from cli.program import CABLE

import cablelint.run.corpus
from cablelint.check import check_text
from cablelint.finding import Address, Result
from cablelint.inputs import LeftOut
from cablelint.run.corpus import CompareError, Corpus
from cablelint.run.runner import Outcome
from cablelint.settings import Settings
from cablelint.suppression import Exceptions, PathRules
from cablelint.text import decode

ALL = Settings(select=("COR",))
REPEATED = Settings(select=("COR001", "COR002"))
OTHER = CABLE.replace("the only paragraph", "another paragraph")


def result(name: str, text: str = CABLE, settings: Settings = REPEATED) -> Result:
    """The result of a text that is the file NAME.txt; `a/NAME` is one in a folder."""
    identifier = name.rpartition("/")[2]
    checked = check_text(decode(text.encode()), Address(f"{name}.txt"), settings, identifier=identifier)
    assert checked is not None
    return checked


def compared(*results: Outcome, settings: Settings = REPEATED, whole: bool = True) -> list[Outcome]:
    with closing(Corpus(settings, whole=whole)) as corpus:
        return list(corpus.compared(results))


def told(*results: Outcome, settings: Settings = REPEATED, whole: bool = True) -> list[str]:
    """What is found: path, rule, and the last word of the note, which is the other message."""
    return [
        f"{one.address.path} {finding.code} {' '.join(finding.notes)[len('the other is ') :]}".rstrip()
        for one in compared(*results, settings=settings, whole=whole)
        if isinstance(one, Result)
        for finding in one.findings
    ]


def dangling(references: str, *there: str, name: str = "07PARIS412", whole: bool = True) -> list[str]:
    """The references of a message, with this REF line, that dangle beside other messages."""
    text = CABLE.replace("\n\nClassified", f"\n\nREF: {references}\n\nClassified")
    others = [result(other, CABLE.replace("EXAMPLETON 000412", "X 1"), ALL) for other in there]
    found = compared(result(name, text, ALL), *others, settings=ALL, whole=whole)[0]
    assert isinstance(found, Result)
    return [finding.message.split("`")[1] for finding in found.findings if finding.code == "COR003"]


# ---- COR001 and COR002 --------------------------------------------------------------------------


def test_one_message_is_beside_nothing() -> None:
    assert told(result("07EXAMPLETON412")) == []


def test_an_identifier_with_two_texts() -> None:
    assert told(result("a/07EXAMPLETON412"), result("b/07EXAMPLETON412", OTHER)) == [
        "b/07EXAMPLETON412.txt COR001 a/07EXAMPLETON412.txt"
    ]


def test_a_text_with_two_identifiers_or_one() -> None:
    assert told(result("07EXAMPLETON412"), result("07EXAMPLETON413")) == [
        "07EXAMPLETON413.txt COR002 07EXAMPLETON412.txt"
    ]
    assert told(result("a/07EXAMPLETON412"), result("b/07EXAMPLETON412")) == [
        "b/07EXAMPLETON412.txt COR002 a/07EXAMPLETON412.txt"
    ]


def test_what_was_told_of_a_text_is_not_told_again_of_its_copy() -> None:
    """Of A, B, B with one name the third is a copy of the second: that alone is new."""
    assert told(result("a/1"), result("b/1", OTHER), result("c/1", OTHER)) == [
        "b/1.txt COR001 a/1.txt",
        "c/1.txt COR002 b/1.txt",
    ]


def test_a_text_that_is_that_of_one_and_has_the_name_of_another() -> None:
    assert told(result("07EXAMPLETON412"), result("a/07EXAMPLETON413", OTHER), result("07EXAMPLETON413")) == [
        "07EXAMPLETON413.txt COR001 a/07EXAMPLETON413.txt",
        "07EXAMPLETON413.txt COR002 07EXAMPLETON412.txt",
    ]


@pytest.mark.parametrize(
    "copy",
    [
        CABLE.replace("\n", "\r\n"),
        CABLE.replace("only paragraph", "only\nparagraph"),
        CABLE.replace("SIPDIS\n", "SIPDIS   \n\n\n"),
        f"Wednesday, 14 March 2007, 15:30\n{CABLE}",
        f'123,3/14/2007 15:30,07EXAMPLETON412,"Embassy Exampleton",CONFIDENTIAL,,"\n{CABLE}',
    ],
)
def test_how_lines_are_wrapped_and_what_archives_add_is_no_difference(copy: str) -> None:
    assert told(result("a/1"), result("b/1", copy)) == ["b/1.txt COR002 a/1.txt"]


def test_a_later_section_is_another_message() -> None:
    first, second = (
        CABLE.replace("EXAMPLETON 000412", f"SECTION 0{number} OF 02 EXAMPLETON 000412") for number in (1, 2)
    )
    assert told(result("a/draft", first), result("b/draft", second)) == []
    assert told(result("a/draft", second), result("b/draft", second.replace("only", "sole"))) == [
        "b/draft.txt COR001 a/draft.txt"
    ]


def test_each_rule_speaks_without_the_other() -> None:
    results = [result("a/1"), result("b/1", OTHER), result("c/1")]
    assert told(*results, settings=Settings(select=("COR001",))) == ["b/1.txt COR001 a/1.txt"]
    assert told(*results, settings=Settings(select=("COR002",))) == ["c/1.txt COR002 a/1.txt"]
    assert told(*results, settings=Settings(select=("TRN",))) == []


def test_findings_stand_among_the_others_at_the_classification_line() -> None:
    settings = Settings(select=("COR002", "TRN005", "END001"))
    both = [result(name, settings=settings) for name in ("1", "2")]
    found = compared(*both, settings=settings)[1]
    assert isinstance(found, Result)
    assert [finding.code for finding in found.findings] == ["TRN005", "COR002", "END001"]
    finding = found.findings[1]
    assert (finding.start.line, finding.start.column, finding.end.column) == (9, 1, 42)
    assert finding.source == ((9, "C O N F I D E N T I A L EXAMPLETON 000412"),)
    assert len(finding.fingerprint) == 16


def test_where_there_is_no_classification_line_it_is_the_first_one() -> None:
    text = "FM AMEMBASSY EXAMPLETON\nTO SECSTATE WASHDC\nSUBJECT: A BRIDGE\n"
    found = compared(result("1", text), result("2", text))[1]
    assert isinstance(found, Result)
    assert [(one.start.line, one.end.column) for one in found.findings] == [(1, 24)]


def test_a_rule_that_is_off_for_a_path_is_off_there() -> None:
    settings = Settings(
        select=("COR",), exceptions=Exceptions(ignores=(PathRules("/", "b/**", frozenset({"COR002"})),))
    )
    pair = [
        check_text(decode(CABLE.encode()), Address(path), settings, identifier="1")
        for path in ("/a/1.txt", "/b/1.txt")
    ]
    found = compared(*[one for one in pair if one is not None], settings=settings)[1]
    assert isinstance(found, Result)
    assert found.findings == ()
    assert [(one.code, one.suppressed and one.suppressed.kind) for one in found.suppressed] == [
        ("COR002", "path")
    ]


def test_results_come_one_by_one_in_their_order_and_all_else_passes() -> None:
    taken: list[str] = []

    def many() -> Iterator[Outcome]:
        for number in range(3):
            taken.append(str(number))
            yield result(str(number))
        yield LeftOut(".git", "hidden")

    with closing(Corpus(REPEATED, whole=True)) as corpus:
        outcomes = corpus.compared(many())
        for number in range(3):
            one = next(outcomes)
            assert isinstance(one, Result)
            assert one.address.path == f"{number}.txt"
            assert len(taken) == number + 1
        assert list(outcomes) == [LeftOut(".git", "hidden")]


def test_without_sqlite_nothing_is_found_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    corpus = Corpus(ALL, whole=True)
    results = list(corpus.compared([result("1", settings=ALL), result("2", settings=ALL)]))
    assert [one.findings for one in results if isinstance(one, Result)] == [(), ()]
    assert corpus.remarks == ["COR001, COR002, COR003 were not asked: this Python has no sqlite3"]


# ---- COR003 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "references",
    [
        "PARIS 7",
        "A. PARIS 7",
        "07 PARIS 7",
        "07PARIS7",
        "2007 PARIS 000007",
        "PARIS 7 (07)",
        "PARIS 7 OF 2007",
        "AMEMBASSY PARIS 7 (NOTAL)",
        "A. EMAIL OF 2 MAY\n     B. PARIS 7",
        "PREVIOUS 07 PARIS 7",
    ],
)
def test_a_reference_that_leads_nowhere(references: str) -> None:
    assert dangling(references, "07PARIS8") == ["07PARIS7"]
    assert dangling(references, "07PARIS7") == []


def test_each_reference_is_judged() -> None:
    assert dangling("A. PARIS 7 B. PARIS 8 C. 06 PARIS 9 D. LONDON 10", "07PARIS8", "06PARIS1") == [
        "07PARIS7",
        "06PARIS9",
    ]


def test_of_posts_and_years_that_the_run_does_not_have_nobody_knows() -> None:
    assert dangling("LONDON 7", "07PARIS8") == []
    assert dangling("06 PARIS 7", "07PARIS8") == []
    assert dangling("MOUNT POISON 7", "07PARIS8") == []


def test_a_reference_without_a_year_may_be_to_the_year_before() -> None:
    assert dangling("LONDON 7", "07LONDON8", "06LONDON7") == []
    assert dangling("LONDON 7", "07LONDON8", "06LONDON8") == ["07LONDON7"]


def test_a_number_of_the_own_post_above_the_own_one_is_of_the_year_before() -> None:
    assert dangling("PARIS 9000", "06PARIS1") == ["06PARIS9000"]
    assert dangling("PARIS 9000", "07PARIS1") == []


def test_names_of_one_post_are_one() -> None:
    assert dangling("A. SECSTATE 7 B. STATE 8", "07STATE7") == ["07STATE8"]


def test_a_later_message_counts_and_the_order_is_kept() -> None:
    text = CABLE.replace("\n\nClassified", "\n\nREF: PARIS 8\n\nClassified")
    results: list[Outcome] = [
        result("07PARIS412", text, ALL),
        LeftOut("x", "hidden"),
        result("07PARIS8", OTHER, ALL),
    ]
    found = [one for one in compared(*results, settings=ALL) if isinstance(one, Result)]
    assert [one.address.path for one in found] == ["07PARIS412.txt", "07PARIS8.txt"]
    assert told(*results, settings=ALL) == []


def test_a_part_of_the_messages_says_nothing_of_what_is_missing() -> None:
    assert dangling("PARIS 7", "07PARIS8", whole=False) == []
    assert Corpus(ALL, whole=False).remarks == ["COR003 was not asked: only a part of the messages was read"]


def test_an_interrupted_run_gives_what_it_has_and_misses_nothing() -> None:
    text = CABLE.replace("\n\nClassified", "\n\nREF: PARIS 7\n\nClassified")

    def interrupted() -> Iterator[Outcome]:
        yield result("07PARIS412", text, ALL)
        raise KeyboardInterrupt

    given: list[Outcome] = []
    with closing(Corpus(ALL, whole=True)) as corpus, pytest.raises(KeyboardInterrupt):
        given.extend(corpus.compared(interrupted()))
    assert [one.findings for one in given if isinstance(one, Result)] == [()]


def test_a_disk_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    full = f"pragma max_page_count = 8; {cablelint.run.corpus._TABLES}"
    monkeypatch.setattr(cablelint.run.corpus, "_TABLES", full)
    with pytest.raises(CompareError, match="database or disk is full"):
        compared(*[result(f"{number}", f"{CABLE}{number}\n") for number in range(200)])
