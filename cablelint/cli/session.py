"""One run of `check`: documents to outcomes, outcomes to the outputs, and the exit status of it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from time import monotonic
from typing import TYPE_CHECKING

from cablelint.cli import FAULT, FINDINGS, INTERRUPTED, NOTHING_CHECKED, USAGE
from cablelint.cli.asked import documents_of
from cablelint.cli.fixes import Fixes
from cablelint.cli.known import Known
from cablelint.cli.options import Plan
from cablelint.cli.progress import Progress
from cablelint.cli.report import Report
from cablelint.cli.streams import CannotWriteError, ReaderGoneError, standard_error
from cablelint.cli.targets import Targets
from cablelint.finding import Result
from cablelint.inputs import NotCable, Unreadable
from cablelint.outputs import FORMATS
from cablelint.outputs.context import RuleFacts, Summary
from cablelint.rules import pages
from cablelint.run.corpus import CompareError, Corpus
from cablelint.run.runner import ClusterError, Mended, Outcome, Timed, run
from cablelint.run.store import Store
from cablelint.settings import select_rules

if TYPE_CHECKING:
    from cablelint.run.dask import Cluster


def check_all(plan: Plan) -> int:
    """Check what the plan says, here or on the cluster that it names, and return the exit status."""
    if plan.scheduler is None:
        return _check(plan, None)
    from cablelint.cli.cluster import connected, told

    with closing(connected(plan.scheduler)) as cluster:
        try:
            return _check(plan, cluster)
        except ClusterError as error:
            raise told(error, "what was found is partial") from error


def _check(plan: Plan, cluster: Cluster | None) -> int:
    began = monotonic()
    summary = Summary()
    fixes = Fixes(plan)
    known = Known(plan)
    report = Report(plan, summary, fixes, known)
    targets = Targets(plan, out=standard_error() if plan.is_filter else None, files_only=plan.diff)
    try:
        try:
            _run(plan, summary, fixes, known, report, targets, cluster)
            fixes.end()
        except KeyboardInterrupt:
            summary.complete = False
        summary.seconds = monotonic() - began
        for made in known.end(summary):
            result = fixes.result(made)
            result = _redacted(result) if plan.redact else result
            summary.add(result)
            targets.result(result)
        summary.rules = _rules_on(plan)
        targets.end(summary)
    except (ReaderGoneError, CannotWriteError, ClusterError):
        # The files are not for the reader that went away; they get what was found, marked as partial.
        summary.complete = False
        targets.end_files(summary)
        raise
    finally:
        targets.close()
    status = exit_status(plan, summary, fixes, known)
    report.end(nothing_checked=status == NOTHING_CHECKED)
    return status


def exit_status(plan: Plan, summary: Summary, fixes: Fixes, known: Known) -> int:
    """The exit status: of several that apply, the one that weighs most."""
    if not summary.complete:
        return INTERRUPTED
    if summary.crashes:
        return FAULT
    if summary.unreadable or fixes.failed:
        return USAGE
    if fixes.any and (plan.diff or plan.exit_non_zero_on_fix):
        return FINDINGS
    if plan.fail_on is not None and not plan.diff and summary.at_or_above(plan.fail_on):
        return FINDINGS
    if known.fails:
        return FINDINGS
    if not summary.messages and not plan.allow_empty:
        return NOTHING_CHECKED
    return 0


def _rules_on(plan: Plan) -> tuple[RuleFacts, ...]:
    """The rules that are on, where a format lists them."""
    if not any(FORMATS[name].lists_rules for name, _ in plan.formats):
        return ()
    heads = pages.heads()
    return tuple(
        RuleFacts(code, heads[code].name, severity) for code, severity in select_rules(plan.settings).items()
    )


def _redacted(result: Result) -> Result:
    from cablelint.outputs.redaction import redacted

    return redacted(result)


def _run(
    plan: Plan,
    summary: Summary,
    fixes: Fixes,
    known: Known,
    report: Report,
    targets: Targets,
    cluster: Cluster | None,
) -> None:
    progress = Progress(plan)
    corpus = Corpus(plan.settings, whole=plan.which.all)
    found = documents_of(plan, progress)
    store = Store(plan.cache, plan.cache_size) if plan.cache else None
    checked = run(
        fixes.watched(found),
        plan.settings,
        jobs=plan.jobs,
        certain=plan.certain,
        tell=summary.remarks.append,
        cluster=cluster,
        store=store,
    )

    def fixed() -> Iterator[Outcome]:
        for made in checked:
            progress.show(summary)
            made = report.taken(made) if isinstance(made, Timed) else made
            if isinstance(made, Result | Mended):
                if plan.diff:
                    progress.hide()
                made = fixes.result(made)
            yield made

    with closing(progress), closing(store) if store else nullcontext(), closing(corpus), closing(checked):
        for outcome in compared(corpus, fixed(), summary):
            if isinstance(outcome, Result):
                outcome = known.result(outcome)
                if plan.redact:
                    outcome = _redacted(outcome)
                summary.add(outcome)
                if outcome.findings or plan.verbose:
                    progress.hide()
                targets.result(outcome)
            elif isinstance(outcome, NotCable):
                summary.not_cables += 1
            elif isinstance(outcome, Unreadable):
                summary.unreadable.append((outcome.path, outcome.reason))
            report.outcome(outcome)
    if store is not None and store.failure and plan.verbose:
        summary.remarks.append(f"the cache is not used: {store.failure}")


def compared(corpus: Corpus, outcomes: Iterable[Outcome], summary: Summary) -> Iterator[Outcome]:
    """The outcomes beside each other.  Raises CannotWriteError."""
    try:
        yield from corpus.compared(outcomes)
    except CompareError as error:
        raise CannotWriteError("a temporary file", str(error)) from error
    finally:
        summary.remarks += corpus.remarks
