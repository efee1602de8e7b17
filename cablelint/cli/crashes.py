"""Faults of cablelint, and of plug-ins: told on stderr, with a report without any text of a message."""

from __future__ import annotations

import os
import sys

from cablelint.cli.streams import standard_error
from cablelint.cli.words import Usage, complain, count
from cablelint.finding import Address, Crash
from cablelint.fixing import FIXING
from cablelint.plugins import FAILURES

# Where it failed, and what came of that, if it was in no rule.
WITHOUT_RULE = {
    "reading": ("while it was read",),
    FIXING: ("while it was fixed", "nothing was fixed in this message; all was checked"),
}


class Crashes:
    """The crashes of a run: the first of each kind is told in full, the others are counted."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose
        self._kinds: dict[tuple[str, str], tuple[Address, Crash, int]] = {}

    def add(self, address: Address, crash: Crash) -> None:
        """Remember a crash; its kind is the rule and the place in our code."""
        kind = (crash.rule, crash.trace)
        first, same, number = self._kinds.get(kind, (address, crash, 0))
        self._kinds[kind] = (first, same, number + 1)

    def tell(self) -> None:
        """Say what went wrong, and where the report is."""
        for address, crash, number in self._kinds.values():
            where, *consequence = WITHOUT_RULE.get(crash.rule) or (
                f"in rule {crash.rule}",
                "the rule was skipped for this message; all else was checked",
            )
            notes = [crash.error, *consequence]
            if number > 1:
                notes.append(f"the same happened on {count(number - 1, 'other message')}")
            help = _help(crash.rule, crash.trace, crash.plugin)
            whose = f"the plug-in {crash.plugin}" if crash.plugin else "cablelint"
            complain(Usage(f"{whose} failed on {address}, {where}", (help,), tuple(notes)))


def complain_of_plugins() -> None:
    """Say which plug-ins could not be used at all."""
    for failure in FAILURES:
        help = _help("import", failure.trace, str(failure.plugin)) if failure.trace else ""
        complain(
            Usage(
                f"the plug-in {failure.plugin} cannot be used: {failure.error}",
                (help or f"`pip uninstall {failure.plugin.name}`, or ask its authors to mend it",),
                ("its rules were left out; all else was done",),
            )
        )


def complain_of_fault(error: Exception) -> None:
    """Say that the program itself failed, outside any message."""
    from cablelint.check import crash

    fault = crash("the command line", error)
    complain(Usage("cablelint failed", (_help(fault.rule, fault.trace),), (fault.error,)))
    if "-v" in sys.argv or "--verbose" in sys.argv:
        standard_error().write(fault.trace)


def _help(rule: str, trace: str, plugin: str = "") -> str:
    path = _written(rule, trace, plugin)
    report = f"; a report of it without any text of the message is in {path}" if path else ""
    return f"this is a bug in {plugin or 'cablelint'}{report}"


def _written(rule: str, trace: str, plugin: str) -> str | None:
    """The path of the report, or None where there is no place to write one."""
    import platform
    from hashlib import blake2b

    from cablelint import __version__
    from cablelint.run.store import cache_folder

    text = (
        f"cablelint {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"rule: {rule}{f' of {plugin}' if plugin else ''}\n\n{trace}"
    )
    name = f"crash-{blake2b(text.encode(), digest_size=2).hexdigest()}.txt"
    folder = cache_folder()
    try:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return None
    return os.path.join(folder, name)
