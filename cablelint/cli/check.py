"""`cablelint check`: checks messages and prints findings.  Its options; what they mean, `options` knows."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections.abc import Callable
from functools import partial
from typing import Annotated, NamedTuple

import typer

from cablelint.cli.declared import (
    EXIT,
    OUTPUT,
    READ,
    RULES,
    SPEED,
    By,
    Color,
    ConfigFiles,
    ExtendSelect,
    Ignore,
    Isolated,
    Jobs,
    Locations,
    MaxDiagnostics,
    OutputFormat,
    Redact,
    Statistics,
    Texts,
)
from cablelint.cli.help import listed, option, taking
from cablelint.outputs import FORMATS

_FILES, _FIXES, _KNOWN = "Which files", "Fixes", "Known findings"

EPILOG = f"""\
{listed("Formats:", FORMATS)}
Exit:    0 clean | 1 findings | 2 wrong usage, configuration or input
         3 nothing to check | 70 a fault of cablelint
Examples:
  cablelint check outgoing/
  cablelint check outgoing/ --profile transmit --fail-on warning
  cablelint check archive/ -o concise -o jsonl=out.jsonl --fail-on never"""


class Arguments(NamedTuple):
    """The options, each declared here and nowhere else; the values are as they were typed."""

    paths: Annotated[
        Texts,
        typer.Argument(
            metavar="PATH...", help="files, directories, archives; - is stdin [.]", rich_help_panel=READ
        ),
    ] = None
    files_from: Annotated[
        str | None, option(READ, "--files-from", "more paths from FILE or -, one a line", "FILE")
    ] = None
    null: Annotated[bool, option(READ, "-0 --null", "paths in --files-from end in NUL")] = False
    stdin_filename: Annotated[str, option(READ, "--stdin-filename", "the name that - goes by", "PATH")] = "-"
    input_format: Annotated[
        str, option(READ, "--input-format", "auto, text, csv, html, jsonl, parquet", "FMT")
    ] = "auto"
    columns: Annotated[
        Texts, option(READ, "--columns", "what a table's columns hold: id=X,body=Y", "MAP")
    ] = None
    encoding: Annotated[str, option(READ, "--encoding", "auto, or an encoding Python knows", "NAME")] = ""
    only: Annotated[Texts, option(READ, "--only", "only this id, or records 10-20", "WHICH")] = None
    sample: Annotated[str | None, option(READ, "--sample", "N messages, or P%, drawn with --seed", "N")] = (
        None
    )
    seed: Annotated[str | None, option(READ, "--seed", "repeat a sample", "N")] = None
    changed: Annotated[bool, option(READ, "--changed", "only messages changed in git")] = False
    since: Annotated[str | None, option(READ, "--since", "since when [where the branch began]", "REF")] = None
    staged: Annotated[bool, option(READ, "--staged", "only messages staged in git")] = False
    exclude: Annotated[
        Texts, option(_FILES, "--exclude", "leave these out, not those of the config", "GLOB")
    ] = None
    extend_exclude: Annotated[
        Texts, option(_FILES, "--extend-exclude", "leave these out as well", "GLOB")
    ] = None
    force_exclude: Annotated[
        bool, option(_FILES, "--force-exclude", "leave out even paths that were named")
    ] = False
    no_gitignore: Annotated[bool, option(_FILES, "--no-gitignore", "read what git ignores, too")] = False
    follow_symlinks: Annotated[
        bool, option(_FILES, "--follow-symlinks", "follow links, each target once")
    ] = False
    max_message_size: Annotated[
        str, option(_FILES, "--max-message-size", "larger is a finding, not checked [16M]", "SIZE")
    ] = ""
    timeout: Annotated[str, option(_FILES, "--timeout", "slower is a finding, given up [10]", "SECONDS")] = ""
    select: Annotated[
        Texts,
        option(RULES, "--select", "these only: code, prefix, name or ALL", "RULES"),
    ] = None
    extend_select: ExtendSelect = None
    ignore: Ignore = None
    severity: Annotated[Texts, option(RULES, "--severity", "error, warning or info", "RULE=LEVEL")] = None
    profile: Annotated[str, option(RULES, "--profile", "transmit, archive or minimal [archive]", "NAME")] = ""
    fix: Annotated[bool, option(_FIXES, "--fix", "apply safe fixes; - is written to stdout, fixed")] = False
    unsafe_fixes: Annotated[bool, option(_FIXES, "--unsafe-fixes", "those that change meaning, too")] = False
    diff: Annotated[bool, option(_FIXES, "--diff", "show what --fix would do; write nothing")] = False
    output_dir: Annotated[
        str | None, option(_FIXES, "--output-dir", "write fixed copies here, not in place", "DIR")
    ] = None
    exit_non_zero_on_fix: Annotated[
        bool, option(_FIXES, "--exit-non-zero-on-fix", "exit 1 if anything was fixed")
    ] = False
    baseline: Annotated[
        str | None, option(_KNOWN, "--baseline", "report only what FILE does not list", "FILE")
    ] = None
    no_baseline: Annotated[bool, option(_KNOWN, "--no-baseline", "report everything")] = False
    show_suppressed: Annotated[
        bool, option(_KNOWN, "--show-suppressed", "print suppressed findings too, marked")
    ] = False
    output_format: OutputFormat = None
    statistics: Statistics = False
    by: By = None
    max_diagnostics: MaxDiagnostics = None
    locations: Locations = "message"
    redact: Redact = False
    color: Color = ""
    progress: Annotated[str, option(OUTPUT, "--progress", "auto, always or never", "WHEN")] = "auto"
    show: Annotated[str, option(OUTPUT, "--show", "print these and above [warning]", "LEVEL")] = ""
    quiet: Annotated[bool, option(OUTPUT, "-q --quiet", "findings only, no summary")] = False
    silent: Annotated[bool, option(OUTPUT, "-s --silent", "nothing but the exit status")] = False
    verbose: Annotated[bool, option(OUTPUT, "-v --verbose", "what was read, skipped, and why")] = False
    fail_on: Annotated[str, option(EXIT, "--fail-on", "error, warning, info or never [error]", "LEVEL")] = ""
    allow_empty: Annotated[bool, option(EXIT, "--allow-empty", "0, not 3, when nothing was checked")] = False
    jobs: Jobs = ""
    scheduler: Annotated[
        str | None, option(SPEED, "--scheduler", "check on a Dask cluster, not here", "ADDRESS")
    ] = None
    no_cache: Annotated[bool, option(SPEED, "--no-cache", "check everything again")] = False
    cache_dir: Annotated[str, option(SPEED, "--cache-dir", "where results are kept", "DIR")] = ""
    timings: Annotated[bool, option(SPEED, "--timings", "where the time went, by rule")] = False
    config: ConfigFiles = None
    isolated: Isolated = False


@taking(Arguments)
def check(given: Arguments) -> Callable[[], int]:
    """The job of checking."""
    from cablelint.cli.options import plan
    from cablelint.cli.session import check_all

    return partial(check_all, plan(given))
