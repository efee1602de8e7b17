"""The options of `check` as they were typed in; out comes what they mean, or all mistakes in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from cablelint.check import Settings
from cablelint.cli.streams import ask_for_colour
from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown, unknown_rule
from cablelint.finding import Severity
from cablelint.outputs import FIELDS, FORMATS
from cablelint.text import similar

LEVELS = {str(severity): severity for severity in sorted(Severity, reverse=True)}
WHEN = ("auto", "always", "never")
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
DRAWN, LISTED = 20, 1000  # findings that a terminal is given in full, and a line each


class Arguments(NamedTuple):
    """The arguments of `check` as Typer took them apart."""

    paths: list[str] | None
    stdin_filename: str
    input_format: str
    max_message_size: str
    select: list[str] | None
    extend_select: list[str] | None
    ignore: list[str] | None
    severity: list[str] | None
    profile: str
    output_format: list[str] | None
    statistics: bool
    by: str | None
    redact: bool
    max_diagnostics: str | None
    color: str
    progress: str
    show: str
    quiet: bool
    silent: bool
    verbose: bool
    fail_on: str
    allow_empty: bool
    jobs: str


class Plan(NamedTuple):
    """What to do, all values being what they are."""

    paths: tuple[str, ...]
    standard_input: str
    certain: bool  # all documents are cables
    settings: Settings
    formats: tuple[tuple[str, str | None], ...]  # name, file; no file: the standard output
    statistics: bool
    by: tuple[str, ...]  # what statistics count by, one field or two
    redact: bool  # no text of any message is written
    drawn: int | None
    listed: int | None
    progress: str
    show: Severity
    quiet: bool
    silent: bool
    verbose: bool
    fail_on: Severity | None
    allow_empty: bool
    jobs: int


def plan(given: Arguments) -> Plan:
    """What the arguments mean.  Raises UsageMistakesError with all that is wrong in them."""
    parser = _Parser()
    color = given.color or os.environ.get("CABLELINT_COLOR", "") or "auto"
    ask_for_colour(parser.one_of("color", color, WHEN))
    drawn, listed = parser.limits(given.max_diagnostics)
    made = Plan(
        paths=tuple(given.paths or ["."]),
        standard_input=given.stdin_filename,
        certain=parser.one_of("input-format", given.input_format, ("auto", "text")) == "text",
        settings=parser.settings(given),
        formats=tuple(parser.formats(given.output_format)),
        statistics=given.statistics or given.by is not None,
        by=parser.fields(given.by),
        redact=given.redact,
        drawn=drawn,
        listed=listed,
        progress=parser.one_of("progress", given.progress, WHEN),
        show=LEVELS.get(parser.one_of("show", given.show, LEVELS), Severity.WARNING),
        quiet=given.quiet or given.silent,
        silent=given.silent,
        verbose=given.verbose and not given.silent,
        fail_on=LEVELS.get(parser.one_of("fail-on", given.fail_on, (*LEVELS, "never"))),
        allow_empty=given.allow_empty,
        jobs=parser.jobs(given.jobs or os.environ.get("CABLELINT_JOBS", "")),
    )
    if parser.mistakes:
        raise UsageMistakesError(*parser.mistakes)
    return made


class _Parser:
    """Reads values and keeps the mistakes in them."""

    def __init__(self) -> None:
        self.mistakes: list[Usage] = []

    def mistake(self, message: str, *helps: str) -> None:
        self.mistakes.append(Usage(message, helps))

    def one_of(self, option: str, value: str, known: Iterable[str]) -> str:
        known = tuple(known)
        if value not in known:
            self.mistake(f"unknown value `{value}` of --{option}", f"expected one of {quoted(known)}")
        return value

    def number(self, option: str, value: str) -> int:
        if value.isascii() and value.isdigit():
            return int(value)
        self.mistake(f"`{value}` is not a number, in --{option}")
        return 0

    def jobs(self, value: str) -> int:
        wanted = self.number("jobs", value) if value else 0
        if wanted:
            return wanted
        cores = getattr(os, "sched_getaffinity", None)
        return len(cores(0)) if cores else os.cpu_count() or 1

    def limits(self, value: str | None) -> tuple[int | None, int | None]:
        if value == "all":
            return None, None
        drawn = DRAWN if value is None else self.number("max-diagnostics", value)
        return drawn, max(LISTED, drawn)

    def size(self, value: str) -> int:
        text = value.strip().upper().removesuffix("IB").removesuffix("B")
        unit = text[-1:] if text[-1:] in UNITS else ""
        digits = text.removesuffix(unit).strip()
        if digits.isascii() and digits.isdigit() and int(digits):
            return int(digits) * UNITS[unit]
        self.mistake(
            f"`{value}` is not a size, in --max-message-size", "expected a size such as `500K`, `16M`, `1G`"
        )
        return 0

    def formats(self, values: list[str] | None) -> Iterable[tuple[str, str | None]]:
        chosen = values or [value for value in [os.environ.get("CABLELINT_OUTPUT_FORMAT")] if value]
        on_stdout = []
        for value in chosen:
            name, _, file = value.partition("=")
            if name not in FORMATS:
                made = unknown("format", name, " in --output-format", similar(name, FORMATS))
                self.mistake(made.message, *made.helps, f"the formats are {quoted(FORMATS)}")
            elif "=" in value and not file:
                self.mistake(f"there is no file after `{value}` in --output-format")
            elif not file:
                on_stdout.append(name)
            yield name, file or None
        if len(on_stdout) > 1:
            self.mistake(
                f"two formats for the standard output: {quoted(on_stdout)}",
                f"write one of them into a file: `-o {on_stdout[-1]}=FILE`",
            )

    def fields(self, value: str | None) -> tuple[str, ...]:
        """What statistics count by; two fields make a cross table."""
        wanted = tuple((value or "rule").split(","))
        for field in wanted:
            self.one_of("by", field, FIELDS)
        if len(wanted) > 2 or len(set(wanted)) < len(wanted):
            self.mistake(f"`{value}` is not one field or two, in --by", "as in `year` and `rule,year`")
        return wanted

    def settings(self, given: Arguments) -> Settings:
        from cablelint.check import select_rules
        from cablelint.rules.pages import PROFILES
        from cablelint.rules.selection import UnknownRulesError

        profile = self.one_of("profile", given.profile, PROFILES)
        settings = Settings(
            profile=profile if profile in PROFILES else "archive",
            select=tuple(given.select or ()),
            extend_select=tuple(given.extend_select or ()),
            ignore=tuple(given.ignore or ()),
            severities=self.severities(given.severity or []),
            max_message_size=self.size(given.max_message_size),
        )
        try:
            select_rules(settings)
        except UnknownRulesError as error:
            self.mistakes += map(unknown_rule, error.mistakes)
        return settings

    def severities(self, values: list[str]) -> dict[str, Severity]:
        wanted = {}
        for value in (part for text in values for part in text.split(",")):
            rule, _, level = value.partition("=")
            if level in LEVELS and rule.strip():
                wanted[rule.strip()] = LEVELS[level]
            else:
                self.mistake(
                    f"`{value}` is not RULE=LEVEL, in --severity",
                    f"expected one of {quoted(LEVELS)} after `=`",
                )
        return wanted
