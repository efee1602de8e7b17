"""Rules on the signature, the last line of a message (END001 to END003)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.ending import (
    DEBRIS,
    PARTICLES,
    SENTENCE_END,
    TRAILER,
    UPPER,
    Ending,
    ending,
    without_suffix,
)
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

_BY_DESIGN = ("state_copy", "aad")  # the classification stands at the foot of each page
_LONGEST = 8  # words of a name
_NUMBER = re.compile(r"¶?\d{1,3}\.")
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.,]?$")  # DOE. is no debris
_MARKS = ("NNNN", "Nnnn", "nnnn")
_TRAILERS = ("NNNN", "Text")
_END_OF_TRANSMISSION = re.compile(r"BT(?:\s+#\d{4}(?:\s+NNNN)?)?")  # format lines 14 to 16
_KNOWN = re.compile(
    r"(?:(?:N{4}|[Nn]nnn|End Cable Text|END CABLE TEXT|\.{3}|…|null|\d{4}-\d\d-\d\d|\d\d[A-Z]+\d+"
    r"|\d+ \d{1,2}/\d{1,2}/\d{4}|(?:TOP )?SECRET|CONFIDENTIAL|UNCLAS(?:SIFIED)?)\b|[\s.,\"'”’>\\#*…])+"
)


@message_rule("END001", "signature-missing", needs=("body",))
def signature_missing(message: Message) -> Iterator[Fault]:
    """The last line of a message is the surname of who signs it (FAH1-240).

    Mixed case, `JR` and particles (van Voorst) are surnames too, and so is a name that was blacked out.
    A name at the end of the last sentence is there, if not on a line of its own: END002.  End marks,
    footers and what archives add stand below a signature.
    """
    if message.flavour == "fragment" or is_extract(message):
        return
    end = ending(message)
    if end is None or end.kind != "unsigned" or is_truncated(message):
        return
    yield fault(
        end.after or end.line,
        "the message has no signature",
        label="a signature belongs above this" if end.after else "the last line of the text",
        help="add the surname of who signs, in capitals, on a last line of its own",
    )


@message_rule("END002", "signature-inline", needs=("body",))
def signature_inline(message: Message) -> Iterator[Fault]:
    """A signature stands on a line of its own; unwrapping glued it to the last sentence (FAH1-240)."""
    end = ending(message)
    if end is None or end.kind != "glued":
        return
    name = _name(message.text, end)
    before = message.text[end.line.start : name.start].rstrip()
    if _NUMBER.fullmatch(before):
        return  # a last paragraph that is only a name (trap 48): it is on a line of its own
    edit = Edit(end.line.start + len(before), name.start, "\n\n")
    help = "put the signature on a last line of its own"
    yield fault(
        name,
        "the signature stands at the end of another line",
        label="expected on a line of its own",
        help=help,
        fix=Fix(help, (edit,), safe=message.text[name.start : name.end].isupper()),
    )


@message_rule("END003", "end-debris", needs=("body",))
def end_debris(message: Message) -> Iterator[Fault]:
    """Nothing follows the signature; `BT`, `#0412`, `NNNN` end a message that is sent (ACP127).

    The tail that an archive added is ARC001, with what stands straight above it.
    """
    end = ending(message)
    if end is None or end.kind == "unsigned":
        return
    text = message.text
    if end.text[-1].isalpha() and not end.text.endswith(_TRAILERS) and text[end.line.end :].isspace():
        return  # as nearly all
    name = _name(text, end)
    debris = _debris(message, end, name)
    if debris is None:
        return
    known = _KNOWN.fullmatch(text[debris.start : debris.end]) is not None
    start = debris.start if text[name.end : debris.start].strip() else name.end
    help = "remove what follows the signature"
    yield fault(
        debris,
        "something follows the signature",
        label="nothing is expected here",
        help=help,
        related=((name, "the signature"),),
        fix=Fix(help, (Edit(start, debris.end, ""),)) if known else None,
    )


def _debris(message: Message, end: Ending, name: Span) -> Span | None:
    """What stands behind the signature, up to what was set aside."""
    text = message.text
    stop = _stop(message, end.line.start)
    lines = [span for span in _lines(text, name.end, stop) if not _belongs(message, span)]
    if lines and lines[0].start < end.line.end and _STOP.fullmatch(text[lines[0].start : lines[0].end]):
        del lines[0]
    if not lines or (stop < len(text) and all(text[line.start : line.end] in _MARKS for line in lines)):
        return None
    debris = Span(lines[0].start, lines[-1].end)
    return None if _END_OF_TRANSMISSION.fullmatch(text[debris.start : debris.end]) else debris


def _stop(message: Message, start: int) -> int:
    """Where the tail of an archive or another message begins below the signature; a lone quote is no tail."""
    text = message.text
    starts = [
        wrapper.span.start
        for wrapper in message.wrappers
        if wrapper.span.start > start and text[wrapper.span.start :].strip('", \n')
    ]
    if message.foreign_span is not None and message.foreign_span.start > start:
        starts.append(message.foreign_span.start)
    return min(starts, default=len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch, without blanks at their ends."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start = stop + 1


def _belongs(message: Message, line: Span) -> bool:
    """Whether a line is the business of another rule: a page break, a stray caption, the foot of a page."""
    others = [page.span for page in message.page_breaks] + message.stray_captions
    others += [copy.span for copy in message.copies]
    if message.era in _BY_DESIGN or message.distribution is not None:
        others += message.furniture
    return any(span.start <= line.start < span.end for span in others)


def _name(text: str, end: Ending) -> Span:
    """The name itself, of a line that is or ends in one."""
    line = text[end.line.start : end.line.end] if end.kind != "glued" else end.text
    first = end.line.end - len(line)
    bare = line.rstrip(DEBRIS)
    if bare[-1:].isdigit() or bare.endswith(("NNNN", "Text", "=")):
        bare = TRAILER.sub("", bare)
    bare = bare.rstrip("., …")
    if end.kind != "glued":
        return Span(first, first + (len(bare) if bare else len(line)))
    return Span(first + _start_of_name(bare), first + len(bare))


def _start_of_name(line: str) -> int:
    """Where the name begins that ends a line: behind the end of a sentence, else its last word."""
    words = list(_WORD.finditer(without_suffix(line)))[-_LONGEST:]
    at = len(words) - 1
    while at and (_is_of_name(words[at - 1][0], words[at][0])):
        at -= 1
    if at and words[at - 1][0][-1] not in SENTENCE_END:
        at = len(words) - 1
        while at and (words[at - 1][0] == words[-1][0] or words[at - 1][0].lower() in PARTICLES):
            at -= 1
    last = words[at]
    glued = max(last[0].rfind(sign) for sign in ".!?;\"”’')]*=_") + 1
    return last.start() + (glued if last[0][glued:].isalpha() and glued else 0)


def _is_of_name(word: str, after: str) -> bool:
    """Whether a word can belong to the name that goes on behind it."""
    if word.lower() in PARTICLES:
        return True
    return UPPER.fullmatch(word) is not None and "XXXX" not in word and word.isupper() and after.isupper()
