"""`cablelint baseline`: writes down what is known, so that a check reports only what is new."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cablelint.cli.declared import (
    RULES,
    ConfigFiles,
    ExtendSelect,
    Ignore,
    Isolated,
    Jobs,
    Texts,
)
from cablelint.cli.help import option

if TYPE_CHECKING:
    from collections import Counter

    from cablelint.baseline import Baseline, Key
    from cablelint.cli.options import Plan
    from cablelint.outputs.context import Summary
    from cablelint.run.runner import Outcome

_DO, _FILE = "What to do", "The file"
ACTIONS = ("create", "update", "prune", "show")

EPILOG = """\
What:
  create [PATH]...            write all findings down as known
  update [PATH]...            as prune; with --grow add what is new, too
  prune [PATH]...             leave out what is gone
  show [MESSAGE]...           what is known, by rule, or of these messages
Exit:    0 done | 1 update met new findings, and was not to grow
         2 wrong usage, configuration or input | 3 nothing to check
Examples:
  cablelint baseline create
  cablelint baseline update --grow"""


def baseline(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="create, update, prune or show", rich_help_panel=_DO)
    ] = "show",
    paths: Annotated[
        Texts, typer.Argument(metavar="PATH...", help="files or directories [.]", rich_help_panel=_DO)
    ] = None,
    grow: Annotated[bool, option(_DO, "--grow", "with update: add what is new")] = False,
    force: Annotated[bool, option(_DO, "--force", "with create: over a file that is there")] = False,
    baseline: Annotated[
        str | None, option(_FILE, "--baseline", "another file than that of the config", "FILE")
    ] = None,
    select: Annotated[Texts, option(RULES, "--select", "these only", "RULES")] = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    profile: Annotated[str, option(RULES, "--profile", "transmit, archive or minimal", "NAME")] = "",
    jobs: Jobs = "",
    config: ConfigFiles = None,
    isolated: Isolated = False,
) -> Callable[[], int]:
    """The job of one of the actions."""
    from cablelint.cli.check import Arguments
    from cablelint.cli.options import plan as planned
    from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown
    from cablelint.text import similar

    if what not in ACTIONS:
        mistake = unknown("action", what, " of `cablelint baseline`", similar(what, ACTIONS))
        helps = (*mistake.helps, f"the actions are {quoted(ACTIONS)}")
        raise UsageMistakesError(Usage(mistake.message, helps))
    given = Arguments(
        paths=None if what == "show" else paths,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        profile=profile,
        jobs=jobs,
        config=config,
        isolated=isolated,
        baseline=baseline,
    )
    plan = planned(given)
    if what == "show":
        return partial(_show, plan, paths or [])
    if what == "create":
        return partial(_create, plan, force)
    return partial(_update, plan, what, grow)


def _file(plan: "Plan") -> str:
    import os

    from cablelint.config.find import BASELINE

    return plan.baseline or os.path.join(plan.configured.found.root, BASELINE)


def _create(plan: "Plan", force: bool) -> int:
    import os
    from collections import Counter

    from cablelint.baseline import Baseline
    from cablelint.cli.words import Usage, UsageMistakesError, say
    from cablelint.config.find import shown
    from cablelint.outputs.numbers import by_severity

    path = _file(plan)
    if os.path.exists(path) and not force:
        raise UsageMistakesError(
            Usage(
                f"there is a file `{shown(path)}` already",
                ("to bring it up to date, `cablelint baseline update`", "to make it anew, `--force`"),
            )
        )
    made = Baseline(Counter(), os.path.dirname(os.path.abspath(path)), _mandatory(plan))
    summary, status = _run(plan, made)
    if status:
        return status
    _written(path, made.found)
    say(f"Wrote {shown(path)}: {_numbers(made.found)}.")
    if made.found:
        say(f"{by_severity(summary.findings)}. From now on only others are reported.")
    return 0


def _update(plan: "Plan", what: str, grow: bool) -> int:
    from cablelint.cli import FINDINGS
    from cablelint.cli.known import asked, covers, opened
    from cablelint.cli.words import count, say
    from cablelint.config.find import shown

    path = _file(plan)
    made = opened(path, _mandatory(plan))
    before = made.known
    _, status = _run(plan, made)
    if status:
        return status
    gone = made.gone(asked(plan), all_messages=covers(plan))
    grows = grow and what == "update"
    after = before - gone + (made.new if grows else type(gone)())
    changes = [f"{gone.total():,} gone"] + ([f"{made.new.total():,} new"] if grows else [])
    if after == before:
        say(f"{shown(path)} is up to date: {_numbers(after)}.")
    else:
        _written(path, after)
        say(f"Wrote {shown(path)}: {_numbers(after)} ({', '.join(changes)}).")
    if made.new and not grows and what == "update":
        number = made.new.total()
        was = "was" if number == 1 else "were"
        them = "it" if number == 1 else "them"
        say(f"{count(number, 'new finding')} {was} not added: `--grow` adds {them}.")
        return FINDINGS
    return 0


def _show(plan: "Plan", messages: list[str]) -> int:
    from collections import Counter

    from cablelint.baseline import by_rule, text
    from cablelint.cli.known import opened
    from cablelint.cli.streams import standard_output
    from cablelint.cli.words import say
    from cablelint.config.find import shown
    from cablelint.rules.pages import heads

    path, out = _file(plan), standard_output()
    known = opened(path, frozenset()).known
    if messages:
        wanted = Counter({key: number for key, number in known.items() if key.message in messages})
        out.write("".join(text(wanted).splitlines(keepends=True)[1:]))
        return 0
    names = {code: head.name for code, head in heads().items()}
    if known:
        out.write(f"{'findings':>9} {'messages':>10}  rule\n")
    for code, findings, number in by_rule(known):
        out.write(f"{findings:>9,} {number:>10,}  {code} {names.get(code, '(no rule of today)')}\n")
    out.flush()
    say(f"{shown(path)}: {_numbers(known)}.")
    return 0


def _run(plan: "Plan", made: "Baseline") -> "tuple[Summary, int]":
    """Check all, and let the baseline hear of it; an exit status where nothing may be written."""
    from contextlib import closing

    from cablelint.cli import FAULT, NOTHING_CHECKED, USAGE
    from cablelint.cli.asked import documents_of
    from cablelint.cli.crashes import Crashes
    from cablelint.cli.progress import Progress
    from cablelint.cli.session import compared
    from cablelint.cli.words import Usage, complain
    from cablelint.finding import Result
    from cablelint.inputs import Unreadable
    from cablelint.outputs.context import Summary
    from cablelint.run.corpus import Corpus
    from cablelint.run.runner import run

    summary, crashes, progress = Summary(), Crashes(verbose=False), Progress(plan)
    found = documents_of(plan, progress)
    corpus = Corpus(plan.settings, whole=plan.which.all)
    with (
        closing(progress),
        closing(corpus),
        closing(run(found, plan.settings, jobs=plan.jobs, certain=plan.certain)) as outcomes,
    ):
        plain = cast("Iterator[Outcome]", outcomes)  # nothing is fixed, and nothing timed
        for outcome in compared(corpus, plain, summary):
            progress.show(summary)
            if isinstance(outcome, Result):
                summary.add(outcome)
                made.applied(outcome)
                for crash in outcome.crashes:
                    crashes.add(outcome.address, crash)
            elif isinstance(outcome, Unreadable):
                summary.unreadable.append((outcome.path, outcome.reason))
    crashes.tell()
    for path, reason in summary.unreadable:
        complain(Usage(f"cannot read `{path}`: {reason}", (), ("the baseline was left as it is",)))
    if summary.crashes:
        return summary, FAULT
    if summary.unreadable:
        return summary, USAGE
    if not summary.messages:
        complain(Usage("nothing was checked: there is no cable", (), ("the baseline was left as it is",)))
        return summary, NOTHING_CHECKED
    return summary, 0


def _mandatory(plan: "Plan") -> frozenset[str]:
    config = plan.configured.config
    return config.mandatory() if config else frozenset()


def _numbers(known: "Counter[Key]") -> str:
    from cablelint.cli.words import count

    messages = count(len({key.message for key in known}), "message")
    return f"{count(known.total(), 'known finding')} in {messages}" if known else "no known findings"


def _written(path: str, known: "Counter[Key]") -> None:
    """Write the file, whole or not at all."""
    import os
    import tempfile

    from cablelint.baseline import text
    from cablelint.cli.streams import CannotWriteError
    from cablelint.config.find import shown

    try:
        handle, beside = tempfile.mkstemp(prefix=".cablelint-", dir=os.path.dirname(os.path.abspath(path)))
        with open(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text(known))
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except OSError as error:
        raise CannotWriteError(f"`{shown(path)}`", (error.strerror or str(error)).lower()) from error
