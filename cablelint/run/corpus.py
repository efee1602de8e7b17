"""Outcomes to outcomes with what only several messages show: the rules COR.

What the run has met stands in a database in a temporary file, so memory does not depend on how much it is.
A repetition is reported where it is met, at the later message.  Whether a reference dangles is known at
the end only: where that is asked, all results wait there, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cablelint.check import OVER_CORPUS
from cablelint.finding import Comparable, Finding, MessageKey, Result
from cablelint.rules import pages
from cablelint.rules.corpus import DANGLING, REPEATED_NAME, REPEATED_TEXT, Words, repeated_name, repeated_text
from cablelint.rules.stamp import fingerprint
from cablelint.run.runner import Outcome
from cablelint.settings import Settings, select_rules

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLES = """
    pragma journal_mode = off;
    pragma synchronous = off;
    create table message (
        place integer primary key, address text, name text, digest text,
        year integer, post text, number integer, result blob
    );
    create index by_name on message (name);
    create index by_digest on message (digest);
    create index by_key on message (year, post, number);
"""
_INSERT = (
    "insert into message (address, name, digest, year, post, number, result) values (?, ?, ?, ?, ?, ?, ?)"
)
_OF_TEXT = "select address from message where digest = ? limit 1"
_OF_NAME_AND_TEXT = "select address from message where name = ? and digest = ? limit 1"
_OF_NAME = "select address from message where name = ? limit 1"
_OF_POST = "select 1 from message where year = ? and post = ? limit 1"
_OF_KEY = "select 1 from message where year = ? and post = ? and number = ? limit 1"


class CompareError(Exception):
    """The temporary file cannot be written or read: why."""


class Corpus:
    """The messages of one run beside each other.

    `whole`: what is read is all there is, so that what is missing is missing.
    """

    def __init__(self, settings: Settings, *, whole: bool) -> None:
        on = select_rules(settings)
        self._on = {code: on[code] for code in OVER_CORPUS if code in on}
        self._exceptions = settings.exceptions
        self._waits = whole and DANGLING in self._on
        self._first: Result | None = None  # kept here until there is a second
        self._database: Connection | None = None
        self._error: type[Exception] = OSError
        self.remarks: list[str] = []  # what was not done, and why
        if DANGLING in self._on and not whole:
            self.remarks.append(f"{DANGLING} was not asked: only a part of the messages was read")

    def compared(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes, with what is found in messages beside those before them, or beside all.

        Raises CompareError.
        """
        try:
            for outcome in outcomes:
                if isinstance(outcome, Result) and self._on:
                    yield from self._compared(outcome)
                else:
                    yield outcome
        except KeyboardInterrupt:
            self._on = {}  # nobody knows what is missing
            yield from self._all()
            raise
        yield from self._all()

    def close(self) -> None:
        """Leave no file behind."""
        if self._database is not None:
            self._database.close()

    def _compared(self, result: Result) -> Iterator[Result]:
        """The result with what is found beside those before it; none yet where it has to wait."""
        if self._first is None and self._database is None and not self._waits:
            self._first = result
        elif self._is_ready():
            if result.comparable is not None:
                result = self._with(result, self._repetitions(result.comparable))
            self._keep(result)
        if not self._waits:
            yield result

    def _is_ready(self) -> bool:
        """Make the database where there is none: in a file that is gone with it."""
        if self._database is not None:
            return True
        try:
            from sqlite3 import Error, connect
        except ImportError:
            self.remarks.append(f"{', '.join(self._on)} were not asked: this Python has no sqlite3")
            self._on, self._waits = {}, False
            return False
        self._error = Error
        try:
            self._database = connect("")
            self._database.executescript(_TABLES)
        except Error as error:
            raise CompareError(str(error)) from error
        if self._first is not None:
            self._keep(self._first)
        return True

    def _all(self) -> Iterator[Result]:
        """The results that waited."""
        if self._database is None or not self._waits:
            return
        import pickle

        for (data,) in self._database.execute("select result from message order by place"):
            result: Result = pickle.loads(data)
            if result.comparable is not None and self._on:
                result = self._with(result, self._dangling(result.comparable))
            yield result

    def _repetitions(self, own: Comparable) -> Iterator[Finding]:
        if not own.digest:
            return
        if REPEATED_TEXT in self._on and (first := self._asked(_OF_TEXT, own.digest)):
            yield self._found(REPEATED_TEXT, own.place, repeated_text(), first[0])
        if REPEATED_NAME not in self._on or own.name is None:
            return
        if not self._asked(_OF_NAME_AND_TEXT, own.name, own.digest) and (
            other := self._asked(_OF_NAME, own.name)
        ):
            yield self._found(REPEATED_NAME, own.place, repeated_name(own.name), other[0])

    def _dangling(self, own: Comparable) -> Iterator[Finding]:
        """What is missing, of years and posts that the run has messages of."""
        for finding, sought in own.claims:
            year, post, _ = sought[0]
            if self._asked(_OF_POST, year, post) and not any(self._asked(_OF_KEY, *key) for key in sought):
                yield finding

    def _found(self, code: str, place: Finding, words: Words, other: str) -> Finding:
        message, label, help = words
        line = place.source[0][1] if place.source else ""
        return place._replace(
            code=code,
            name=pages.heads()[code].name,
            severity=self._on[code],
            message=message,
            label=label,
            help=help,
            notes=(f"the other is {other}",),
            fingerprint=fingerprint(code, line, line[place.start.column - 1 : place.end.column - 1]),
        )

    def _with(self, result: Result, found: Iterable[Finding]) -> Result:
        """The result with more findings, or with more that are suppressed."""
        added = tuple(found)
        if not added:
            return result
        more = result._replace(findings=added, suppressed=())
        if self._exceptions is not None:
            more = self._exceptions.applied(more)
        findings = sorted(
            (*result.findings, *more.findings), key=lambda finding: (finding.start, finding.code, finding.end)
        )
        return result._replace(findings=tuple(findings), suppressed=(*result.suppressed, *more.suppressed))

    def _keep(self, result: Result) -> None:
        import pickle

        own = result.comparable
        name, digest = (own.name, own.digest) if own else (None, None)
        key: MessageKey | tuple[None, None, None] = (own and own.key) or (None, None, None)
        kept = pickle.dumps(result) if self._waits else None
        self._asked(_INSERT, str(result.address), name, digest, *key, kept)

    def _asked(self, statement: str, *values: Any) -> Any:
        """The first row of what the database answers; None where there is none."""
        assert self._database is not None
        try:
            return self._database.execute(statement, values).fetchone()
        except self._error as error:
            raise CompareError(str(error)) from error
