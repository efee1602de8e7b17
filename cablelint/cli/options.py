"""The options of `check` as they were typed in; out comes what they mean, or all mistakes in them."""

from __future__ import annotations

import os
from typing import NamedTuple

from cablelint.cli.check import Arguments
from cablelint.cli.configured import Configured, configuration, filled, named
from cablelint.cli.reading import reading
from cablelint.cli.streams import ask_for_colour
from cablelint.cli.targets import LOCATIONS
from cablelint.cli.values import LEVELS, WHEN, Parser, colour_asked
from cablelint.cli.which import Which, which, with_listed
from cablelint.finding import Severity
from cablelint.inputs import STANDARD_INPUT, Reading
from cablelint.run.store import cache_folder
from cablelint.settings import Settings


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
