"""Text -> Message: the only place that knows both the syntax and the model."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from cablelint.message import body, heading, identity, wrappers
from cablelint.message.faults import first_line, out_of_place, run_ons
from cablelint.message.heading import span_of
from cablelint.message.model import Distribution, Message
from cablelint.message.oddities import Copy, Missing, Repeated
from cablelint.syntax.aside import SetAside, Sorted, set_aside
from cablelint.syntax.blocks import BODY
from cablelint.syntax.lines import Line
from cablelint.syntax.parser import Node, Tree, parse
from cablelint.syntax.scanner import normalise, scan
from cablelint.text import Span, odd_characters

Lap = Callable[[str], object]

_READERS: dict[str, Callable[[Message, Line], None]] = {
    "TRANSMISSION_IDENTIFIER": heading.transmission_identifier,
    "ROUTING_LINE": heading.routing_line,
    "CALLING_STATION": heading.calling_station,
    "SECURITY_LINE": heading.security_line,
    "DATE_TIME_GROUP": heading.date_time_group,
    "ORIGINATOR": heading.originator,
    "EXECUTIVE_ORDER": heading.order,
    "TAGS": heading.tags,
    "SUBJECT": heading.subject,
    "AUTHORITY": heading.authority,
    "REASON": heading.authority,
}
_CUES = {
    "TRANSMISSION_IDENTIFIER": "line",
    "ROUTING_LINE": "line",
    "CALLING_STATION": "line",
    "SECURITY_LINE": "line",
    "DATE_TIME_GROUP": "group",
    "ORIGINATOR": "address",
    "ACTION_ADDRESS": "address",
    "CLASSIFICATION": "classification",
    "SECTION_LINE": "classification",
    "EXECUTIVE_ORDER": "order",
    "TAGS": "tags",
    "SUBJECT": "tags",
}
_PARTS_OUT_OF_PLACE = {
    "EXECUTIVE_ORDER": "order",
    "TAGS": "tags",
    "SUBJECT": "subject",
    "AUTHORITY": "authority",
    "REFERENCES": "references",
    "DATE_TIME_GROUP": "date_time_group",
    "ORIGINATOR": "originator",
}
_PARTS = {"EXECUTIVE_ORDER": "order", "TAGS": "tags", "SUBJECT": "subject"}


class Reading:
    """What was made of a text on the way: lines, what was set aside, tree.  For `cablelint parse`."""

    __slots__ = ("lines", "sorted", "tree")

    def __init__(self, lines: list[Line], sorted_lines: Sorted, tree: Tree) -> None:
        self.lines = lines
        self.sorted = sorted_lines
        self.tree = tree


def read(
    source: str, identifier: str | None = None, certain: bool = False, lap: Lap | None = None
) -> Message | None:
    """Read one text as one message; never raises for what is in it.

    `identifier` is what the file is called (07EXAMPLETON412), taken if it has that form.  None where the
    text is no cable, which is not asked where `certain`.  `lap` hears the name of each stage at its end.
    """
    odd = odd_characters(source)
    text = normalise(source, odd)
    reading = read_lines(text, certain, lap)
    if reading is None:
        return None
    message = Message(source=source, text=text, odd=odd)
    _build(message, identifier, reading)
    if lap is not None:
        lap("message")
    return message


def read_lines(text: str, certain: bool = True, lap: Lap | None = None) -> Reading | None:
    """The lines and the tree of a normalised text."""
    lines = scan(text)
    if lap is not None:
        lap("scan")
    if not certain and not is_cable(lines):
        return None
    sorted_lines = set_aside(text, lines)
    tree = parse(sorted_lines.kept)
    if lap is not None:
        lap("parse")
    return Reading(lines, sorted_lines, tree)


def is_cable(lines: list[Line]) -> bool:
    """At least two of: a line of format lines 2-4, a date-time group, FM or TO, a classification line,
    an E.O. line, TAGS or SUBJECT, where headings stand (docs/format.md, "What is a telegram")."""
    cues = set()
    for line in lines:
        cue = _CUES.get(line.kind)
        if cue is not None:
            cues.add(cue)
            if len(cues) == 2:
                return True
    return False


def _build(message: Message, identifier: str | None, reading: Reading) -> None:
    text, sorted_lines, blocks = message.text, reading.sorted, reading.sorted.blocks
    message.wrappers = wrappers.wrappers_of(text, sorted_lines.wrapper)
    _walk(message, reading.tree.root)
    _read_out_of_place(message, reading.tree.out_of_place)
    sections = [line.span.start for line in message.later]
    body.read_page_breaks(message, _own(blocks.breaks, sorted_lines), sections)
    message.stray_captions = [
        span_of(text, line.start, line.end) for line in _own(blocks.captions, sorted_lines)
    ]
    message.furniture = [span_of(text, line.start, line.end) for line in _own(blocks.furniture, sorted_lines)]
    message.copies = [_copy(text, copy) for copy in sorted_lines.copies]
    message.repeated = [
        Repeated(
            _PARTS[line.kind], span_of(text, line.start, line.end), span_of(text, first.start, first.end)
        )
        for line, first in blocks.repeated
        if not _inside(line, sorted_lines.copies)
    ]
    message.run_ons = run_ons(text, reading.lines, sorted_lines)
    message.out_of_place = out_of_place(text, reading.tree.out_of_place)
    _foreign(message, sorted_lines)
    identity.identify(message, identifier)
    message.era = identity.era(message, sorted_lines.kept)
    message.flavour = identity.flavour(message)


# ---- the tree -----------------------------------------------------------------------------------


def _walk(message: Message, root: Node) -> None:
    """Fill the parts of the message from the tree, in its order, and name what is missing at its place."""
    pending: list[str] = []  # missing lines whose place is the next line found
    last: Line | None = None
    sections: list[Line] = []
    pieces: list[Line] = []
    for part in root.children:
        assert isinstance(part, Node)
        if part.name in ("envelope", "heading"):
            for element in part.children:
                assert isinstance(element, Node)
                children: list[Line] = element.children  # type: ignore[assignment]
                if children:
                    if pending:
                        pending = _missed(message, pending, children[0])
                    _fill(message, element.name, children)
                    last = children[-1]
                elif element.name.startswith("missing_"):
                    pending.append(element.name.removeprefix("missing_"))
            continue
        lines = _lines(part)
        if pending and lines:
            pending = _missed(message, pending, lines[0])
        last = lines[-1] if lines else last
        sections += [line for line in lines if line.kind == "SECTION_LINE"]
        pieces += part.children if part.name == "body" else [line for line in lines if line.kind in BODY]  # type: ignore[arg-type]
    if pending and last is not None:
        _missed(message, pending, last, below=True)
    elif pending:
        message.missing += [Missing(name, Span(0, 0)) for name in pending]
    for line in sections:
        later = heading.classification(message, line)
        if later is not None:
            message.later.append(later)
    body.read_body(message, pieces, [line.span.start for line in message.later])
    if message.authority is None and message.paragraphs:
        message.authority = heading.authority_in(message.text, message.paragraphs[0])
    if message.order is not None and message.order.date_text is not None:
        group = message.date_time_group
        year = group.value.year if group is not None and group.value is not None else None
        message.order.date = heading.read_date(message.order.date_text, year)


def _read_out_of_place(message: Message, lines: list[Line]) -> None:
    """What stands out of place is not missing: it is read where it stands."""
    for line in lines:
        part = _PARTS_OUT_OF_PLACE.get(line.kind)
        if part is None or getattr(message, part):
            continue
        if part == "references":
            message.references.append(span_of(message.text, line.start, line.end))
        else:
            _READERS[line.kind](message, line)
        message.missing = [missing for missing in message.missing if missing.part != part]


def _lines(node: Node) -> list[Line]:
    """All lines below a node, in order."""
    found: list[Line] = []
    for child in node.children:
        found += _lines(child) if isinstance(child, Node) else [child]
    return found


def _missed(message: Message, pending: list[str], line: Line, *, below: bool = False) -> list[str]:
    """What is missing is missed at the line that was found instead, or above it; nothing is pending then."""
    span = first_line(message.text, line)
    message.missing += [Missing(name, span, below) for name in pending]
    return []


def _fill(message: Message, name: str, lines: list[Line]) -> None:
    """One element of the envelope or the heading, with its lines."""
    if name == "action":
        message.read_action = partial(heading.addressees, message.text, lines)
    elif name == "information":
        message.read_information = partial(heading.addressees, message.text, lines)
    elif name == "distribution":
        message.distribution = Distribution(span_of(message.text, lines[0].start, lines[-1].end))
    elif name == "classification":
        message.classification = heading.classification(message, lines[0])
    elif name == "captions":
        for line in lines:
            if line.kind == "CAPTION":
                message.captions += heading.captions(message, line)
    else:
        for line in lines:
            reader = _READERS.get(line.kind)
            if reader is not None:
                reader(message, line)
            elif line.kind == "REFERENCES":
                message.references.append(span_of(message.text, line.start, line.end))


# ---- what was set aside -------------------------------------------------------------------------


def _own(lines: list[Line], sorted_lines: Sorted) -> list[Line]:
    """The lines outside the copies and outside another message."""
    if not lines or not (sorted_lines.copies or sorted_lines.foreign):
        return lines
    end = sorted_lines.foreign[0].start if sorted_lines.foreign else float("inf")
    return [line for line in lines if line.start < end and not _inside(line, sorted_lines.copies)]


def _inside(line: Line, copies: list[SetAside]) -> bool:
    return any(copy.start <= line.start < copy.end for copy in copies)


def _copy(text: str, copy: SetAside) -> Copy:
    span = span_of(text, copy.start, copy.end)
    kept = span_of(text, copy.kept_start, copy.kept_end)
    return Copy(span, copy.part, kept, cache(partial(_stands_elsewhere, text, span)))


def _stands_elsewhere(text: str, span: Span) -> bool:
    """Whether every word of a stretch stands in the rest of the text, too."""
    words = set(text[: span.start].split()) | set(text[span.end :].split())
    return words.issuperset(text[span.start : span.end].split())


def _foreign(message: Message, sorted_lines: Sorted) -> None:
    if not sorted_lines.foreign:
        return
    lines = sorted_lines.foreign
    start = min(line.start for line in lines)
    for wrapper in reversed(message.wrappers):  # the record above it belongs to it
        if wrapper.span.start < start and not message.text[wrapper.span.end : start].strip():
            start = wrapper.span.start
    message.foreign_span = span_of(message.text, start, len(message.text))
    for line in lines:
        if line.kind == "CLASSIFICATION":
            found = heading.classification(message, line)
            if found is not None:
                message.foreign.append(found)
