"""Rules on characters that are not those of a telegram, and what word processors left (TXT003, TXT004)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.counted import counted, own
from cablelint.rules.rule import Fault, message_rule, text_rule
from cablelint.text import Edit, Span, edit_of_parts, span_of_pair

_QUOTES = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'}
_BLANKS = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "
)
# U+0080 to U+009F, U+2028 and U+2029 are control characters: TXT007.
_OTHER = re.compile("[^\x00-\x9f¶‘’‚“”„\u2028\u2029]")

# Iran,s  don,t  we,re: the apostrophe of a word processor, sent as a comma.
_APOSTROPHE = re.compile(
    r",(?:[sS](?<=[A-Za-z]{2},.)|t(?<=n,.)|[dm](?<=[a-zI],.)|(?:re|ve|ll)(?<=[a-z],..))(?![A-Za-z0-9,])"
)
_PRONOUNS = re.compile(
    r"(?:\b(?:he|she|it|we|you|they|who|that|there|what|would|could|should|not)|\bI)$", re.I
)
_NEEDS_PRONOUN = frozenset(("d", "m", "re", "ve", "ll"))
# &text8: the double quotes of a word processor.
_QUOTED = re.compile(r"&(?=[A-Za-z(])(?<![A-Za-z0-9]&)([^&]{1,600}?[A-Za-z.,?!)\]'])8(?![A-Za-z0-9])")
_DESIGNATION = re.compile(r"(?<![A-Za-z])[A-Z]{1,2}$")  # the G8, the UN-8
# text ) text: its dash.
_DASH = re.compile(r"\)(?=[ \n][\w\n\"'])(?<=\s\))")
_FEW = 8  # different characters

_BEFORE = 500  # characters in which an open parenthesis is looked for


@text_rule("TXT003", "character-not-ascii")
def character_not_ascii(message: Message) -> Iterator[Fault]:
    """A telegram is written in 7-bit ASCII (ACP127).  Pilcrows, curly quotes, all else: one finding each."""
    source = message.source
    if source.isascii():
        return
    pilcrows = _places(message.text, "¶")
    if spans := own(message, pilcrows):
        edits = [
            # as nearly all: at the head of a line, and no blank behind it
            edit_of_parts((start, end, ""))
            if (around := source[start - 1 : end + 1])[:1] == "\n" and around[-1] != " "
            else _without_pilcrow(source, start, end)
            for start, end in spans
        ]
        yield _not_ascii(source, spans, "pilcrow", "remove the pilcrows", edits)
    odd = message.odd.replace("¶", "") if pilcrows else message.odd
    if odd.isascii():
        return
    quotes = sorted(span for quote in _QUOTES if quote in odd for span in _places(source, quote))
    if spans := own(message, quotes):
        edits = [Edit(*span, _QUOTES[source[span.start]]) for span in spans]
        yield _not_ascii(source, spans, "curly quote", "write straight quotes", edits)
    if spans := own(message, _others(source, odd)):
        edits = [Edit(*span, " ") for span in spans if source[span.start] in _BLANKS]
        help = "write the no-break blanks as blanks" if edits else "write the text in ASCII"
        yield _not_ascii(source, spans, "character", help, edits)


def _places(source: str, character: str) -> list[Span]:
    found, find = [], source.find
    at = find(character)
    while at >= 0:
        found.append(span_of_pair((at, at + 1)))
        at = find(character, at + 1)
    return found


def _others(source: str, odd: str) -> list[Span]:
    """Where all other characters stand; a few are looked for one by one, which is faster."""
    others = set(_OTHER.findall(odd))
    if len(others) > _FEW:
        return [Span(*other.span()) for other in _OTHER.finditer(source)]
    return sorted(span for other in others for span in _places(source, other))


def _not_ascii(source: str, spans: list[Span], what: str, help: str, edits: list[Edit]) -> Fault:
    first = source[spans[0].start]
    shown = f", `{first}`" if first.isprintable() and not first.isspace() else ""
    return counted(
        spans,
        f"the text holds a {what} outside ASCII" if what == "character" else f"the text holds a {what}",
        f"the text holds {{}} {what}s" + (" outside ASCII" if what == "character" else ""),
        f"U+{ord(first):04X}{shown}",
        help,
        edits,
        safe=False,
    )


def _without_pilcrow(source: str, start: int, end: int) -> Edit:
    """The pilcrow goes, with the blank behind it where there is one before it, and an indent."""
    if source[start - 1 : start].isspace() or start == 0:
        end += source[end : end + 1] == " "
    if source[end : end + 1].isdigit():
        margin = source.rfind("\n", max(start - 40, 0), start) + 1
        start = margin if margin and not source[margin:start].strip(" ") else start
    return Edit(start, end, "")


@message_rule("TXT004", "word-processor-debris", needs=("body",))
def word_processor_debris(message: Message) -> Iterator[Fault]:
    """Signs that a telegram cannot hold were sent as others: `&...8`, `x,s`, ` ) ` (255 of 1,295 cables)."""
    text = message.text
    edits = [*_apostrophes(message), *_dashes(message)]
    if "&" in text:
        edits += _quotes(message)
    if edits:
        edits.sort()
        spans = own(message, [Span(edit.start, edit.end) for edit in edits])
        if not spans:
            return
        kept = set(spans)
        yield counted(
            spans,
            "a sign of a word processor was lost",
            "signs of a word processor were lost at {} places",
            _LABELS[text[spans[0].start]],
            "write the sign that is meant",
            [edit for edit in edits if Span(edit.start, edit.end) in kept],
            safe=False,
        )


_LABELS = {
    ",": "stands for an apostrophe",
    ")": "stands for a dash",
    "&": "stands for a quote",
    "8": "stands for a quote",
}


def _apostrophes(message: Message) -> Iterator[Edit]:
    assert message.body is not None
    for comma in _APOSTROPHE.finditer(message.text, *message.body):
        at = comma.start()
        if comma[0][1:] not in _NEEDS_PRONOUN or _PRONOUNS.search(message.text[max(at - 8, 0) : at]):
            yield Edit(at, at + 1, "'")


def _dashes(message: Message) -> Iterator[Edit]:
    """A closing parenthesis between blanks that closes none."""
    assert message.body is not None
    text = message.text
    for sign in _DASH.finditer(text, *message.body):
        at = sign.start()
        before = text[max(at - _BEFORE, message.body.start) : at]
        before = before[before.rfind("\n\n") + 1 :]
        if before.rfind("(") <= before.rfind(")"):
            yield Edit(at, at + 1, "-")


def _quotes(message: Message) -> Iterator[Edit]:
    assert message.body is not None
    for quoted in _QUOTED.finditer(message.text, *message.body):
        if "\n\n" not in quoted[1] and not _DESIGNATION.search(quoted[1][-3:]):
            yield Edit(quoted.start(), quoted.start() + 1, '"')
            yield Edit(quoted.end() - 1, quoted.end(), '"')
