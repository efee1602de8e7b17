"""Plants faults in real cables, with their own faults, wrappers and copies, and looks what is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from cablelint.check import check_text
from cablelint.finding import Address, Result
from cablelint.rules import pages
from cablelint.settings import Settings
from cablelint.text import decode
from defects.planting import OPERATORS, Cable, Operator, Planted, UnfitError, planted

CABLES = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "cables"
WIDEST = 69  # columns of a line
# Reported once a message, at the first place, with the count: a further place shows in the words alone.
ONCE = {"ARC002", "ARC003", "ARC004", "CLS011", "MRK002", "MRK005", "MRK006", "PAR002", "PGB006", "PGB007"}
ONCE |= {"CAP003", "CAP006", "CAP007", "CAP008", "CAP009", "CAP010", "SYN005", "SYN006", "SYN007"}


class Planting(NamedTuple):
    """One fault in one cable, whether it was found at its line, and what else was, as (line, code)."""

    cable: str
    operator: Operator
    line: int
    found: bool
    extra: tuple[tuple[int, str], ...]
    text: str


def sample(count: int) -> list[Path]:
    """The same cables each time."""
    return Random(1).sample(sorted(CABLES.glob("*.txt")), count)


def plantings(path: Path, operators: list[Operator] = OPERATORS) -> Iterator[Planting]:
    """Each operator that the cable has a place for, planted once.  Line ends are read as LF."""
    text = decode(path.read_bytes()).text.replace("\r\n", "\n")
    cable = Cable(text, path.stem)
    check = cache(lambda settings: checked(text, path.stem, settings))
    for operator in operators:
        if operator.on_cable is None:
            continue
        try:
            one = planted(operator.on_cable(cable, Random(f"{operator.name} {path.stem}")))
            before = check(settings_for(operator.code))
            yield _planting(path.stem, operator, text, one, before)
        except UnfitError:
            continue


def settings_for(code: str) -> Settings:
    """A profile in which a rule is on."""
    head = pages.heads()[code]
    return Settings(
        profile="transmit" if head.transmit is not None else "archive",
        extend_select=() if head.transmit or head.archive else (code,),
    )


def checked(text: str, identifier: str, settings: Settings) -> Result:
    result = check_text(decode(text.encode()), Address("x"), settings, identifier=identifier, certain=True)
    assert result is not None
    assert result.crashes == ()
    return result


def _planting(cable: str, operator: Operator, text: str, one: Planted, before: Result) -> Planting:
    """Raises UnfitError where the place has the fault already, or has no room for it in a line."""
    after = checked(one.text, cable, settings_for(operator.code))
    code, shift = operator.code, Shift(text, one.text)
    was = Counter((shift.line(each.start.line), each.code, each.message) for each in before.findings)
    now = Counter((each.start.line, each.code, each.message) for each in after.findings)
    new, gone = now - was, was - now
    hit = next((each for each in new if each[:2] == (one.line, code)), None)
    told = is_told_once(code) and bool(words(after, code) - words(before, code))
    if hit is not None:
        new[hit] -= 1
    elif not told and any(each[:2] == (one.line, code) for each in was):
        raise UnfitError
    extra = sorted(each[:2] for each in unmoved(new, gone).elements())
    if code != "TXT001" and (one.line, "TXT001") in extra:
        raise UnfitError
    return Planting(cable, operator, one.line, hit is not None or told, tuple(extra), one.text)


Findings = Counter[tuple[int, str, str]]  # line, code, message


def kinds(line: int, code: str, words: str) -> list[tuple[str | int, ...]]:
    """By which a finding is known again: what it says elsewhere, or other words at the same line."""
    return [(code,)] if is_told_once(code) else [(code, words), (code, line)]


def unmoved(new: Findings, gone: Findings) -> Findings:
    """What is new but no finding of before that now stands elsewhere, or is told with another count."""
    left = Counter(kind for one in gone.elements() for kind in kinds(*one))
    result: Findings = Counter()
    for one in new.elements():
        if same := next((kind for kind in kinds(*one) if left[kind]), None):
            left[same] -= 1
        else:
            result[one] += 1
    return result


def is_told_once(code: str) -> bool:
    return code in ONCE or code.startswith("TXT")


def words(result: Result, code: str) -> Counter[str]:
    """What is said of a rule, places left out: one place more changes the count."""
    return Counter(one.message for one in result.findings if one.code == code)


class Shift:
    """Where a line of a text stands after a change."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.split("\n"), after.split("\n")
        self.same = 0
        while self.same < min(len(old), len(new)) and old[self.same] == new[self.same]:
            self.same += 1
        self.more = len(new) - len(old)

    def line(self, line: int) -> int:
        return line + self.more * (line > self.same)
