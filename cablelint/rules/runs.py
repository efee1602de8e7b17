"""The rule on runs of characters that transmission split (TXT002)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.counted import counted, own
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, text_rule
from cablelint.text import Edit, Span

_LONGEST_RUN = 45

# A run that goes on behind the blank.  Rules of one sign are looked for as they are, other runs where there
# are addresses of the web, and in attention lines: to look for any run of 45 costs more than all other rules.
_SIGNS = ("-", "=", "*", "_")
_WEB = re.compile("://")  # a search is faster than `in` with several characters
_RUN = re.compile(r"(?<!\S)\S{45} (?=(\S+))")
# A text in which all blanks are alike, and all other signs: a long word is found there at once.
_SHAPE = bytes(ord(" " if chr(sign).isspace() else "x") for sign in range(256))
_LONG_WORD = b"x" * _LONGEST_RUN
_WHOLE = re.compile(
    r"(?:\.(?:cfm|html?|gov|mil|com|org|net|pdf|aspx?|php)/?|[,;:!?)\]}>\"'])$|(\W)\1\1$", re.IGNORECASE
)
_OWN_WORDS = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "but",
            "by",
            "for",
            "from",
            "has",
            "he",
            "in",
            "is",
            "it",
            "of",
        ),
        *("on", "or", "the", "they", "this", "to", "was", "we", "which", "with"),
    )
)


@text_rule("TXT002", "run-split")
def run_split(message: Message) -> Iterator[Fault]:
    """Transmission puts a blank after the 45th character of a run without blanks (415 of 1,295 cables)."""
    spans = own(message, _split_runs(message))
    if spans:
        yield counted(
            spans,
            "a run of characters was split after its 45th",
            "{} runs of characters were split after their 45th",
            "the run goes on behind this blank",
            "join the run again",
            [Edit(span.start, span.end, "") for span in spans],
        )


def _split_runs(message: Message) -> list[Span]:
    """The blanks that split runs, in order."""
    text = message.text
    found = [at for sign in _SIGNS if sign in text for at in _split_rules(text, sign)]
    if _WEB.search(text):
        found += _split_words(text, 0, len(text))
    elif message.classification is not None and message.order is not None:
        start, end = message.classification.span.end, message.order.span.start
        if max(map(len, text[start:end].split()), default=0) >= _LONGEST_RUN:
            found += _split_words(text, start, end)
    return [Span(at, at + 1) for at in sorted(found)]


def _split_rules(text: str, sign: str) -> Iterator[int]:
    """A rule goes on if the same sign stands behind the blank: a title may follow 45 dashes."""
    split = sign * _LONGEST_RUN + " " + sign
    at = text.find(split)
    while at >= 0:
        if at == 0 or text[at - 1].isspace():
            yield at + _LONGEST_RUN
        at = text.find(split, at + _LONGEST_RUN)


def _split_words(text: str, start: int, end: int) -> Iterator[int]:
    """Runs of several signs: addresses of the web, offices (A/B/C).  Some are whole with 45."""
    for at in _ends_of_long_words(text, start, end):
        run = _RUN.match(text, at - _LONGEST_RUN, end)
        if run is None:
            continue
        head, rest = run[0][:-1], run[1]
        if len(set(head)) == 1 or _is_whole(head, rest) or redactions(head + rest):
            continue
        yield run.end() - 1


def _ends_of_long_words(text: str, start: int, end: int) -> Iterator[int]:
    """Where words end that are as long as a run."""
    shape = text[start:end].encode("latin-1", "replace").translate(_SHAPE)
    at = shape.find(_LONG_WORD)
    while at >= 0 and (behind := shape.find(b" ", at + _LONGEST_RUN)) >= 0:
        yield start + behind
        at = shape.find(_LONG_WORD, behind)


def _is_whole(head: str, rest: str) -> bool:
    """Whether the next word is one of its own: behind a full stop, an ordinary word, a name in capitals."""
    if _WHOLE.search(head) or rest.strip(".,;:)").lower() in _OWN_WORDS:
        return True
    return rest[0].isupper() and not (head[-1].isupper() or head[-1] in "/._-=&?")
