"""Citations of references in the text: message in, faults out (REF003).

A text cites `ref A`, `(Ref B)`, `REFS A AND C`, a `reftel`; each is to stand behind REF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.archive import is_extract
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.quoting import quoted
from cablelint.rules.reference_list import (
    Letter,
    counted,
    letters,
    letters_of_lines,
    most_items,
    reference_spans,
)
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

MOST_RELATED = 5
SHORTEST = 10  # characters: no reference is in a REF line so short

# The last letter, which is looked for fast.
_CUES = (re.compile("f(?<=[rR]ef)"), re.compile("F(?<=REF)"))
_LETTERED = re.compile(
    r"(?:ref|Ref|REF)(?:tel|TEL)?[sS]?\.?[ \t]*\n?[ \t]*"
    r"(\(?[A-Z]\)?(?!\.?[\w'’/-])(?:(?:,?[ \t]*(?:and|AND|or|OR|&|,)[ \t]*)\(?[A-Z]\)?(?!\.?[\w'’/-]))*)"
)
_UNLETTERED = re.compile(r"(?:ref|Ref|REF)(?:(?:tel|TEL)[sS]?\b|\))")
_OF_ANOTHER = re.compile(r"\)?,?[ \t\n]*(?:of|in|to|OF|IN|TO)[ \t\n]+(?:ref|Ref|REF|\d)")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Z](?![A-Za-z])")
_ALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@message_rule("REF003", "reference-undefined", needs=("body", "tags", "subject"))
def reference_undefined(message: Message) -> Iterator[Fault]:
    """What the text cites as ref A stands in the REF lines; a list without letters counts as A, B, C."""
    assert message.body is not None
    assert message.subject is not None
    assert message.tags is not None
    line = message.classification
    if line is not None and line.section is not None and int(line.section) > 1:
        return  # a later section alone
    aside = set_aside(message)
    if is_inside(message.subject.span.start, aside) or is_inside(message.tags.span.start, aside):
        return  # read from a copy that is cut: the list is lost with the rest
    spans = reference_spans(message)
    if not spans:
        yield from _without_a_list(message, aside)
        return
    places = _cues(message, max(message.body.start, spans[-1].end))
    found: dict[str, list[Span]] = {}
    for place in places:
        cited = _LETTERED.match(message.text, place)
        if cited is None or _OF_ANOTHER.match(message.text, cited.end()) or is_inside(place, aside):
            continue
        for letter in _LETTER.finditer(message.text, *cited.span(1)):
            found.setdefault(letter[0], []).append(Span(*letter.span()))
    listed = [letter for found_in_line in letters_of_lines(message) for letter in found_in_line]
    if found.keys() <= {letter.value for letter in listed}:
        return
    defined = _defined(message, spans, listed)
    for cited_letter, cited_at in found.items():
        if cited_letter not in defined:
            yield _fault(cited_letter, cited_at, spans)


def _fault(letter: str, places: list[Span], spans: list[Span]) -> Fault:
    first, *more = places
    return fault(
        first,
        f"the text cites ref {letter}, which the REF line does not list",
        label="not among the references",
        help=f"add reference {letter}, or cite one that is listed",
        related=(
            (Span(spans[0].start, spans[0].start + 3), "the references"),
            *((place, "cited again") for place in more[:MOST_RELATED]),
        ),
    )


def _defined(message: Message, spans: list[Span], listed: list[Letter]) -> frozenset[str]:
    """The letters of the list, what the reading may have cut from it included."""
    text = message.text
    ends = [message.paragraphs[0].span.start] if message.paragraphs else []
    if message.authority is not None:
        ends.append(message.authority.span.start)  # whose reasons have letters, too
    below = min((end for end in ends if end > spans[-1].end), default=spans[-1].end)
    if listed or all(span.end - span.start < SHORTEST for span in spans):  # the list may go on below
        listed = listed + counted(letters(text, Span(spans[0].start, below)))
    found = {letter.value for letter in listed}
    if any("..." in text[span.start : span.end] for span in spans):
        return _ALL  # cut
    if found:
        return frozenset(found)
    return frozenset(sorted(_ALL)[: max(most_items(text, span) for span in spans)])


def _without_a_list(message: Message, aside: list[Span]) -> Iterator[Fault]:
    """A citation in a message without any REF line, once; in an extract the line is lost, not missing."""
    assert message.body is not None
    assert message.subject is not None
    if is_extract(message):
        return
    places = [place for place in _cues(message, message.body.start) if not is_inside(place, aside)]
    if not places or "REF" in message.text[message.subject.span.start : message.body.start].upper():
        return
    for place in places:
        cited = _LETTERED.match(message.text, place) or _UNLETTERED.match(message.text, place)
        if cited is None or _OF_ANOTHER.match(message.text, cited.end()):
            continue
        words = cited[0] if "(" in cited[0] else cited[0].rstrip(")")
        yield fault(
            Span(place, place + len(words)),
            f"the text cites {quoted(words)}, but the message has no REF line",
            label="no reference stands in the heading",
            help="add a REF line, or leave the citation out",
        )
        return


def _cues(message: Message, start: int) -> list[int]:
    """Where the text may cite a reference: `ref` at the head of a word."""
    assert message.body is not None
    text, end = message.text, message.body.end
    found = []
    for cue in _CUES:
        for last in cue.finditer(text, start + 2, end):
            at = last.start() - 2
            if not text[at - 1].isalnum() and text[at + 3 : at + 4] in " (stST)\n.":
                found.append(at)
    return sorted(found)
