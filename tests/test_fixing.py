"""Fixes: whole ones only, in their order, to an end, and nothing else changed; what does harm is refused."""

from __future__ import annotations

import pytest

from cablelint.finding import Address, Crash, Finding, FindingFix, FixEdit, Result, Severity
from cablelint.fixing import MOST_ROUNDS, Check, FaultyFixError, fixed
from cablelint.rules import pages
from cablelint.text import Decoded, LineIndex, decode


class Rules:
    """Made-up rules by code: each has a word that it finds, and what its fix makes of it, if it has one."""

    def __init__(self, **rules: tuple[str, str | None]) -> None:
        self.rules = rules
        self.seen: list[str] = []

    def __call__(self, decoded: Decoded) -> Result | None:
        self.seen.append(decoded.text)
        findings = [
            finding
            for code, (word, to) in self.rules.items()
            for finding in self._find(decoded, code, word, to)
        ]
        return Result(Address("x"), None, None, None, None, 1, tuple(findings))

    def _find(self, decoded: Decoded, code: str, word: str, to: str | None) -> list[Finding]:
        index, found, at = LineIndex(decoded.text), [], decoded.text.find(word)
        while at >= 0:
            start, end = index.position(at), index.position(at + len(word))
            fix = None if to is None else FindingFix("mend", True, (FixEdit(start, end, to),))
            line = " ".join(index.line(start.line).split())
            fingerprint = f"{line} {word}"
            found.append(
                Finding(code, "name", Severity.INFO, "", start, end, fix=fix, fingerprint=fingerprint)
            )
            at = decoded.text.find(word, at + len(word))
        return found


def run(data: bytes, rules: Check, *, unsafe: bool = False) -> bytes:
    result = rules(decode(data))
    assert result is not None
    return fixed(data, result, rules, unsafe=unsafe).data


@pytest.fixture(autouse=True)
def _heads(monkeypatch: pytest.MonkeyPatch) -> None:
    """All made-up rules have a safe fix, but U has an unsafe one, and that of D is only shown."""
    head = next(iter(pages.heads().values()))
    classes = {"U": "unsafe", "D": "display"}
    names = [
        "ARC001",
        "SYN003",
        "TXT002",
        "CAP001",
        "PGB004",
        "PGB006",
        "TRN008",
        "PAR002",
        "A",
        "B",
        "C",
        "U",
        "D",
    ]
    heads = {code: head._replace(code=code, fix=classes.get(code, "safe")) for code in names}
    monkeypatch.setattr(pages, "heads", lambda: heads)


def test_every_place_is_fixed() -> None:
    assert run(b"a x a\n", Rules(A=("a", "b"))) == b"b x b\n"


def test_a_fix_that_meets_another_waits_for_the_next_round() -> None:
    rules = Rules(A=("ab", "x"), B=("bc", "y"))
    assert run(b"abc bc\n", rules) == b"xc y\n"
    side_by_side = Rules(A=("a", "x"), B=("b", "y"))
    assert run(b"ab\n", side_by_side) == b"xy\n"
    assert side_by_side.seen == ["ab\n", "xb\n", "xy\n"]


def test_a_fix_is_applied_with_all_its_edits_or_not_at_all() -> None:
    place = LineIndex("abcdef\n").position
    one = FindingFix("", True, (FixEdit(place(0), place(1), "A"), FixEdit(place(2), place(3), "C")))
    two = FindingFix("", True, (FixEdit(place(2), place(3), "3"), FixEdit(place(5), place(6), "6")))
    findings = tuple(
        Finding(code, "name", Severity.INFO, "", place(0), place(0), fix=fix)
        for code, fix in (("A", one), ("B", two))
    )
    before = Result(Address("x"), None, None, None, None, 1, findings)

    def check(decoded: Decoded) -> Result:
        return Result(Address("x"), None, None, None, None, 1)

    assert fixed(b"abcdef\n", before, check).data == b"AbCdef\n"


def test_two_findings_may_share_a_fix() -> None:
    rules = Rules(A=("a", ""), B=("a", ""))
    assert run(b"a b\n", rules) == b" b\n"
    assert len(rules.seen) == 2


def test_the_order_of_the_rules_is_that_of_the_catalogue() -> None:
    order = ["ARC001", "SYN003", "PGB006", "TRN008", "PAR002"]
    rules = Rules(**{code: (f"<{code}>", code[:3]) for code in reversed(order)})
    assert run(" ".join(f"<{code}>" for code in order).encode(), rules) == b"ARC SYN PGB TRN PAR"
    assert [text.count("<") for text in rules.seen] == [5, 4, 3, 2, 1, 0]


def test_only_the_classes_that_were_asked_for_are_applied() -> None:
    rules = Rules(A=("a", "1"), U=("u", "2"), D=("d", "3"))
    assert run(b"a u d\n", rules) == b"1 u d\n"
    assert run(b"a u d\n", rules, unsafe=True) == b"1 2 d\n"


def test_what_does_not_come_to_an_end_is_a_fault() -> None:
    with pytest.raises(FaultyFixError, match="the fixes of A do not come to an end in 10 rounds"):
        run(b"a\n", Rules(A=("a", "b"), B=("b", "a")))
    assert MOST_ROUNDS == 10


def test_ten_rounds_are_allowed() -> None:
    steps = {code: (str(at), str(at + 1)) for at, code in enumerate(["A", "B", "C"])}
    assert run(b"0\n", Rules(**steps)) == b"3\n"
    digits = Rules(A=("xy", "y"))
    assert run(b"xxxxxxxxxxy\n", digits) == b"y\n"
    with pytest.raises(FaultyFixError):
        run(b"xxxxxxxxxxxy\n", digits)


def test_a_fix_that_brings_a_finding_is_a_fault() -> None:
    with pytest.raises(FaultyFixError, match="the fixes of A bring B"):
        run(b"a b\n", Rules(A=("a", "b"), B=("b", None)))


def test_a_finding_that_a_later_round_fixes_is_none_that_was_brought() -> None:
    assert run(b"a\n", Rules(A=("a", "b"), B=("b", "c"))) == b"c\n"


def test_a_finding_in_a_line_that_changed_is_the_one_that_was_there() -> None:
    assert run(b"a b\n", Rules(A=("a", "x"), B=("b", None))) == b"x b\n"


def test_a_finding_that_hid_behind_what_was_fixed_is_none_that_was_brought() -> None:
    rules = Rules(PGB004=("a", "b"), TXT001=("b", None))
    assert run(b"a\n", rules) == b"b\n"


def test_a_message_must_be_read_as_before() -> None:
    def check(decoded: Decoded) -> Result | None:
        made = Rules(A=("a", ""))(decoded)
        assert made is not None
        crashes = () if "a" in decoded.text else (Crash("TAG001", "KeyError: 1", ""),)
        return Result(Address("x"), None, None, decoded.text[:1], None, 1, made.findings, crashes)

    with pytest.raises(FaultyFixError, match="leave a message on which TAG001 fails"):
        run(b"xa\n", check)

    def prose(decoded: Decoded) -> Result | None:
        return Rules(A=("a", ""))(decoded) if "a" in decoded.text else None

    with pytest.raises(FaultyFixError, match="leave a text that does not look like a cable"):
        run(b"xa\n", prose)

    def posts(decoded: Decoded) -> Result | None:
        made = Rules(A=("a", ""))(decoded)
        assert made is not None
        return Result(Address("x"), None, None, decoded.text[:1], None, 1, made.findings)

    with pytest.raises(FaultyFixError, match="change the post of the message"):
        run(b"ax\n", posts)


def test_edits_that_overlap_in_themselves_are_a_fault() -> None:
    place = LineIndex("abc\n").position
    fix = FindingFix("", True, (FixEdit(place(0), place(2), ""), FixEdit(place(1), place(3), "")))
    finding = Finding("A", "name", Severity.INFO, "", place(0), place(0), fix=fix)
    before = Result(Address("x"), None, None, None, None, 1, (finding,))
    with pytest.raises(FaultyFixError, match="the fixes of A overlap in themselves"):
        fixed(b"abc\n", before, Rules())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a b\n", b"1\n2 b\n"),
        (b"a b\r\nc\r\n", b"1\r\n2 b\r\nc\r\n"),
        (b"a b\r\nc\n", b"1\n2 b\r\nc\n"),
        (b"a b\rc\r", b"1\r2 b\rc\r"),
        (b"a b", b"1\n2 b"),
        (b"\xef\xbb\xbfa b\r\n", b"\xef\xbb\xbf1\r\n2 b\r\n"),
        (b"a \xe9\x93\r\n", b"1\r\n2 \xe9\x93\r\n"),  # windows-1252
        (b"a \xe9\x81\r\n", b"1\r\n2 \xe9\x81\r\n"),  # latin-1
        ("a é\r\n".encode("utf-16"), "1\r\n2 é\r\n".encode("utf-16")),
        ("a b c d\n".encode("utf-16-be"), "1\n2 b c d\n".encode("utf-16-be")),
    ],
)
def test_all_else_stays_as_it_is(before: bytes, after: bytes) -> None:
    assert run(before, Rules(A=("a", "1\n2"))) == after


def test_what_the_encoding_lacks_is_not_written() -> None:
    assert run(b"a \xe9 b\n", Rules(A=("a", "☃"), B=("b", "c"))) == b"a \xe9 c\n"


def test_what_could_not_be_read_whole_is_not_touched() -> None:
    data = "a b\n".encode("utf-16") + b"\0"
    assert run(data, Rules(A=("a", "b"))) == data


def test_a_message_that_would_be_read_in_another_encoding_is_left_alone() -> None:
    with pytest.raises(FaultyFixError, match="leave a message that is read in another encoding"):
        run(b"\xc3\xa9\xe9\n", Rules(A=("é\n", "\n")))
