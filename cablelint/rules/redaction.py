"""Redacted stretches: a text in, the spans of what an archive blacked out, which other rules excuse."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from cablelint.tables import toml_table
from cablelint.text import Span

# Three X's are a Roman number, and `xx/xx/19` is a form to fill in.
_RUN = re.compile(r"[Xx]{4,}")
# Only square brackets: `(name withheld)` is what a drafter writes to protect a source.
_NOTE = re.compile(r"\[[^\]\[\n\d]{3,60}\]")


def redactions(text: str) -> list[Span]:
    """The runs of X's and the bracketed notes that something was removed, in order."""
    spans = _runs(text, "XXXX") + _runs(text, "xxxx")
    if spans:
        spans.sort()
    if "[" in text:
        notes = [Span(*note.span()) for note in _NOTE.finditer(text) if is_note(note[0])]
        if notes:
            spans = sorted(spans + notes)
    return spans


def _runs(text: str, cue: str) -> list[Span]:
    spans = []
    at = text.find(cue)
    while at >= 0:
        run = _RUN.match(text, at)
        assert run is not None
        spans.append(Span(at, run.end()))
        at = text.find(cue, run.end())
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
