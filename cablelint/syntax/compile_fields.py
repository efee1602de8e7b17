"""grammar/fields.lark -> one regular expression for each kind of line, and its shape for explanations.

Lark reads the grammar; this turns its rules into expressions with named groups, since a generated
expression is read at run time some 50 times as fast as Lark parses, and without importing Lark.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any

from lark.grammar import NonTerminal, Terminal
from lark.load_grammar import GrammarBuilder, load_grammar

ITEMS = "_items"  # the rule that lists what lists are made of
_WORDS = re.compile(r"^(_?[A-Z][A-Z_0-9]*)\s*:.*?\s{2,}// (\S.*)$", re.MULTILINE)


def compile_fields(source: str) -> dict[str, Any]:
    """The tables made from the text of fields.lark.

    EXPRESSIONS: for each kind of line its expression, with a group for each field.
    ITEMS: for each part of a list (indicator, prosign, caption, tag) its expression.
    SHAPES: for each kind its elements, nested: ("all" | "any", nodes), ("maybe" | "many", [node]) or, for what
    is matched as a whole, (expression, what it is in human words).
    WORDS: for each terminal what it is in human words.
    """
    return _Compiler(source).tables()


class _Compiler:
    """Holds the rules and terminals of one grammar while they are put together."""

    def __init__(self, source: str) -> None:
        grammar, _ = load_grammar(source, "fields.lark", [], False)
        self.rules = {str(name): tree for name, _parameters, tree, _options in grammar.rule_defs}
        _check_joints(grammar.term_defs)
        builder = GrammarBuilder()
        builder.load_grammar(source, "fields.lark")
        terminals, _rules, _ignored = builder.build().compile(list(self.rules), "*")
        self.patterns = {str(terminal.name): terminal.pattern for terminal in terminals}
        self.words = {name: words.strip() for name, words in _WORDS.findall(source)}

    def tables(self) -> dict[str, Any]:
        used = {name for tree in self.rules.values() for name in _names(tree)}
        kinds = [name for name in self.rules if name not in used and name != ITEMS]
        items = [name for name in _names(self.rules[ITEMS])]
        made = {
            "EXPRESSIONS": {kind: self._expression(kind) for kind in kinds},
            "ITEMS": {_field(name): self._terminal(name) for name in items},
            "SHAPES": {kind: self._shape(self.rules[kind]) for kind in kinds},
            "WORDS": {name: self.words[name] for name in sorted(used) if name in self.words},
        }
        for expression in [*made["EXPRESSIONS"].values(), *made["ITEMS"].values()]:
            re.compile(expression)
        return made

    # ---- expressions ------------------------------------------------------------------------------

    def _expression(self, kind: str) -> str:
        counts = Counter(self._reached(self.rules[kind]))
        groups = {_field(name) for name, count in counts.items() if count == 1 and not name.startswith("_")}
        return self._node(self.rules[kind], groups)

    def _reached(self, node: Any) -> list[str]:
        """Every terminal and rule below a node, as often as it may stand there (2: more than once)."""
        if node.data == "value":
            name = _name(node)
            return [] if name is None else [name, *(self._reached(self.rules[name]) if name in self.rules else [])]
        if node.data == "literal":
            return []
        found = [name for child in node.children if hasattr(child, "data") for name in self._reached(child)]
        return found * 2 if node.data == "expr" and str(node.children[1]) != "?" else found

    def _node(self, node: Any, groups: set[str]) -> str:
        if node.data == "expansions":
            made = [self._node(child, groups) for child in node.children]
            return made[0] if len(made) == 1 else "(?:" + "|".join(made) + ")"
        if node.data == "expansion":
            return "".join(self._node(child, groups) for child in node.children)
        if node.data == "expr":
            return f"(?:{self._node(node.children[0], groups)}){node.children[1]}"
        name = _name(node)
        if name is None:
            return self._literal(node)
        inner = self._node(self.rules[name], groups) if name in self.rules else self._terminal(name)
        return f"(?P<{_field(name)}>{inner})" if _field(name) in groups else f"(?:{inner})"

    def _literal(self, node: Any) -> str:
        return re.escape(_text(node))

    def _terminal(self, name: str) -> str:
        expression = str(self.patterns[name].to_regexp())
        if re.compile(expression).groups:
            raise ValueError(f"fields.lark: {name} captures")
        return expression

    # ---- shapes -----------------------------------------------------------------------------------

    def _shape(self, node: Any) -> Any:
        if node.data in ("expansions", "expansion"):
            made = [self._shape(child) for child in node.children]
            return made[0] if len(made) == 1 else ("any" if node.data == "expansions" else "all", made)
        if node.data == "expr":
            item, operator = node.children
            inner = self._shape(item)
            if str(operator) == "?":
                return ("maybe", [inner])
            return ("many", [inner]) if str(operator) == "*" else ("all", [inner, ("many", [inner])])
        name = _name(node)
        if name is None:
            return (self._literal(node), f"`{_text(node)}`")
        return self._shape(self.rules[name]) if name in self.rules else (self._terminal(name), self.words[name])


def _name(node: Any) -> str | None:
    """The name of the terminal or rule that a value is; None for a text in quotes."""
    symbol = node.children[0]
    return str(symbol.name) if isinstance(symbol, (Terminal, NonTerminal)) else None


def _text(node: Any) -> str:
    """What a text in quotes stands for."""
    token = str(node.children[0].children[0] if hasattr(node.children[0], "data") else node.children[0])
    if not (token.startswith('"') and token.endswith('"')):
        raise ValueError(f"fields.lark: {token} in a rule; give it a name")
    return token[1:-1]


def _names(node: Any) -> list[str]:
    """The terminals and rules that stand in the definition of a rule."""
    if node.data == "value":
        name = _name(node)
        return [] if name is None else [name]
    return [name for child in node.children if hasattr(child, "data") for name in _names(child)]


def _field(name: str) -> str:
    """SERIAL_IN_ADDRESS is the field `serial`."""
    return name.lower() if name.startswith("_") else name.lower().partition("_in_")[0]


def _check_joints(terminals: Any) -> None:
    """Lark joins the parts of a terminal as they are: alternatives at the top of a part would join with them."""
    for name, (tree, _priority) in terminals:
        for part in tree.scan_values(lambda value: getattr(value, "type", "") == "REGEXP"):
            if _alternates(str(part)):
                raise ValueError(f"fields.lark: {name} has alternatives without parentheses")


def _alternates(expression: str) -> bool:
    """Whether a | stands outside of all parentheses and classes of /an expression/."""
    bare = re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "", re.sub(r"\\[^\[\]]", "", expression[1:-1]))
    depth = 1 if bare.startswith(")") else 0  # the second half of a look-ahead
    for character in bare:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth <= 0:
            return True
    return False


def main() -> int:
    """Write the tables."""
    from cablelint.resources import grammar_text
    from cablelint.syntax.generate import FIELD_TABLES, render

    made = compile_fields(grammar_text("fields.lark"))
    FIELD_TABLES.write_text(render(made, "What is inside a line."), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
