"""The fixes of findings, applied to the bytes of one message until there is nothing left to apply.

A fix is applied with all its edits or not at all.  What comes of a round is checked before the next:
fixes that bring a finding, spoil the reading or do not come to an end are a fault of ours, and then
the message stays as it was.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cablelint.finding import Finding, Result, family
from cablelint.rules import pages
from cablelint.text import Decoded, Edit, decode

FIXING = "fixing"  # what failed, in a Crash
MOST_ROUNDS = 10

# Codes or families, in the order in which their fixes are applied; a later group waits until an
# earlier one has nothing left to do.  What is set aside goes first, with all the faults in it; words
# that were cut are joined, and what is no text taken out, before lines and paragraphs are judged.
ORDER = (
    ("ARC",),
    ("SYN003", "SYN008"),
    ("TXT002", "AUT005", "CAP001", "CAP002", "ADR008", "PGB"),
    (),  # all that is named nowhere else
    ("PAR", "TXT001"),
)

# Rules that keep silent where others speak for them: one cause, one finding.  What they say once that is
# fixed was there before, and is none of the fix.
HIDDEN_BEHIND = {
    "CAP001": ("CAP005",),
    "CAP006": ("CAP001", "CAP005", "SYN002"),
    "EXO004": ("CLS003",),
    "MRK003": ("CLS003",),
    "SUB002": ("CLS003",),
    "SUB003": ("CLS003", "SUB002"),
    "TAG002": ("CLS003",),
    "TAG003": ("TAG004", "TAG005"),
    "TXT001": ("PAR003", "PGB004", "SYN002"),
    "TXT003": ("TXT011",),
}

_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}

Check = Callable[[Decoded], Result | None]


class Fixed(NamedTuple):
    """A message after its fixes: its bytes, and what is still found in them."""

    data: bytes
    result: Result


class FaultyFixError(Exception):
    """Fixes that do harm: the rules they are of, and what they do, without any text of the message."""

    def __init__(self, codes: Iterable[str], harm: str) -> None:
        super().__init__(f"the fixes of {', '.join(sorted(set(codes)))} {harm}")


def fixed(
    data: bytes, result: Result, check: Check, *, unsafe: bool = False, encoding: str = "auto"
) -> Fixed:
    """Apply the fixes of a message in which `result` was found.  Raises FaultyFixError."""
    decoded = decode(data, encoding)
    if encoded(decoded.text, decoded) != data:
        return Fixed(data, result)  # not every byte could be read, and what cannot be kept is not touched
    brought = _Brought()
    for _ in range(MOST_ROUNDS + 1):
        chosen = _chosen(decoded, result, unsafe=unsafe)
        if not chosen.edits:
            brought.judge()
            return Fixed(data, result)
        text = _edited(decoded.text, chosen.edits)
        data = encoded(text, decoded)
        decoded = decode(data, encoding)
        before, result = result, _checked(decoded, text, result, chosen, check)
        brought.add(before, result, chosen)
    raise FaultyFixError(chosen.codes, f"do not come to an end in {MOST_ROUNDS} rounds")


def fixable(result: Result, *, unsafe: bool) -> Iterator[Finding]:
    """The findings of a message that have a fix of a class that may be applied."""
    heads = pages.heads()
    for finding in result.findings:
        if finding.fix is not None and finding.fix.edits:
            is_safe = finding.fix.safe and heads[finding.code].fix == "safe"
            if is_safe or (unsafe and heads[finding.code].fix in ("safe", "unsafe")):
                yield finding


def encoded(text: str, like: Decoded) -> bytes:
    """The bytes of a text in the encoding of another, with its byte order mark."""
    mark = _MARKS.get(like.encoding, codecs.BOM_UTF8) if like.bom else b""
    return mark + text.encode(like.encoding, "replace")


class _Chosen(NamedTuple):
    """The fixes of one round: their findings, and their edits in the order of the text."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(finding.code for finding in self.findings)


def _chosen(decoded: Decoded, result: Result, *, unsafe: bool) -> _Chosen:
    """The fixes of the first group that has any, without those that meet one that is chosen already."""
    by_group: dict[int, list[Finding]] = {}
    for finding in fixable(result, unsafe=unsafe):
        by_group.setdefault(_group(finding.code), []).append(finding)
    ending = _line_end(decoded.text)
    for group in sorted(by_group):
        taken: dict[tuple[Edit, ...], list[Finding]] = {}
        edits: list[Edit] = []
        for finding in by_group[group]:
            wanted = _edits(finding, ending)
            if wanted in taken:  # two findings, one cure
                taken[wanted].append(finding)
                continue
            if _has_room(edits, wanted) and _changes(wanted, decoded):
                taken[wanted] = [finding]
                for edit in wanted:
                    insort(edits, edit)
        if edits:
            return _Chosen(tuple(one for found in taken.values() for one in found), tuple(edits))
    return _Chosen((), ())


def _group(code: str) -> int:
    rest = 0
    for number, names in enumerate(ORDER):
        if code in names or family(code) in names:
            return number
        if not names:
            rest = number
    return rest


def _line_end(text: str) -> str:
    """The line end of a text: the one that most of its lines have."""
    crlf = text.count("\r\n")
    if "\n" not in text:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if 2 * crlf > text.count("\n") else "\n"


def _edits(finding: Finding, ending: str) -> tuple[Edit, ...]:
    """The edits of a fix in the order of the text, with line ends as the text has them."""
    edits = []
    for edit in finding.fix.edits if finding.fix else ():
        text = edit.text
        if ending != "\n" and "\r" not in text:  # one that names its line ends means them
            text = text.replace("\n", ending)
        edits.append(Edit(edit.start.offset, edit.end.offset, text))
    edits.sort()
    if any(one.end > other.start for one, other in pairwise(edits)):
        raise FaultyFixError([finding.code], "overlap in themselves")
    return tuple(edits)


def _has_room(edits: list[Edit], wanted: Iterable[Edit]) -> bool:
    """Whether no edit meets one of those that are chosen, which are in order; side by side is met."""
    for edit in wanted:
        at = bisect_left(edits, edit)
        if at < len(edits) and edits[at].start <= edit.end:
            return False
        if at > 0 and edit.start <= edits[at - 1].end:
            return False
    return True


def _changes(wanted: Iterable[Edit], decoded: Decoded) -> bool:
    """Whether the edits change anything, and write nothing that the encoding lacks."""
    try:
        for edit in wanted:
            edit.text.encode(decoded.encoding)
    except UnicodeEncodeError:
        return False
    return any(decoded.text[edit.start : edit.end] != edit.text for edit in wanted)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces = []
    at = 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _checked(decoded: Decoded, text: str, before: Result, chosen: _Chosen, check: Check) -> Result:
    """What is found after a round.  Raises FaultyFixError where the message is read otherwise than before."""
    if decoded.text != text:
        raise FaultyFixError(chosen.codes, "leave a message that is read in another encoding")
    after = check(decoded)
    if after is None:
        raise FaultyFixError(chosen.codes, "leave a text that does not look like a cable")
    if len(after.crashes) > len(before.crashes):
        raise FaultyFixError(chosen.codes, f"leave a message on which {after.crashes[-1].rule} fails")
    for name in ("identifier", "year", "post", "classification"):
        if getattr(before, name) not in (None, getattr(after, name)):
            raise FaultyFixError(chosen.codes, f"change the {name} of the message")
    return after


class _Brought:
    """The findings that fixes brought, by code; those that a later round fixes are forgiven."""

    def __init__(self) -> None:
        self._number: Counter[str] = Counter()
        self._by: dict[str, tuple[str, ...]] = {}  # the codes of the round that brought the last one

    def add(self, before: Result, after: Result, chosen: _Chosen) -> None:
        """Count what a round brought.

        A fingerprint depends on the whole line, which an edit changes for the other findings in it: a
        finding of a rule takes the place of one that is gone and was not fixed.
        """
        fixed_ones = {id(finding) for finding in chosen.findings}
        unfixed = Counter(finding.code for finding in before.findings if id(finding) not in fixed_ones)
        was = Counter((finding.code, finding.fingerprint) for finding in before.findings)
        now = Counter((finding.code, finding.fingerprint) for finding in after.findings)
        new = _by_code(now - was) - (unfixed - _by_code(was & now))
        for code in [code for code in new if not set(HIDDEN_BEHIND.get(code, ())).isdisjoint(chosen.codes)]:
            del new[code]
        self._by.update(dict.fromkeys(new, chosen.codes))
        self._number = (self._number - Counter(chosen.codes) + new) & _by_code(now)

    def judge(self) -> None:
        """Raises FaultyFixError where something is left."""
        if self._number:
            codes = {code for brought in self._number for code in self._by[brought]}
            raise FaultyFixError(codes, f"bring {', '.join(sorted(self._number))}")


def _by_code(findings: Counter[tuple[str, str]]) -> Counter[str]:
    codes: Counter[str] = Counter()
    for (code, _), number in findings.items():
        codes[code] += number
    return codes
