"""Rules on what copying did to characters: control characters, encodings, escapes (TXT007, 008, 011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.aside import is_inside, set_aside, set_aside_without_wrappers
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.text import Edit, Span

_RELATED = 5

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LOW_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PARTS_WORDS = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"  # read elsewhere as the end of a line or page
_NAMES = {
    "\x00": "NUL",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "carriage return without line feed",
    "\x1a": "end of file",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}

_ENCODINGS = {"cp1252": "windows-1252", "latin-1": "latin-1"}

_LINE_END = re.compile(r"\\(?=[ \t]*\r?$)", re.MULTILINE)
_QUOTE = re.compile(r"\\(?=[\"'])")
_DOUBLED = re.compile(r'""')
_QUOTED_TWICE = re.compile(r'""(?=[^\s"])[^"\n]{0,400}(?:\n[^"\n]{1,400}){0,8}(?<=[^\s"])""')
_REFERENCE = re.compile(r"&#(?:\d{2,6}|[xX][0-9a-fA-F]{2,5});|&(?:amp|quot|apos|lt|gt|nbsp);")
_ENTITIES = {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">", "nbsp": " "}


@text_rule("TXT007", "control-character")
def control_character(message: Message) -> Iterator[Fault]:
    """A text has no control characters but tab and line end (ACP127); none of them ends a line (trap 56)."""
    source = message.source
    places = _controls(message)
    if places and (aside := set_aside_without_wrappers(message)):
        places = [place for place in places if not is_inside(place, aside)]
    if not places:
        return
    first, *more = places
    kind = _NAMES.get(source[first], "control character")
    yield fault(
        Span(first, first + 1),
        "the text holds a control character"
        if not more
        else f"the text holds {len(places)} control characters",
        label=f"U+{ord(source[first]):04X}, {kind}",
        help="remove it",
        related=tuple((Span(at, at + 1), f"U+{ord(source[at]):04X}") for at in more[:_RELATED]),
        fix=Fix("remove the control characters", tuple(_removals(source, places))),
    )


def _controls(message: Message) -> list[int]:
    """Where control characters stand."""
    source = message.source
    # In latin-1 the high ones are bytes that windows-1252 does not know: TXT008.
    pattern = _CONTROLS if message.encoding != "latin-1" else _LOW_CONTROLS
    places = []
    if pattern.search(message.odd):
        places = [control.start() for control in pattern.finditer(source)]
    if "\r" in source and "\n" in source and source.count("\r") != source.count("\r\n"):
        places = sorted(places + [control.start() for control in _LONE_RETURN.finditer(source)])
    return places


def _removals(source: str, places: list[int]) -> Iterator[Edit]:
    """The removal of each control; what stands side by side goes in one edit."""
    open_edit: Edit | None = None
    for at in places:
        edit = _removal(source, at)
        if open_edit is None:
            open_edit = edit
        elif edit.text == open_edit.text == "" and open_edit.end == at:
            open_edit = Edit(open_edit.start, edit.end, "")
        else:
            yield open_edit
            open_edit = edit
    if open_edit is not None:
        yield open_edit


def _removal(source: str, at: int) -> Edit:
    """A control that parts words becomes a blank where none stands beside it; others go."""
    before, after = source[at - 1 : at], source[at + 1 : at + 2]
    parts = source[at] in _PARTS_WORDS and before.strip() and after.strip()
    return Edit(at, at + 1, " " if parts else "")


@message_rule("TXT008", "encoding-not-utf8", supersedes=("TXT003",))
def encoding_not_utf8(message: Message) -> Iterator[Fault]:
    """Telegrams are ASCII, and files of today are UTF-8; what is neither had to be guessed."""
    at = message.first_foreign
    if at is None or message.encoding not in _ENCODINGS:
        return
    count = message.foreign_bytes
    yield fault(
        Span(at, at + 1),
        f"the message is not UTF-8; it was read as {_ENCODINGS[message.encoding]}",
        label=f"byte 0x{message.source[at].encode(message.encoding, 'replace')[0]:02X}",
        help="save it as UTF-8",
        notes=(f"{count} such characters in the message; this is the first",) if count > 1 else (),
    )


@text_rule("TXT011", "archive-escape")
def archive_escape(message: Message) -> Iterator[Fault]:
    """What a database, a table or a web page writes for a character is no part of the text (W10, W11)."""
    places = _escapes(message.source)
    if places and (aside := set_aside(message)):
        places = [place for place in places if not is_inside(place[0].start, aside)]
    if not places:
        return
    places.sort()
    edits = [edit for edit, _ in places]
    spans = [Span(edit.start, edit.end) for edit in edits]
    yield fault(
        spans[0],
        "an escape of an archive stands in the text"
        if len(edits) == 1
        else f"escapes of an archive stand in the text at {len(edits)} places",
        label=places[0][1],
        help="write the character that is meant",
        related=tuple((span, "also here") for span in spans[1 : 1 + _RELATED]),
        fix=Fix("write the characters that are meant", tuple(edits)),
    )


def _escapes(source: str) -> list[tuple[Edit, str]]:
    """What is to be written for each escape, and what the escape is, one kind after the other."""
    found: list[tuple[Edit, str]] = []
    if "\\" in source:
        found += [(Edit(*one.span(), ""), "a backslash for a line end") for one in _LINE_END.finditer(source)]
        found += [(Edit(*one.span(), ""), "a backslash before a quote") for one in _QUOTE.finditer(source)]
    if _DOUBLED.search(source) and _quotes_are_doubled(source):  # faster than `in` with two characters
        kind = "a doubled quote of a CSV row"
        found += [(Edit(*two.span(), '"'), kind) for two in _DOUBLED.finditer(source)]
    if "&" in source:
        kind = "a character reference of a web page"
        found += [(Edit(*one.span(), _character(one[0])), kind) for one in _REFERENCE.finditer(source)]
    return found


def _quotes_are_doubled(source: str) -> bool:
    """Whether a text quotes with doubled quotes, as a CSV row does; one slip among single quotes is none."""
    doubled = source.count('""')
    single = source.count('"') - 2 * doubled
    return doubled >= 2 and single <= 2 * doubled and _QUOTED_TWICE.search(source) is not None


def _character(reference: str) -> str:
    name = reference[1:-1]
    if not name.startswith("#"):
        return _ENTITIES[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else reference
