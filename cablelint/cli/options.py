"""The options of `check` as they were typed in; out comes what they mean, or all mistakes in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from cablelint.check import Fixing, Settings
from cablelint.cli.configured import Configured, configuration, filled, named
from cablelint.cli.reading import reading
from cablelint.cli.streams import ask_for_colour
from cablelint.cli.targets import LOCATIONS
from cablelint.cli.which import Which, which, with_listed
from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown, unknown_rule
from cablelint.finding import Severity
from cablelint.inputs import STANDARD_INPUT, Reading
from cablelint.outputs import FIELDS, FORMATS
from cablelint.run.store import cache_folder
from cablelint.text import similar

LEVELS = {str(severity): severity for severity in sorted(Severity, reverse=True)}
WHEN = ("auto", "always", "never")
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
DRAWN, LISTED = 20, 1000  # findings that a terminal is given in full, and a line each


class Arguments(NamedTuple):
    """The arguments of `check` as Typer took them apart."""

    paths: list[str] | None
    files_from: str | None
    null: bool
    stdin_filename: str
    input_format: str
    only: list[str] | None
    sample: str | None
    seed: str | None
    changed: bool
    since: str | None
    staged: bool
    columns: list[str] | None
    encoding: str
    exclude: list[str] | None
    extend_exclude: list[str] | None
    force_exclude: bool
    no_gitignore: bool
    follow_symlinks: bool
    max_message_size: str
    timeout: str
    select: list[str] | None
    extend_select: list[str] | None
    ignore: list[str] | None
    severity: list[str] | None
    profile: str
    fix: bool
    unsafe_fixes: bool
    diff: bool
    output_dir: str | None
    exit_non_zero_on_fix: bool
    output_format: list[str] | None
    statistics: bool
    by: str | None
    locations: str
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
    no_cache: bool
    cache_dir: str
    scheduler: str | None
    config: list[str] | None
    isolated: bool
    baseline: str | None
    no_baseline: bool
    show_suppressed: bool
    timings: bool


class Plan(NamedTuple):
    """What to do, all values being what they are."""

    paths: tuple[str, ...]
    standard_input: str
    excluded: tuple[tuple[str, str], ...]  # folders, and patterns of what is left out below them
    force_exclude: bool  # even of the paths
    which: Which
    reading: Reading
    certain: bool  # all documents are cables
    settings: Settings
    fix: bool
    diff: bool  # fixes are shown, and not written
    output_dir: str | None  # where fixed copies go
    exit_non_zero_on_fix: bool
    formats: tuple[tuple[str, str | None], ...]  # name, file; no file: the standard output
    statistics: bool
    by: tuple[str, ...]  # what statistics count by, one field or two
    locations: str  # places are those in the message, or in the file
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
    cache: str | None  # the folder where results are kept
    cache_size: int  # bytes
    scheduler: str | None  # the address of a cluster
    configured: Configured
    baseline: str | None
    baseline_strict: bool  # what is gone of the baseline fails the run, too
    show_suppressed: bool

    @property
    def is_filter(self) -> bool:
        """The standard input goes to the standard output, fixed; what is found in it, elsewhere."""
        return self.fix and not self.diff and self.paths == (STANDARD_INPUT,)


def plan(given: Arguments) -> Plan:
    """What the arguments mean.  Raises UsageMistakesError with all that is wrong in them."""
    parser = Parser()
    ask_for_colour(parser.one_of("color", colour_asked(given.color), WHEN))
    given = with_listed(given, parser)
    configured = configuration(
        given.config, named(given.paths, given.stdin_filename), isolated=given.isolated
    )
    given = filled(given, configured)
    drawn, listed = parser.limits(given.max_diagnostics)
    settings = parser.settings(given, configured)
    made = Plan(
        paths=tuple(given.paths or ([] if given.files_from is not None else ["."])),
        standard_input=given.stdin_filename,
        excluded=configured.excluded(given.exclude, given.extend_exclude),
        force_exclude=given.force_exclude,
        which=which(given, configured, parser),
        reading=reading(parser, given, settings.max_message_size),
        certain=given.input_format == "text",
        settings=settings,
        fix=given.fix,
        diff=given.diff,
        output_dir=given.output_dir,
        exit_non_zero_on_fix=given.exit_non_zero_on_fix,
        formats=tuple(parser.formats(given.output_format)),
        statistics=given.statistics or given.by is not None,
        by=parser.fields(given.by),
        locations=parser.one_of("locations", given.locations, LOCATIONS),
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
        # What is kept quotes messages.
        cache=None if given.no_cache or given.redact else given.cache_dir or cache_folder(),
        cache_size=parser.size(configured.value("cache-size", "1G")),
        scheduler=given.scheduler,
        configured=configured,
        baseline=None if given.no_baseline else given.baseline or configured.baseline,
        baseline_strict=configured.value("baseline-strict", False),
        show_suppressed=given.show_suppressed,
    )
    parser.fixes(given)
    if given.baseline is not None and given.no_baseline:
        parser.mistake("`--baseline` with `--no-baseline`", "leave out one")
    parser.end()
    return made


def colour_asked(option: str) -> str:
    """What --color says, or else the environment."""
    return option or os.environ.get("CABLELINT_COLOR", "") or "auto"


class Parser:
    """Reads values and keeps the mistakes in them."""

    def __init__(self) -> None:
        self.mistakes: list[Usage] = []

    def end(self) -> None:
        """Raise UsageMistakesError, if there is any mistake."""
        if self.mistakes:
            raise UsageMistakesError(*self.mistakes)

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

    def seconds(self, value: str) -> float:
        whole, _, part = value.partition(".")
        if (whole + part).isascii() and (whole + part).isdigit() and 0.001 <= float(value) < 1e6:
            return float(value)
        self.mistake(
            f"`{value}` is not a number of seconds, in --timeout", "expected a number such as `60` or `0.5`"
        )
        return 1.0

    def formats(
        self, values: list[str] | None, *, by_variable: bool = True
    ) -> Iterable[tuple[str, str | None]]:
        variable = os.environ.get("CABLELINT_OUTPUT_FORMAT") if by_variable else None
        chosen = values or ([variable] if variable else [])
        on_stdout = []
        files: set[str] = set()
        for value in chosen:
            name, _, file = value.partition("=")
            if name not in FORMATS:
                made = unknown("format", name, " in --output-format", similar(name, FORMATS))
                self.mistake(made.message, *made.helps, f"the formats are {quoted(FORMATS)}")
            elif "=" in value and not file:
                self.mistake(f"there is no file after `{value}` in --output-format")
            elif not file and FORMATS[name].folder:
                self.mistake(f"the format `{name}` is a folder", f"name it: `-o {name}=DIR`")
            elif not file:
                on_stdout.append(name)
            elif file in files:
                self.mistake(f"two formats for the file `{file}` in --output-format")
            files.add(file)
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

    def fixes(self, given: Arguments) -> None:
        """Options that do not go together with fixes."""
        paths = given.paths or []
        if given.output_dir is not None and not (given.fix or given.diff):
            self.mistake("`--output-dir` does nothing by itself", "to write fixed copies, add `--fix`")
        if given.fix and not given.diff and STANDARD_INPUT in paths:
            if len(paths) > 1:
                self.mistake("`-` is not the only path", "with `--fix` the standard input is fixed alone")
            if given.output_dir is not None:
                self.mistake(
                    "`-` with `--output-dir`", "the standard input is written to the standard output"
                )
        if given.diff:
            if given.statistics or any("=" not in value for value in given.output_format or ()):
                self.mistake(
                    "two outputs for the standard output", "with `--diff` that is the patch; write to a file"
                )
            if given.redact:
                self.mistake("`--redact` with `--diff`", "a patch quotes the text of messages")

    def settings(self, given: Arguments, configured: Configured) -> Settings:
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
            timeout=self.seconds(given.timeout),
            fixing=Fixing(given.unsafe_fixes, given.output_dir is not None)
            if given.fix or given.diff
            else None,
            timed=given.timings,
        )
        try:
            select_rules(settings)
        except UnknownRulesError as error:
            self.mistakes += map(unknown_rule, error.mistakes)
            return settings
        return configured.settings(settings)

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
