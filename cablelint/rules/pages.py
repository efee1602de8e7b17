"""The pages of the rules, docs/rules/CODE.md: their heads (name, severities, fix) and their sections.

The first and the third line of a page are data, and read strictly:

    # MRK004 portion-mark-above-classification

    archive error · transmit error · minimal off · fix none · since 0.1 · authority ISOO
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cablelint.finding import Severity
from cablelint.plugins import installed
from cablelint.resources import rule_page, rule_page_codes

PROFILES = ("archive", "transmit", "minimal")
FIXES = ("safe", "unsafe", "display", "none")
_LEVEL = r"(error|warning|info|off)"
_TITLE = re.compile(r"# ([A-Z]{3,8}[0-9]{3}) ([a-z0-9]+(?:-[a-z0-9]+)*)")
_FACTS = re.compile(
    " · ".join(f"{profile} {_LEVEL}" for profile in PROFILES)
    + rf" · fix ({'|'.join(FIXES)}) · since ([0-9]+\.[0-9]+) · authority (\S.*)"
)
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "off": None}


class PageError(ValueError):
    """A page that is not written as pages are: which page, which line, what was expected."""


class Head(NamedTuple):
    """What the head of a page says of its rule.  A severity is None where the profile has the rule off."""

    code: str
    name: str
    archive: Severity | None
    transmit: Severity | None
    minimal: Severity | None
    fix: str  # one of FIXES
    since: str
    authority: str
    plugin: str = ""  # name and version of the plug-in that the rule is of

    def severity(self, profile: str) -> Severity | None:
        """The severity in a profile, one of PROFILES."""
        return {"archive": self.archive, "transmit": self.transmit, "minimal": self.minimal}[profile]


class Page(NamedTuple):
    """A whole page: its head, and its sections by title, in the order of the page."""

    head: Head
    sections: Mapping[str, str]


@cache
def heads() -> Mapping[str, Head]:
    """The head of every page by code, codes ascending; those of plug-ins, too.  Raises PageError."""
    own = {code: parse_head(code, rule_page(code)) for code in rule_page_codes()}
    if not installed():
        return own
    from cablelint.rules.extensions import loaded

    others = {
        code: parse_head(code, page.text)._replace(plugin=page.plugin) for code, page in loaded().items()
    }
    return dict(sorted((own | others).items()))


def markdown(code: str) -> str:
    """The text of the page of a rule.  Raises LookupError where there is none."""
    if installed():
        from cablelint.rules.extensions import loaded

        if code in loaded():
            return loaded()[code].text
    return rule_page(code)


def page(code: str) -> Page:
    """The page of a rule.  Raises LookupError where there is none, PageError where it is not well formed."""
    parsed = parse_page(code, markdown(code))
    return parsed._replace(head=heads()[code])


def parse_head(code: str, text: str) -> Head:
    """The head of a page from its text."""
    lines = [*text.split("\n", 3), "", ""]
    title = _TITLE.fullmatch(lines[0])
    if title is None:
        raise PageError(f"{code}.md:1: expected `# {code} name-in-kebab-case`")
    if title[1] != code:
        raise PageError(f"{code}.md:1: the page of {code} has the title of {title[1]}")
    facts = _FACTS.fullmatch(lines[2])
    if lines[1] or facts is None:
        raise PageError(
            f"{code}.md:3: expected, after a blank line, `archive LEVEL · transmit LEVEL · minimal LEVEL"
            " · fix CLASS · since N.N · authority TEXT`"
        )
    archive, transmit, minimal = (_SEVERITIES[level] for level in facts.group(1, 2, 3))
    return Head(code, title[2], archive, transmit, minimal, facts[4], facts[5], facts[6])


def parse_page(code: str, text: str) -> Page:
    """A page from its text; a heading inside a fenced block is part of the block."""
    sections: dict[str, list[str]] = {}
    body: list[str] = []
    fenced = False
    for line in text.split("\n")[3:]:
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            body = sections[line[3:].strip()] = []
        else:
            body.append(line)
    return Page(
        parse_head(code, text),
        {heading: "\n".join(lines).strip("\n") for heading, lines in sections.items()},
    )
