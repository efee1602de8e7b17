"""Rules on the order of lines: message in, faults out (SYN001 to SYN008).

What must stand where is written in grammar/message.lark; the message holds what did not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from cablelint.message.model import Authority, Message, OrderLine, Subject, TagsLine
from cablelint.message.oddities import Copy, Missing, RunOn
from cablelint.rules.damaged_lines import FORMAT_LINES, damaged_lines
from cablelint.rules.once import once_a_message
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

TRANSMISSION = ("transmission_identifier", "routing_line", "calling_station", "security_line")
REPEATED = {"order": "E.O. line", "tags": "TAGS line", "subject": "SUBJECT line"}
MOST_RELATED = 5

_WORD = re.compile(r"[^\s\",]+")  # as `_words` parts them
_LABEL = re.compile(  # TAGS:, Classified By:, E.O. 12958:, 1. (C), SIPDIS
    r"[A-Za-z][A-Za-z.]{1,9}(?: (?:By|BY|by|From|FROM|from|\d{5}))? ?:"
    r"|¶?\d{1,2} ?\. {0,4}\([^()\n]{1,12}\)"
    r"|\S+"
)


@message_rule("SYN001", "line-out-of-place", needs=("out_of_place",))
def line_out_of_place(message: Message) -> Iterator[Fault]:
    """Every kind of line has its place in the order of a telegram (FAH1-240; [M])."""
    damaged = list(damaged_lines(message).values())
    for line in message.out_of_place:
        if line in damaged:
            continue  # the rule on its form says it, or SYN006
        yield fault(
            line.span,
            f"{line.kind} is out of place",
            label=f"its place is {line.place}",
            help=f"move it: its place is {line.place}",
        )


@message_rule("SYN002", "line-run-on", needs=("run_ons",))
def line_run_on(message: Message) -> Iterator[Fault]:
    """Each element of the heading opens a line, and so does the text below it (FAH1-240)."""
    for _, on_the_line in groupby(_reported(message), key=lambda run_on: run_on.line):
        run_ons = list(on_the_line)
        first, *others = run_ons
        yield fault(
            _label(message.text, first),
            f"{first.second} begins on the line of the {first.first}",
            label="expected on a line of its own",
            help="begin a new line here",
            related=tuple(
                (_label(message.text, other), f"{other.second}, too") for other in others[:MOST_RELATED]
            ),
            fix=Fix("begin a new line here", tuple(_new_line(message.text, run_on) for run_on in run_ons)),
        )


def _reported(message: Message) -> Iterator[RunOn]:
    """All but what is another rule's, or no second element."""
    incomplete = [copy.kept for copy in _lends(message)]
    for run_on in message.run_ons:
        if run_on.first == run_on.second:
            continue  # a doubled label: AUT006
        if any(run_on.line.start <= kept.start < run_on.line.end for kept in incomplete):
            continue  # flattened, and no copy is complete: SYN003 says it
        if run_on.second == "rule" and not _opens_line(message, run_on):
            continue  # a heading of the text and the rule that underlines it
        yield run_on


def _opens_line(message: Message, run_on: RunOn) -> bool:
    """Whether Classified By, which a rule can follow, begins on the line of the rule."""
    return message.authority is not None and message.authority.span.start >= run_on.line.start


def _label(text: str, run_on: RunOn) -> Span:
    """The label that opens the second element, else its first word."""
    found = _LABEL.match(text, run_on.span.start, run_on.span.end)
    return Span(*found.span()) if found else run_on.span


def _new_line(text: str, run_on: RunOn) -> Edit:
    """A line end in the place of the blanks before the second element."""
    start = run_on.span.start
    while start > run_on.line.start and text[start - 1] in " \t":
        start -= 1
    return Edit(start, run_on.span.start, "\n")


@message_rule("SYN003", "heading-repeated", needs=("copies",))
def heading_repeated(message: Message) -> Iterator[Fault]:
    """A message has one heading; archives print it twice, one often cut or flattened ([M])."""
    yield from _copy_fault(message, "heading", "heading stands twice")


@message_rule("SYN008", "transmission-repeated", needs=("copies",))
def transmission_repeated(message: Message) -> Iterator[Fault]:
    """A message has format lines 1 to 9 once; archives print them twice ([M])."""
    yield from _copy_fault(message, "transmission", "format lines 1 to 9 stand twice")


def _copy_fault(message: Message, part: str, saying: str) -> Iterator[Fault]:
    copies = [copy for copy in message.copies if copy.part == part]
    if not copies:
        return
    copy, others = copies[0], copies[1:]
    lost, all_compared = _lost(message)
    help = "remove the copy that is not read"
    yield fault(
        copy.span,
        saying,
        label="this copy is not read",
        help=help,
        related=(
            (_first_line(message.text, copy.kept), "this copy is read"),
            *((_first_line(message.text, other.span), "one more copy") for other in others[:MOST_RELATED]),
            *((word, "stands in this copy only") for word in lost),
        ),
        # what the copy that is read lacks was taken from this one, which must stay then
        fix=None
        if _lends(message, *message.references, *_spans(message.authority))
        else Fix(help, _superseded(message), safe=not lost and all_compared),
    )


def _lends(message: Message, *more: Span) -> list[Copy]:
    """The copies with a field that the copy that is read lacks: E.O., TAGS, SUBJECT, or one of `more`."""
    spans = [*_spans(message.order, message.tags, message.subject), *more]
    starts = [span.start for span in spans]
    return [
        copy for copy in message.copies if any(copy.span.start <= start < copy.span.end for start in starts)
    ]


def _spans(*parts: OrderLine | TagsLine | Subject | Authority | None) -> list[Span]:
    return [part.span for part in parts if part is not None]


def _superseded(message: Message) -> tuple[Edit, ...]:
    """Delete the copies; with what an archive put between, where header and heading both stand twice."""
    stretches = sorted(copy.span for copy in message.copies)
    start, end = stretches[0].start, stretches[-1].end
    if not any(start <= copy.kept.start < end for copy in message.copies):
        stretches = [Span(start, end)]
    return tuple(
        Edit(
            stretch.start,
            _next_line(message.text, stretch.end),
            _line_end_before(message.text, stretch.start),
        )
        for stretch in stretches
    )


def _line_end_before(text: str, start: int) -> str:
    """The line end that must stay where what goes does not open a line."""
    return "" if start == 0 or text[start - 1] == "\n" else "\n"


def _next_line(text: str, end: int) -> int:
    """Where the next text begins: blank lines go with a copy that goes."""
    while end < len(text) and text[end] in " \t\n":
        end += 1
    return end


def _first_line(text: str, span: Span) -> Span:
    end = text.find("\n", span.start, span.end)
    return Span(span.start, span.end if end < 0 else end)


@once_a_message
def _lost(message: Message) -> tuple[list[Span], bool]:
    """The first words that would be lost with the copies, and whether every copy was compared."""
    compared = message.copies[:MOST_RELATED]  # each may cost a look at the whole text
    lost = [word for copy in compared for word in _lost_words(message.text, copy)]
    return lost[:MOST_RELATED], len(compared) == len(message.copies)


def _lost_words(text: str, copy: Copy) -> list[Span]:
    """The first words of the copy that stand nowhere else; one that was cut (`SAMP...`) as far as it goes.

    Most of what a copy says stands in the copy that is read, so the rest of the text is seldom looked at.
    """
    (start, end), kept = copy.span, text[copy.kept.start : copy.kept.end]
    lost = set(_words(text[start:end]))
    lost.difference_update(_words(kept))
    lost = {word for word in lost if not (word.endswith("...") and word[:-3] in kept)}
    for elsewhere in (text[:start], text[end:]):
        if lost:
            lost.difference_update(_words(elsewhere))
    if not lost:
        return []
    found = (Span(*word.span()) for word in _WORD.finditer(text, start, end) if word[0] in lost)
    return list(islice(found, MOST_RELATED))


def _words(text: str) -> list[str]:
    """The words of a text, quotes and commas not counted: what `_WORD` finds, in half the time."""
    return text.replace('"', " ").replace(",", " ").split()


@message_rule("SYN004", "field-repeated", needs=("repeated",))
def field_repeated(message: Message) -> Iterator[Fault]:
    """A heading has one E.O. line, one TAGS line and one SUBJECT (FAH1-240)."""
    for again in message.repeated:
        name = REPEATED[again.part]
        yield fault(
            again.span,
            f"{name} stands twice in the heading",
            label="the second one is not read",
            help="join the two, or remove one",
            related=((again.first, f"first {name}"),),
        )


@message_rule("SYN005", "transmission-missing", needs=("missing",))
def transmission_missing(message: Message) -> Iterator[Fault]:
    """A telegram opens with format lines 1 to 4 (FAH2-320).  State copies and those of 1973-79 have none."""
    if message.era in ("state_copy", "aad") or message.distribution is not None:
        return
    damaged = damaged_lines(message)
    if all(part in _missing(message) and part not in damaged for part in TRANSMISSION):
        yield fault(
            _whole_message(message),
            "format lines 1 to 4 are missing",
            label="expected `VZCZC` ... `ZZH` above the date-time group",
            help="put the transmission lines on top: `VZCZC`, precedence, `DE`, security",
        )


@message_rule("SYN006", "addressees-missing", needs=("missing",))
def addressees_missing(message: Message) -> Iterator[Fault]:
    """A telegram says from whom it comes (FM) and to whom it goes (TO) (FAH2-320)."""
    absent = [name for part, name in (("originator", "FM"), ("action", "TO")) if part in _missing(message)]
    if absent:
        yield fault(
            _whole_message(message),
            f"{' and '.join(absent)} {'are' if len(absent) > 1 else 'is'} missing",
            label=f"expected {' and '.join(f'`{name}`' for name in absent)} above this line",
            help=f"add {' and '.join(absent)} below the date-time group",
        )


@message_rule("SYN007", "transmission-incomplete", needs=("missing",))
def transmission_incomplete(message: Message) -> Iterator[Fault]:
    """Format lines 1 to 5 come all or not at all (FAH2-320; 1,118 of 1,118 cables)."""
    missing, damaged = _missing(message), damaged_lines(message)
    if all(part in missing and part not in damaged for part in TRANSMISSION):
        return
    lines = (*TRANSMISSION, "date_time_group")
    absent = [part for part in lines if part in missing and part not in damaged]
    if absent:
        numbers = [FORMAT_LINES[part] for part in absent]
        named = f"line {numbers[0]} is" if len(numbers) == 1 else f"lines {_listed(numbers)} are"
        yield fault(
            missing[absent[0]].place,
            f"format {named} missing",
            label=f"expected format line {numbers[0]} above this line",
            help="add what is missing: `VZCZC`, precedence, `DE`, security, date-time group",
        )


@once_a_message
def _missing(message: Message) -> dict[str, Missing]:
    return {missing.part: missing for missing in message.missing}


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _whole_message(message: Message) -> Span:
    """Where a fact about the whole message is shown: the classification line, else line 1."""
    if message.classification is not None:
        return message.classification.span
    return _first_line(message.text, Span(0, len(message.text)))
