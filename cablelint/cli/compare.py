"""`cablelint diff`: two files of results, what is fixed and what is new."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cablelint.cli.declared import OUTPUT, READ, Color, IgnoreFindings, Redact, SelectFindings, Texts
from cablelint.cli.help import listed, option
from cablelint.finding import Finding, Result, Severity
from cablelint.outputs import FORMATS

if TYPE_CHECKING:
    from cablelint.cli.results import Filter

Key = tuple[str, str, str]  # message, code, fingerprint

EPILOG = f"""\
{listed("Formats:", FORMATS)}
Exit:    0 nothing is new | 1 something is | 2 wrong usage, or results not whole
Examples:
  cablelint diff before.jsonl after.jsonl
  cablelint diff before.jsonl after.jsonl -o concise"""


class DiffPlan(NamedTuple):
    """What to do, all values being what they are."""

    paths: tuple[str, ...]
    filter: "Filter"
    formats: tuple[tuple[str, str | None], ...]
    redact: bool
    quiet: bool
    show: Severity = Severity.INFO
    statistics: bool = False
    by: tuple[str, ...] = ("rule",)
    drawn: int | None = None
    listed: int | None = None
    silent: bool = False
    show_suppressed: bool = False
    locations: str = "message"


def diff(
    results: Annotated[
        Texts,
        typer.Argument(metavar="OLD NEW", help="JSON Lines of `check -o jsonl`", rich_help_panel=READ),
    ] = None,
    select: SelectFindings = None,
    ignore: IgnoreFindings = None,
    output_format: Annotated[
        Texts, option(OUTPUT, "-o --output-format", "the new findings instead of counts", "FMT[=FILE]")
    ] = None,
    redact: Redact = False,
    color: Color = "",
    quiet: Annotated[bool, option(OUTPUT, "-q --quiet", "the table, or the findings, only")] = False,
) -> Callable[[], int]:
    """The job of comparing results."""
    from cablelint.cli.results import filtering, paths_of
    from cablelint.cli.streams import ask_for_colour
    from cablelint.cli.values import WHEN, Parser, colour_asked

    parser = Parser()
    ask_for_colour(parser.one_of("color", colour_asked(color), WHEN))
    paths = paths_of(parser, results, "diff before.jsonl after.jsonl")
    if results and len(paths) != 2:
        parser.mistake(f"{len(paths)} files of results, not two", "name the old one, then the new one")
    plan = DiffPlan(
        paths=paths,
        filter=filtering(parser, select, ignore),
        formats=tuple(parser.formats(output_format, by_variable=False)),
        redact=redact,
        quiet=quiet,
    )
    parser.end()
    return partial(_compare, plan)


class _Comparison:
    """Counts by rule, and which findings are new.

    A finding is the same where its rule, its message and its fingerprint are, which hold no position: lines
    may be moved, and files renamed.  Of several that are the same, so many are new as there are more.
    """

    def __init__(self, old: Iterable[Result]) -> None:
        self.names: dict[str, str] = {}
        self.before: Counter[str] = Counter()
        self.after: Counter[str] = Counter()
        self.new: Counter[str] = Counter()
        self._known: Counter[Key] = Counter()
        for result in old:
            for finding in result.findings:
                self.names[finding.code] = finding.name
                self.before[finding.code] += 1
                self._known[_key(finding, result)] += 1

    def new_only(self, new: Iterable[Result]) -> Iterator[Result]:
        """The results with those findings only that are new."""
        for result in new:
            yield result._replace(findings=tuple(one for one in result.findings if self._is_new(one, result)))

    def _is_new(self, finding: Finding, result: Result) -> bool:
        self.names[finding.code] = finding.name
        self.after[finding.code] += 1
        key = _key(finding, result)
        if self._known[key] > 0:
            self._known[key] -= 1
            return False
        self.new[finding.code] += 1
        return True

    def table(self) -> Iterator[str]:
        """Rules whose findings are not the same, those with the most new ones first; and all together."""
        rows = [
            (f"{code} {name}", self.before[code], self.after[code], self.new[code])
            for code, name in self.names.items()
        ]
        rows = sorted(
            (row for row in rows if row[3] or row[1] != row[2]), key=lambda row: (-row[3], -row[1], row[0])
        )
        rows.append(("all", self.before.total(), self.after.total(), self.new.total()))
        width = max(len(row[0]) for row in rows)
        yield f" {'rule':{width}} {'before':>9} {'after':>9} {'fixed':>9} {'new':>9}"
        for name, before, after, new in rows:
            yield f" {name:{width}} {before:>9,} {after:>9,} {before - after + new:>9,} {new:>9,}"


def _key(finding: Finding, result: Result) -> Key:
    return (result.identifier or str(result.address), finding.code, finding.fingerprint)


def _compare(plan: DiffPlan) -> int:
    from cablelint.cli import FINDINGS, USAGE
    from cablelint.cli.results import Results
    from cablelint.cli.streams import standard_output
    from cablelint.cli.targets import Targets
    from cablelint.cli.words import count, say, warn
    from cablelint.outputs.context import Summary
    from cablelint.outputs.redaction import redacted

    old = Results(plan.paths[:1], plan.filter, Summary())
    read = Summary()
    new = Results(plan.paths[1:], plan.filter, read)
    # What goes out is a run of the new findings: it counts these.
    written = Summary()
    on_stdout = any(file is None for _, file in plan.formats)
    targets = Targets(plan, files_only=not on_stdout)
    try:
        comparison = _Comparison(old)
        for result in comparison.new_only(new):
            written.add(result)
            targets.result(redacted(result) if plan.redact else result)
        for name in ("complete", "unreadable", "not_cables", "seconds", "rules"):
            setattr(written, name, getattr(read, name))
        targets.end(written)
    finally:
        targets.close()
    if not on_stdout:
        out = standard_output()
        out.write("".join(f"{line}\n" for line in comparison.table()))
        out.flush()
    for remark in written.remarks:
        warn(remark)
    total = comparison.new.total()
    if not plan.quiet:
        how = "" if on_stdout or not total else " (`-o concise` lists them)"
        say(f"{count(total, 'new finding')}{how}." if total else "Nothing is new.")
    if old.failed or new.failed:
        return USAGE
    return FINDINGS if total else 0
