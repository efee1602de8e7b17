"""One decoded text and the settings in, one Result out: reads the message, runs the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import cablelint.rules  # noqa: F401  (fills the registry)
from cablelint.finding import Address, Crash, Finding, Metadata, Result, Severity
from cablelint.message.model import Message
from cablelint.rules import pages, selection
from cablelint.rules.rule import REGISTRY, Check, Fault, Rule
from cablelint.rules.stamp import Stamp
from cablelint.rules.unchecked import TOO_LARGE, TOO_SLOW, TimeUpError, too_large, too_slow
from cablelint.text import Decoded, Span

if TYPE_CHECKING:
    from cablelint.suppression import Exceptions

# What is found inside a copy that was set aside, or inside another message, follows from these.
OVER_COPIES = frozenset({"SYN003", "SYN008", "ARC006"})
OVER_FOREIGN = frozenset({"ARC006"})

OVER_CORPUS = ("COR001", "COR002", "COR003")
ENOUGH = 64 * 1024  # code points of a message over the limit: they say which message it is
MOST_NAMED = 8  # rules that a note names
_ALWAYS = ("era", "flavour")  # parts that every message has: with two, an attrgetter gives a tuple


class Fixing(NamedTuple):
    """Which fixes to apply, and whether the bytes of a message are wanted even where none applied."""

    unsafe: bool = False
    every_message: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and how; everything a rule or a worker needs, picklable."""

    profile: str = "archive"  # archive, transmit, minimal
    select: tuple[str, ...] = ()  # codes, prefixes, names, ALL; empty: those of the profile
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    # by code, prefix or name; a dict has no hash, and two settings are seldom told apart by this alone
    severities: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    max_message_size: int = 16 * 1024 * 1024  # bytes
    timeout: float = 10.0  # seconds for a message
    today: date | None = None
    fixing: Fixing | None = None
    exceptions: Exceptions | None = field(default=None, hash=False)
    timed: bool = False  # each outcome says what its stages and rules took


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


def select_rules(settings: Settings) -> dict[str, Severity]:
    """The severity of each rule that is on, by code, ascending.  Raises selection.UnknownRulesError."""
    heads = pages.heads()
    select = selection.chosen(settings.select, "--select", heads) if settings.select else None
    extend = selection.chosen(settings.extend_select, "--extend-select", heads)
    ignore = selection.chosen(settings.ignore, "--ignore", heads)
    forced, mistakes = selection.severities(settings.severities, "--severity", heads)
    mistakes = (*(select.mistakes if select else ()), *extend.mistakes, *ignore.mistakes, *mistakes)
    if mistakes:
        raise selection.UnknownRulesError(mistakes)
    profile = {code: head.severity(settings.profile) for code, head in heads.items()}
    on = selection.selected((code for code in profile if profile[code] is not None), select, extend, ignore)
    return {
        code: forced.get(code) or profile[code] or head.transmit or head.archive or Severity.INFO
        for code, head in heads.items()
        if code in on
    }


class _Active(NamedTuple):
    """A rule that is on, with its severity."""

    rule: Rule
    severity: Severity
    fixed: bool  # the settings say the severity, whatever a fault says


class _Group(NamedTuple):
    """Rules that are given the same part of a message and need the same: they run together, or not at all."""

    part: str | None  # the attribute of Message that they are given, if they are rules over a line
    needs: Callable[[Message], tuple[object, ...]]  # the parts that they need
    rules: list[tuple[Check, _Active]]


class Checker:
    """The rules that the settings switch on, made ready once for many messages."""

    __slots__ = (
        "_active",
        "_compared",
        "_groups",
        "_judges_copies",
        "_largest",
        "_read",
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
            _Active(rule, severity, code in forced)
            for code, severity in on.items()
            if (rule := REGISTRY.get(code))
        )
        self._groups = _grouped(self._active)

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

    def faults(self, message: Message) -> tuple[list[tuple[Fault, _Active]], tuple[Crash, ...]]:
        """The faults that all rules find, and the rules that raised, by their codes.

        What `rule.faults_of` does for one rule is done at once for all that need the same.
        """
        found: list[tuple[Fault, _Active]] = []
        crashes: list[Crash] = []
        for part, needs, rules in self._groups:
            try:
                about = message if part is None else getattr(message, part)
                missing = about is None or not all(needs(message))
            except Exception as error:
                crashes += [crash(active.rule.code, error, active.rule.plugin) for _, active in rules]
                continue
            if missing:
                continue
            for check, active in rules:
                try:
                    for fault in check(about):
                        found.append((fault, active))
                except Exception as error:
                    crashes.append(crash(active.rule.code, error, active.rule.plugin))
                except TimeUpError as error:
                    error.doing = f"rule {active.rule.code} was at work"
                    raise
        return found, tuple(sorted(crashes, key=lambda crash: crash.rule))

    def _findings(
        self, message: Message, found: list[tuple[Fault, _Active]], stamp: Stamp
    ) -> Iterable[Finding]:
        if not found:
            return ()
        if message.malformed:
            found = [(self._with_silenced(message, fault), active) for fault, active in found]
        return [
            stamp.finding(fault, active.rule.code, active.rule.name, self._severity(fault, active))
            for fault, active in _heard(message, found)
        ]

    def _with_comparable(self, result: Result, message: Message, stamp: Stamp) -> Result:
        """The result with what the rules over all messages of a run need of this one."""
        from cablelint.rules.corpus import comparable

        heads, on = pages.heads(), self._compared

        def made(fault: Fault, code: str) -> Finding:
            return stamp.finding(fault, code, heads[code].name, on[code])

        try:
            return replace(result, comparable=comparable(message, on, made))
        except Exception as error:
            return replace(result, crashes=(*result.crashes, crash(next(iter(on)), error)))

    def _severity(self, fault: Fault, active: _Active) -> Severity:
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


def _grouped(rules: Iterable[_Active]) -> list[_Group]:
    groups: dict[tuple[str | None, tuple[str, ...]], _Group] = {}
    for active in rules:
        rule = active.rule
        if (rule.part, rule.needs) not in groups:
            groups[rule.part, rule.needs] = _Group(rule.part, attrgetter(*_ALWAYS, *rule.needs), [])
        groups[rule.part, rule.needs].rules.append((rule.check, active))
    return list(groups.values())


def _heard(message: Message, found: list[tuple[Fault, _Active]]) -> list[tuple[Fault, _Active]]:
    """The faults that keep a voice: one cause, one finding."""
    copies = [copy.span for copy in message.copies]
    foreign = message.foreign_span
    silent = {
        code
        for fault, active in found
        if active.rule.supersedes and (foreign is None or not _inside(fault.span, foreign))
        for code in active.rule.supersedes
    }
    if not silent and not copies and foreign is None:
        return found
    return [
        (fault, active)
        for fault, active in found
        if (code := active.rule.code) not in silent
        and (code in OVER_COPIES or not any(_inside(fault.span, copy) for copy in copies))
        and (code in OVER_FOREIGN or foreign is None or not _inside(fault.span, foreign))
    ]


def _inside(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start < stretch.end


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
