"""What a rule is: a function from (part of) a message to faults, with the facts of its page.

A rule is declared by one of three decorators, which say what the function is given:

- `line_rule(code, name, kind)`: one well-formed line of that kind, such as `calling_station`;
- `message_rule(code, name, needs=(...))`: the whole message, once the parts in `needs` are there
  and well formed, so that no rule asks whether they are None; a list is there if it holds anything;
- `text_rule(code, name)`: the whole message, whatever could be read of it.

The severity in each profile, the class of fix, `since` and the authority stand in the header line
of the rule's page (docs/rules/CODE.md) and are read from there.  A rule of a plug-in says them in its
decorator, or has such a page, too; its docstring, in Markdown, is the rest of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypedDict, Unpack

from cablelint.finding import Severity
from cablelint.message.model import Message
from cablelint.text import Edit, Span, tuple_of

Check = Callable[[Any], Iterable["Fault"]]


class Fix(NamedTuple):
    """How to mend a fault: edits in offsets of the message; safe if nothing that means something is lost."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Fault(NamedTuple):
    """What a rule yields: the place and the words.  The engine adds code, severity and positions."""

    span: Span
    message: str
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None  # in the profile archive, where it depends on the message


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it was declared.  `part` is the attribute of Message that a line rule is given."""

    code: str
    name: str
    check: Check
    part: str | None = None
    needs: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = field(default=())  # codes that keep silent where this rule speaks
    severity: str = ""  # these four are those of a rule of a plug-in
    fix: str = "none"
    page: str = ""
    plugin: str = ""


class Said(TypedDict, total=False):
    """What a rule of a plug-in says in its decorator."""

    severity: str  # error, warning or info, in the profiles archive and transmit; by itself warning
    fix: str  # the class of its fixes: safe, unsafe, display; by itself none
    page: str  # a whole page as those in docs/rules/ are, in the place of these and of the docstring


class RefusedError(ValueError):
    """What is declared cannot be a rule; the words say why."""


REGISTRY: dict[str, Rule] = {}


def _register(rule: Rule) -> None:
    if rule.code in REGISTRY:
        other = REGISTRY[rule.code]
        of_plugin = f", of {other.plugin}" if other.plugin else ""
        raise RefusedError(f"the code {rule.code} is taken by {other.name}{of_plugin}")
    REGISTRY[rule.code] = rule


def line_rule(code: str, name: str, kind: str, **said: Unpack[Said]) -> Callable[[Check], Check]:
    """Declare a rule over one kind of line: it is called with each well-formed line of that kind."""

    def declare(check: Check) -> Check:
        _register(Rule(code, name, check, part=kind, **said))
        return check

    return declare


def message_rule(
    code: str,
    name: str,
    needs: tuple[str, ...] = (),
    supersedes: tuple[str, ...] = (),
    **said: Unpack[Said],
) -> Callable[[Check], Check]:
    """Declare a rule over a message in which all parts named in `needs` were found, and well formed."""

    def declare(check: Check) -> Check:
        _register(Rule(code, name, check, needs=needs, supersedes=supersedes, **said))
        return check

    return declare


def text_rule(code: str, name: str, **said: Unpack[Said]) -> Callable[[Check], Check]:
    """Declare a rule over the text of a message, whatever could be read of it."""
    return message_rule(code, name, **said)


def fault(
    span: Span | Any,
    message: str,
    *,
    label: str = "",
    help: str = "",
    notes: tuple[str, ...] = (),
    related: tuple[tuple[Span, str], ...] = (),
    fix: Fix | None = None,
    severity: Severity | None = None,
) -> Fault:
    """A fault at a span, or at the span of anything that has one (a field, a line)."""
    place = span if isinstance(span, Span) else span.span
    return tuple_of(Fault, (place, message, label, help, notes, related, fix, severity))


def faults_of(rule: Rule, message: Message) -> Iterable[Fault]:
    """The faults that one rule finds in a message; nothing where what it needs is not there."""
    about = message if rule.part is None else getattr(message, rule.part)
    there = about is not None and all(getattr(message, need) for need in rule.needs)
    return rule.check(about) if there else ()
