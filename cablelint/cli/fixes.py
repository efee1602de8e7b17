"""What becomes of fixed messages: written in place, below a folder, to the standard output, or a patch."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from cablelint.cli.options import Plan
from cablelint.cli.streams import standard_output, uses_colour
from cablelint.cli.words import Usage, complain, count
from cablelint.finding import Finding, Result
from cablelint.fixing import fixable
from cablelint.inputs import Document, Found, LeftOut
from cablelint.run.runner import Mended
from cablelint.run.writing import NotWrittenError, copy_name, write_copy, write_in_place

Rule = tuple[str, str]  # code and name


class Fixes:
    """Hears of every result, writes what was fixed, and counts it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._folder = plan.output_dir
        # Copies of an earlier run, or of this one, that stand below what is read are no messages.
        target = plan.output_dir
        within = target is not None and any(_is_below(target, path) for path in plan.paths)
        self._passed_over = target if within else None
        self._written: set[str] = set()  # targets in place, names of copies
        self._passed_on: bytes | None = (
            None  # what the standard output gets in the place of the standard input
        )
        self._files = 0
        self._fixed: Counter[Rule] = Counter()
        self._safe: Counter[Rule] = Counter()  # what could be fixed still
        self._unsafe: Counter[Rule] = Counter()
        self._inside = 0  # messages that are no files
        self._left_alone: list[tuple[str, str]] = []  # path, reason

    @property
    def any(self) -> bool:
        """Whether something was fixed, or would be."""
        return self._files > 0

    @property
    def failed(self) -> bool:
        """Whether something that was fixed could not be written."""
        return bool(self._left_alone)

    def watched(self, found: Iterable[Found]) -> Iterator[Found]:
        """All documents but the copies that this run writes."""
        for one in found:
            if isinstance(one, Document):
                if self._passed_over is not None and _is_below(one.address.path, self._passed_over):
                    yield LeftOut(one.address.path, "below the folder of --output-dir")
                    continue
                if self._plan.is_filter:
                    self._passed_on = one.data if one.size == len(one.data) else None
            yield one

    def result(self, made: Result | Mended) -> Result:
        """Write, or show, the fixes of one message; what is found in it now."""
        result = made if isinstance(made, Result) else self._mended(made)
        if result.findings:
            safe = {id(finding) for finding in fixable(result, unsafe=False)}
            for finding in fixable(result, unsafe=True):
                (self._safe if id(finding) in safe else self._unsafe)[_rule(finding)] += 1
        return result

    def end(self) -> None:
        """Write what the standard output gets, before anything is said about it."""
        if self._plan.is_filter:
            if self._passed_on is not None:
                standard_output().write_bytes(self._passed_on)
            else:
                self._left_alone.append((self._plan.standard_input, "not all of it was read"))
        if self._plan.is_filter or self._plan.diff:
            standard_output().flush()

    def complain(self) -> None:
        """Say what could not be written."""
        for path, reason in self._left_alone:
            complain(Usage(f"cannot write `{path}`: {reason}"))

    def _mended(self, made: Mended) -> Result:
        changed = made.data != made.read
        address = made.before.address
        in_file = address.member is None and address.record is None and not made.extracted
        try:
            if self._plan.diff:
                if not changed or not in_file:
                    self._inside += changed
                    return made.before
                self._show(made)
            elif self._plan.is_filter:
                self._passed_on = made.data
            elif self._folder is not None:
                self._copy(self._folder, made)
            elif in_file:
                if (target := os.path.realpath(address.path)) in self._written:
                    return made.after  # it was named twice
                write_in_place(address.path, made.read, made.data)
                self._written.add(target)
            else:
                self._inside += 1
                return made.before
        except NotWrittenError as error:
            self._left_alone.append((str(address), str(error)))
            return made.before
        self._files += changed
        gone = Counter(map(_rule, made.before.findings)) - Counter(map(_rule, made.after.findings))
        self._fixed += gone
        return made.before if self._plan.diff else made.after

    def _show(self, made: Mended) -> None:
        from cablelint.outputs.patch import drawn, patch

        out = standard_output()
        if self._plan.silent:
            return
        lines = patch(_name_in_patch(made.before.address.path), made.read, made.data)
        if out.is_terminal:
            for line in drawn(lines, colour=uses_colour(out), unicode=out.unicode):
                out.write(f"{line}\n")
        else:
            out.write_bytes(lines)

    def _copy(self, folder: str, made: Mended) -> None:
        result = made.before
        name = copy_name(result.address, result.identifier, extracted=made.extracted)
        if name in self._written:
            raise NotWrittenError(f"another message is `{name}` below the folder already")
        write_copy(folder, name, made.data, result.address.path)
        self._written.add(name)

    # ---- in words -------------------------------------------------------------------------------

    def sentences(self, findings: int) -> Iterator[str]:
        """What was fixed, and could be; `findings`: how many the run has, after what was written."""
        plan = self._plan
        if plan.diff:
            yield self._would(findings)
            if self._unsafe:
                yield f"With `--unsafe-fixes` also: {_listed(self._unsafe)}."
        elif plan.fix:
            if self._files:
                remain = f"{findings:,} remain{'s' if findings == 1 else ''}" if findings else "None remain"
                yield f"Fixed {self._number()}: {_listed(self._fixed)}. {remain}."
            if self._unsafe and plan.settings.fixing is not None and not plan.settings.fixing.unsafe:
                yield f"[-] {self._unsafe.total():,} can be fixed with `--unsafe-fixes`."
        else:
            yield from self._could()
        if self._inside:
            messages = count(self._inside, "message is not a file", "messages are not files")
            yield f"{messages}: `--fix --output-dir DIR` writes fixed copies."

    def _could(self) -> Iterator[str]:
        safe, unsafe = self._safe.total(), self._unsafe.total()
        if safe:
            more = f", [-] {unsafe:,} more with `--unsafe-fixes`" if unsafe else ""
            yield f"[*] {safe:,} can be fixed with `--fix`{more}."
        elif unsafe:
            yield f"[-] {unsafe:,} can be fixed with `--fix --unsafe-fixes`."

    def _would(self, findings: int) -> str:
        if not self._files:
            return f"Would fix none of {count(findings, 'finding')}." if findings else "No findings to fix."
        files = count(self._files, "file")
        number = self._fixed.total()
        return f"Would fix {number:,} of {count(findings, 'finding')} in {files}: {_listed(self._fixed)}."

    def _number(self) -> str:
        return f"{count(self._fixed.total(), 'finding')} in {count(self._files, 'file')}"


def _rule(finding: Finding) -> Rule:
    return finding.code, finding.name


def _listed(rules: Counter[Rule]) -> str:
    """Rules with their numbers, the most frequent first: `2 x TXT005 trailing-space`."""
    rows = sorted(rules.items(), key=lambda row: (-row[1], row[0]))
    return ", ".join(f"{number:,} x {code} {name}" for (code, name), number in rows)


def _is_below(path: str, folder: str) -> bool:
    """Whether a path leads to something inside of what another one leads to."""
    inside, outside = os.path.realpath(path), os.path.realpath(folder)
    return inside != outside and inside.startswith(os.path.join(outside, ""))


def _name_in_patch(path: str) -> str:
    """The path as a patch names it: from here, or from the root, parts joined by slashes."""
    here = os.path.join(os.getcwd(), "")
    path = os.path.abspath(path).removeprefix(here)
    return os.path.splitdrive(path)[1].replace(os.sep, "/").lstrip("/")
