"""The tables are made from the grammar, and a grammar that breaks its promises is refused."""

import re
from itertools import pairwise

import pytest

from cablelint.resources import grammar_text
from cablelint.syntax import _field_tables
from cablelint.syntax.compile_fields import compile_fields


def test_the_tables_are_those_of_the_grammar() -> None:
    made = compile_fields(grammar_text("fields.lark"))
    assert made == {name: getattr(_field_tables, name) for name in made}, (
        "run python -m cablelint.syntax.generate"
    )


def test_every_definition_of_the_grammar_has_an_example_or_words() -> None:
    lines = grammar_text("fields.lark").splitlines()
    for above, line in pairwise(lines):
        defined = re.match(r"(_?[A-Z][A-Z_]*|[a-z_]+)\s*:", line)
        if defined and defined[1].isupper():
            assert re.search(r"\s{2,}// ", line) or above.startswith("//"), line
        elif defined and defined[1] in _field_tables.EXPRESSIONS:
            assert above.startswith("// "), line


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('line: "A" B\nB: /x|y/ /z/  // b\n_items: B\n', "without parentheses"),
        ('line: "A" B\nB: /(x)y/  // b\n_items: B\n', "captures"),
        ('line: "A" B\nB: /x/\n_items: B\n', "no words"),
        ('line: "A" B_IN_C B\nB: /x/  // b\nB_IN_C: /y/  // b\n_items: B\n', "same name"),
        ('line: "A" /x/\nB: /x/  // b\n_items: B\n', "give it a name"),
        ('line: "A" B+\nB: /x/  // b\n_items: B\n', "write A A"),
    ],
)
def test_a_grammar_that_breaks_its_promises_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        compile_fields(source)
