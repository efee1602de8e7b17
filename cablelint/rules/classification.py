"""The classification line by itself: spelling of the classification, width of the number, sections."""

from __future__ import annotations

import string
from collections.abc import Iterator
from difflib import SequenceMatcher

from cablelint.message.field import Field
from cablelint.message.model import Classification, Message
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.text import Edit, Span

# The letters that a classification line may open with, and how they are written.
WRITTEN = {
    "CONFIDENTIAL": "C O N F I D E N T I A L",
    "SECRET": "S E C R E T",
    "TOPSECRET": "T O P  S E C R E T",
    "UNCLAS": "UNCLAS",
    "UNCLASEFTO": "UNCLAS E F T O",
    "UNCLASSIFIED": "UNCLASSIFIED",
    "UNCLASSIFIEDEFTO": "UNCLASSIFIED E F T O",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
}
PROPER = frozenset(WRITTEN.values())
BY_LEVEL = {
    "CONFIDENTIAL": "CONFIDENTIAL",
    "SECRET": "SECRET",
    "TOP SECRET": "TOPSECRET",
    "UNCLASSIFIED": "UNCLAS",
    "LIMITED OFFICIAL USE": "LIMITEDOFFICIALUSE",
}
LETTERS_OF_LEVEL = {
    "UNCLASSIFIED": ("UUUUU", "EEEEE"),
    "CONFIDENTIAL": ("CCCCC",),
    "SECRET": ("SSSSS",),
    "TOP SECRET": ("TTTTT",),
}
ALIKE = 0.8  # of the letters of a classification, in a line that is damaged
LINES_ABOVE = 4  # how far above the place of a missing line it may stand unread
LONGEST = 100
LETTERS = string.ascii_letters
SIX_DIGITS_SINCE = 2002
SPACED_SINCE = 1973


@message_rule("CLS001", "classification-line-missing", needs=("missing",))
def classification_line_missing(message: Message) -> Iterator[Fault]:
    """Each message has a line of classification, post and message number (FAH2-222)."""
    for gap in message.missing:
        if gap.part == "classification" and _damaged_line(message) is None:
            yield fault(
                gap.place,
                "message has no classification line",
                label=gap.expected,
                help="add classification, post and message number, as in `UNCLAS EXAMPLETON 000412`",
            )


@text_rule("CLS002", "classification-garbled")
def classification_garbled(message: Message) -> Iterator[Fault]:
    """The first word is whole, its letters single and all apart or all together (FAH2-222)."""
    for line in _lines(message):
        if line.level_text not in PROPER:
            letters = _letters(line.level_text)
            if (letters not in WRITTEN or _fused(line.level_text)) and not redactions(line.level_text):
                proper = WRITTEN[letters if letters in WRITTEN else BY_LEVEL[line.level]]
                yield _garbled(line.level_text, proper, "classification", _confirmed(message, line))
        word = _first_word(line.section_text) if line.section_text is not None else None
        if word is not None and word.upper() != "SECTION":
            yield _garbled(word, "SECTION", "the word SECTION", True)
    damaged = _damaged_line(message) if message.classification is None else None
    words = message.text[damaged.start : damaged.end] if damaged is not None else ""
    if damaged is not None and "//" not in words and not redactions(words):
        told = "classification line is garbled"
        help = "write the line as in `S E C R E T SECTION 01 OF 02 EXAMPLETON 000412`"
        yield fault(damaged, told, label="no classification, post and number", help=help)


@text_rule("CLS003", "classification-style")
def classification_style(message: Message) -> Iterator[Fault]:
    """CONFIDENTIAL and SECRET are letter-spaced, UNCLAS is not, the line is in capitals (SS0656)."""
    if message.year is not None and message.year < SPACED_SINCE:
        return
    for line in _lines(message):
        edits = list(_edits_of_style(line))
        if edits:
            place = Span(edits[0].start, edits[-1].end)
            told = _what_is_unusual(line)
            label = f"expected {quoted(edits[0].text)}"
            help = f"write {quoted(' '.join(edit.text for edit in edits), 60)}"
            fix = Fix(help, tuple(edits))
            yield fault(place, told, label=label, help=help, fix=fix)


@message_rule("CLS005", "message-number-width", needs=("classification",))
def message_number_width(message: Message) -> Iterator[Fault]:
    """Message numbers have six digits (measured: all but a few from 2002 on; older ones have four to six)."""
    if message.year is None or message.year < SIX_DIGITS_SINCE:
        return
    for line in _lines(message):
        if line.serial.isdecimal() and len(line.serial) != 6:
            help = (
                f"write {quoted(f'{int(line.serial):06d}')}" if len(line.serial) < 6 else "write six digits"
            )
            told = f"message number has {len(line.serial)} digits"
            yield fault(line.serial, told, label="expected six", help=help)


@message_rule("CLS009", "section-range", needs=("classification",))
def section_range(message: Message) -> Iterator[Fault]:
    """A message begins with section 01, and no number is above the total (measured: 813 of 813)."""
    line = message.classification
    assert line is not None
    if line.section is None or line.sections is None:
        return
    number, total = _number(line.section), _number(line.sections)
    if number is None or total is None:
        return
    if total < 2:
        help = "leave SECTION out of a message of one section"
        yield fault(line.sections, f"total of sections is {total}", label="expected 02 or more", help=help)
    elif number > total:
        help = "correct the section number or the total"
        told = f"section {number} is above the total of {total}"
        yield fault(line.section, told, label=f"expected at most {line.sections}", help=help)
    elif number != 1:
        help = "find the sections before it: the message is not whole"
        told = f"message begins with section {number} of {total}"
        yield fault(line.section, told, label="expected 01", help=help)


@message_rule("CLS010", "section-order", needs=("classification", "later"))
def section_order(message: Message) -> Iterator[Fault]:
    """Sections follow each other under one post, number and total (measured in State copies)."""
    first = message.classification
    assert first is not None
    before = first
    for line in message.later:
        yield from _out_of_order(before, line, message)
        before = line


def _out_of_order(before: Classification, line: Classification, message: Message) -> Iterator[Fault]:
    last, number = _number(before.section), _number(line.section)
    extract = any(wrapper.form == "W2" for wrapper in message.wrappers)
    if line.section is not None and last is not None and number is not None and number != last + 1:
        if not (extract and number > last):
            help = "put the sections in order"
            label = f"expected {last + 1:02d}"
            related = [(before.span, f"section {last}")]
            told = f"section {number} follows section {last}"
            yield fault(line.section, told, label=label, help=help, related=tuple(related))
    elif line.sections is not None and _number(line.sections) != _number(before.sections):
        help = "give all sections one total"
        related = [(before.span, "the section before it")]
        told = f"total of sections changes to {_number(line.sections)}"
        label = f"expected {before.sections or 'no SECTION'}"
        yield fault(line.sections, told, label=label, help=help, related=tuple(related))
    if _number(line.serial) != _number(before.serial) and not redactions(line.serial):
        help = "give all sections one message number"
        related = [(before.serial.span, "number of the section before it")]
        label = f"expected {before.serial}"
        told = "message number changes between sections"
        yield fault(line.serial, told, label=label, help=help, related=tuple(related))


def _lines(message: Message) -> list[Classification]:
    return [line for line in (message.classification, *message.later) if line is not None]


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalpha())


def _fused(text: str) -> bool:
    """Some letters apart and some together: `SE C R E T`.  Words that are whole (UNCLAS E F T O) are not."""
    words = text.upper().split()
    if all(len(word) > 1 for word in words) or all(len(word) == 1 for word in words):
        return False
    return _letters(text) not in ("UNCLASEFTO", "UNCLASSIFIEDEFTO") or len(words) != 5


def _damaged_line(message: Message) -> Span | None:
    """What was a classification line and is too garbled to be read: one malformed, or much like one."""
    for line in message.malformed:
        if line.part == "classification":
            return line.span
    place = next((gap.place for gap in message.missing if gap.part == "classification"), None)
    if place is None:
        return None
    text, end = message.text, message.text.find("\n", place.start)
    end = len(text) if end < 0 else end
    for _ in range(LINES_ABOVE):
        start = text.rfind("\n", 0, end) + 1
        words = text[start:end].rstrip()
        if len(words) < LONGEST and _like_a_classification_line(words):
            return Span(start, start + len(words))
        if start == 0:
            break
        end = start - 1
    return None


def _like_a_classification_line(line: str) -> bool:
    """Ends in a number, or in what was blacked out, and begins like a classification."""
    words = line.split()
    if len(words) < 2 or not (words[-1].isdecimal() or redactions(words[-1])):
        return False
    spaced = sum(1 for word in words if len(word) == 1 and word.isalpha())
    opening = _letters("".join(words[: spaced + 1] if spaced > 2 else words[:1]))
    return any(
        SequenceMatcher(None, name, opening[: len(name)]).ratio() >= ALIKE for name in BY_LEVEL.values()
    )


def _first_word(section: Field) -> Field:
    """SCTION of `SCTION 01 OF 02`."""
    return Field(section[: len(section) - len(section.lstrip(LETTERS))], section.start)


def _garbled(place: Field, proper: str, what: str, certain: bool) -> Fault:
    help = f"write {quoted(proper)}"
    fix = Fix(help, (Edit(*place.span, proper),), safe=certain)
    return fault(place, f"{what} is garbled", label=f"expected {quoted(proper)}", help=help, fix=fix)


def _confirmed(message: Message, line: Classification) -> bool:
    """Whether format line 4 says the same classification, so that nothing is guessed."""
    security = message.security_line
    return security is not None and str(security.letters) in LETTERS_OF_LEVEL.get(line.level, ())


def _edits_of_style(line: Classification) -> Iterator[Edit]:
    """What would put the line right, in order: the classification, the word SECTION, the post."""
    proper = None if line.level_text in PROPER else WRITTEN.get(_letters(line.level_text))
    if (
        proper is not None
        and line.level_text.split() != proper.split()
        and not _fused(line.level_text)
        and not _allowed(line.level_text)
    ):
        yield Edit(*line.level_text.span, proper)
    for part in (line.section_text, line.post):
        if part is not None and part != part.upper() and not redactions(part):
            yield Edit(*part.span, part.upper())


def _allowed(text: str) -> bool:
    return text in ("UNCLAS EFTO", "UNCLASSIFIED EFTO")


def _what_is_unusual(line: Classification) -> str:
    if line.level_text != line.level_text.upper():
        return "classification line is in lower case"
    if line.level_text.split() == WRITTEN.get(_letters(line.level_text), "").split():
        return "classification line has lower-case letters"
    spaced = line.level in ("CONFIDENTIAL", "SECRET", "TOP SECRET")
    return f"{_letters(line.level_text)} is {'not ' if spaced else ''}letter-spaced"


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
