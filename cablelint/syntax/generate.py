"""grammar/*.lark -> _tables.py and _field_tables.py: what the run time needs of the grammar, as plain data.

Run `python -m cablelint.syntax.generate` after a change of the grammar; `--check` only says whether the
tables are stale.  This is the one place where Lark compiles the grammar: importing Lark costs 60 ms, which
a pre-commit hook would pay on every run.
"""

from __future__ import annotations

import pprint
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer
from lark.load_grammar import GrammarBuilder, load_grammar
from lark.parsers.lalr_analysis import Shift

from cablelint.resources import grammar_text
from cablelint.syntax.compile_fields import compile_fields

TABLES = Path(__file__).with_name("_tables.py")
FIELD_TABLES = Path(__file__).with_name("_field_tables.py")
MODES = ("heading", "body")
PARTS = (
    "_MORE",
    "_REF_ITEM",
    "_FURTHER_CUE",
    "_MARK",
    "_SEAM",
    "_INLINE",
    "_AUTHORITY_ENDS",
    "_CAPTION",
    "EXPORT_ROW",
    "_END_WORDS",
)  # expressions that the scanner uses by name


def tables() -> dict[str, Any]:
    """All that the scanner and the parser need: expressions by name, LALR tables, the order of kinds."""
    expressions, lists = terminals(grammar_text("lines.lark"))
    made: dict[str, Any] = {}
    made["HEADING"] = r"[ \t]*+" + _alternatives(lists["heading"], expressions)
    body = expressions["_MAY_BE_CUE"] + _alternatives(lists["body"], expressions)
    made["BODY"] = r"\n" + body  # searched for
    # The first character stands first, and is looked for fast; the group is the whole label.
    made["FURTHER"] = rf"{expressions['_FURTHER_FIRST']}(?<=(?=({expressions['_FURTHER']}))(?s:.))"
    for part in PARTS:
        made[part.lstrip("_")] = expressions[part]
    source = grammar_text("message.lark")
    made.update(_lalr(source))
    made["PLACES"], made["MANY"] = _order(source)
    for expression in made.values():
        if isinstance(expression, str):
            re.compile(expression)
    return made


def terminals(source: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Every terminal as a regular expression, and for each mode the kinds looked for, in order."""
    grammar = _compiled(source, "lines.lark")
    terminals, rules, _ = grammar.compile(list(MODES), "*")
    expressions = {str(terminal.name): terminal.pattern.to_regexp() for terminal in terminals}
    for name, expression in expressions.items():
        if re.compile(expression).groups if _balanced(expression) else False:
            raise ValueError(f"lines.lark: {name} captures")
    alternatives: dict[str, list[tuple[int, list[str]]]] = {}
    for rule in rules:
        names = [str(symbol.name) for symbol in rule.expansion]
        alternatives.setdefault(str(rule.origin.name), []).append((rule.order, names))

    def kinds(rule: str) -> Iterator[str]:
        for _, names in sorted(alternatives[rule]):
            for name in names:
                yield from kinds(name) if name in alternatives else [name]

    return expressions, {mode: list(kinds(mode)) for mode in MODES}


def _compiled(source: str, name: str) -> Any:
    builder = GrammarBuilder()
    builder.load_grammar(source, name)
    return builder.build()


def _balanced(expression: str) -> bool:
    try:
        re.compile(expression)
    except re.error:  # half of a look-ahead
        return False
    return True


def _alternatives(kinds: list[str], expressions: dict[str, str]) -> str:
    """One expression for a list of kinds.  The name is an empty group *behind* each alternative:
    so an alternative begins with its own first character, and the matcher skips the others at once."""
    return "(?:" + "|".join(f"{expressions[kind]}(?P<{kind}>)" for kind in kinds) + ")"


def _lalr(source: str) -> dict[str, Any]:
    """Lark's LALR(1) tables: RULES (name, parent, length, inline), ACTIONS by state, START, END.

    An action is a state to go to (from 0) or, below zero, -1 - the number of the rule to reduce.
    """
    parser = Lark(source, start="message", parser="lalr", lexer=_NoLexer, maybe_placeholders=False)
    table = parser.parser.parser._parse_table
    ordered = sorted(parser.rules, key=lambda rule: (str(rule.origin.name), rule.order, len(rule.expansion)))
    numbers = {rule: number for number, rule in enumerate(ordered)}
    rules = []
    for rule in ordered:
        origin = str(rule.origin.name)
        rules.append((rule.alias or origin, origin, len(rule.expansion), origin.startswith("_")))
    start, end = table.start_states["message"], table.end_states["message"]
    states = _walked(table.states, start)  # Lark numbers them anew in each process
    actions = {
        states[state]: {
            str(symbol): states[argument] if act is Shift else -1 - numbers[argument]
            for symbol, (act, argument) in sorted(row.items(), key=lambda item: str(item[0]))
        }
        for state, row in sorted(table.states.items(), key=lambda item: states[item[0]])
    }
    return {"RULES": rules, "ACTIONS": actions, "START": states[start], "END": states[end]}


def _walked(table: dict[Any, Any], start: Any) -> dict[Any, int]:
    """A number for each state, in the order in which they are reached from the start."""
    numbers = {start: 0}
    waiting = [start]
    for state in waiting:
        for _symbol, (act, argument) in sorted(table[state].items(), key=lambda item: str(item[0])):
            if act is Shift and argument not in numbers:
                numbers[argument] = len(numbers)
                waiting.append(argument)
    return numbers


class _NoLexer(Lexer):
    """The lines are the tokens; Lark never reads a text here."""

    def __init__(self, _configuration: object) -> None: ...

    def lex(self, _state: Any, _parser_state: Any) -> Iterator[Any]:
        raise NotImplementedError


def _order(source: str) -> tuple[dict[str, int], list[str]]:
    """The place of each kind in the order of message.lark, and the kinds that may stand there repeatedly."""
    grammar, _ = load_grammar(source, "message.lark", [], False)  # type: ignore[no-untyped-call]
    rules = {str(name): tree for name, _parameters, tree, _options in grammar.rule_defs}
    places: dict[str, int] = {}
    many: set[str] = set()

    def walk(node: Any, place: int, repeated: bool) -> int:
        """Give the kinds below a node their places, from `place` on; the next free place."""
        if node.data == "expr":
            loop = str(node.children[1]) in ("*", "+")
            return max(place + 1, walk(node.children[0], place, repeated or loop))
        if node.data == "value":
            symbol = str(node.children[0].name)
            if symbol in rules:
                return walk(rules[symbol], place, repeated)
            places.setdefault(symbol, place)
            if repeated:
                many.add(symbol)
            return place if repeated else place + 1
        if node.data == "expansion":
            for child in node.children:
                place = walk(child, place, repeated)
            return place
        children = [child for child in node.children if hasattr(child, "data")]
        return max((walk(child, place, repeated) for child in children), default=place)

    for part in ("envelope", "heading", "body"):
        walked = walk(rules[part], max(places.values(), default=-1) + 1, False)
        assert walked > 0
    return places, sorted(many)


def render(made: dict[str, Any], title: str) -> str:
    lines = [
        f'"""{title} Generated by `python -m cablelint.syntax.generate`; do not edit."""',
        "",
        "from typing import Any",
        "",
    ]
    for name, value in made.items():
        lines.append(f"{name}: Any = {pprint.pformat(value, width=110, compact=True)}")
    return "\n".join(lines) + "\n"


def rendered() -> dict[Path, str]:
    """The text of each module of tables, by its path."""
    return {
        TABLES: render(tables(), "The grammar of lines and of messages."),
        FIELD_TABLES: render(compile_fields(grammar_text("fields.lark")), "The fields of each kind of line."),
    }


def main() -> int:
    """Write the tables, or with --check say whether they are stale (exit 1)."""
    wanted = rendered()
    stale = [
        path.name for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        print("stale: " + ", ".join(stale) if stale else "the tables are those of grammar/")
        return 1 if stale else 0
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
