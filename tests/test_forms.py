"""Each form that the format leaves open is read, has the facts of the message, and is no fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from forms import ERAS, Form, forms
from hypothesis import HealthCheck, Phase, given, settings
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
COUNTED = 800  # draws in which each alternative of the grammar is to be met

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
def drawn() -> tuple[tuple[Telegram, Form], ...]:
    pool: list[tuple[Telegram, Form]] = []

    @settings(
        max_examples=COUNTED,
        derandomize=True,
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


def nodes(node: Node) -> Iterator[tuple[str, str]]:
    """Each part of a tree with what it holds: the name of a line, or nothing."""
    if not node.children:
        yield node.name, ""
    for child in node.children:
        if isinstance(child, Line):
            yield node.name, child.kind
        else:
            yield from nodes(child)


def parts(text: str) -> Iterator[tuple[str, str]]:
    reading = read_lines(normalise(text))
    assert reading is not None
    return nodes(reading.tree.root)


def alternatives() -> set[tuple[str, str]]:
    """What the rules of message.lark say: a line of a kind in a part, or that it is missing."""
    found = set()
    for name, rule in re.findall(r"^(\w+) *: ((?:.|\n +)*)", grammar_text("message.lark"), re.MULTILINE):
        for kind in re.findall(r"\b[A-Z_]{3,}\b", rule):
            found.add((name, kind))
        found |= {(missing, "") for missing in re.findall(r"-> (\w+)", rule)}
    return found


def test_each_alternative_of_the_order_of_lines_is_drawn() -> None:
    met: Counter[tuple[str, str]] = Counter()
    for telegram, form in drawn():
        met.update(parts(write(telegram, form)))
    bare = [one for one in drawn() if one[1].era == "sent" and not one[1].wrapper]
    for text in (write(*one) for one in bare[:5]):
        for line in text.partition("\n1. (")[0].split("\n"):  # each absence has a name, too
            met.update(parts(text.replace(f"{line}\n", "", 1)))
    unmet = alternatives() - met.keys()
    assert not unmet


def fields_of(text: str, line: Line) -> Iterator[tuple[str, str]]:
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


def test_each_field_of_a_line_is_drawn() -> None:
    met: set[tuple[str, str]] = set()
    for telegram, form in drawn():
        text = normalise(write(telegram, form))
        reading = read_lines(text)
        assert reading is not None
        blocks = reading.sorted.blocks
        for line in (*reading.sorted.kept, *blocks.breaks, *blocks.furniture):
            met |= set(fields_of(text, line))
    every = {
        (kind, name)
        for kind, expression in _field_tables.EXPRESSIONS.items()
        for name in re.findall(r"\?P<(\w+)>", expression)
    }
    unmet = every - met - NOT_DRAWN.keys()
    assert not unmet
