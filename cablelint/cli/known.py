"""What a run knows already: the baseline, and which suppressions were of use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint.cli.options import Plan
from cablelint.cli.words import Spot, Usage, UsageMistakesError, count
from cablelint.finding import Address, Finding, Result
from cablelint.outputs.context import Summary

if TYPE_CHECKING:
    from cablelint.baseline import Baseline
    from cablelint.config.model import Suppress
    from cablelint.finding import Severity
    from cablelint.run.runner import Mended

UNUSED, ENDED = "SUP001", "SUP002"  # the first has a fix: the entry is removed


class Known:
    """Hears of every result, takes out of it what is known, and says at the end what is not used."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        config = plan.configured.config
        self._mandatory = config.mandatory() if config else frozenset()
        self._entries = config.suppressions if config else ()
        self._used: set[int] = set()
        self._met: set[int] = set()  # entries whose message was checked
        self.baseline = opened(plan.baseline, self._mandatory) if plan.baseline else None
        self._gone = 0
        # The fixes of messages may go elsewhere; those of suppressions are of no use there.
        self._mends = plan.settings.fixing is not None and plan.output_dir is None and not plan.is_filter

    @property
    def fails(self) -> bool:
        """Whether what is gone is to fail the run."""
        return self._plan.baseline_strict and self._gone > 0

    def result(self, result: Result) -> Result:
        """The result without what is known."""
        if self._entries:
            self._use(result)
        return result if self.baseline is None else self.baseline.applied(result)

    def end(self, summary: Summary) -> Iterator[Result | Mended]:
        """What is found about the suppressions, once all was checked, and mended; counts what is gone."""
        if not summary.complete or summary.crashes or (self.baseline is None and not self._entries):
            return
        from cablelint.cli.entries import removed

        on = asked(self._plan)
        everything = covers(self._plan)
        if self.baseline is not None:
            self._gone = sum(self.baseline.gone(on, all_messages=everything).values())
        findings: dict[str, list[Finding]] = {}
        texts: dict[str, str] = {}
        for number, one in enumerate(self._entries):
            finding = self._finding(number, one, on, everything=everything)
            if finding is not None:
                findings.setdefault(one.place.file, []).append(finding)
                texts[one.place.file] = one.places.text
        for file, found in findings.items():
            result = Result(Address(file), None, None, None, None, 0, tuple(found), is_message=False)
            yield removed(result, texts[file]) if self._mends else result

    def sentences(self) -> Iterator[str]:
        """What is gone of the baseline."""
        if self._gone:
            are = "is" if self._gone == 1 else "are"
            entries = "its entry" if self._gone == 1 else "their entries"
            known = count(self._gone, "known finding")
            yield f"{known} {are} gone: `cablelint baseline prune` removes {entries}."

    def _use(self, result: Result) -> None:
        from cablelint.suppression import whole_path

        for finding in result.suppressed:
            if finding.suppressed is not None:
                self._used.update(finding.suppressed.entries)
        path = whole_path(result.address)
        for number, one in enumerate(self._entries):
            if number not in self._met and one.entry.is_about(result, path):
                self._met.add(number)

    def _finding(
        self, number: int, one: Suppress, on: dict[str, Severity], *, everything: bool
    ) -> Finding | None:
        from cablelint.cli.entries import about

        exceptions, entry = self._plan.settings.exceptions, one.entry
        where = entry.id or entry.path or ""
        if exceptions is None or exceptions.entries[number] is None:
            help = "remove the entry, or give it another date"
            return about(one, ENDED, "this suppression has ended", f"until {entry.until}", help, on)
        if number in self._used or entry.code not in on or not (everything or number in self._met):
            return None
        label = f"there is no {entry.code} in {where}"
        if entry.text is not None:
            label = f"no line with {entry.code} in {where} holds this text"
        if entry.code in self._mandatory:
            label = f"{entry.code} is mandatory, and cannot be suppressed"
        return about(one, UNUSED, "this suppression matches nothing", label, "remove the entry", on)


def opened(path: str, mandatory: frozenset[str]) -> Baseline:
    """The baseline of a file.  Raises UsageMistakesError."""
    from cablelint.baseline import Baseline, MalformedError, read
    from cablelint.config.find import shown

    try:
        return Baseline(read(path), os.path.dirname(os.path.abspath(path)), mandatory)
    except MalformedError as error:
        spot = Spot(shown(path), error.line, 1, len(error.text) + 1, error.text, error.reason)
        help = "`cablelint baseline create --force` makes it anew"
        raise UsageMistakesError(
            Usage(f"`{shown(path)}` is not a baseline", (help,), ("nothing was checked",), spot)
        ) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageMistakesError(Usage(f"cannot read the baseline `{shown(path)}`: {reason}")) from error


def asked(plan: Plan) -> dict[str, Severity]:
    """The rules that found all they could: those that are on, and over a corpus only where it was read."""
    from cablelint.check import OVER_CORPUS
    from cablelint.settings import select_rules

    on = select_rules(plan.settings)
    return on if covers(plan) else {code: on[code] for code in on if code not in OVER_CORPUS}


def covers(plan: Plan) -> bool:
    """Whether all is checked that is below the folder of the configuration."""
    root = os.path.join(os.path.realpath(plan.configured.found.root), "")
    folders = (os.path.join(os.path.realpath(path), "") for path in plan.paths if os.path.isdir(path))
    return plan.which.all and any(root.startswith(folder) for folder in folders)
