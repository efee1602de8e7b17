"""Captions of the heading, such as SIPDIS and NOFORN, and those that a system left inside the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby, pairwise

from cablelint.finding import Severity
from cablelint.message.model import Caption, Message
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

_INSERTED = "SIPDIS"
_REACH = 80  # one line of text, and a word
_TRIGGER = re.compile(r"secret|confid|unclas", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:caption|slug|channel|distribut|mark(?:ed|ing)?\b|label|designat|e-?mail)", re.IGNORECASE
)
_CAPTIONS = re.compile(r"(?:\s*\b(?:SIPDIS|NOFORN|SENSITIVE|NODIS|EXDIS|LIMDIS|STADIS)\b)+")
_BLANK = " \t\r"
_AROUND_A_WORD = " \t,;/"


@message_rule("CAP001", "caption-repeated", needs=("captions",))
def caption_repeated(message: Message) -> Iterator[Fault]:
    """Each caption stands once (FAH2-252); from 2005-12 to 2008-05 a system added a second SIPDIS."""
    if len(message.captions) < 2:
        return
    first: dict[str, Caption] = {}
    for caption in message.captions:
        word = caption.word.upper()
        seen = first.setdefault(word, caption)
        if seen is caption or _joined(message, seen, caption):
            continue
        yield fault(
            caption.word,
            f"caption {quoted(word)} stands twice in the heading",
            label="repeated here",
            help=f"drop the second {quoted(word)}",
            related=((seen.word.span, "first here"),),
            fix=Fix(f"drop the second {quoted(word)}", (_without(message.text, caption),)),
            severity=Severity.INFO if word == "SIPDIS" and _system_doubled(message) else None,
        )


@text_rule("CAP002", "caption-stray")
def caption_stray(message: Message) -> Iterator[Fault]:
    """Captions stand in the heading (FAH2-252); until 2008-05 a system put SIPDIS below `Secretary ...`."""
    for span in message.stray_captions:
        word = message.text[span.start : span.end].strip()
        edit = _without_paragraph(message.text, span)
        yield _stray(span, word, "the caption stands inside the text", edit)
    if message.body is not None:
        for span in _inside_lines(message):
            edit = _without_word(message.text, span, _BLANK)
            yield _stray(span, message.text[span.start : span.end], "the caption breaks the sentence", edit)


@text_rule("CAP005", "caption-joined")
def caption_joined(message: Message) -> Iterator[Fault]:
    """Each caption stands on a line of its own (FAH2-252); with other elements on the line it is SYN002."""
    captions = [caption for caption in message.captions if not _is_alone(message.text, caption)]
    if not captions:
        return
    run_ons = sorted(run_on.span.start for run_on in message.run_ons)
    for span, on_the_line in groupby(captions, key=lambda caption: caption.line):
        joined = list(on_the_line)
        line = _physical_line(message.text, span)
        office = _office(message, joined[-1].word.span.end, line.end)
        if (len(joined) > 1 or office is not None) and not _between(run_ons, line):
            yield _joined_fault(joined, office)


def _is_alone(text: str, caption: Caption) -> bool:
    """Whether the word is its line, for certain: a blank may follow it."""
    line = caption.word.span
    return caption.line == line and text[line.end : line.end + 2].lstrip(" ")[:1] == "\n"


def _between(offsets: list[int], line: Span) -> bool:
    at = bisect_left(offsets, line.start)
    return at < len(offsets) and offsets[at] < line.end


def _joined_fault(joined: list[Caption], office: Span | None) -> Fault:
    help = "write each caption on a line of its own"
    edits, kept = [], [joined[0].word]
    for before, caption in pairwise(joined):
        drop = caption.word.upper() in (word.upper() for word in kept)
        edits.append(
            Edit(before.word.span.end, caption.word.span.end if drop else caption.word.start, "\n"[drop:])
        )
        kept += [] if drop else [caption.word]
    last = joined[-1].word.span.end
    if office is not None:
        edits.append(Edit(last, office.start, "\n"))
    start = joined[1].word.start if len(joined) > 1 else office.start if office is not None else last
    return fault(
        Span(start, office.end if office is not None else last),
        "a caption shares its line with an office" if len(joined) == 1 else "captions share one line",
        label="expected on a line of its own",
        help=help,
        fix=Fix(help, tuple(edits)),
    )


def _office(message: Message, start: int, end: int) -> Span | None:
    """What stands behind the captions on their line: `SIPDIS, DEPT FOR EX/ABC`."""
    rest = message.text[start:end]
    words = rest.lstrip(_AROUND_A_WORD + ".\r")
    if not any(map(str.isalnum, words)):
        return None
    start += len(rest) - len(words)
    return Span(start, start + len(words.rstrip()))


def _physical_line(text: str, line: Span) -> Span:
    end = text.find("\n", line.end)
    return Span(text.rfind("\n", 0, line.start) + 1, len(text) if end < 0 else end)


def _stray(span: Span, word: str, label: str, edit: Edit) -> Fault:
    help = f"drop {quoted(word)}"
    return fault(
        span, f"caption {quoted(word)} inside the text", label=label, help=help, fix=Fix(help, (edit,))
    )


def _joined(message: Message, first: Caption, second: Caption) -> bool:
    """Both on one line, which is CAP005's; on a line that holds other elements too it is not."""
    return first.line == second.line and not any(
        run_on.line.start <= second.word.start < run_on.line.end for run_on in message.run_ons
    )


def _system_doubled(message: Message) -> bool:
    """Whether a program may have added the second SIPDIS."""
    since, until = _day("drafted_from"), _day("inserted_until")
    if message.date is not None:
        return since <= message.date <= until
    return message.year is not None and since.year <= message.year <= until.year


def _without(text: str, caption: Caption) -> Edit:
    """Drop a caption: its line and the blank line above if it stands alone, else the word."""
    line = _physical_line(text, caption.word.span)
    if text[line.start : line.end].strip(_AROUND_A_WORD + "\r") == caption.word:
        return _without_paragraph(text, caption.word.span)
    return _without_word(text, caption.word.span, _AROUND_A_WORD)


def _without_paragraph(text: str, line: Span) -> Edit:
    """Drop a line and the blank lines above it, so that what stood before and after it meet again."""
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    end = len(text) if end < 0 else end + 1
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        if text[above : start - 1].strip(_BLANK):
            break
        start = above
    return Edit(start, end, "")


def _without_word(text: str, word: Span, around: str) -> Edit:
    """Drop a word and what stands `around` it: before it, or after it at the start of a line."""
    start, end = word
    while start > 0 and text[start - 1] in around:
        start -= 1
    if start == 0 or text[start - 1] == "\n":
        start = word.start
        while end < len(text) and text[end] in around:
            end += 1
    return Edit(start, end, "")


def _inside_lines(message: Message) -> Iterator[Span]:
    """SIPDIS inside a line of the text where it breaks a sentence: `the Secretary SIPDIS of State`."""
    assert message.body is not None
    text, (start, end) = message.text, message.body
    at = text.find(_INSERTED, start, end) if _before_the_end_of_insertion(message) else -1
    if at < 0:
        return
    known = [(stray.start, stray.end) for stray in message.stray_captions]
    known += [(line.span.start, _end_of_captions(text, line.span.end)) for line in message.later]
    known.sort()
    while at >= 0:
        span = Span(at, at + len(_INSERTED))
        before = bisect_right(known, (at, len(text))) - 1
        if (before < 0 or at >= known[before][1]) and _is_inserted(text, span, start, end):
            yield span
        at = text.find(_INSERTED, span.end, end)


def _end_of_captions(text: str, start: int) -> int:
    """Captions below the classification line of a later section are those of its heading."""
    found = _CAPTIONS.match(text, start)
    return found.end() if found else start


def _is_inserted(text: str, word: Span, start: int, end: int) -> bool:
    """Whether a program put the word there: it is not spoken of, and Secret stands shortly before."""
    before = text[max(start, word.start - _REACH) : word.start]
    after = text[word.end : min(end, word.end + 30)]
    if not before[-1:].isspace() or not after[:1].isspace() or not after.strip():
        return False
    if _SPOKEN_OF.search(before[-30:]) or _SPOKEN_OF.search(after):
        return False
    at_line_start = before.rstrip(" \t\r").endswith("\n")
    return bool(_TRIGGER.search(before)) or (at_line_start and before.rstrip()[-1:].isalnum())


def _before_the_end_of_insertion(message: Message) -> bool:
    until = _day("strayed_until")
    if message.date is not None:
        return message.date <= until
    return message.year is None or message.year <= until.year


@cache
def _day(event: str) -> date:
    day: date = toml_table("captions")["sipdis"][event]
    return day
