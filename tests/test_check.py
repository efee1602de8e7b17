"""One text in, one result out: which rules run, what becomes of their faults, what is left out."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from made_up_rules import TEXT, Check, codes, findings, head, result, says

from cablelint.check import check_text, checker
from cablelint.finding import Address, Severity
from cablelint.message import build
from cablelint.message.field import Field
from cablelint.message.model import Message
from cablelint.message.oddities import Copy, Malformed
from cablelint.rules import pages, rule
from cablelint.rules.rule import Fault, Fix, Rule, fault
from cablelint.settings import Settings
from cablelint.text import Decoded, Edit, Span, decode

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let there be these rules only: `only(AAA001=(ERROR, check), ...)`, or a Rule for the check."""

    def only(**rules: tuple[Severity | None, Check | Rule]) -> None:
        heads = {code: head(code, severity, severity) for code, (severity, _) in sorted(rules.items())}
        registry = {
            code: check if isinstance(check, Rule) else Rule(code, heads[code].name, check)
            for code, (_, check) in rules.items()
        }
        monkeypatch.setattr(pages, "heads", lambda: heads)
        monkeypatch.setattr("cablelint.check.REGISTRY", registry)
        checker.cache_clear()

    yield only
    checker.cache_clear()


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let every text be read as a message with these attributes."""

    def read_as(**parts: Any) -> None:
        def read(text: str, **_: Any) -> Message:
            return Message(source=text, text=text, **parts)

        monkeypatch.setattr(build, "read", read)
        checker.cache_clear()

    return read_as


# ---- settings -------------------------------------------------------------------------------------


def test_settings_travel_to_other_processes() -> None:
    settings = Settings(select=("MRK",), severities={"MRK": WARNING})
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert hash(settings) == hash(replace(settings, severities={}))


# ---- faults become findings -------------------------------------------------------------------------


def test_a_finding_has_places_lines_and_severity(only: Callable[..., None]) -> None:
    fix = Fix("write it anew", (Edit(24, 26, "INFO"),), safe=False)
    related = ((Span(3, 12), "the office"),)
    only(AAA001=(WARNING, says(27, 35, label="here", help="mend it", related=related, fix=fix)))
    (finding,) = findings()
    assert (finding.code, finding.name, finding.severity) == ("AAA001", "name-of-aaa001", WARNING)
    assert (finding.start.line, finding.start.column, finding.start.offset) == (2, 4, 27)
    assert (finding.end.line, finding.end.column) == (2, 12)
    assert (finding.file_start, finding.file_end) == ((2, 4), (2, 12))
    assert finding.source == ((1, "FM AMEMBASSY EXAMPLETON"), (2, "TO SECSTATE WASHDC"))
    assert [(one.start.line, one.start.column, one.label) for one in finding.related] == [
        (1, 4, "the office")
    ]
    assert finding.fix is not None
    assert [(edit.start[:2], edit.end[:2], edit.text) for edit in finding.fix.edits] == [
        ((2, 1), (2, 3), "INFO")
    ]
    assert not finding.fix.safe


def test_the_words_of_a_finding_travel_to_other_processes(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    """A rule may give the text of the message itself as a label; that text knows its place."""

    def check(message: Message) -> Iterator[Fault]:
        word = message.originator
        assert word is not None
        fix = Fix(word, (Edit(0, 1, word),))
        yield fault(word, word, label=word, help=word, notes=(word,), related=((word.span, word),), fix=fix)

    only(AAA001=(ERROR, check))
    read_as(originator=Field("AMEMBASSY EXAMPLETON", 3))
    made = result()
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_record_of_a_table_has_no_line_of_its_file(only: Callable[..., None]) -> None:
    only(AAA001=(ERROR, says(0, 1)))
    made = check_text(decode(TEXT.encode()), Address("x.csv", record=7), Settings(), certain=True)
    assert made is not None
    assert made.findings[0].file_start is None


def test_findings_are_sorted_by_place_then_code(only: Callable[..., None]) -> None:
    only(AAA001=(ERROR, says(30, 31)), BBB001=(ERROR, says(2, 5)), BBB002=(ERROR, says(2, 3)))
    assert codes() == ["BBB001", "BBB002", "AAA001"]


def test_a_fault_may_say_its_own_severity_but_the_settings_have_the_last_word(
    only: Callable[..., None],
) -> None:
    only(AAA001=(ERROR, says(0, 1, severity=INFO)))
    assert [finding.severity for finding in findings()] == [INFO]
    assert [finding.severity for finding in findings(severities={"AAA001": WARNING})] == [WARNING]
    # the history of a copy is no excuse for a message that is about to be sent
    assert [finding.severity for finding in findings(profile="transmit")] == [ERROR]


def test_the_fingerprint_knows_rule_line_and_text_but_no_words_of_ours(only: Callable[..., None]) -> None:
    def one(text: str, start: int, end: int, code: str = "AAA001", **details: Any) -> str:
        only(**{code: (ERROR, says(start, end, **details))})
        return findings(text)[0].fingerprint

    first = one("A line of it.\n", 2, 6)
    assert len(first) == 16
    assert first == one("\n\nA   line  of it.  \n", 6, 10, label="other words")  # moved, spaced anew
    assert first == one("\tA line\u00a0of \tit.\n", 3, 7)
    assert first != one("A line of it.\n", 2, 5)
    assert first != one("A line of that.\n", 2, 6)
    assert first != one("A line of it.\n", 2, 6, code="AAA002")


def test_a_message_on_one_endless_line_does_not_travel_with_every_finding(only: Callable[..., None]) -> None:
    only(AAA001=(ERROR, says(0, 1)))
    (finding,) = findings("FM X " * 100_000)
    assert sum(len(text) for _, text in finding.source) < 20_000


# ---- rules and what they need -----------------------------------------------------------------------


def test_a_rule_runs_only_where_what_it_needs_is_there(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    rules = {
        "AAA001": (
            ERROR,
            Rule("AAA001", "over-a-line", lambda line: [fault(line, "a fault")], part="originator"),
        ),
        "AAA002": (ERROR, Rule("AAA002", "with-needs", says(0, 1), needs=("originator", "tags"))),
        "AAA003": (ERROR, Rule("AAA003", "with-a-need", says(0, 1), needs=("originator",))),
    }
    only(**rules)
    read_as(originator=Field("AMEMBASSY EXAMPLETON", 3))
    assert codes() == ["AAA003", "AAA001"]
    read_as()
    assert codes() == []


def test_a_list_is_there_if_it_holds_anything(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    only(AAA001=(ERROR, Rule("AAA001", "over-a-list", says(0, 1), needs=("stray_captions",))))
    read_as(stray_captions=[Span(0, 2)])
    assert codes() == ["AAA001"]
    read_as()
    assert codes() == []


def test_a_malformed_line_names_the_rules_that_did_not_run(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    needing = Rule("AAA002", "needs-it", says(0, 1), needs=("subject",))
    only(AAA001=(ERROR, says(5, 6)), AAA002=(ERROR, needing), AAA003=(ERROR, says(9, 9)))
    read_as(malformed=[Malformed("subject", Span(0, 20), Span(5, 6), "a colon")])
    assert [(one.code, one.notes) for one in findings()] == [
        ("AAA001", ("the line was not checked for AAA002",)),
        ("AAA003", ()),
    ]


def test_a_rule_that_raises_is_named_and_the_others_go_on(only: Callable[..., None]) -> None:
    def raises(message: Message) -> Iterator[Fault]:
        yield fault(Span(0, 1), "found before")
        raise ValueError(f"cannot read {message.text[:12]!r}")

    only(AAA001=(ERROR, raises), AAA002=(ERROR, says(0, 1)))
    made = result()
    assert [finding.code for finding in made.findings] == ["AAA001", "AAA002"]
    (crash,) = made.crashes
    assert (crash.rule, crash.error) == ("AAA001", "ValueError: cannot read 'FM AMEMBASSY'")
    assert "test_check.py" in crash.trace
    assert "AMEMBASSY" not in crash.trace


def test_crashes_are_named_by_code_whatever_the_rules_need(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    def raises(message: Message) -> Iterator[Fault]:
        raise ValueError("no")

    needing = {code: Rule(code, "needs-it", raises, needs=("originator",)) for code in ("AAA001", "AAA003")}
    only(**{code: (ERROR, rule) for code, rule in needing.items()}, AAA002=(ERROR, raises))
    read_as(originator=Field("AMEMBASSY EXAMPLETON", 3))
    assert [crash.rule for crash in result().crashes] == ["AAA001", "AAA002", "AAA003"]


def test_a_message_that_cannot_be_read_is_a_crash_not_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str, **_: Any) -> Message:
        raise RecursionError("too deep")

    monkeypatch.setattr(build, "read", read)
    checker.cache_clear()
    made = result()
    checker.cache_clear()
    assert [(crash.rule, crash.error) for crash in made.crashes] == [("reading", "RecursionError: too deep")]


# ---- one cause, one finding -------------------------------------------------------------------------


def test_a_rule_silences_those_it_supersedes_where_it_speaks(only: Callable[..., None]) -> None:
    over = Rule("AAA001", "over", says(0, 1), supersedes=("AAA002",))
    only(AAA001=(ERROR, over), AAA002=(ERROR, says(9, 10)), AAA003=(ERROR, says(9, 10)))
    assert codes() == ["AAA001", "AAA003"]
    assert codes(ignore=("AAA001",)) == ["AAA002", "AAA003"]


def test_nothing_is_said_of_a_copy_set_aside_but_that_it_is_one(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    only(SYN003=(ERROR, says(10, 30)), AAA001=(ERROR, says(12, 13)), AAA002=(ERROR, says(30, 31)))
    read_as(copies=[Copy(Span(10, 30), "heading", Span(40, 60), lambda: True)])
    assert codes() == ["SYN003", "AAA002"]


def test_nothing_is_said_of_another_message_but_that_it_is_one(
    only: Callable[..., None], read_as: Callable[..., None]
) -> None:
    only(ARC006=(ERROR, says(10, 30)), SYN003=(ERROR, says(12, 13)), AAA002=(ERROR, says(5, 6)))
    read_as(foreign_span=Span(10, 60))
    assert codes() == ["AAA002", "ARC006"]


# ---- the message --------------------------------------------------------------------------------------


def test_rules_see_how_the_bytes_were_read(only: Callable[..., None]) -> None:
    def check(message: Message) -> Iterator[Fault]:
        assert message.first_foreign is not None
        yield fault(Span(message.first_foreign, message.first_foreign), message.encoding)

    only(AAA001=(ERROR, check))
    made = check_text(decode(b"FM X\nprot\xe9g\xe9\n"), Address("x"), Settings(), certain=True)
    assert made is not None
    assert [(one.message, one.start.offset) for one in made.findings] == [("cp1252", 9)]


def test_what_does_not_look_like_a_cable_is_none_unless_it_is_certain() -> None:
    prose = decode(b"Dear reader,\nthis is a letter.\n")
    assert check_text(prose, Address("x"), Settings()) is None
    assert check_text(prose, Address("x"), Settings(), certain=True) is not None


def test_a_message_over_the_limit_is_a_finding_and_is_not_checked() -> None:
    made = result(TEXT, Settings(max_message_size=2**20, select=("RUN001",)), size=3 * 2**20)
    (finding,) = made.findings
    assert finding.code == "RUN001"
    assert finding.message == "message is larger than 1 MiB and was not checked"
    assert finding.help == "allow more with `--max-message-size 4M`"
    assert finding.notes == ("it has 3 MiB",)
    prose = Decoded("Dear reader,\n", "utf-8", False, None, 0)
    assert check_text(prose, Address("x"), Settings(max_message_size=5), size=13) is None


def test_the_registry_and_the_pages_agree_on_names() -> None:
    checker.cache_clear()
    assert {code: one.name for code, one in rule.REGISTRY.items() if code in pages.heads()} == {
        code: one.name for code, one in pages.heads().items() if code in rule.REGISTRY
    }
