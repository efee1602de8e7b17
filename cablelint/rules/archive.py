"""Rules on what archives did to a copy: wrappers, extracts, cut texts, redactions (ARC001 to ARC004)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.message.oddities import Wrapper
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.ending import Ending, ending
from cablelint.rules.once import once_a_message
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, fault, message_rule, text_rule
from cablelint.text import Span

_NOTICE = "W2"  # This record is a partial extract of the original cable.
_ROW = "W11"
_RELATED = 5
_LONGEST_WORD = 80
_PLACEHOLDER = 4  # XXXX alone is a blank that a drafter left to be filled in

_END_OF_SUMMARY = re.compile(r"\bend(?: of)? (?:of )?summary[\s.)\]\"]*$", re.IGNORECASE)
_WORD = re.compile(r"\S+$")
_DOTS = ("...", "…")


def is_extract(message: Message) -> bool:
    """Whether the archive says that this is a part only: rules on what must be there keep silent."""
    return bool(message.wrappers) and any(wrapper.form == _NOTICE for wrapper in message.wrappers)


@message_rule("ARC001", "archive-wrapper", needs=("wrappers",))
def archive_wrapper(message: Message) -> Iterator[Fault]:
    """What an archive put before, into or after a message is no part of it (W1 to W15 of docs/format.md).

    A blank line inside a stretch does not part it; the notice of an extract is ARC002.
    """
    for stretch in _parted(message):
        form, span = stretch[0].form, _stretch(message.text, stretch)
        if form == _ROW and _is_quotes(message.text, span):
            continue  # a row goes on: `","` between header and text; a lone quote at the end is END003
        yield fault(
            span,
            "an archive added this; it is no part of the message",
            label=_FORMS.get(form, "added by an archive"),
            help="leave it out when the text is used as a message",
        )


_FORMS = {
    "W1": "front matter of a web page",
    "W3": "fields of a database",
    "W4": "fields of a database",
    "W5": "form of a mail system",
    "W6": "date line of a web page",
    "W7": "end mark of an archive",
    "W8": "stamp of a release",
    "W9": "record of a database export",
    "W10": "row of a table",
    "W11": "row of a CSV table",
    "W12": "record of a database export",
    "W13": "date line of an archive",
    "W14": "the post's own copy",
    "W15": "trailer of an export",
}


def _parted(message: Message) -> Iterator[list[Wrapper]]:
    """Wrappers with nothing but blanks between them belong together."""
    text = message.text
    stretch: list[Wrapper] = []
    for wrapper in message.wrappers:
        if wrapper.form == _NOTICE:
            continue
        if stretch and text[stretch[-1].span.end : wrapper.span.start].strip():
            yield stretch
            stretch = []
        stretch.append(wrapper)
    if stretch:
        yield stretch


def _stretch(text: str, wrappers: list[Wrapper]) -> Span:
    start, end = wrappers[0].span.start, wrappers[-1].span.end
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_quotes(text: str, span: Span) -> bool:
    """Whether only quotes and commas of a CSV row stand there: `","` before the text, `"` after it."""
    return not text[span.start : span.end].strip('", \n')


@message_rule("ARC002", "archive-extract", needs=("wrappers",))
def archive_extract(message: Message) -> Iterator[Fault]:
    """An archive that holds only part of a message says so above it (W2 of docs/format.md)."""
    for wrapper in message.wrappers:
        if wrapper.form == _NOTICE:
            yield fault(
                wrapper.span,
                "the archive holds only part of this message",
                label="paragraphs, page breaks and the signature may be missing",
                help="look for the whole message in another archive",
            )
            return


@text_rule("ARC003", "archive-truncated")
def archive_truncated(message: Message) -> Iterator[Fault]:
    """A text that breaks off has lost its rest and its signature in copying (18 of 1,295 cables)."""
    if (cut := _cut(message)) is not None and not is_extract(message):
        place, why = cut
        yield fault(
            place,
            "the text breaks off; the rest of the message is missing",
            label=why,
            help="look for the whole message in another archive",
        )


def is_truncated(message: Message) -> bool:
    """Whether ARC003 speaks: what must stand at the end is missing with it."""
    return _cut(message) is not None


@once_a_message
def _cut(message: Message) -> tuple[Span, str] | None:
    """Where the text breaks off, and how that is seen."""
    if message.body is None:
        return _cut_heading(message)
    end = ending(message)
    if end is None or end.kind != "unsigned":
        return None
    below = message.text[end.line.end : message.body.end]
    why = _why_cut(end, is_last=not any(map(str.isalnum, below)))
    return None if why is None else (_last_word(end), why)


def _cut_heading(message: Message) -> tuple[Span, str] | None:
    """A message of which there is only the heading, cut with `...` in this copy or in the one set aside."""
    text = message.text.rstrip()
    if message.classification is None:
        return None
    last = Span(len(text) - len(text[-_LONGEST_WORD:].split()[-1]), len(text))
    if text.endswith(_DOTS):
        return last, "ends in `...`"
    if any(text[copy.span.start : copy.span.end].rstrip().endswith(_DOTS) for copy in message.copies):
        return last, "no text follows the heading"
    return None


def _why_cut(end: Ending, is_last: bool) -> str | None:
    if end.dots:
        return "ends in `...`"
    if _END_OF_SUMMARY.search(end.text):
        return "nothing follows the summary"
    return "ends inside a sentence" if is_last and _is_inside_a_sentence(end.text.split()) else None


def _is_inside_a_sentence(words: list[str]) -> bool:
    """Whether a line ends in a word of prose without a full stop; a list, a name or a number may end so."""
    last = words[-1].rstrip(",-")
    return (
        len(words) > 4
        and last.isalpha()
        and last.islower()
        and sum(map(str.islower, words)) > len(words) // 2
    )


def _last_word(end: Ending) -> Span:
    word = _WORD.search(end.text)
    return Span(end.line.end - len(word[0]), end.line.end) if word else end.line


@text_rule("ARC004", "archive-redaction")
def archive_redaction(message: Message) -> Iterator[Fault]:
    """Runs of X's and notes such as `[Name removed]` stand for what an archive took out (301 of 1,295)."""
    spans = redactions(message.text)
    if spans and (aside := set_aside(message)):
        spans = [span for span in spans if not is_inside(span.start, aside)]
    if not any(span.end - span.start > _PLACEHOLDER for span in spans):
        return
    count = len(spans)
    yield fault(
        spans[0],
        "text was blacked out" if count == 1 else f"text was blacked out in {count} places",
        label="blacked out by an archive",
        help="read this message as incomplete where text is missing",
        related=tuple((span, "also here") for span in spans[1 : 1 + _RELATED]),
    )
