"""Rules on the REF lines: message in, faults out (REF001, REF002, REF004 to REF006)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.posts import is_known, plain
from cablelint.rules.quoting import quoted
from cablelint.rules.reference_list import KEYWORD, Letter, letters_of_lines, reference_spans
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.text import Edit, Span

COMPANIONS = 20  # serials: messages of one day are numbered when they are written, not when they are sent

_DOUBLED = re.compile(
    r"(?<=[\s¶:])\(?([A-Za-z])[.):][ \t]+((?:(?:REF|Ref)[ \t]+)?\(?(?i:\1)[.):])[ \t]*(?=([^\n;]{1,80}))"
)
_REFERENCE = re.compile(r"[ \t]*(?:\d\d(?:\d\d)? ?)?([A-Z][A-Z ]+) \d{2,}")
_SIDE_BY_SIDE = 80  # characters, most of them blanks
_SERIAL = re.compile(r"[ \t](?<=[^ \t].)[ \t]*(\d{1,6})(?![\d/-])")  # and the blanks before it
_GOES_ON = re.compile(r"[A-Za-z0-9-]\Z")
_MOST_BLANKS = 40  # between the words of a post, and one sign before it
_YEAR_BEFORE = re.compile(r"(?:\d\d|'\d\d)[ \t-]*$")
_YEAR_BEHIND = re.compile(  # SAMPLEVILLE 98 (06), SAMPLEVILLE 98 OF 2006, SAMPLEVILLE 98 OF 12/14/06
    r"[ \t]*(?:\(['’]?\d\d\)|\(?(?:of|from|dated)?[ \t]*(?:19|20)\d\d|[^\n;]{0,20}/\d\d)", re.IGNORECASE
)


@text_rule("REF001", "reference-letter-doubled")
def reference_letter_doubled(message: Message) -> Iterator[Fault]:
    """A reference has one letter: `A. A. STATE 1` is the letter of a form and that of the drafter."""
    for span in reference_spans(message):
        found = list(_DOUBLED.finditer(message.text, span.start, span.end))
        if len(found) == 1 and not any(map(str.isdigit, found[0][3])):
            continue  # A. A. ROE EMAIL: the initial of a name
        for doubled in found:
            help = "leave one letter"
            second = Span(*doubled.span(2))
            yield fault(
                second,
                f"reference {quoted(doubled[1].upper())} has its letter twice",
                label="repeated here",
                help=help,
                fix=Fix(help, (Edit(second.start, doubled.start(3), ""),)),
            )


@text_rule("REF002", "reference-letter-gap")
def reference_letter_gap(message: Message) -> Iterator[Fault]:
    """The letters of a list run A, B, C and on (FAH1-246)."""
    for span, found in zip(reference_spans(message), letters_of_lines(message), strict=True):
        if KEYWORD.match(message.text, span.start) is None:
            continue
        expected, last = "A", None
        for letter in found:
            if letter.value == expected:
                pass
            elif last is not None and letter.value == last.value and _side_by_side(message, last, letter):
                continue  # REF001
            elif not _is_of_list(message, letter, span):
                continue
            else:
                yield _gap_fault(letter, expected, last)
            expected, last = chr(ord(letter.value) + 1), letter


def _gap_fault(letter: Letter, expected: str, last: Letter | None) -> Fault:
    again = letter.value < expected
    return fault(
        letter.span,
        f"reference {letter.value} {'comes again' if again else 'is out of sequence'}",
        label=f"expected {quoted(expected)}",
        help="letter the references A, B, C in their order",
        related=((last.span, "the letter before it"),) if last is not None else (),
    )


def _side_by_side(message: Message, first: Letter, second: Letter) -> bool:
    start, end = first.span.end, second.span.start
    # a slice up to a letter far below would cost, for each letter, as much as the list is long
    return end - start <= _SIDE_BY_SIDE and message.text[start:end].strip() in ("", "REF", "Ref")


def _is_of_list(message: Message, letter: Letter, span: Span) -> bool:
    """Whether a letter that is not the next one is one of the list: a post and a serial follow it."""
    found = _REFERENCE.match(message.text, letter.span.end, span.end)
    return found is not None and is_known(plain(found[1]))


@message_rule("REF004", "reference-year-missing", needs=("classification",))
def reference_year_missing(message: Message) -> Iterator[Fault]:
    """A serial of the own post above that of the message is of an earlier year, which must be named."""
    line = message.classification
    assert line is not None
    spans = reference_spans(message)
    if not spans or not line.serial.isdigit():
        return
    own, post = int(line.serial), str(line.post).upper()
    for span in spans:
        if post not in message.text[span.start : span.end].upper():
            continue
        for serial in _SERIAL.finditer(message.text, span.start, span.end):
            if int(serial[1]) <= own + COMPANIONS:
                continue
            start = _start_of_post(message.text, post, serial.start())
            if start is None or _YEAR_BEFORE.search(message.text[max(span.start, start - 8) : start]):
                continue
            if _YEAR_BEHIND.match(message.text, serial.end(), span.end):
                continue
            yield _year_fault(message, start, serial, own)


def _year_fault(message: Message, start: int, serial: re.Match[str], own: int) -> Fault:
    year = f"{(message.year - 1) % 100:02}" if message.year is not None else None
    example = f"{year or '06'} {message.text[start : serial.start()]} {serial[1]}"
    help = f"write the year before it, as in {quoted(example)}"
    return fault(
        Span(start, serial.end()),
        f"reference to serial {int(serial[1])} of the own post, whose message is {own}",
        label="expected a year before it",
        help=help,
        fix=Fix(help, (Edit(start, start, f"{year} "),), safe=False) if year else None,
    )


def _start_of_post(text: str, post: str, end: int) -> int | None:
    """Where the post begins whose name ends at an offset, as references spell it; None if another one does.

    An expression for each post would take as long to compile as a message to check.
    """
    head = near = text[max(end - len(post) - _MOST_BLANKS, 0) : end]
    for number, word in enumerate(reversed(post.split())):
        left = head.rstrip(" \t") if number else head
        if left[-len(word) :].upper() != word or (number and left == head):
            return None
        head = left[: -len(word)]
    if post == "STATE" and head[-3:].upper() == "SEC":
        head = head[:-3]
    return None if _GOES_ON.search(head) else end - len(near) + len(head)


@message_rule("REF005", "reference-position", needs=("authority",))
def reference_position(message: Message) -> Iterator[Fault]:
    """REF stands between SUBJECT and Classified By ([M] 1,264 of 1,272)."""
    authority = message.authority
    assert authority is not None
    for span in message.references:
        found = KEYWORD.match(message.text, span.start)
        if span.start > authority.span.end and found is not None:
            yield fault(
                Span(*found.span()),
                "REF stands after Classified By",
                label="its place is after SUBJECT",
                help="move the references above Classified By",
                related=((authority.label.span, "Classified By"),),
            )
            return


@text_rule("REF006", "reference-form")
def reference_form(message: Message) -> Iterator[Fault]:
    """The keyword REF is followed by a colon."""
    for span in reference_spans(message):
        found = KEYWORD.match(message.text, span.start)
        if found is None:
            continue
        rest = message.text[found.end() : found.end() + 4]
        if not rest.lstrip(" \t").startswith((":", ";")) and rest.strip():
            help = "write a colon after the keyword"
            stop = found.end() + (1 if rest[0] in ".," else 0)
            yield fault(
                Span(*found.span()),
                f"keyword {quoted(found[0])} has no colon",
                label=f"expected `{found[0]}:`",
                help=help,
                fix=Fix(help, (Edit(found.end(), stop, ":"),)),
            )
