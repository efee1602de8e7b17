"""The rules of plug-ins: modules are imported, what they declare is looked at, and has pages as ours have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, wraps
from importlib import import_module
from typing import Any, NamedTuple

import cablelint.rules  # noqa: F401  (our own rules are there before others)
from cablelint.finding import FAMILIES, family
from cablelint.message.model import Message
from cablelint.plugins import FAILURES, Failure, Plugin, installed
from cablelint.rules import pages
from cablelint.rules.rule import REGISTRY, Check, Fault, RefusedError, Rule

_CODE = re.compile(r"[A-Z]{3,8}[0-9]{3}")


class PluginPage(NamedTuple):
    """The page of a rule of a plug-in, and which one that is."""

    plugin: str
    text: str


@cache
def loaded() -> Mapping[str, PluginPage]:
    """The pages of the rules of all plug-ins, by code; the rules are in the registry then.

    A plug-in that fails is left out with all its rules, and stands in `plugins.FAILURES`.
    """
    found: dict[str, PluginPage] = {}
    for plugin in installed():
        before = set(REGISTRY)
        try:
            for name in plugin.objects:
                _import(name)
            mine = [rule for rule in REGISTRY.values() if rule.code not in before or _is_of(rule, plugin)]
            found |= {rule.code: PluginPage(str(plugin), page_of(rule, plugin)) for rule in mine}
            for rule in mine:
                REGISTRY[rule.code] = replace(rule, plugin=str(plugin), check=_only_faults(rule.check))
        except (Exception, SystemExit) as error:
            for code in set(REGISTRY) - before:
                del REGISTRY[code]
            FAILURES.append(_failure(plugin, error))
    return found


def page_of(rule: Rule, plugin: Plugin) -> str:
    """The page of a rule in Markdown, or one made of its docstring.  Raises RefusedError, PageError."""
    _examine(rule)
    text = rule.page or _made(rule, plugin)
    head = pages.parse_head(rule.code, text)
    if head.name != rule.name:
        raise RefusedError(f"the page of {rule.code} names the rule {head.name}, not {rule.name}")
    return text


def _import(name: str) -> None:
    module, _, attribute = name.partition(":")
    value: Any = import_module(module)
    for part in filter(None, attribute.split(".")):
        value = getattr(value, part)


def _is_of(rule: Rule, plugin: Plugin) -> bool:
    """Whether a rule that was there already is of a module that someone had imported before."""
    module = rule.check.__module__
    modules = [name.partition(":")[0] for name in plugin.objects]
    return not rule.plugin and any(module == one or module.startswith(f"{one}.") for one in modules)


def _examine(rule: Rule) -> None:
    """Whether the code, the name and the words of a rule can be those of a plug-in."""
    if not _CODE.fullmatch(rule.code):
        raise RefusedError(f"`{rule.code}` is not a code: expected 3 to 8 capitals and 3 digits")
    if family(rule.code) in FAMILIES:
        raise RefusedError(f"the codes that begin with {family(rule.code)} are those of cablelint")
    for part in (rule.part, *rule.needs):
        if part is not None and not hasattr(Message, part):
            raise RefusedError(f"{rule.code} needs `{part}`, which no message has")
    for other in REGISTRY.values():
        if other.name == rule.name and other.code != rule.code:
            raise RefusedError(f"the name {rule.name} of {rule.code} is taken by {other.code}")
    for word, known in ((rule.severity or "warning", ("error", "warning", "info")), (rule.fix, pages.FIXES)):
        if word not in known:
            raise RefusedError(f"`{word}` of {rule.code} is none of {', '.join(known)}")


def _made(rule: Rule, plugin: Plugin) -> str:
    from inspect import cleandoc

    text = cleandoc(rule.check.__doc__ or "")
    if not text.startswith("## "):
        text = f"## What it does\n{text}"
    level = rule.severity or "warning"
    since = ".".join([*re.findall("[0-9]+", plugin.version), "0", "0"][:2])
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"archive {level} · transmit {level} · minimal off"
        f" · fix {rule.fix} · since {since} · authority {plugin.name}\n\n{text}\n"
    )


def _only_faults(check: Check) -> Check:
    """The function of a rule, made to fail itself where it yields what would make cablelint fail later."""

    @wraps(check)
    def checked(about: Any) -> Iterator[Fault]:
        for fault in check(about):
            if not isinstance(fault, Fault):
                raise TypeError(f"the rule yielded a {type(fault).__name__}, not a Fault")
            if not 0 <= fault.span.start <= fault.span.end:
                raise ValueError(f"the rule yielded a fault at {fault.span.start} to {fault.span.end}")
            yield fault

    return checked


def _failure(plugin: Plugin, error: BaseException) -> Failure:
    from traceback import format_exception

    if isinstance(error, RefusedError | pages.PageError):
        return Failure(plugin, str(error), "")
    trace = "".join(format_exception(error))
    return Failure(plugin, f"{type(error).__name__}: {error}", trace)
