"""Documents to outcomes in several processes, in batches, through a window that keeps the order.

Memory does not depend on the number of documents: at most two batches a process are under way.

Where a process ends, what it was given is checked again, apart.  So a message that ends its process
ends one more and is named, and nothing is lost where a process was ended from outside.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from time import monotonic

from cablelint.finding import Crash
from cablelint.inputs.document import Document, Found, opened
from cablelint.run.runner import Made, crashed, given_up
from cablelint.run.worker import restored, work
from cablelint.settings import Settings

DEPTH = 2  # batches that a process is given at a time: one to check, one to go on with
TRIES = 2  # times that a message ends a process of its own before it is held to be the cause

Tell = Callable[[str], None]


def in_processes(
    batches: Iterable[list[Found]],
    settings: Settings,
    *,
    jobs: int,
    certain: bool = False,
    start_method: str | None = None,
    tell: Tell | None = None,
) -> Generator[list[Made], None, None]:
    """The outcomes of each batch, checked in up to `jobs` processes.

    `start_method` is one of multiprocessing's.  `tell` hears what did not change the outcome.
    Raises CannotStartError.
    """
    pool = _Pool(settings, jobs, certain, start_method, tell or (lambda _: None))
    try:
        for batch in batches:
            pool.give(batch)
            yield from pool.finished()
            while pool.is_full():
                pool.wait()
                yield from pool.finished()
        while pool.is_working():
            pool.wait()
            yield from pool.finished()
    finally:
        pool.stop()


def searched(batch: list[Found], tried: Callable[[list[Found]], list[Made] | None]) -> list[Made]:
    """The outcomes of a batch that may hold what killed its process: halved until that stands alone.

    `tried` checks some documents where nothing else is under way, and gives None if their process died.
    """
    outcomes = tried(batch)
    if outcomes is not None:
        return outcomes
    if len(batch) > 1:
        middle = len(batch) // 2
        return searched(batch[:middle], tried) + searched(batch[middle:], tried)
    return [
        crashed(one, Crash("reading", "the process that checked it ended", ""))
        if isinstance(one, Document)
        else one
        for one in map(opened, batch)
    ]


class CannotStartError(Exception):
    """Processes end before they can be given anything."""


@dataclass(eq=False, slots=True)
class _Batch:
    found: list[Found]
    outcomes: list[Made] | None = None  # None while they are awaited


@dataclass(eq=False, slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    is_ready: bool = False
    given: deque[_Batch] = field(default_factory=deque)

    def stop(self) -> str:
        """End it, if it has not; returns how it ended, in words."""
        self.connection.close()
        self.process.terminate()
        self.process.join()
        code = self.process.exitcode
        self.process.close()
        return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"


class _Pool:
    """The processes, and the batches that are under way, in order."""

    def __init__(
        self, settings: Settings, jobs: int, certain: bool, start_method: str | None, tell: Tell
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._certain = certain
        self._context: BaseContext = get_context(start_method)
        self._tell = tell
        self._workers: list[_Worker] = []
        self._apart: _Worker | None = None  # checks again, message by message, what ended another one
        self._window: deque[_Batch] = deque()
        self._stillborn = 0  # processes in a row that ended before they were ready
        self._blamed = 0  # messages that ended their processes, or took too long

    def give(self, found: list[Found]) -> None:
        """Let a batch be checked; one of nothing is done."""
        batch = _Batch(found, None if found else [])
        self._window.append(batch)
        if found:
            self._assign(batch)

    def is_full(self) -> bool:
        return len(self._window) >= DEPTH * self._jobs

    def is_working(self) -> bool:
        return bool(self._window)

    def finished(self) -> Iterator[list[Made]]:
        """The outcomes of the batches that were given first, as far as they are there."""
        while self._window and self._window[0].outcomes is not None:
            yield self._window.popleft().outcomes or []

    def wait(self) -> None:
        """Take what comes next from any process."""
        busy = {worker.connection: worker for worker in self._workers if worker.given}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            try:
                self._take(worker)
            except (EOFError, OSError):
                self._replace(worker)

    def stop(self) -> None:
        while self._workers or self._apart:
            worker, self._apart = self._apart or self._workers.pop(), None
            worker.stop()

    def _assign(self, batch: _Batch) -> None:
        """Give a batch to the process that has least to do, or to a new one."""
        worker = min(self._workers, key=lambda one: len(one.given), default=None)
        if worker is None or (worker.given and len(self._workers) < self._jobs):
            worker = self._started()
            self._workers.append(worker)
        worker.given.append(batch)
        with suppress(OSError):  # it has ended, which is met when its outcomes are waited for
            worker.connection.send(batch.found)

    def _take(self, worker: _Worker) -> None:
        sent = worker.connection.recv()
        if not worker.is_ready:
            worker.is_ready = True
            return
        batch = worker.given.popleft()
        batch.outcomes = restored(sent, batch.found)

    def _replace(self, worker: _Worker) -> None:
        """Check again what a process had to check that ended."""
        self._workers.remove(worker)
        ended = self._stopped(worker)
        suspect, *others = worker.given
        blamed = self._blamed
        suspect.outcomes = [made for one in suspect.found for made in searched([one], self._tried)]
        if self._apart is not None:
            self._apart.stop()
            self._apart = None
        if self._blamed == blamed:
            self._tell(f"a process ended ({ended}), and what it had to check was checked again")
        for batch in others:
            self._assign(batch)

    def _tried(self, found: list[Found]) -> list[Made] | None:
        """The outcome of one document in a process that has nothing else to do; None if it ends, too."""
        for _ in range(TRIES):
            worker = self._apart = self._apart or self._started()
            began = monotonic()
            try:
                worker.connection.send(found)
                worker.is_ready = worker.is_ready or worker.connection.recv() == []
                return restored(worker.connection.recv(), found)
            except (EOFError, OSError):
                self._apart = None
                self._stopped(worker)
            document = opened(found[0])
            if isinstance(document, Document) and self._was_too_long(began):
                self._blamed += 1
                return [given_up(document, self._settings, certain=self._certain, readable=False)]
        self._blamed += 1
        return None

    def _was_too_long(self, began: float) -> bool:
        """Whether the backstop has ended a process."""
        return monotonic() - began > self._settings.timeout

    def _stopped(self, worker: _Worker) -> str:
        """Put away a process that has ended, or will; returns how, in words."""
        self._stillborn = 0 if worker.is_ready else self._stillborn + 1
        ended = worker.stop()
        if self._stillborn > TRIES * self._jobs:
            raise CannotStartError(f"no process can be started ({ended}); with `-j 1` none is needed")
        return ended

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]
            target=work, args=(theirs, self._settings, self._certain), daemon=True
        )
        # What is still to be written to stdout is for us to write, and errors in that are for us to meet.
        with _without_interrupts(), redirect_stdout(None):
            process.start()
        theirs.close()
        return _Worker(process, ours)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C waits; a process that is started meanwhile never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
