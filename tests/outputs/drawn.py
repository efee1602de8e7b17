"""Findings for the tests of outputs, made from a text and the words to point at."""

from __future__ import annotations

import io
from typing import Any

from cablelint.finding import Address, Finding, Result, Severity
from cablelint.outputs import FORMATS, STATISTICS, writer
from cablelint.outputs.context import Context, Summary
from cablelint.rules.rule import Fault, Fix
from cablelint.rules.stamp import Stamp
from cablelint.text import Edit, Span

ADDRESS = Address("outgoing/07EXAMPLETON412.txt")


def finding(
    text: str,
    at: str | Span,
    message: str,
    *,
    code: str = "AAA001",
    name: str = "a-rule",
    severity: Severity = Severity.ERROR,
    related: tuple[tuple[str | Span, str], ...] = (),
    replace: tuple[str | Span, str] | None = None,
    edits: tuple[Edit, ...] = (),
    title: str = "",
    safe: bool = True,
    in_file: bool = True,
    **details: Any,
) -> Finding:
    """The finding at a stretch of the text.

    Words stand for their first place in the text, and of `SECTION ‹02› OF` the marked ones do.
    """
    if replace is not None:
        edits = (Edit(*span(text, replace[0]), replace[1]),)
    fault = Fault(
        span(text, at),
        message,
        related=tuple((span(text, place), label) for place, label in related),
        fix=Fix(title or details.get("help", ""), edits, safe) if edits else None,
        **details,
    )
    return Stamp(text, in_file=in_file).finding(fault, code, name, severity)


def span(text: str, at: str | Span) -> Span:
    if isinstance(at, Span):
        return at
    before, mark, rest = at.partition("‹")
    if not mark:
        start = text.index(at)
        return Span(start, start + len(at))
    word, _, after = rest.partition("›")
    start = text.index(before + word + after) + len(before)
    return Span(start, start + len(word))


def result(
    *findings: Finding, address: Address = ADDRESS, identifier: str | None = "07EXAMPLETON412"
) -> Result:
    return Result(address, identifier, 2007, "EXAMPLETON", "CONFIDENTIAL", 34, tuple(findings))


def written(format: str, *results: Result, **context: Any) -> str:
    """What a format writes of a run with these results; every severity is shown unless said."""
    out = io.StringIO()
    made = writer(
        STATISTICS if format == "statistics" else FORMATS[format],
        out,
        Context(**{"show": Severity.INFO, **context}),
    )
    summary = Summary()
    for one in results:
        summary.add(one)
        made.result(one)
    made.end(summary)
    return out.getvalue()


def screen(text: str) -> str:
    """A screen of the specification: the margin off, a blank line at the end."""
    lines = text.split("\n")[1:-1]
    return "\n".join(line.removeprefix("    ") for line in lines) + "\n\n"
