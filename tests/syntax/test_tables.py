"""The committed tables are those of grammar/, and the grammar can be read."""

from __future__ import annotations

import re

import pytest

from cablelint.resources import grammar_text
from cablelint.syntax import generate

NAMES = ("lines.lark", "fields.lark", "message.lark")


def test_the_tables_are_not_stale() -> None:
    stale = [path.name for path, text in generate.rendered().items() if path.read_text("utf-8") != text]
    assert stale == [], "run python -m cablelint.syntax.generate"


def test_the_order_of_kinds_is_that_of_the_grammar() -> None:
    places = generate.tables()["PLACES"]
    order = (
        "TRANSMISSION_IDENTIFIER ROUTING_LINE CALLING_STATION SECURITY_LINE DATE_TIME_GROUP ORIGINATOR "
        "ACTION_ADDRESS INFORMATION_ADDRESS CLASSIFICATION CAPTION EXECUTIVE_ORDER "
        "TAGS SUBJECT REFERENCES PARAGRAPH"
    )
    kinds = order.split()
    assert sorted(kinds, key=places.__getitem__) == kinds
    assert len({places[kind] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("name", NAMES)
def test_every_terminal_and_rule_has_a_comment(name: str) -> None:
    above = ""
    for line in grammar_text(name).splitlines():
        defined = re.match(r"[a-z_?!]+\s*:|_?[A-Z_]+\s*:", line)
        assert not defined or above.startswith("//") or "//" in line, line
        above = line


def test_an_expression_that_captures_is_refused() -> None:
    source = grammar_text("lines.lark").replace("/ZN[RY] /", "/(ZN)[RY] /")
    with pytest.raises(ValueError, match="SECURITY_LINE captures"):
        generate.terminals(source)
