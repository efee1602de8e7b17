"""What is said about a run on stderr: what was read (-v), what could not be, the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint.cli.crashes import Crashes
from cablelint.cli.fixes import Fixes
from cablelint.cli.known import Known
from cablelint.cli.options import Plan
from cablelint.cli.streams import standard_error, standard_output
from cablelint.cli.words import Usage, complain, count, say, warn
from cablelint.finding import Result, Severity
from cablelint.inputs import LeftOut, NotCable, Unreadable
from cablelint.outputs import FORMATS
from cablelint.outputs.characters import visible
from cablelint.outputs.context import Summary
from cablelint.outputs.numbers import by_severity
from cablelint.run.runner import Mended, Outcome, Timed

if TYPE_CHECKING:
    from cablelint.cli.timings import Timings

LONG = 10.0  # seconds from which on it is worth saying how long it took
SHOWN = 5  # paths of a command that is told


class Report:
    """Hears of every outcome, and has the last word."""

    def __init__(self, plan: Plan, summary: Summary, fixes: Fixes, known: Known) -> None:
        self._plan = plan
        self._summary = summary
        self._fixes = fixes
        self._known = known
        self._crashes = Crashes(verbose=plan.verbose)
        self._left_out: Counter[str] = Counter()  # paths by why they were not read
        self._skipped = ""  # the address of the last document that is not a cable
        self._timings: Timings | None = None
        self._reason = ""  # why it is not
        self._rows = 0  # of tables, that are not messages
        self._parts = 0  # of files, that could not be read
        self._err = standard_error()

    def taken(self, timed: Timed) -> Outcome | Mended:
        """Hear of what an outcome took; the outcome itself."""
        if self._timings is None:
            from cablelint.cli.timings import Timings

            self._timings = Timings()
        self._timings.add(timed.seconds)
        return timed.made

    def outcome(self, outcome: Outcome) -> None:
        """Hear of one outcome; with -v say what became of it."""
        if isinstance(outcome, Result):
            for crash in outcome.crashes:
                self._crashes.add(outcome.address, crash)
        elif isinstance(outcome, LeftOut):
            self._left_out[outcome.reason] += 1
        elif isinstance(outcome, NotCable):
            self._skipped = str(outcome.address)
            self._reason = outcome.reason
            self._rows += outcome.address.record is not None
        elif isinstance(outcome, Unreadable):
            self._parts += not outcome.is_file
        if self._plan.verbose:
            self._write(_fate(outcome))

    def end(self, *, nothing_checked: bool) -> None:
        """Say what the run came to."""
        summary, plan = self._summary, self._plan
        if plan.silent:
            return
        self._crashes.tell()
        for path, reason in summary.unreadable:
            complain(Usage(f"cannot read `{path}`: {reason}"))
        self._fixes.complain()
        for remark in summary.remarks:
            warn(remark)
        if nothing_checked:
            complain(self._nothing())
        elif not plan.quiet and (summary.messages or not summary.unreadable):
            if summary.unreadable or summary.crashes:
                self._write("")
            for sentences in self._sentences():
                say(sentences)
        if self._timings is not None:
            self._write("")
            for line in self._timings.lines(summary, all_rules=plan.verbose):
                self._write(line)

    def _write(self, line: str) -> None:
        self._err.write(f"{visible(line, unicode=self._err.unicode)}\n")

    def _sentences(self) -> Iterator[str]:
        summary = self._summary
        files = f" in {count(summary.files, 'file')}" if summary.files != summary.messages else ""
        time = f" in {_minutes(summary.seconds)}" if summary.seconds >= LONG else ""
        so_far = "" if summary.complete else " so far"
        first = [] if summary.complete else ["Interrupted: this is partial."]
        if not self._plan.diff and self._named() != "summary":  # which says the same, on stdout
            messages = count(summary.messages, "message")
            told = f"Checked {messages}{files}{time}{so_far}"
            if self._were_too_many():
                share = f"{100 * summary.with_findings / summary.messages:.1f}%"
                told += f": {summary.with_findings:,} have findings ({share}). {self._counts()}"
            else:
                told += f": {self._counts()}"
            first.append(f"{told}.")
        if sample := self._sample():
            first.append(sample)
        if summary.not_cables > self._rows:
            others = summary.not_cables - self._rows
            first.append(f"{count(others, 'file is not a cable', 'files are not cables')}.")
        if self._rows:
            rows = count(self._rows, "row is not a message", "rows are not messages")
            first.append(f"{rows}{'' if self._plan.verbose else ' (-v lists them)'}.")
        if len(summary.unreadable) > self._parts:
            first.append(f"{count(len(summary.unreadable) - self._parts, 'file')} could not be read.")
        if self._parts:
            first.append(f"{count(self._parts, 'part of a file', 'parts of files')} could not be read.")
        if self._hidden() and not self._plan.diff and self._named() != "summary":
            hidden = summary.below(self._plan.show)
            least = min(severity for severity, number in hidden.items() if number)
            first.append(f"{by_severity(hidden)} not shown: `--show {least}`.")
        if first:
            yield " ".join(first)
        yield from self._known.sentences()
        if self._plan.fix or self._plan.diff or self._named() != "summary":
            yield from self._fixes.sentences(sum(summary.findings.values()))
        if self._were_too_many():
            yield from self._advice()
        elif summary.first and self._drawings_were_shown():
            yield f"More about a rule: cablelint rule {summary.first}"

    def _advice(self) -> Iterator[str]:
        """What to do with more findings than anyone reads on a terminal."""
        from shlex import quote

        paths = self._plan.paths
        named = " ".join(map(quote, paths)) if len(paths) <= SHOWN else "..."
        yield f"Keep them all: cablelint check {named} -o jsonl=results.jsonl"
        if self._known.baseline is None:
            yield f"Start clean from here: cablelint baseline create {named}"

    def _were_too_many(self) -> bool:
        """Whether there were more findings than a terminal is given."""
        plan = self._plan
        if plan.listed is None or plan.formats or plan.diff or plan.statistics or plan.is_filter:
            return False
        return self._summary.at_or_above(plan.show) > plan.listed and standard_output().is_terminal

    def _counts(self) -> str:
        """What was found; where there is a baseline, what is new, and what is known."""
        found = self._found()
        baseline = self._known.baseline is not None
        aside = [f"{self._summary.known:,} known"] if baseline else []
        if self._summary.suppressed:
            aside.append(f"{self._summary.suppressed:,} suppressed")
        if not aside:
            return found
        not_shown = "" if self._plan.show_suppressed else " (not shown)"
        return f"{found}; {', '.join(aside)}{not_shown}"

    def _found(self) -> str:
        new = "new " if self._known.baseline is not None else ""
        shown = {one: number for one, number in self._summary.findings.items() if one >= self._shown_from()}
        if any(shown.values()):
            return by_severity(shown, new)
        if not self._hidden():
            return f"no {new}findings"
        return f"no {new}errors or warnings" if self._plan.show == Severity.WARNING else f"no {new}errors"

    def _shown_from(self) -> Severity:
        """The least severity that is shown: formats for programs leave nothing out."""
        name = self._named()
        complete = name is not None and FORMATS[name].complete
        return Severity.INFO if complete and not self._plan.statistics else self._plan.show

    def _named(self) -> str | None:
        """The format of the standard output, if one was asked for."""
        return next((name for name, file in self._plan.formats if file is None), None)

    def _hidden(self) -> bool:
        return any(number for one, number in self._summary.findings.items() if one < self._shown_from())

    def _drawings_were_shown(self) -> bool:
        """Whether someone is likely to want more: there were drawings, on a terminal or because asked for."""
        if self._plan.statistics or self._plan.diff or not self._summary.at_or_above(self._plan.show):
            return False
        return self._named() == "full" or (not self._plan.formats and standard_output().is_terminal)

    def _sample(self) -> str:
        """How the sample can be had again."""
        sample = self._plan.which.sample
        return "" if sample is None else f"The sample is that of `--seed {sample.seed}`."

    def _nothing(self) -> Usage:
        """Why nothing was checked; a folder without cables must not look like one where all is well."""
        paths, total = self._plan.paths, self._summary.not_cables
        left_out = self._left_out.total()
        helps = []
        if len(paths) <= SHOWN and not self._plan.verbose and (total or left_out):
            helps.append(f"see each with `cablelint check {' '.join(paths)} -v`")
        if total:
            helps.append("to check them as cables all the same: `--input-format text`")
        helps.append("if that is as it should be, `--allow-empty`")
        notes = []
        if left_out:
            reasons = [f"{number:,} {_are(number)} {why}" for why, number in self._left_out.most_common()]
            if total:
                reasons.append(f"{total:,} {'does' if total == 1 else 'do'} not look like a cable")
            notes.append(", ".join(reasons))
        return Usage(f"nothing was checked: {self._why_nothing()}", tuple(helps), tuple(notes))

    def _why_nothing(self) -> str:
        paths, total = self._plan.paths, self._summary.not_cables + self._left_out.total()
        place = f" under `{paths[0]}`" if len(paths) == 1 else ""
        if total == 0:
            changed = "changed " if self._plan.which.change is not None else ""
            return f"there is no {changed}file{place}" if place else f"there are no {changed}files"
        if total == 1 and paths == (self._skipped,):
            return f"`{paths[0]}` {self._reason}"
        noun = "path" if self._left_out else "file"  # of a folder that is left out, nobody counts the files
        noun = "row" if self._rows == total else noun
        if total == 1:
            return f"the only {noun}{place} is not a cable"
        return f"none of the {total:,} {noun}s{place} is a cable"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _fate(outcome: Outcome) -> str:
    """What became of one document, or path."""
    if isinstance(outcome, Result):
        name = f" ({outcome.identifier})" if outcome.identifier else ""
        found = count(len(outcome.findings), "finding") if outcome.findings else "no findings"
        return f"checked {outcome.address}{name}: {count(outcome.lines, 'line')}, {found}"
    if isinstance(outcome, NotCable):
        return f"skipped {outcome.address}: {outcome.reason}"
    if isinstance(outcome, Unreadable):
        return f"could not read {outcome.path}: {outcome.reason}"
    return f"skipped {outcome.path}: {outcome.reason}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
