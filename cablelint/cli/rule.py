"""`cablelint rule`: the page of a rule on a screen, or the list of all rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from cablelint.cli.words import Usage, UsageMistakesError, unknown_rule

_RULES = "What to show"
_OUTPUT = "Output"
FORMATS = ("text", "markdown", "json")


def rule(
    rules: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE...", help="codes, names or families; without one, the list", rich_help_panel=_RULES
        ),
    ] = None,
    all_rules: Annotated[
        bool, typer.Option("--all", help="the pages of all rules", rich_help_panel=_RULES)
    ] = False,
    profile: Annotated[
        str,
        typer.Option(
            "--profile", metavar="NAME", help="severities of the list [archive]", rich_help_panel=_RULES
        ),
    ] = "archive",
    output_format: Annotated[
        str,
        typer.Option(
            "-o",
            "--output-format",
            metavar="FMT",
            help="text, markdown or json [text]",
            rich_help_panel=_OUTPUT,
        ),
    ] = "text",
) -> Callable[[], int]:
    """The job of explaining rules."""
    from cablelint.rules.pages import PROFILES, heads
    from cablelint.rules.selection import chosen, find_rule, unknown

    mistakes = []
    if profile not in PROFILES:
        mistakes.append(Usage(f"unknown profile `{profile}`", (f"expected one of {', '.join(PROFILES)}",)))
    if output_format not in FORMATS:
        mistakes.append(
            Usage(f"unknown format `{output_format}`", (f"expected one of {', '.join(FORMATS)}",))
        )
    codes = list(heads()) if all_rules else []
    is_one = True  # each word names one rule, and no family
    for word in rules or []:
        named = sorted(chosen([word], "", heads()).specificity)
        if not named:
            mistakes.append(unknown_rule(unknown(word, "", heads())))
        is_one &= find_rule(word, heads()) is not None
        codes += (code for code in named if code not in codes)
    if mistakes:
        raise UsageMistakesError(*mistakes)
    if output_format == "json":  # programs choose for themselves
        return partial(_show_json, codes or list(heads()))
    if codes and (is_one or output_format == "markdown"):
        return partial(_show_pages, codes, output_format)
    return partial(_show_list, codes or list(heads()), profile)


def _show_list(codes: list[str], profile: str) -> int:
    from cablelint.cli.streams import standard_output
    from cablelint.finding import FAMILIES, family
    from cablelint.rules.pages import heads

    out = standard_output()
    letters = ""
    for head in map(heads().__getitem__, codes):
        if family(head.code) != letters:
            letters = family(head.code)
            out.write(f"{letters}  {FAMILIES.get(letters, head.plugin)}\n")
        severity = head.severity(profile)
        mark = {"safe": "[*]", "unsafe": "[-]"}.get(head.fix, "")
        out.write(f"  {head.code}  {mark:3}  {str(severity) if severity else 'off':7}  {head.name}\n")
    out.write("[*] safe fix  [-] unsafe fix\n")
    return 0


def _show_pages(codes: list[str], output_format: str) -> int:
    from cablelint.cli.screen import screen
    from cablelint.cli.streams import standard_output
    from cablelint.rules.pages import heads, markdown, page

    out = standard_output()
    for number, code in enumerate(codes):
        out.write("\n" if number else "")
        if output_format == "markdown":
            out.write(markdown(code))
        else:
            out.write("".join(f"{line}\n" for line in screen(page(code), heads())))
    return 0


def _show_json(codes: list[str]) -> int:
    """One array of objects, a rule each; the sections are Markdown, as the page has them."""
    import json

    from cablelint.cli.streams import standard_output
    from cablelint.outputs.context import url
    from cablelint.rules.pages import PROFILES, page

    rules = []
    for code in codes:
        head, sections = page(code)
        levels = {profile: head.severity(profile) for profile in PROFILES}
        rules.append(
            {
                "code": code,
                "name": head.name,
                "severity": {name: str(level) if level else "off" for name, level in levels.items()},
                "fix": head.fix,
                "since": head.since,
                "authority": head.authority,
                "plugin": head.plugin or None,
                "url": url(code),
                "sections": dict(sections),
            }
        )
    standard_output().write(json.dumps(rules, ensure_ascii=False, indent=2) + "\n")
    return 0
