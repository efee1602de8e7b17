"""`--fix` over real cables and over planted faults: it settles, loses nothing, and no error appears.

Skipped where there are no real cables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from defects.real_cables import CABLES, plantings, sample

from cablelint.check import checker
from cablelint.finding import Address, Finding, Result, Severity
from cablelint.fixing import HIDDEN_BEHIND, Check, fixable, fixed
from cablelint.message.build import read
from cablelint.settings import Settings
from cablelint.text import Decoded, decode

pytestmark = pytest.mark.skipif(not CABLES.is_dir(), reason="no real cables here")

# What a safe fix may take away, beside white space: what its rule names.  All else comes back, in other
# letters perhaps, or stands elsewhere.
TAKEN = {
    "AUT006": r"(?:(?:classified|derived) )?(?:by|from)[:. ]*",
    "CAP001": r"[A-Z\s\\,;/]+",
    "CAP002": r"[A-Z ]+",
    "CAP005": r"[,;/]|[,;/]? *[A-Z]+",
    "CLS002": r"[A-Z]",
    "END003": r"[\"'>., ]+|NNNN|end cable text|@+|#\d+",
    "MRK006": "/",
    "PAR002": r"[(),.]+",
    "REF001": r"(?:REF )?\(?[A-Z][.):]",
    "TAG002": r"[,;]",
    "TAG004": r"[,;]? *[A-Z]+",
    "TAG006": r"[,;]? *[A-Z]+",
    "TXT011": r"[\"\\]|\\\"|&[#\w]+;",
}
COPIES = ("SYN003", "SYN008")


@cache
def check_of(profile: str, name: str) -> Check:
    rules = checker(Settings(profile=profile))

    def check(decoded: Decoded) -> Result | None:
        return rules.check(decoded, Address(name), identifier=name, certain=True, size=None)

    return check


def assert_settles(data: bytes, name: str, profile: str, *, unsafe: bool = False) -> Result:
    """Fix, and say what was found before; a fix that does harm is an exception."""
    check = check_of(profile, name)
    before = check(decode(data))
    assert before is not None
    done = fixed(data, before, check, unsafe=unsafe)
    assert fixed(done.data, done.result, check, unsafe=unsafe).data == done.data, name
    assert done.result.crashes == before.crashes == ()
    was, now = codes(before), codes(done.result)
    more = {code for code in now - was if was.keys().isdisjoint(HIDDEN_BEHIND.get(code, ()))}
    assert not more, name
    assert errors(done.result) <= errors(before), name
    return before


def codes(result: Result) -> Counter[str]:
    return Counter(one.code for one in result.findings)


def errors(result: Result) -> Counter[str]:
    return Counter(one.code for one in result.findings if one.severity is Severity.ERROR)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_every_cable_is_fixed_once_and_for_all(unsafe: bool) -> None:
    for path in cables():
        assert_settles(path.read_bytes(), path.stem, "archive", unsafe=unsafe)


def test_fixes_before_sending_settle_too() -> None:
    for path in sample(200):
        assert_settles(path.read_bytes(), path.stem, "transmit")


def test_a_safe_fix_loses_nothing_but_what_its_rule_names() -> None:
    lost = []
    for path in cables():
        decoded = decode(path.read_bytes())
        for profile in ("archive", "transmit"):
            result = check_of(profile, path.stem)(decoded)
            assert result is not None
            for finding in fixable(result, unsafe=False):
                lost += [(path.stem, finding.code, words) for words in losses(decoded.text, finding)]
    assert not lost


def losses(text: str, finding: Finding) -> Iterator[str]:
    assert finding.fix is not None
    edits = [(one.start.offset, one.end.offset, one.text) for one in finding.fix.edits]
    if finding.code in COPIES:
        kept = "".join(text[end:start] for end, start in gaps(edits, len(text)))
        words = {word for start, end, _ in edits for word in plain(without_records(text, start, end))}
        yield from (word for word in words - set(plain(kept)) if not is_cut(word, kept))
        return
    for start, end, new in edits:
        old = text[start:end]
        gone = signs(old) - signs(new)
        taken = re.fullmatch(TAKEN.get(finding.code, "(?!)"), strip(old, new), re.IGNORECASE)
        if gone and not taken:
            yield old


def without_records(text: str, start: int, end: int) -> str:
    """A superseded stretch without what an archive wrote between the copies."""
    message = read(text, certain=True)
    assert message is not None
    for wrapper in reversed(message.wrappers):
        if start <= wrapper.span.start and wrapper.span.end <= end:
            text = text[: wrapper.span.start] + text[wrapper.span.end :]
            end -= wrapper.span.end - wrapper.span.start
    return text[start:end]


def plain(text: str) -> list[str]:
    """The words, without the commas, quotes and backslashes of an export."""
    return re.sub(r'[",]|\\$', " ", text, flags=re.MULTILINE).split()


def is_cut(word: str, kept: str) -> bool:
    """Whether an archive cut the word, which stands whole in the other copy: `MARK...` for MARKET."""
    return word.endswith("...") and word.removesuffix("...") in kept


def gaps(edits: list[tuple[int, int, str]], length: int) -> list[tuple[int, int]]:
    """What stands between the edits."""
    ends = [0, *(end for _, end, _ in sorted(edits))]
    return list(zip(ends, [*(start for start, _, _ in sorted(edits)), length], strict=True))


def signs(text: str) -> Counter[str]:
    """All but white space; a capital letter is as good as a small one, a nought as an O."""
    return Counter("".join(text.upper().replace("0", "O").split()))


def strip(old: str, new: str) -> str:
    """What an edit takes out of a stretch, without what is the same at both ends."""
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    return old.strip()


def test_planted_faults_are_fixed_once_and_for_all() -> None:
    for path in sample(3):
        for one in plantings(path):
            assert_settles(one.text.encode(), path.stem, "transmit")


def cables() -> list[Path]:
    return sorted(CABLES.glob("*.txt"))
