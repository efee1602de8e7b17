"""The page of a rule, Markdown, as the lines of a screen of 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cablelint.outputs.characters import wrapped
from cablelint.outputs.context import url
from cablelint.rules.pages import PROFILES, Head, Page

WIDTH = 78
_LEFT_OUT = "..."
_ORDER = ("What it does", "Why it matters", "Example", "Use instead", "Fix", "Authority", "Seen")
_EXPECTATION = re.compile(r"( *)(\^+)[<>]? [A-Z]{3,8}[0-9]{3} ?(.*)")
_NAMED = re.compile(r"```cable .*\bid=(\w+)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_ITEM = re.compile(r"(?:[-*]|[0-9]+\.) ")
_CODE = re.compile(r"\b[A-Z]{3,8}[0-9]{3}\b")


def screen(page: Page, heads: Mapping[str, Head]) -> Iterator[str]:
    """The lines of the page of a rule; `heads`: those of all rules, for the names of others."""
    head = page.head
    yield f"{head.code} {head.name}"
    yield summary(head)
    for title in (*_ORDER, *(title for title in page.sections if title not in _ORDER)):
        if title == "Authority":
            yield from _to_allow(head)
        lines = list(_section(page.sections.get(title, "")))
        if lines and lines != [_LEFT_OUT]:  # an example whose lines are all left out says nothing
            yield from ("", title)
            yield from (f"  {line}".rstrip() for line in lines)
    yield from _see_also(page, heads)


def summary(head: Head) -> str:
    """The line below the title: severities, since when, which fix."""
    on = {profile: severity for profile in PROFILES if (severity := head.severity(profile)) is not None}
    fix = {"none": "no fix", "display": "fix shown only"}.get(head.fix, f"{head.fix} fix")
    stable = f"of {head.plugin}, {fix}" if head.plugin else f"stable since {head.since}, {fix}"
    if not on:
        return f"off in all profiles, {stable}"
    if len(set(on.values())) == 1:
        named = f"the profile{'s' * (len(on) > 1)} {_and(on)}"
        profiles = "all profiles" if len(on) == len(PROFILES) else named
        return f"{next(iter(on.values()))}, {stable}, in {profiles}"
    groups = [
        f"{severity} in {_and(profile for profile in on if on[profile] == severity)}"
        for severity in dict.fromkeys(on.values())
    ]
    return f"{', '.join(groups)}; {stable}"


def _see_also(page: Page, heads: Mapping[str, Head]) -> Iterator[str]:
    named = {code for text in page.sections.values() for code in _CODE.findall(text)} - {page.head.code}
    others = [f"{code} {heads[code].name}" for code in sorted(named) if code in heads]
    lines = list(wrapped(", ".join(others), WIDTH)) if others else []
    address = url(page.head.code)
    if lines or address:
        yield "See also"
        yield from (f"  {line}" for line in (*lines, *([address] if address else [])))


def _and(words: Iterable[str]) -> str:
    *all_but_last, last = words
    return f"{', '.join(all_but_last)} and {last}" if all_but_last else last


def _to_allow(head: Head) -> Iterator[str]:
    yield from ("", "To allow it")
    yield f'  everywhere    ignore = ["{head.code}"]'
    yield f'  as a warning  severity.{head.code} = "warning"'
    yield f"  in one place  cablelint suppress {head.code} WHERE --reason TEXT"


def _section(text: str) -> Iterator[str]:
    """The lines of a section: its blocks with a blank line between, items of a list close together."""
    before = ""
    for kind, lines in _blocks(text):
        if before and not kind == before == "item":
            yield ""
        before = kind
        if kind in ("example", "table"):
            yield from lines
        else:
            yield from _wrapped(" ".join(line.strip() for line in lines))


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The paragraphs, items, tables and examples of a section, each with its kind."""
    kind = "text"
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("```"):
            if kind == "example":
                yield kind, list(_example(lines))
            elif lines:
                yield kind, lines
            named = _NAMED.match(line)
            lines = [f"(the file is {named[1]}.txt)"] if named else []
            kind = "text" if kind == "example" else "example"
        elif kind == "example":
            lines.append(line)
        elif not line.strip() or _ITEM.match(line) or line.startswith("|") != (kind == "table"):
            if lines:
                yield kind, lines
            kind = "item" if _ITEM.match(line) else "table" if line.startswith("|") else "text"
            lines = [line] if line.strip() else []
        else:
            lines.append(line)


def _example(lines: list[str]) -> Iterator[str]:
    """An example: dots for what is left out and a lone blank line beside them, labels without the code."""
    shown = ["", *(_LEFT_OUT if line.startswith("~") else line for line in lines), ""]
    last = ""
    for before, line, after in zip(shown, shown[1:], shown[2:], strict=False):
        lone = not line.strip() and bool(before.strip() and after.strip())
        if lone and _LEFT_OUT in (before, after) and not _EXPECTATION.fullmatch(after):
            continue
        if line == last == _LEFT_OUT:
            continue
        last = line
        found = _EXPECTATION.fullmatch(line)
        if found:
            yield from _label(len(found[1]), found[2], found[3])
        else:
            yield line


def _label(indent: int, carets: str, label: str) -> Iterator[str]:
    """Carets and their label, which goes below them where the line would be too long."""
    line = f"{' ' * indent}{carets} {label}".rstrip()
    if len(line) <= WIDTH - 2:
        yield line
        return
    yield f"{' ' * indent}{carets}"
    for below in wrapped(label, WIDTH - 2):
        yield " " * min(indent, WIDTH - 2 - len(below)) + below


def _wrapped(text: str) -> Iterator[str]:
    """A paragraph without the signs of Markdown that a screen does not need."""
    text = _LINK.sub(r"\1", " ".join(text.split())).replace("**", "")
    item = _ITEM.match(text)
    indent = item.end() if item else 0
    first, *more = wrapped(text, WIDTH - 2 - indent)
    yield first
    yield from (" " * indent + line for line in more)
