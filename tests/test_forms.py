"""Each form that the format leaves open is read, has the facts of the message, and is no fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from forms import ERAS, Form, forms
from hypothesis import HealthCheck, Phase, given, seed, settings
from telegrams import Telegram
from written import write

from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.message.build import read, read_lines
from cablelint.resources import grammar_text
from cablelint.settings import Settings
from cablelint.syntax import _field_tables, fields
from cablelint.syntax.lines import Line
from cablelint.syntax.parser import Node
from cablelint.syntax.scanner import normalise
from cablelint.text import decode

DRAWN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
COUNTED = 400  # draws of a round
ROUNDS = 10  # in which each alternative of the grammar is to be met

Pair = tuple[str, str]

# What no form has, and why.
NOT_DRAWN = {
    ("action_address", "exempted"): "XMT opens no list of addresses",
    ("caption", "attention"): "CAP005",
    ("classification", "caveats"): "a caption stands on a line of its own",
    ("executive_order", "keyword_alone"): "EXO005",
    ("information_address", "exempted"): "XMT opens no list of addresses",
    ("page_head", "text"): "of a relay of the forces",
    ("paragraph", "broken_mark"): "MRK003",
    ("paragraph", "pilcrow"): "TXT003",
    ("portion", "label"): "read inside a paragraph",
}


@DRAWN
@given(forms())
def test_a_form_is_no_fault(drawn: tuple[Telegram, Form]) -> None:
    telegram, form = drawn
    text = write(telegram, form)
    result = check_text(decode(text.encode()), Address("m.txt"), Settings(), identifier=telegram.identifier)
    assert result is not None
    more = [
        f"{one.start.line} {one.code} {one.message}" for one in result.findings if one.code not in form.found
    ]
    assert not more, f"{form}\n{text}"
    assert form.found <= {one.code for one in result.findings}, f"{form}\n{text}"


@DRAWN
@given(forms())
def test_the_facts_of_a_form_are_read(drawn: tuple[Telegram, Form]) -> None:
    telegram, form = drawn
    message = read(write(telegram, form))
    assert message is not None
    assert message.malformed == []
    assert message.date == telegram.time.date()
    line = message.classification
    assert line is not None
    assert (line.level, line.post, int(line.serial)) == (telegram.level, telegram.post, telegram.serial)
    assert message.originator == f"AMEMBASSY {telegram.post}"
    assert tuple(message.tags.terms if message.tags else ()) == telegram.tags
    assert message.subject is not None
    assert message.subject.title is not None
    assert message.subject.title.split() == form.title.split()
    assert (message.authority is not None) == bool(form.authority)
    pieces = message.portions if form.body == "portions" else message.paragraphs
    marked = ERAS[form.era].marked and not form.body.startswith("entire")
    marks = [mark for mark, _ in telegram.paragraphs if marked]
    assert [one.mark.text for one in pieces if one.mark and one.mark.text in marks][: len(marks)] == marks
    if form.body != "portions":
        assert [one.value for one in message.paragraphs] == list(range(1, len(telegram.paragraphs) + 1))


@cache
def drawn(number: int) -> tuple[tuple[Telegram, Form], ...]:
    """The draws of a round: not the same wherever other modules are loaded, so no number of them is sure."""
    pool: list[tuple[Telegram, Form]] = []

    @seed(number)
    @settings(
        max_examples=COUNTED,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(forms())
    def draw(one: tuple[Telegram, Form]) -> None:
        pool.append(one)

    draw()
    return tuple(pool)


def undrawn(wanted: set[Pair], met: Callable[[Telegram, Form], Iterator[Pair]]) -> set[Pair]:
    """What is wanted and was not met in any text of the rounds; they end where nothing is left."""
    for number in range(ROUNDS):
        for telegram, form in drawn(number):
            wanted = wanted.difference(met(telegram, form))
            if not wanted:
                return wanted
    return wanted


def nodes(node: Node) -> Iterator[Pair]:
    """Each part of a tree with what it holds: the name of a line, or nothing."""
    if not node.children:
        yield node.name, ""
    for child in node.children:
        if isinstance(child, Line):
            yield node.name, child.kind
        else:
            yield from nodes(child)


def parts(text: str) -> Iterator[Pair]:
    reading = read_lines(normalise(text))
    assert reading is not None
    return nodes(reading.tree.root)


def alternatives() -> set[Pair]:
    """What the rules of message.lark say: a line of a kind in a part, or that it is missing."""
    found = set()
    for name, rule in re.findall(r"^(\w+) *: ((?:.|\n +)*)", grammar_text("message.lark"), re.MULTILINE):
        for kind in re.findall(r"\b[A-Z_]{3,}\b", rule):
            found.add((name, kind))
        found |= {(missing, "") for missing in re.findall(r"-> (\w+)", rule)}
    return found


def parts_of(telegram: Telegram, form: Form) -> Iterator[Pair]:
    yield from parts(write(telegram, form))
    if form.again == "heading" and form.authority:  # too seldom for each to be drawn
        for authority in ERAS[form.era].authority:
            yield from parts(write(telegram, replace(form, authority=authority)))


def parts_without_a_line(telegram: Telegram, form: Form) -> Iterator[Pair]:
    """Each absence has a name, too."""
    if form.era == "sent" and not form.wrapper:
        text = write(telegram, form)
        for line in text.partition("\n1. (")[0].split("\n"):
            yield from parts(text.replace(f"{line}\n", "", 1))


def test_each_alternative_of_the_order_of_lines_is_drawn() -> None:
    lines = {pair for pair in alternatives() if pair[1]}
    assert not undrawn(lines, parts_of)
    assert not undrawn(alternatives() - lines, parts_without_a_line)


def fields_of(text: str, line: Line) -> Iterator[Pair]:
    """The fields that a line has; addresses below each other are one line to the scanner."""
    kind = line.kind.lower().replace("section_line", "classification")
    if kind not in _field_tables.EXPRESSIONS:
        return
    ends = [one.end() for one in re.finditer("\n", text[line.start : line.end])] if kind == "address" else []
    for start, end in pairwise(sorted({0, *ends, line.end - line.start})):
        found = fields.match(kind, text, line.start + start, line.start + end)
        for name, value in (found.groupdict() if found else {}).items():
            if value:
                yield kind, name


def fields_of_lines(telegram: Telegram, form: Form) -> Iterator[Pair]:
    text = normalise(write(telegram, form))
    reading = read_lines(text)
    assert reading is not None
    blocks = reading.sorted.blocks
    for line in (*reading.sorted.kept, *blocks.breaks, *blocks.furniture):
        yield from fields_of(text, line)


def test_each_field_of_a_line_is_drawn() -> None:
    every = {
        (kind, name)
        for kind, expression in _field_tables.EXPRESSIONS.items()
        for name in re.findall(r"\?P<(\w+)>", expression)
    }
    assert not undrawn(every - NOT_DRAWN.keys(), fields_of_lines)
