"""Values of options as they were typed in; out comes what they mean, and all mistakes in them are kept."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cablelint.cli.configured import Configured
from cablelint.cli.words import Usage, UsageMistakesError, quoted, unknown, unknown_rule
from cablelint.finding import Severity
from cablelint.inputs import STANDARD_INPUT
from cablelint.outputs import FIELDS, FORMATS
from cablelint.settings import Fixing, Settings
from cablelint.text import similar

if TYPE_CHECKING:
    from cablelint.cli.check import Arguments

LEVELS = {str(severity): severity for severity in sorted(Severity, reverse=True)}
WHEN = ("auto", "always", "never")
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
DRAWN, LISTED = 20, 1000  # findings that a terminal is given in full, and a line each


def colour_asked(option: str) -> str:
    """What --color says, or else the environment."""
    return option or os.environ.get("CABLELINT_COLOR", "") or "auto"


class Parser:
    """Reads values and keeps the mistakes in them."""

    def __init__(self) -> None:
        self.mistakes: list[Usage] = []

    def end(self) -> None:
        """Raise UsageMistakesError, if there is any mistake."""
        if self.mistakes:
            raise UsageMistakesError(*self.mistakes)

    def mistake(self, message: str, *helps: str) -> None:
        self.mistakes.append(Usage(message, helps))

    def one_of(self, option: str, value: str, known: Iterable[str]) -> str:
        known = tuple(known)
        if value not in known:
            self.mistake(f"unknown value `{value}` of --{option}", f"expected one of {quoted(known)}")
        return value

    def number(self, option: str, value: str) -> int:
        if value.isascii() and value.isdigit():
            return int(value)
        self.mistake(f"`{value}` is not a number, in --{option}")
        return 0

    def jobs(self, value: str) -> int:
        wanted = self.number("jobs", value) if value else 0
        if wanted:
            return wanted
        cores = getattr(os, "sched_getaffinity", None)
        return len(cores(0)) if cores else os.cpu_count() or 1

    def limits(self, value: str | None) -> tuple[int | None, int | None]:
        if value == "all":
            return None, None
        drawn = DRAWN if value is None else self.number("max-diagnostics", value)
        return drawn, max(LISTED, drawn)

    def size(self, value: str) -> int:
        text = value.strip().upper().removesuffix("IB").removesuffix("B")
        unit = text[-1:] if text[-1:] in UNITS else ""
        digits = text.removesuffix(unit).strip()
        if digits.isascii() and digits.isdigit() and int(digits):
            return int(digits) * UNITS[unit]
        self.mistake(
            f"`{value}` is not a size, in --max-message-size", "expected a size such as `500K`, `16M`, `1G`"
        )
        return 0

    def seconds(self, value: str) -> float:
        whole, _, part = value.partition(".")
        if (whole + part).isascii() and (whole + part).isdigit() and 0.001 <= float(value) < 1e6:
            return float(value)
        self.mistake(
            f"`{value}` is not a number of seconds, in --timeout", "expected a number such as `60` or `0.5`"
        )
        return 1.0

    def formats(
        self, values: list[str] | None, *, by_variable: bool = True
    ) -> Iterable[tuple[str, str | None]]:
        variable = os.environ.get("CABLELINT_OUTPUT_FORMAT") if by_variable else None
        chosen = values or ([variable] if variable else [])
        on_stdout = []
        files: set[str] = set()
        for value in chosen:
            name, _, file = value.partition("=")
            if name not in FORMATS:
                made = unknown("format", name, " in --output-format", similar(name, FORMATS))
                self.mistake(made.message, *made.helps, f"the formats are {quoted(FORMATS)}")
            elif "=" in value and not file:
                self.mistake(f"there is no file after `{value}` in --output-format")
            elif not file and FORMATS[name].folder:
                self.mistake(f"the format `{name}` is a folder", f"name it: `-o {name}=DIR`")
            elif not file:
                on_stdout.append(name)
            elif file in files:
                self.mistake(f"two formats for the file `{file}` in --output-format")
            files.add(file)
            yield name, file or None
        if len(on_stdout) > 1:
            self.mistake(
                f"two formats for the standard output: {quoted(on_stdout)}",
                f"write one of them into a file: `-o {on_stdout[-1]}=FILE`",
            )

    def fields(self, value: str | None) -> tuple[str, ...]:
        """What statistics count by; two fields make a cross table."""
        wanted = tuple((value or "rule").split(","))
        for field in wanted:
            self.one_of("by", field, FIELDS)
        if len(wanted) > 2 or len(set(wanted)) < len(wanted):
            self.mistake(f"`{value}` is not one field or two, in --by", "as in `year` and `rule,year`")
        return wanted

    def fixes(self, given: Arguments) -> None:
        """Options that do not go together with fixes."""
        paths = given.paths or []
        if given.output_dir is not None and not (given.fix or given.diff):
            self.mistake("`--output-dir` does nothing by itself", "to write fixed copies, add `--fix`")
        if given.fix and not given.diff and STANDARD_INPUT in paths:
            if len(paths) > 1:
                self.mistake("`-` is not the only path", "with `--fix` the standard input is fixed alone")
            if given.output_dir is not None:
                self.mistake(
                    "`-` with `--output-dir`", "the standard input is written to the standard output"
                )
        if given.diff:
            if given.statistics or any("=" not in value for value in given.output_format or ()):
                self.mistake(
                    "two outputs for the standard output", "with `--diff` that is the patch; write to a file"
                )
            if given.redact:
                self.mistake("`--redact` with `--diff`", "a patch quotes the text of messages")

    def settings(self, given: Arguments, configured: Configured) -> Settings:
        from cablelint.rules.pages import PROFILES
        from cablelint.rules.selection import UnknownRulesError
        from cablelint.settings import select_rules

        profile = self.one_of("profile", given.profile, PROFILES)
        settings = Settings(
            profile=profile if profile in PROFILES else "archive",
            select=tuple(given.select or ()),
            extend_select=tuple(given.extend_select or ()),
            ignore=tuple(given.ignore or ()),
            severities=self.severities(given.severity or []),
            max_message_size=self.size(given.max_message_size),
            timeout=self.seconds(given.timeout),
            fixing=Fixing(given.unsafe_fixes, given.output_dir is not None)
            if given.fix or given.diff
            else None,
            timed=given.timings,
        )
        try:
            select_rules(settings)
        except UnknownRulesError as error:
            self.mistakes += map(unknown_rule, error.mistakes)
            return settings
        return configured.settings(settings)

    def severities(self, values: list[str]) -> dict[str, Severity]:
        wanted = {}
        for value in (part for text in values for part in text.split(",")):
            rule, _, level = value.partition("=")
            if level in LEVELS and rule.strip():
                wanted[rule.strip()] = LEVELS[level]
            else:
                self.mistake(
                    f"`{value}` is not RULE=LEVEL, in --severity",
                    f"expected one of {quoted(LEVELS)} after `=`",
                )
        return wanted
