"""The parser: a tree for any lines, which names what is missing; Lark's own parser agrees."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Token, Tree
from lark.lexer import Lexer
from traps import template

from cablelint.resources import grammar_text
from cablelint.syntax.aside import set_aside
from cablelint.syntax.lines import Line
from cablelint.syntax.parser import Node, parse
from cablelint.syntax.scanner import normalise, scan

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def kept(text: str) -> list[Line]:
    text = normalise(text)
    return set_aside(text, scan(text)).kept


def missing(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Node):
            if child.name.startswith("missing_"):
                yield child.name.removeprefix("missing_")
            yield from missing(child)


class _Kinds(Lexer):
    """Gives Lark the kinds of the lines as its tokens."""

    def __init__(self, _configuration: object) -> None: ...

    def lex(self, state: Any, _parser: Any) -> Iterator[Token]:
        return iter(state.text.text if hasattr(state.text, "text") else state.text)


def lark() -> Lark:
    source = grammar_text("message.lark")
    return Lark(source, start="message", parser="lalr", lexer=_Kinds, maybe_placeholders=False)


def ours(node: Node | Line) -> Any:
    if isinstance(node, Line):
        return node.kind
    return (node.name, [ours(child) for child in node.children])


def larks(node: Tree[Token] | Token) -> Any:
    if isinstance(node, Token):
        return str(node.type)
    return (str(node.data), [larks(child) for child in node.children])


def tree_by_lark(lines: list[Line]) -> Any:
    """The tree that Lark's own LALR loop makes of the same lines."""
    parser = lark()
    interactive = parser.parse_interactive("")
    for line in lines:
        interactive.feed_token(Token(line.kind, line.kind))
    return larks(interactive.feed_eof())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_lark_makes_the_same_tree(path: Path) -> None:
    lines = kept(path.read_text("cp1252" if path.stem == "cp1252" else "utf-8", errors="replace"))
    tree = parse(lines)
    fitting = [line for line in lines if line not in tree.out_of_place]
    assert ours(tree.root) == tree_by_lark(fitting)


def test_a_whole_message_has_nothing_missing() -> None:
    tree = parse(kept(template(references="REF: SAMPLEVILLE 98")))
    assert tree.out_of_place == []
    assert list(missing(tree.root)) == []


@pytest.mark.parametrize(
    ("part", "name"),
    [("order", "order"), ("tags", "tags"), ("subject", "subject"), ("station", "calling_station")],
)
def test_the_tree_names_what_is_missing(part: str, name: str) -> None:
    assert list(missing(parse(kept(template(**{part: ""}))).root)) == [name]


def test_a_line_out_of_place_is_kept_apart() -> None:
    tree = parse(kept(template(attention="REF: SAMPLEVILLE 98")))
    assert [line.kind for line in tree.out_of_place] == ["REFERENCES"]
    assert list(missing(tree.root)) == []


def test_lines_in_any_order_have_a_tree() -> None:
    lines = kept(template(references="REF: SAMPLEVILLE 98"))
    chance = random.Random(1)
    for _ in range(300):
        chance.shuffle(lines)
        tree = parse(lines)
        assert len(tree.out_of_place) < len(lines)


def test_nothing_is_a_message_too() -> None:
    assert "classification" in set(missing(parse([]).root))
