"""`cablelint report`: JSON Lines in, any format out, with filters; several files become one."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cablelint.cli.declared import (
    EXIT,
    FINDINGS,
    OUTPUT,
    READ,
    By,
    Color,
    IgnoreFindings,
    Locations,
    MaxDiagnostics,
    OutputFormat,
    Redact,
    SelectFindings,
    Statistics,
    Texts,
)
from cablelint.cli.help import listed, option
from cablelint.finding import Severity
from cablelint.outputs import FORMATS

if TYPE_CHECKING:
    from cablelint.cli.results import Filter, Results
    from cablelint.outputs.context import Summary


EPILOG = f"""\
{listed("Formats:", FORMATS)}
Exit:    0 written | 1 findings, with --fail-on
         2 wrong usage, or results not whole
Examples:
  cablelint report results.jsonl -o markdown > $GITHUB_STEP_SUMMARY
  cablelint report shard-*.jsonl -o sarif=all.sarif -o jsonl=all.jsonl
  cablelint check archive/ -o jsonl | cablelint report - --select MRK"""


class ReportPlan(NamedTuple):
    """What to do, all values being what they are."""

    paths: tuple[str, ...]
    filter: "Filter"
    formats: tuple[tuple[str, str | None], ...]
    statistics: bool
    by: tuple[str, ...]
    drawn: int | None
    listed: int | None
    show: Severity
    redact: bool
    quiet: bool
    fail_on: Severity | None
    locations: str
    silent: bool = False
    show_suppressed: bool = False


def report(
    results: Annotated[
        Texts,
        typer.Argument(
            metavar="RESULTS...", help="JSON Lines of `check -o jsonl`; - is stdin", rich_help_panel=READ
        ),
    ] = None,
    select: SelectFindings = None,
    ignore: IgnoreFindings = None,
    show: Annotated[
        str, option(FINDINGS, "--show", "these and above, in all formats [people: warning]", "LEVEL")
    ] = "",
    output_format: OutputFormat = None,
    statistics: Statistics = False,
    by: By = None,
    max_diagnostics: MaxDiagnostics = None,
    locations: Locations = "message",
    redact: Redact = False,
    color: Color = "",
    quiet: Annotated[bool, option(OUTPUT, "-q --quiet", "say nothing about what was read")] = False,
    fail_on: Annotated[
        str, option(EXIT, "--fail-on", "error, warning, info or never [never]", "LEVEL")
    ] = "never",
) -> Callable[[], int]:
    """The job of writing results in other formats."""
    from cablelint.cli.results import filtering, paths_of
    from cablelint.cli.streams import ask_for_colour
    from cablelint.cli.targets import LOCATIONS
    from cablelint.cli.values import LEVELS, WHEN, Parser, colour_asked

    parser = Parser()
    ask_for_colour(parser.one_of("color", colour_asked(color), WHEN))
    level = LEVELS.get(parser.one_of("show", show, LEVELS)) if show else None
    drawn, listed = parser.limits(max_diagnostics)
    plan = ReportPlan(
        paths=paths_of(parser, results, "report results.jsonl"),
        filter=filtering(parser, select, ignore, level or Severity.INFO),
        formats=tuple(parser.formats(output_format)),
        statistics=statistics or by is not None,
        by=parser.fields(by),
        drawn=drawn,
        listed=listed,
        show=level or Severity.WARNING,
        redact=redact,
        quiet=quiet,
        fail_on=LEVELS.get(parser.one_of("fail-on", fail_on, (*LEVELS, "never"))),
        locations=parser.one_of("locations", locations, LOCATIONS),
    )
    parser.end()
    return partial(_convert, plan)


def _convert(plan: ReportPlan) -> int:
    from cablelint.cli import FINDINGS, USAGE
    from cablelint.cli.results import Results
    from cablelint.cli.targets import Targets
    from cablelint.outputs.context import Summary
    from cablelint.outputs.redaction import redacted

    summary = Summary()
    results = Results(plan.paths, plan.filter, summary)
    targets = Targets(plan)
    try:
        for result in results:
            targets.result(redacted(result) if plan.redact else result)
        targets.end(summary)
    finally:
        targets.close()
    _tell(plan, summary, results)
    if results.failed:
        return USAGE
    return FINDINGS if plan.fail_on is not None and summary.at_or_above(plan.fail_on) else 0


def _tell(plan: ReportPlan, summary: "Summary", results: "Results") -> None:
    """Say on stderr what was read, and what the writers left out."""
    from cablelint.cli.words import count, say, warn
    from cablelint.outputs.numbers import by_severity

    for remark in summary.remarks:
        warn(remark)
    if plan.quiet:
        return
    files = len(plan.paths)
    found = sum(summary.findings.values())
    of_all = f"{found:,} of {count(results.all, 'finding')} selected"
    did = f"Joined {count(files, 'file')}" if files > 1 else f"Read `{plan.paths[0]}`"
    told = [f"{did}: {count(summary.messages, 'message')}, {of_all}."]
    if found == results.all:
        told = [f"{did}: {count(summary.messages, 'message')}, {count(found, 'finding')}."]
    hidden = by_severity(summary.below(plan.show)) if _leaves_out(plan) else ""
    if hidden:
        told.append(f"{hidden} not shown: `--show info`.")
    if summary.unreadable:
        told.append(f"{count(len(summary.unreadable), 'file')} could not be read when these were checked.")
    if summary.crashes:
        told.append(f"cablelint failed {count(summary.crashes, 'time')} when these were checked.")
    if not summary.complete and not results.failed:
        told.append("A run was interrupted: this is partial.")
    say(" ".join(told))


def _leaves_out(plan: ReportPlan) -> bool:
    """Whether the standard output shows only what is grave enough."""
    names = [name for name, file in plan.formats if file is None]
    return plan.statistics or not plan.formats or any(not FORMATS[name].complete for name in names)
