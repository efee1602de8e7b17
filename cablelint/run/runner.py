"""Documents in, outcomes out, in the order of the input: in this process, or in several."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cablelint.check import Checker, checker, crash
from cablelint.finding import Crash, Result
from cablelint.inputs.document import Document, Found, LeftOut, NotCable, Sealed, Unreadable, opened
from cablelint.inputs.pieces import located
from cablelint.rules.unchecked import TimeUpError
from cablelint.run.alarm import limited
from cablelint.run.collector import paused, swept
from cablelint.settings import Fixing, Settings
from cablelint.text import Decoded, decode

if TYPE_CHECKING:
    from cablelint.run.dask import Cluster
    from cablelint.run.store import Store

# A process takes as long to start as it takes to check so many bytes, so no less is worth one.
ALONE = 1024 * 1024
# What comes first is not kept, either: to ask a store takes as long as to check two or three messages.
AT_ONCE = 64 * 1024
BATCH = 256 * 1024  # bytes
MOST = 1000  # documents of a batch, however small


class ClusterError(Exception):
    """Why a cluster is of no use, in words that end a sentence, and what to do about it."""

    def __init__(self, reason: str, help: str = "") -> None:
        self.help = help
        super().__init__(reason)


class Mended(NamedTuple):
    """A message and what its fixes make of it; nothing is written yet."""

    before: Result
    after: Result
    read: bytes
    data: bytes
    extracted: bool  # the bytes that were read are not the file that the message came from


class Timed(NamedTuple):
    """An outcome of a run that is timed, and the seconds that stages and rules took."""

    made: Outcome | Mended
    seconds: Mapping[str, float]


Outcome = Result | NotCable | Unreadable | LeftOut
Made = Outcome | Mended | Timed


def run(
    found: Iterable[Found],
    settings: Settings,
    *,
    jobs: int = 1,
    certain: bool = False,
    tell: Callable[[str], None] | None = None,
    cluster: Cluster | None = None,
    store: Store | None = None,
) -> Generator[Made, None, None]:
    """Check all documents.  `certain`: each of them is a cable, whatever it looks like.

    What comes first is checked at once and here.  Then what the store knows is taken from there, and what
    is checked is kept in it.  With more than one job, what follows a mebibyte is checked in that many
    processes.  `tell` hears, in words, what went wrong on the way and changed no outcome.  A cluster
    checks everything; raises ClusterError where it cannot any more.
    """

    def check(batches: Iterator[list[Found]], settings: Settings) -> Generator[Iterable[Made], None, None]:
        if cluster is not None:
            return cluster.outcomes(batches, settings, certain=certain)
        return _here_then_in_processes(batches, settings, jobs, certain, tell)

    source = iter(found)
    # What comes back from other processes holds no cycles, either; what Dask does may.
    with nullcontext() if cluster else paused():
        taken = 0 if cluster is None else AT_ONCE
        while taken < AT_ONCE:
            one = next(source, None)
            if one is None:
                return
            yield outcome(one, settings, certain=certain)
            taken += _size(one)
        if store is None or settings.fixing or settings.timed:
            with closing(check(batches(source), settings)) as made:
                yield from chain.from_iterable(made)
        else:
            from cablelint.run.reuse import reusing

            yield from reusing(batches(source), settings, store, check, certain=certain)


def _here_then_in_processes(
    batches: Iterator[list[Found]],
    settings: Settings,
    jobs: int,
    certain: bool,
    tell: Callable[[str], None] | None,
) -> Generator[Iterable[Made], None, None]:
    """The outcomes of each batch; those that are made here are made as they are asked for."""
    taken = 0
    for batch in batches:
        yield map(partial(outcome, settings=settings, certain=certain), batch)
        if batch:
            swept()
        taken += sum(map(_size, batch))
        if jobs > 1 and taken > ALONE:
            break
    else:
        return
    from cablelint.run.pool import in_processes

    yield from in_processes(batches, settings, jobs=jobs, certain=certain, tell=tell)


def _size(found: Found) -> int:
    if isinstance(found, Sealed):
        return len(found.raw)
    return len(found.data) if isinstance(found, Document) else 0


def batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Documents in lists of about BATCH bytes."""
    batch: list[Found] = []
    size = 0
    for one in found:
        batch.append(one)
        size += _size(one)
        if size >= BATCH or len(batch) >= MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def outcomes_of(batch: list[Found], settings: Settings, certain: bool) -> list[Made]:
    """The outcomes of a batch, in its order: the work of a process, here or on another machine."""
    with paused():
        return [outcome(one, settings, certain=certain) for one in batch]


def outcome(found: Found, settings: Settings, *, certain: bool, rules: Checker | None = None) -> Made:
    """What becomes of one document.  A fault of ours is a crash in the result, never an exception.

    `rules` is a checker of the settings, where there is one already.
    """
    found = opened(found)
    if not isinstance(found, Document):
        return found
    if rules is None:
        if settings.timed:
            from cablelint.run.timings import timed

            return timed(found, settings, certain=certain)
        rules = checker(settings)
    try:
        with limited(settings.timeout):
            return _checked(found, settings, rules, certain=certain or found.certain)
    except TimeUpError as up:
        try:
            with limited(settings.timeout):
                return given_up(found, settings, certain=certain, doing=up.doing)
        except TimeUpError:
            return given_up(found, settings, certain=certain, doing=up.doing, readable=False)


def given_up(
    found: Document, settings: Settings, *, certain: bool, doing: str = "", readable: bool = True
) -> Result | NotCable:
    """What becomes of a document whose time is up; see Checker.given_up."""
    result = checker(settings).given_up(
        decode(found.data, found.encoding),
        found.address,
        identifier=found.identifier,
        certain=certain or found.certain,
        size=found.size,
        seconds=settings.timeout,
        doing=doing,
        readable=readable,
    )
    if result is None:
        return NotCable(found.address)
    return result if settings.exceptions is None else settings.exceptions.applied(result)


def _checked(found: Document, settings: Settings, rules: Checker, *, certain: bool) -> Made:
    exceptions = settings.exceptions

    def check(decoded: Decoded) -> Result | None:
        result = rules.check(
            decoded,
            found.address,
            identifier=found.identifier,
            certain=certain,
            size=found.size,
            metadata=found.metadata,
            in_file=found.origin is None,
        )
        return result if exceptions is None or result is None else exceptions.applied(result)

    try:
        decoded = decode(found.data, found.encoding)
        result = check(decoded)
        if found.origin is not None and result is not None:
            result = located(result, found.origin, decoded)
    except Exception as error:
        return crashed(found, crash("reading", error))
    if result is None:
        return NotCable(found.address)
    if settings.fixing is None or found.size > len(found.data):
        return result
    return _mended(found, result, settings.fixing, check)


def _mended(
    document: Document, result: Result, fixing: Fixing, check: Callable[[Decoded], Result | None]
) -> Mended | Result:
    """The message with its fixes; without them where they are faulty."""
    from cablelint.fixing import FIXING, FaultyFixError, Fixed, fixed

    done = Fixed(document.data, result)
    try:
        done = fixed(document.data, result, check, unsafe=fixing.unsafe, encoding=document.encoding)
    except FaultyFixError as error:
        fault = Crash(FIXING, str(error), f"{error}\n")
        result = result._replace(crashes=(*result.crashes, fault))
    except Exception as error:
        result = result._replace(crashes=(*result.crashes, crash(FIXING, error)))
    if done.data == document.data and not fixing.every_message:
        return result
    after = result if done.data == document.data else done.result
    return Mended(result, after, document.data, done.data, document.extracted)


def crashed(document: Document, fault: Crash) -> Result:
    """The result of a document that could not be checked, for a fault of ours."""
    return Result(document.address, document.identifier, None, None, None, 0, crashes=(fault,))
