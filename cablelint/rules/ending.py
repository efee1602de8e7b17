"""How a message ends: a message in, the last line of its text and whether a name signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from cablelint.message.model import Message
from cablelint.text import Span

Kind = Literal["signed", "glued", "redacted", "unsigned"]


class Ending(NamedTuple):
    """The last line of the text, end marks and archive lines not counted."""

    kind: Kind
    line: Span  # without blanks at its ends
    text: str
    dots: bool  # the copy goes on with `...` after it, or ends in that
    after: Span | None  # the first end mark below it


# The tail that is looked at: no signature stands further from the end.
_TAIL = 4000
_LOOK_BACK = 8  # lines behind a signature: a footer, a note, what an archive repeats
_LONGEST = 160  # of a line, what is looked at

_LINE = re.compile(r"[^\n]+")
_END_MARK = re.compile(
    r"(?:N{4}|n{4}|Nnnn|BT|#\d{4}|End Cable Text|END CABLE TEXT|=+ ?CABLE ENDS ?=+|null)\W*"
    r"|(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE)(?://?[A-Z/ ]+)?"
)
# Not text and no end mark: punctuation alone, a web site, stamps of a release, an export record, captions.
_NO_TEXT = re.compile(
    r"\W*"
    r"|.*(?:https?:|www\.|s?gov\.gov|[Cc]lassified [Ww]eb ?[Ss]ite|CLASSIFIED WEB ?SITE).{0,90}"
    r"|.*(?:Declassified/Released|Systematic Review|Classification: [A-Z]).*"
    r"|\d+ \d{1,2}/\d{1,2}/\d{4}.*"
    r"|NOTE BY .*"
    r"|(?:SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS|STADIS|LIMDIS)"
)
_DEBRIS = re.compile(
    r"(?:[\s\"'”’>\\,#*]|\.{3,}|…|\bN{4}|\bEnd Cable Text|\b\d+ \d{1,2}/\d{1,2}/\d{4}.{0,120}"
    r"|\b\d{4}-\d\d-\d\d|=+ ?CABLE ENDS ?=+)+$"
)

_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|du|la|le|el|al|bin|ten|ter|st\.?|Mc|Mac) ?)"
_UPPER = r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’`.-]*[^\W\d_a-zß-öø-ÿ])"
_TITLE = r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’`-][^\W\d_]+)*[^\W\d_])"
_SUFFIX = r"(?:,? (?:[Jj][Rr]|[Ss][Rr]|II|III|IV)\.?)?"
_NAME = re.compile(
    rf"(?:[A-Z]\. ?)*(?:(?:{_PARTICLE}*{_UPPER})(?: (?:{_PARTICLE}*{_UPPER})){{0,2}}"
    rf"|(?:{_PARTICLE}*{_TITLE})(?: (?:{_PARTICLE}*{_TITLE}))?|{_PARTICLE}+{_TITLE}){_SUFFIX}"
)
_LAST_WORDS = re.compile(
    rf"(?P<before>^|[.!?:;\"”'’)\]*=_-]\s*|[Xx]{{4,}}\s*|[^\s]*(?:/|\.gov|fm|html?)\S*\s+|[A-Z]{{2,}} +)"
    rf"(?P<name>{_PARTICLE}*(?:{_UPPER}|{_TITLE})(?: (?:{_UPPER}|{_TITLE}))?{_SUFFIX})$"
)
_LAST_UPPER = re.compile(rf"[a-zß-öø-ÿ)\d] +{_UPPER}(?: {_UPPER})?{_SUFFIX}$")
_LOWER_NAME = re.compile(r"[a-z][a-z'-]{2,20}(?: jr)?")
_REDACTED = re.compile(r"(?:^|[.!?:;\"”')\]] *)(?:[Xx]{4,}[\s*]*)+$")
# Words that stand alone on a last line and are no names.
_NO_NAME = re.compile(
    r"\b(?:END|COMMENTS?|SUMMARY|NOTES?|TEXT|UNQUOTE|QUOTE|PARTICIPANTS?|CONCLUSION|SECRET|CONFIDENTIAL|UNCLAS"
    r"|UNCLASSIFIED|SIPDIS|NOFORN|MINIMIZE|CONSIDERED|SECTION|NNNN|TELEGRAM)\b",
    re.IGNORECASE,
)
_BLANK_BELOW = re.compile(r"[^\S\n]*\n\s*(?:\n|\Z)")
_SENTENCE_END = frozenset(".!?:\"”’')]*_=-")


def ending(message: Message) -> Ending | None:
    """The end of the text of a message; None if there is no line of text."""
    if message.body is None:
        return None
    after: Span | None = None
    last: Ending | None = None
    dots = False
    for number, line in enumerate(_lines_from_the_end(message)):
        text = message.text[max(line.start, line.end - _LONGEST) : line.end]
        if last is None and text in ("...", "…"):
            dots = True
        if last is not None and _signs(message, line, text):
            return last._replace(kind="signed")
        if _END_MARK.fullmatch(text):
            after = line if last is None else after
        elif last is None and not _is_no_text(text):
            last = Ending(_kind(text), line, text, dots or text.endswith(("...", "…")), after)
            if last.kind != "unsigned":
                return last
        if number > _LOOK_BACK:
            break
    return last


def _is_no_text(line: str) -> bool:
    """Whether a line is a footer, a stamp or the like; a web site that a name follows is text."""
    return len(line) < _LONGEST and _NO_TEXT.fullmatch(line) is not None and _kind(line) != "glued"


def _lines_from_the_end(message: Message) -> Iterator[Span]:
    """The lines of the tail, last first, without what was set aside and without blanks at their ends."""
    assert message.body is not None
    start = max(message.body.start, len(message.text) - _TAIL)
    tail = message.text[start:]
    for span in _set_aside(message):
        if span.end > start:
            first, last = max(span.start - start, 0), span.end - start
            tail = tail[:first] + "\n" * (last - first) + tail[last:]
    for found in reversed(list(_LINE.finditer(tail))):
        text = found[0]
        lead = len(text) - len(text.lstrip())
        if lead < len(text):
            yield Span(start + found.start() + lead, start + found.start() + len(text.rstrip()))


def _set_aside(message: Message) -> Iterator[Span]:
    yield from (wrapper.span for wrapper in message.wrappers)
    yield from (copy.span for copy in message.copies)
    yield from message.furniture
    yield from (page.span for page in message.page_breaks)
    assert message.body is not None
    if message.foreign_span is not None and message.foreign_span.start > message.body.start:
        yield message.foreign_span


def _kind(line: str) -> Kind:
    """Whether a line is a name, ends in one, or ends in what was blacked out."""
    bare = _DEBRIS.sub("", line)
    stopped = bare.endswith(".") and not bare.lower().endswith((" jr.", " sr."))
    bare = bare.rstrip(". ")
    if _REDACTED.search(bare):
        return "redacted"
    whole = len(line) < _LONGEST and (_NAME.fullmatch(bare) or _LOWER_NAME.fullmatch(bare))
    if whole and not _NO_NAME.search(bare) and (not stopped or bare.isupper()):
        return "signed"
    if name := _LAST_WORDS.search(bare):
        said = name["name"]
        after_word = name["before"][:1].isalpha()
        if not _NO_NAME.search(said) and (
            not stopped or (said.isupper() and not line.isupper() and not after_word)
        ):
            return "glued"
    if not stopped and not line.isupper() and (upper := _LAST_UPPER.search(bare)):
        return "unsigned" if _NO_NAME.search(upper[0]) else "glued"
    return "unsigned"


def _signs(message: Message, line: Span, text: str) -> bool:
    """Whether a line further up signs the message after all: its last word is a name in capitals.

    What follows it is for the rule on debris.  A heading and the last word of a wrapped line look alike:
    no paragraph begins below a signature, and none of its text is on the very next line.
    """
    kind = _kind(text)
    if kind not in ("signed", "glued") or not text.split()[-1].isupper():
        return False
    if message.paragraphs and message.paragraphs[-1].span.start > line.end:
        return False
    if kind == "glued":
        return not text.isupper() and _BLANK_BELOW.match(message.text, line.end) is not None
    above = message.text[max(line.start - 200, 0) : line.start].rstrip()
    return above[-1:] in _SENTENCE_END and not above.isupper()
