"""grammar/fields.lark -> one regular expression for each kind of line, and its shape for explanations.

Lark reads the grammar; this turns its rules into expressions with named groups.  An expression reads a line
in a microsecond and without importing Lark, which itself would take some hundred times as long.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lark.grammar import NonTerminal, Terminal
from lark.load_grammar import GrammarBuilder, load_grammar

NAME = "fields.lark"
ITEMS = "_items"  # the rule that lists what lists are made of
_WORDS = re.compile(r"^([A-Z_0-9]+)\s*:.* {2,}// (\S.*?)\s*$", re.MULTILINE)  # TERMINAL: ...   // its words
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPE = re.compile(r"\\[^\[\]]")


def compile_fields(source: str) -> dict[str, Any]:
    """The tables made from the text of fields.lark.  Raises ValueError where it does not keep its promises.

    EXPRESSIONS: for each kind of line its expression, with a group for each field.
    ITEMS: for each part of a list (indicator, prosign, caption, tag) its expression.
    SHAPES: for each kind its elements, nested: ("all" or "any", nodes), ("maybe" or "many", [node]), and for
    what is matched as a whole (expression, what it is in human words).
    WORDS: for each terminal that a line may have to show what it is, in human words.
    """
    _check_joints(load_grammar(source, NAME, [], False)[0])  # type: ignore[no-untyped-call]
    compiler = _Compiler(source)
    rules = compiler.rules
    used = {name for tree in rules.values() for name in _names(tree)}
    kinds = [name for name in rules if name not in used and name != ITEMS]
    expressions = {kind: compiler.expression(kind) for kind in kinds}
    items = {_field(name): compiler.terminal(name) for name in _names(rules[ITEMS])}
    for expression in [*expressions.values(), *items.values()]:
        re.compile(expression)
    return {
        "EXPRESSIONS": expressions,
        "ITEMS": items,
        "SHAPES": {kind: compiler.shape(rules[kind]) for kind in kinds},
        "WORDS": {name: compiler.human(name) for name in sorted(used - set(rules))},
    }


class _Compiler:
    """The rules and terminals of one grammar, while expressions are made of them."""

    def __init__(self, source: str) -> None:
        grammar, _ = load_grammar(source, NAME, [], False)  # type: ignore[no-untyped-call]
        self.rules = {str(name): tree for name, _parameters, tree, _options in grammar.rule_defs}
        builder = GrammarBuilder()
        builder.load_grammar(source, NAME)
        terminals, _rules, _ignored = builder.build().compile(list(self.rules), "*")
        self.patterns = {str(terminal.name): terminal.pattern for terminal in terminals}
        self.words = dict(_WORDS.findall(source))

    def expression(self, kind: str) -> str:
        """The expression of a kind of line.  What may stand there once is a group; the rest are items."""
        counts = Counter(self._reached(self.rules[kind]))
        once = {name for name, count in counts.items() if count == 1 and not name.startswith("_")}
        if len({_field(name) for name in once}) < len(once):
            raise ValueError(f"{NAME}: two fields of {kind} have the same name")
        return self._node(self.rules[kind], once)

    def terminal(self, name: str) -> str:
        expression = str(self.patterns[name].to_regexp())
        if re.compile(expression).groups:
            raise ValueError(f"{NAME}: {name} captures")
        return expression

    def human(self, name: str) -> str:
        if name not in self.words:
            raise ValueError(f"{NAME}: no words stand behind {name}")
        return str(self.words[name])

    def shape(self, node: Any) -> Any:
        """The elements of a rule, nested."""
        if node.data in ("expansions", "expansion"):
            made = [self.shape(child) for child in node.children]
            return made[0] if len(made) == 1 else ("any" if node.data == "expansions" else "all", made)
        if node.data == "expr":
            return (_repeats(node), [self.shape(node.children[0])])
        name = _name(node)
        if name is None:
            return (re.escape(_text(node)), f"`{_text(node)}`")
        return self.shape(self.rules[name]) if name in self.rules else (self.terminal(name), self.human(name))

    def _node(self, node: Any, groups: set[str]) -> str:
        """A part of a rule as an expression."""
        if node.data == "expansions":
            made = [self._node(child, groups) for child in node.children]
            return made[0] if len(made) == 1 else "(?:" + "|".join(made) + ")"
        if node.data == "expansion":
            return "".join(self._node(child, groups) for child in node.children)
        if node.data == "expr":
            return f"(?:{self._node(node.children[0], groups)}){'?' if _repeats(node) == 'maybe' else '*'}"
        name = _name(node)
        if name is None:
            return re.escape(_text(node))
        inner = self._node(self.rules[name], groups) if name in self.rules else self.terminal(name)
        return f"(?P<{_field(name)}>{inner})" if name in groups else f"(?:{inner})"

    def _reached(self, node: Any) -> list[str]:
        """Every terminal and rule below a node; twice where it may stand there more than once."""
        if node.data == "value":
            name = _name(node)
            if name is None:
                return []
            return [name, *(self._reached(self.rules[name]) if name in self.rules else [])]
        found = [name for child in _nodes(node) for name in self._reached(child)]
        return found * 2 if node.data == "expr" and _repeats(node) == "many" else found


# ---- the tree that Lark makes of a rule -----------------------------------------------------------


def _nodes(node: Any) -> list[Any]:
    return [child for child in node.children if hasattr(child, "data")]


def _names(node: Any) -> list[str]:
    """The terminals and rules that stand in the definition of a rule."""
    if node.data == "value":
        name = _name(node)
        return [] if name is None else [name]
    return [name for child in _nodes(node) for name in _names(child)]


def _name(node: Any) -> str | None:
    """The name of the terminal or rule that a value is; None for a text in quotes."""
    symbol = node.children[0]
    return str(symbol.name) if isinstance(symbol, Terminal | NonTerminal) else None


def _text(node: Any) -> str:
    """What a text in quotes stands for."""
    literal = node.children[0]
    token = str(literal.children[0] if hasattr(literal, "data") else literal)
    if len(token) < 3 or token[0] != '"' or token[-1] != '"' or "\\" in token:
        raise ValueError(f"{NAME}: {token} stands in a rule; give it a name")
    return token[1:-1]


def _repeats(node: Any) -> str:
    operators = {"?": "maybe", "*": "many"}
    operator = str(node.children[1])
    if operator not in operators:
        raise ValueError(f"{NAME}: {operator} stands in a rule; write A A* for A+")
    return operators[operator]


def _field(name: str) -> str:
    """PAGE_IN_HEAD is the field `page`."""
    return name.lower().partition("_in_")[0]


# ---- checks ---------------------------------------------------------------------------------------


def _check_joints(grammar: Any) -> None:
    """Lark joins the parts of a terminal as they are; alternatives at the top of one would spill over."""
    for name, (tree, _priority) in grammar.term_defs:
        for part in tree.scan_values(lambda value: getattr(value, "type", "") == "REGEXP"):
            if _alternates(str(part)):
                raise ValueError(f"{NAME}: {name} has alternatives without parentheses")


def _alternates(expression: str) -> bool:
    """Whether a | stands outside of all parentheses and classes of /an expression/."""
    bare = _CLASS.sub("", _ESCAPE.sub("", expression[1:]))
    depth = 1 if bare.startswith(")") else 0  # the second half of a look-ahead
    for character in bare:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth <= 0:
            return True
    return False
