"""What is found about the entries of the suppressions, and how those that match nothing are removed."""

from __future__ import annotations

import codecs
from hashlib import blake2b

from cablelint.config.model import Suppress
from cablelint.finding import Finding, FindingFix, FixEdit, Result, Severity
from cablelint.rules import pages
from cablelint.run.runner import Mended
from cablelint.text import LineIndex, Position


def about(
    one: Suppress, code: str, message: str, label: str, help: str, on: dict[str, Severity]
) -> Finding | None:
    """The finding about an entry, at its head; None where the rule is off."""
    if code not in on:
        return None
    place, entry = one.place, one.entry
    start = Position(place.line, place.column, place.offset)
    end = Position(place.line, place.end, place.offset + place.end - place.column)
    told = "\0".join(str(part) for part in (code, entry.code, entry.id, entry.path, entry.text))
    head = pages.heads()[code]
    fix = None if head.fix == "none" else _removal(one)
    lines = {place.line: place.text} | (_lines(one, fix) if fix else {})
    return Finding(
        code,
        head.name,
        on[code],
        message,
        start,
        end,
        label=label,
        help=help,
        fix=fix,
        source=tuple(sorted(lines.items())),
        fingerprint=blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        file_start=start[:2],
        file_end=end[:2],
    )


def removed(result: Result, text: str) -> Result | Mended:
    """A file of suppressions, which held `text` when it was read, without the entries that match nothing."""
    fixed = [finding for finding in result.findings if finding.fix is not None]
    if not fixed:
        return result
    left = []
    at = 0
    for start, end in sorted(_stretch(finding.fix) for finding in fixed if finding.fix):
        left.append(text[at:start])
        at = max(at, end)  # two items in brackets may share a comma
    mark = codecs.BOM_UTF8 if _has_mark(result.address.path) else b""
    read, data = (mark + one.encode() for one in (text, "".join([*left, text[at:]])))
    after = result._replace(findings=tuple(one for one in result.findings if one.fix is None))
    return Mended(result, after, read, data, extracted=False)


def _removal(one: Suppress) -> FindingFix:
    index = LineIndex(one.places.text)
    (start, end), *_ = index.stretches((one.places.removal(one.path),))
    return FindingFix("remove the entry", True, (FixEdit(start, end, ""),))


def _stretch(fix: FindingFix) -> tuple[int, int]:
    return fix.edits[0].start.offset, fix.edits[0].end.offset


def _lines(one: Suppress, fix: FindingFix) -> dict[int, str]:
    """The lines that a fix changes."""
    index = LineIndex(one.places.text)
    first, last = fix.edits[0].start.line, fix.edits[0].end.line
    return {number: index.line(number) for number in range(first, last + 1)}


def _has_mark(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    except OSError:  # it is gone, which is told where it is to be written
        return False
