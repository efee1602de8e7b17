"""How a message ends: a message in, the last line of its text and whether a name signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal, NamedTuple

from cablelint.message.model import Message
from cablelint.rules.once import once_a_message
from cablelint.text import Span

Kind = Literal["signed", "glued", "redacted", "unsigned"]


class Ending(NamedTuple):
    """The last line of the text, end marks and archive lines not counted."""

    kind: Kind
    line: Span  # without blanks at its ends
    text: str  # of the line, its last 160 characters
    dots: bool  # the copy goes on with `...` after it, or ends in that
    after: Span | None  # the first end mark below it


_TAIL = 4000  # characters; no signature stands further from the end
_LOOK_BACK = 8  # lines behind a signature: a footer, a note, what an archive repeats
_LONGEST = 160  # of a line, what is looked at
_LONGEST_NAME = 40
_LONGEST_SUFFIX = 6

_END_MARK = re.compile(
    r"(?:N{4}|n{4}|Nnnn|BT|#\d{4}|End Cable Text|END CABLE TEXT|=+ ?CABLE ENDS ?=+|null)\W*"
    r"|(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE)(?://?[A-Z/ ]+)?"
)
# Neither text nor end marks: captions that a program put there, stamps of a release, export records, footers.
_CAPTIONS = frozenset(("SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "STADIS", "LIMDIS"))
_STAMP = re.compile("Declassified/Released|Systematic Review|Classification: |NOTE BY ")
_FOOTER = re.compile(r"https?:|www\.|gov\.gov|web ?site")
_EXPORT = re.compile(r"\d+ \d{1,2}/\d{1,2}/\d{4}\b")

# What may stand behind a name on its line.
TRAILER = re.compile(
    r"(?:[\s.,#>]*(?:N{4}|End Cable Text|\b\d+ \d{1,2}/\d{1,2}/\d{4}.{0,120}|\d{4}-\d\d-\d\d"
    r"|=+ ?CABLE ENDS ?=+))+\W*$"
)
DEBRIS = " \t\"'”’>\\,#*"
_SUFFIX = re.compile(r",? (?:[Jj][Rr]|[Ss][Rr]|I{2,3}|IV)\.?$")
UPPER = re.compile(r"(?:Mc|Mac|van |VAN )?[^\W\d_]{2,}(?:['’`-][^\W\d_]+)*")
_TITLE = re.compile(r"[^\W\d_]+(?:['’`/-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOWER_NAME = re.compile(r"[a-z][a-z'-]{2,20}")
PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ten",
        "ter",
        "st",
    )
)
_GLUED_WORD = re.compile(r"\S*[.!?;\"”’')\]*=_](?P<name>[^\W\d_]{2,}(?:-[^\W\d_]+)?)")
_REDACTED = re.compile(r"(?:^|[.!?:;\"”')\]] *)(?:[Xx]{4,}[\s*]*)+$")
_WEB = re.compile(r"/|\.gov|(?:fm|html?)$")
_INITIAL = re.compile(r"\(?[A-Z]\.")
# Words that stand alone on a last line and are no names.
_NO_NAMES = frozenset(
    (
        *(
            "END",
            "COMMENT",
            "COMMENTS",
            "SUMMARY",
            "NOTE",
            "NOTES",
            "TEXT",
            "QUOTE",
            "UNQUOTE",
            "PARTICIPANTS",
        ),
        *("CONCLUSION", "TOP", "SECRET", "CONFIDENTIAL", "UNCLAS", "UNCLASSIFIED", "MINIMIZE", "CONSIDERED"),
        *("SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "STADIS", "LIMDIS", "SECTION", "TELEGRAM"),
        *("NNNN", "BT"),
    )
)
SENTENCE_END = frozenset(".!?:;\"”’')]*_=-")
_BLANK_BELOW = re.compile(r"[^\S\n]*\n\s*(?:\n|\Z)")


@once_a_message
def ending(message: Message) -> Ending | None:
    """The end of the text of a message; None if there is no line of text."""
    if message.body is None:
        return None
    if (name := _plain_name(message.text, message.body.end)) is not None:
        return Ending("signed", name, message.text[name.start : name.end], False, None)
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


def _plain_name(text: str, end: int) -> Span | None:
    """The last line, where it is one word in capitals and nothing else, as in most messages."""
    while end and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    word = text[start:end]
    return Span(start, end) if word.isupper() and word.isalpha() and word not in _NO_NAMES else None


def _is_no_text(line: str) -> bool:
    """Whether a line is a footer, a stamp or the like; a web site that a name follows is text."""
    if len(line) >= _LONGEST:
        return False
    if line in _CAPTIONS or not any(map(str.isalnum, line)) or _EXPORT.match(line):
        return True
    lower = line.lower()
    return _STAMP.search(line) is not None or (
        ("http" in lower or "www." in lower or "gov.gov" in lower or "web" in lower)
        and _FOOTER.search(lower) is not None
        and _kind(line) != "glued"
    )


def _lines_from_the_end(message: Message) -> Iterator[Span]:
    """The lines of the tail, last first, without what was set aside and without blanks at their ends."""
    text = message.text
    for start, end in _stretches_from_the_end(message):
        while end >= start:
            begin = max(text.rfind("\n", start, end) + 1, start)
            line = text[begin:end].rstrip()
            if line:
                lead = len(line) - len(line.lstrip()) if line[0].isspace() else 0
                yield Span(begin + lead, begin + len(line))
            end = begin - 1


def _stretches_from_the_end(message: Message) -> Iterator[Span]:
    """The tail of the text, last stretch first, without what was set aside."""
    assert message.body is not None
    start, end = max(message.body.start, len(message.text) - _TAIL), len(message.text)
    aside = [span for span in _set_aside(message) if span.end > start]
    for span in sorted(aside, key=_end, reverse=True):
        if span.end < end:
            yield Span(span.end, end)
        end = min(end, span.start)
    if start < end:
        yield Span(start, end)


_end = attrgetter("end")


def _set_aside(message: Message) -> list[Span]:
    spans = [page.span for page in message.page_breaks]
    spans += message.furniture
    spans += [wrapper.span for wrapper in message.wrappers]
    spans += [copy.span for copy in message.copies]
    assert message.body is not None
    if message.foreign_span is not None and message.foreign_span.start > message.body.start:
        spans.append(message.foreign_span)
    return spans


def _kind(line: str) -> Kind:
    """Whether a line is a name, ends in one, or ends in what was blacked out.

    A name in capitals is one wherever it ends a line of mixed case; one in mixed case must stand alone
    or follow the end of a sentence, what was blacked out, a web site or a word in capitals.
    """
    bare = line.rstrip(DEBRIS)
    if bare[-1:].isdigit() or bare.endswith(("NNNN", "Text", "=")):
        bare = TRAILER.sub("", bare)
    bare = without_suffix(bare)
    stopped = bare.endswith(".") and not bare.endswith("..")
    bare = bare.rstrip("., …")
    if bare[-4:].upper() == "XXXX" and _REDACTED.search(bare):
        return "redacted"
    if not stopped and _is_short_line_of_names(line, bare):
        return "signed"
    words = bare.rsplit(None, 4)
    if not words:
        return "unsigned"
    last = words[-1]
    if len(words) == 1 and not stopped and _LOWER_NAME.fullmatch(last):
        return "signed"
    if last.isupper() and UPPER.fullmatch(last):
        return _ends_in_capitals(words, stopped, line.isupper())
    if not stopped and last[:1].isupper() and _TITLE.fullmatch(last):
        return _ends_in_mixed_case(words)
    glued = _GLUED_WORD.fullmatch(last)
    if glued and glued["name"][0].isupper() and glued["name"] not in _NO_NAMES and not stopped:
        return "glued"
    return "unsigned"


def without_suffix(line: str) -> str:
    """A line without the `Jr` or `III` at its end."""
    suffix = _SUFFIX.search(line, max(len(line) - _LONGEST_SUFFIX, 0))
    return line[: suffix.start()] if suffix else line


def _is_short_line_of_names(line: str, bare: str) -> bool:
    """Whether a line is a few words in capitals and nothing else: DOE/ROE, DOE (ACTING), AMBASSADOR DOE."""
    if len(line) > _LONGEST_NAME or not bare.isupper() or any(map(str.isdigit, bare)):
        return False
    words = _LETTERS.findall(bare)
    return 0 < len(words) <= 4 and _NO_NAMES.isdisjoint(words)


def _ends_in_capitals(words: list[str], stopped: bool, all_capitals: bool) -> Kind:
    """The kind of a line whose last word could be a name in capitals."""
    run = 1
    while run < len(words) and words[-run - 1].isupper() and UPPER.fullmatch(words[-run - 1]):
        run += 1
    while run < len(words) and words[-run - 1].lower() in PARTICLES:
        run += 1
    if not _NO_NAMES.isdisjoint(words[-run:]):
        return "unsigned"
    if run == len(words):
        return "signed" if run <= 4 else "unsigned"
    closed = words[-run - 1][-1] in SENTENCE_END
    return "glued" if closed or not (stopped or all_capitals) else "unsigned"


def _ends_in_mixed_case(words: list[str]) -> Kind:
    """The kind of a line whose last word could be a name such as Doe or van Doe."""
    run = 1
    while run < len(words) and _is_of_name(words[-run - 1]):
        run += 1
    if any(word.upper() in _NO_NAMES for word in words[-run:]):
        return "unsigned"
    if run == len(words):
        whole = [word for word in words if len(word) > 2 and word not in PARTICLES]
        return "signed" if len(whole) <= 2 else "unsigned"
    before = words[-run - 1]
    after_word = (
        before[-4:].upper() == "XXXX" or _WEB.search(before) or (len(before) > 1 and before.isupper())
    )
    return "glued" if before[-1] in SENTENCE_END or after_word else "unsigned"


def _is_of_name(word: str) -> bool:
    """Whether a word can stand before a surname in mixed case: a given name, an initial, a particle."""
    return word in PARTICLES or (word.istitle() and bool(_TITLE.fullmatch(word) or _INITIAL.fullmatch(word)))


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
    return above[-1:] in SENTENCE_END and not above.isupper()
