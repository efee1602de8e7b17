"""One decoded text and the settings in, one Result out: reads the message, runs the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import cablelint.rules  # noqa: F401  (fills the registry)
from cablelint.finding import Address, Crash, Finding, Metadata, Result, Severity
from cablelint.message.model import Message
from cablelint.rules import pages, selection
from cablelint.rules.active import Active, grouped, heard
from cablelint.rules.rule import REGISTRY, Check, Fault
from cablelint.rules.stamp import Stamp
from cablelint.rules.unchecked import TOO_LARGE, TOO_SLOW, TimeUpError, too_large, too_slow
from cablelint.settings import Settings, select_rules
from cablelint.text import Decoded

OVER_CORPUS = ("COR001", "COR002", "COR003")
ENOUGH = 64 * 1024  # code points of a message over the limit: they say which message it is
MOST_NAMED = 8  # rules that a note names
MOST_KEPT = 256  # which parts are absent is alike in most messages

Running = list[tuple[str | None, list[tuple[Check, Active]]]]  # rules by the part that they are given


def check_text(
    decoded: Decoded,
    address: Address,
    settings: Settings,
    *,
    identifier: str | None = None,
    certain: bool = False,
    size: int | None = None,
    metadata: Metadata | None = None,
    in_file: bool = True,
) -> Result | None:
    """Check one text.  None if it is not a cable (never where `certain`).

    `size` is the number of bytes of the message, where `decoded` is only its beginning because it
    is over the limit of the settings.  `metadata` is what a table says of it.  `in_file` says that
    its lines are those of the file, if it is no record.
    """
    return checker(settings).check(
        decoded,
        address,
        identifier=identifier,
        certain=certain,
        size=size,
        metadata=metadata,
        in_file=in_file,
    )


@lru_cache(maxsize=8)
def checker(settings: Settings) -> Checker:
    """The checker of these settings, made once.  Raises selection.UnknownRulesError."""
    return Checker(settings)


class Checker:
    """The rules that the settings switch on, made ready once for many messages."""

    __slots__ = (
        "_active",
        "_compared",
        "_groups",
        "_judges_copies",
        "_largest",
        "_parts",
        "_read",
        "_running",
        "_too_large",
        "_too_slow",
    )

    def __init__(self, settings: Settings) -> None:
        from cablelint.message.build import read

        self._read: Callable[..., Message | None] = read
        self._largest = settings.max_message_size
        self._judges_copies = settings.profile == "archive"
        on = select_rules(settings)
        forced, _ = selection.severities(settings.severities, "--severity", pages.heads())
        self._too_large, self._too_slow = on.get(TOO_LARGE), on.get(TOO_SLOW)
        self._compared = {code: on[code] for code in OVER_CORPUS if code in on}
        self._active = tuple(
            Active(rule, severity, code in forced)
            for code, severity in on.items()
            if (rule := REGISTRY.get(code))
        )
        self._groups = grouped(self._active)
        self._running: dict[tuple[str, ...], Running] = {}  # by the parts that are absent
        self._parts = sorted(set().union(*(group.needs for group in self._groups)))

    def check(
        self,
        decoded: Decoded,
        address: Address,
        *,
        identifier: str | None = None,
        certain: bool = False,
        size: int | None = None,
        metadata: Metadata | None = None,
        in_file: bool = True,
    ) -> Result | None:
        """Check one text; see `check_text`."""
        try:
            large = size is not None and size > self._largest
            text = decoded.text[:ENOUGH] if large else decoded.text
            message = self._read(text, identifier=identifier, certain=certain)
        except Exception as error:
            return _result(decoded, address, None, (), (crash("reading", error),))
        if message is None:
            return None
        if size is not None and large:
            findings = (too_large(self._too_large, size, self._largest),) if self._too_large else ()
            return _result(decoded, address, message, findings, ())
        message.encoding = decoded.encoding
        message.first_foreign = decoded.first_foreign
        message.foreign_bytes = decoded.foreign
        message.metadata = metadata
        found, crashes = self.faults(message)
        stamp = Stamp(message.source, in_file=in_file and address.record is None)
        result = _result(decoded, address, message, self._findings(message, found, stamp), crashes)
        return self._with_comparable(result, message, stamp) if self._compared else result

    def given_up(
        self,
        decoded: Decoded,
        address: Address,
        *,
        identifier: str | None,
        certain: bool,
        size: int,
        seconds: float,
        doing: str,
        readable: bool = True,
    ) -> Result | None:
        """The result of a text that took longer than some seconds; `doing`: what was going on then.

        None if its beginning is no cable; where not even that is `readable`, it is held to be one.
        """
        text = decoded.text[:ENOUGH] if readable else ""
        message = self._read(text, identifier=identifier, certain=certain or not readable)
        if message is None:
            return None
        lines = _line_count(decoded.text)
        findings = (too_slow(self._too_slow, seconds, size, lines, doing),) if self._too_slow else ()
        return _result(decoded, address, message, findings, ())

    def faults(self, message: Message) -> tuple[list[tuple[Fault, Active]], tuple[Crash, ...]]:
        """The faults that all rules find, and the rules that raised, by their codes.

        What `rule.faults_of` does for one rule is done at once for all that need the same.
        """
        found: list[tuple[Fault, Active]] = []
        crashes: list[Crash] = []
        absent, broken = self._absent(message)
        for part, rules in self._running.get(absent) or self._run_without(absent):
            about = message if part is None else getattr(message, part)
            for check, active in rules:
                try:
                    for fault in check(about):
                        found.append((fault, active))
                except Exception as error:
                    crashes.append(crash(active.rule.code, error, active.rule.plugin))
                except TimeUpError as error:
                    error.doing = f"rule {active.rule.code} was at work"
                    raise
        for _, needs, rules in self._groups if broken else ():
            for reason in [broken[need] for need in needs & broken.keys()]:
                crashes += [crash(active.rule.code, reason, active.rule.plugin) for _, active in rules]
        return found, tuple(sorted(crashes, key=lambda crash: crash.rule))

    def _absent(self, message: Message) -> tuple[tuple[str, ...], dict[str, Exception]]:
        """The parts that rules need and the message has not; of those that could not be read, why."""
        absent: list[str] = []
        broken: dict[str, Exception] = {}
        for part in self._parts:
            try:
                if not getattr(message, part):
                    absent.append(part)
            except Exception as error:
                absent.append(part)
                broken[part] = error
        return tuple(absent), broken

    def _run_without(self, absent: tuple[str, ...]) -> Running:
        """The rules that run where some parts are absent, by the part that they are given."""
        rules: dict[str | None, list[tuple[Check, Active]]] = {}
        for group in self._groups:
            if group.needs.isdisjoint(absent):
                rules.setdefault(group.part, []).extend(group.rules)
        if len(self._running) >= MOST_KEPT:
            self._running.clear()
        running = self._running[absent] = list(rules.items())
        return running

    def _findings(
        self, message: Message, found: list[tuple[Fault, Active]], stamp: Stamp
    ) -> Iterable[Finding]:
        if not found:
            return ()
        if message.malformed:
            found = [(self._with_silenced(message, fault), active) for fault, active in found]
        return [
            stamp.finding(fault, active.rule.code, active.rule.name, self._severity(fault, active))
            for fault, active in heard(message, found)
        ]

    def _with_comparable(self, result: Result, message: Message, stamp: Stamp) -> Result:
        """The result with what the rules over all messages of a run need of this one."""
        from cablelint.rules.corpus import comparable

        heads, on = pages.heads(), self._compared

        def made(fault: Fault, code: str) -> Finding:
            return stamp.finding(fault, code, heads[code].name, on[code])

        try:
            return result._replace(comparable=comparable(message, on, made))
        except Exception as error:
            return result._replace(crashes=(*result.crashes, crash(next(iter(on)), error)))

    def _severity(self, fault: Fault, active: Active) -> Severity:
        """That of the rule; what a fault says counts where copies are judged, unless the settings say it."""
        if fault.severity is None or active.fixed or not self._judges_copies:
            return active.severity
        return fault.severity

    def _with_silenced(self, message: Message, fault: Fault) -> Fault:
        """The fault, and if it is about the form of a line, the rules that could not run for that."""
        for malformed in message.malformed:
            if fault.span not in (malformed.place, malformed.span):
                continue
            codes = [
                active.rule.code
                for active in self._active
                if malformed.part == active.rule.part or malformed.part in active.rule.needs
            ]
            if codes:
                more = f" and {len(codes) - MOST_NAMED} more" if len(codes) > MOST_NAMED else ""
                named = f"{', '.join(codes[:MOST_NAMED])}{more}"
                return fault._replace(notes=(*fault.notes, f"the line was not checked for {named}"))
        return fault


def _result(
    decoded: Decoded,
    address: Address,
    message: Message | None,
    findings: Iterable[Finding],
    crashes: tuple[Crash, ...],
) -> Result:
    identifier = message.identifier if message else None
    classification = message.classification if message else None
    named = identifier or classification
    return Result(
        address=address,
        identifier=str(identifier.value) if identifier else None,
        year=message.year if message else None,
        post=str(named.post) if named else None,
        classification=str(classification.level) if classification else None,
        lines=_line_count(decoded.text),
        findings=tuple(sorted(findings, key=lambda finding: (finding.start, finding.code, finding.end))),
        crashes=crashes,
    )


def _line_count(text: str) -> int:
    """The length of the LineIndex, without building one."""
    ending = "\r" if "\r" in text and "\n" not in text else "\n"
    return max(1, text.count(ending) + (not text.endswith(ending)))


def crash(rule: str, error: Exception, plugin: str = "") -> Crash:
    """What a rule, or the reading, raised.

    The trace holds lines of ours only; the words of an exception may quote the text of the message.
    """
    from traceback import extract_tb, format_list

    trace = "".join(format_list(extract_tb(error.__traceback__)))
    return Crash(rule, f"{type(error).__name__}: {error}", f"{trace}{type(error).__name__}\n", plugin)
