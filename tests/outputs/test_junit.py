"""JUnit XML, read by a library that reads it."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from cablelint.finding import Result, Severity
from outputs.drawn import finding, result
from outputs.hostile import results, written

TEXT = "SUBJECT: X\n"


def suite(made: list[Result]) -> TestSuite:
    parsed = JUnitXml.fromstring(written("junit", made).encode())
    (only,) = list(parsed)
    assert isinstance(only, TestSuite)
    before = (only.tests, only.failures, only.errors)
    only.update_statistics()  # type: ignore[no-untyped-call, unused-ignore]
    assert before == (only.tests, only.failures, only.errors)  # the totals are those of the cases
    return only


def cases(made: list[Result]) -> list[TestCase]:
    return [case for case in suite(made) if isinstance(case, TestCase)]


def test_a_case_is_a_message_and_the_totals_mean_something() -> None:
    seen = suite(results())
    assert (seen.tests, seen.failures, seen.errors) == (6, 3, 2)
    assert [(case.classname, case.name, case.is_passed) for case in cases(results())] == [
        ("out going", "07É,X:1%.txt", False),
        ("cables.csv", "#15332 07EXAMPLETON412", False),
        (".", "clean.txt", True),
        ("mirror.zip", "!cable/2007/03/07X398.html 07EXAMPLETON412", False),
        (".", "fails.txt", False),
        (".", "gone<&>.txt", False),
    ]


def test_errors_and_warnings_fail_and_infos_are_noted() -> None:
    error, warning, info = (finding(TEXT, "X", "x", severity=one) for one in sorted(Severity, reverse=True))
    both, slight, _ = cases([result(error, warning, info), result(info)])
    (failure,) = both.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("1 error, 1 warning", "error")
    assert failure.text == (
        "outgoing/07EXAMPLETON412.txt:1:10: error[AAA001] x\n"
        "outgoing/07EXAMPLETON412.txt:1:10: warning[AAA001] x"
    )
    for case in (both, slight):
        assert case.system_out == "outgoing/07EXAMPLETON412.txt:1:10: info[AAA001] x"
    assert slight.is_passed


def test_a_fault_of_ours_and_what_could_not_be_read_are_errors() -> None:
    failed, gone = cases(results())[4:]
    for case, message in (
        (failed, "cablelint failed in rule PAR001: IndexError: list index out of `range`"),
        (gone, "cannot read: permission denied"),
    ):
        (error,) = case.result
        assert isinstance(error, Error)
        assert error.message == message


def test_whatever_a_message_holds_it_is_xml() -> None:
    every = "".join(map(chr, (*range(1, 0x300), 0xD800, 0xFFFE, 0xFFFF, 0x10FFFF)))
    one = finding(TEXT, "X", every, label=every, help=every)
    assert len(cases([result(one, identifier=every)])) == 2
