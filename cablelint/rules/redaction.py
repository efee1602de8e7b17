"""Redacted stretches: a text in, the spans of what an archive blacked out, which other rules excuse."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from cablelint.tables import toml_table
from cablelint.text import Span, span_of_pair

# Three X's are a Roman number, and `xx/xx/19` is a form to fill in.
# Each begins with letters as they are, which is looked for fast.
_RUNS = (re.compile("XXXX[Xx]*"), re.compile("xxxx[Xx]*"))
# Only square brackets: `(name withheld)` is what a drafter writes to protect a source.
_NOTE = re.compile(r"\[[^\]\[\n\d]{3,60}\]")


def redactions(text: str) -> list[Span]:
    """The runs of X's and the bracketed notes that something was removed, in order."""
    if "X" not in text and "x" not in text and "[" not in text:
        return []  # as in most names and numbers
    spans = [span_of_pair(run.span()) for runs in _RUNS for run in runs.finditer(text)]
    if spans:
        spans.sort()
    if "[" in text:
        notes = [Span(*note.span()) for note in _NOTE.finditer(text) if is_note(note[0])]
        if notes:
            spans = sorted(spans + notes)
    return spans


def is_note(bracketed: str) -> bool:
    """Whether a text in square brackets says that something was taken out: `[Name removed]`."""
    return _words_of_removal().search(bracketed) is not None


def redacted_between(spans: list[Span], start: int, end: int) -> bool:
    """Whether something was blacked out between two offsets; `spans` as `redactions` gives them."""
    at = bisect_left(spans, Span(start, start))
    return at < len(spans) and spans[at].start < end


@cache
def _words_of_removal() -> re.Pattern[str]:
    stems = [stem for entry in toml_table("redaction_notes")["language"] for stem in entry["stems"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
