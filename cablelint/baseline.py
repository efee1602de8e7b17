"""Known findings: a file of them, and results without what is in it.

    # cablelint baseline, version 1. Sorted; do not edit by hand.
    07EXAMPLETON412 MRK001 5d1f0c9a7be3d2f1 1

A line is a message (its identifier, or its path from the folder of the file), a rule, the fingerprint of
the finding, and how often it is there.  There are no positions, no dates and no words of ours, so that
the file stays as it is where lines are moved, files renamed and messages reworded.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablelint.finding import Finding, Result, Suppression
from cablelint.suppression import whole_path

FIRST = "# cablelint baseline, version 1. Sorted; do not edit by hand."
_VERSION = re.compile(r"# cablelint baseline, version ([0-9]+)")
_LINE = re.compile(r"(.+) ([A-Z]{3,8}[0-9]{3}) ([0-9a-f]{16}) ([1-9][0-9]*)")
_HIDDEN = re.compile(r"[%\x00-\x1f\x7f\x85\u2028\u2029]|^[# ]| $")
KNOWN = Suppression("baseline", "known when the baseline was made")


class Key(NamedTuple):
    """What makes a finding the same as one that was known before."""

    message: str
    code: str
    fingerprint: str


class MalformedError(ValueError):
    """A file that is no baseline, or not whole: in which line, and what is wrong."""

    def __init__(self, line: int, text: str, reason: str) -> None:
        self.line = line
        self.text = text
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


def read(path: str) -> Counter[Key]:
    """The known findings of a file.  Raises MalformedError, OSError."""
    known: Counter[Key] = Counter()
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            line = line.removesuffix("\r")
            if number == 1:
                found = _VERSION.match(line)
                if found is None or found[1] != "1":
                    raise MalformedError(1, line, f"expected `{FIRST.partition('.')[0]}`")
            elif line and not line.startswith("#"):
                parts = _LINE.fullmatch(line)
                if parts is None:
                    raise MalformedError(number, line, "expected `MESSAGE RULE FINGERPRINT COUNT`")
                known[Key(_shown(parts[1]), parts[2], parts[3])] += int(parts[4])
    return known


def text(known: Counter[Key]) -> str:
    """The file of known findings."""
    lines = sorted(
        f"{_hidden(key.message)} {key.code} {key.fingerprint} {number}\n"
        for key, number in known.items()
        if number > 0
    )
    return "".join([f"{FIRST}\n", *lines])


class Baseline:
    """The known findings while a run goes on: each is taken off the list when it is met."""

    def __init__(self, known: Counter[Key], root: str, mandatory: Iterable[str] = ()) -> None:
        self.known = known
        self._left = Counter(known)
        self._root = root
        self._mandatory = frozenset(mandatory)
        self._seen: set[str] = set()  # messages that were checked
        self._moved: dict[tuple[str, str], list[Key]] | None = None
        self.found: Counter[Key] = Counter()  # all that a baseline of today holds
        self.new: Counter[Key] = Counter()

    def applied(self, result: Result) -> Result:
        """The result with its known findings among those that are suppressed."""
        name = message_name(result, self._root)
        self._seen.add(name)
        counted, known = [], []
        for finding in result.findings:
            if finding.code not in self._mandatory and self._is_known(finding, name, result):
                known.append(finding._replace(suppressed=KNOWN))
            else:
                counted.append(finding)
        if not known:
            return result
        return result._replace(findings=tuple(counted), suppressed=(*result.suppressed, *known))

    def gone(self, on: Iterable[str], *, all_messages: bool) -> Counter[Key]:
        """Known findings that are there no more, of the rules that are on and the messages that were checked.

        With `all_messages`, what was not checked is not there, either.
        """
        on = frozenset(on)
        return Counter(
            {
                key: number
                for key, number in self._left.items()
                if number > 0 and key.code in on and (all_messages or key.message in self._seen)
            }
        )

    def _is_known(self, finding: Finding, name: str, result: Result) -> bool:
        key = Key(name, finding.code, finding.fingerprint)
        self.found[key] += 1
        if self._left[key] <= 0 and result.identifier is None:
            key = self._renamed(key)
        if self._left[key] > 0:
            self._left[key] -= 1
            return True
        self.new[key] += 1
        return False

    def _renamed(self, key: Key) -> Key:
        """The same finding of a message that has no identifier, under the path of a file that is gone."""
        if self._moved is None:
            self._moved = {}
            for one in self.known:
                path = os.path.join(self._root, re.split("[!#]", one.message)[0])
                if not os.path.exists(path):
                    self._moved.setdefault((one.code, one.fingerprint), []).append(one)
        others = self._moved.get((key.code, key.fingerprint), ())
        return next((one for one in others if self._left[one] > 0 and one.message not in self._seen), key)


def message_name(result: Result, root: str) -> str:
    """What a message goes by in a baseline."""
    if result.identifier is not None:
        return result.identifier
    path = whole_path(result.address).removeprefix(root.replace(os.sep, "/").rstrip("/") + "/")
    return path if result.address.record is None else f"{path}#{result.address.record}"


def by_rule(known: Counter[Key]) -> Iterator[tuple[str, int, int]]:
    """Rules with the numbers of their findings and messages, the most frequent first."""
    findings: Counter[str] = Counter()
    messages: dict[str, set[str]] = {}
    for key, number in known.items():
        findings[key.code] += number
        messages.setdefault(key.code, set()).add(key.message)
    for code, number in sorted(findings.items(), key=lambda row: (-row[1], row[0])):
        yield code, number, len(messages[code])


def _hidden(name: str) -> str:
    """The name in one line, with nothing in it that a line of the file means otherwise."""
    return _HIDDEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)


def _shown(name: str) -> str:
    if "%" not in name:
        return name
    data = name.encode("utf-8", "surrogateescape")
    return re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), data).decode(
        "utf-8", "surrogateescape"
    )
