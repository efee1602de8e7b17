"""One run of `check`: documents to outcomes, outcomes to the outputs, and the exit status of it all."""

from __future__ import annotations

from contextlib import closing
from time import monotonic

from cablelint.check import select_rules
from cablelint.cli import FAULT, FINDINGS, INTERRUPTED, NOTHING_CHECKED, USAGE
from cablelint.cli.options import Plan
from cablelint.cli.progress import Progress
from cablelint.cli.report import Report
from cablelint.cli.streams import CannotWriteError, ReaderGoneError
from cablelint.cli.targets import Targets
from cablelint.finding import Result
from cablelint.inputs import Unreadable, documents
from cablelint.outputs import FORMATS
from cablelint.outputs.context import RuleFacts, Summary
from cablelint.rules import pages
from cablelint.run.runner import NotCable, run


def check_all(plan: Plan) -> int:
    """Check what the plan says and return the exit status."""
    began = monotonic()
    summary = Summary()
    report = Report(plan, summary)
    targets = Targets(plan)
    try:
        try:
            _run(plan, summary, report, targets)
        except KeyboardInterrupt:
            summary.complete = False
        summary.seconds = monotonic() - began
        summary.rules = _rules_on(plan)
        targets.end(summary)
    except (ReaderGoneError, CannotWriteError):
        # The files are not for the reader that went away; they get what was found, marked as partial.
        summary.complete = False
        targets.end_files(summary)
        raise
    finally:
        targets.close()
    status = exit_status(plan, summary)
    report.end(nothing_checked=status == NOTHING_CHECKED)
    return status


def exit_status(plan: Plan, summary: Summary) -> int:
    """The exit status: of several that apply, the one that weighs most."""
    if not summary.complete:
        return INTERRUPTED
    if summary.crashes:
        return FAULT
    if summary.unreadable:
        return USAGE
    if plan.fail_on is not None and summary.at_or_above(plan.fail_on):
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


def _run(plan: Plan, summary: Summary, report: Report, targets: Targets) -> None:
    found = documents(plan.paths, plan.settings.max_message_size, standard_input=plan.standard_input)
    progress = Progress(plan)
    with (
        closing(progress),
        closing(run(found, plan.settings, jobs=plan.jobs, certain=plan.certain)) as outcomes,
    ):
        for outcome in outcomes:
            progress.show(summary)
            if isinstance(outcome, Result):
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
