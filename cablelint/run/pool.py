"""Documents to outcomes in several processes, in batches, through a window that keeps the order.

Memory does not depend on the number of documents: at most two batches a process are under way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context

from cablelint.check import Settings, checker
from cablelint.finding import Crash
from cablelint.inputs.document import Document, Found
from cablelint.run.collector import paused
from cablelint.run.runner import Made, crashed, outcome

BATCH = 256 * 1024  # bytes
MOST = 1000  # documents of a batch, however small


def run_in_processes(
    found: Iterable[Found],
    settings: Settings,
    *,
    jobs: int,
    certain: bool = False,
    start_method: str | None = None,
) -> Iterator[Made]:
    """Check documents in `jobs` processes; `start_method` is one of multiprocessing's."""
    pool = _Pool(settings, jobs, certain, start_method)
    try:
        for batch in batches(found):
            pool.submit(batch)
            while pool.is_full() or pool.has_finished():
                yield from pool.next()
        while pool.is_working():
            yield from pool.next()
    finally:
        pool.stop()


def batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Documents in lists of about BATCH bytes."""
    batch: list[Found] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.data) if isinstance(one, Document) else 0
        if size >= BATCH or len(batch) >= MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


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
        for one in batch
    ]


class _Pool:
    """The processes, and the batches that were given to them, in order."""

    def __init__(self, settings: Settings, jobs: int, certain: bool, start_method: str | None) -> None:
        self._settings = settings
        self._jobs = jobs
        self._certain = certain
        self._context = get_context(start_method)
        self._executor: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[list[Found], Future[list[Made]]]] = deque()

    def submit(self, batch: list[Found]) -> None:
        if self._executor is None:
            self._executor = self._start(self._jobs)
        try:
            future = self._executor.submit(outcomes_of, batch, self._settings, self._certain)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self._waiting.append((batch, future))

    def is_full(self) -> bool:
        return len(self._waiting) >= 2 * self._jobs

    def has_finished(self) -> bool:
        return bool(self._waiting) and self._waiting[0][1].done()

    def is_working(self) -> bool:
        return bool(self._waiting)

    def next(self) -> list[Made]:
        """The outcomes of the batch that was given first."""
        batch, future = self._waiting.popleft()
        try:
            outcomes = future.result()
        except BrokenExecutor:
            # One process died and took the pool with it: all that is under way is lost, not this batch only.
            self.stop()
            outcomes = searched(batch, self._tried)
            under_way, self._waiting = self._waiting, deque()
            for one, given in under_way:
                if given.done() and not given.cancelled() and given.exception() is None:
                    self._waiting.append((one, given))
                else:
                    self.submit(one)
        return outcomes

    def stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _tried(self, batch: list[Found]) -> list[Made] | None:
        """The outcomes of a batch in a process of its own; None if that died, too."""
        with self._start(1) as executor:
            try:
                return executor.submit(outcomes_of, batch, self._settings, self._certain).result()
            except BrokenExecutor:
                return None

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, self._context, _prepare, (self._settings,))


def _prepare(settings: Settings) -> None:
    """Begin the work of a process: Ctrl-C is for the parent to act upon, the rules are made ready once."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    checker(settings)


def outcomes_of(batch: list[Found], settings: Settings, certain: bool) -> list[Made]:
    """The outcomes of a batch, in its order: the work of a process, here or on another machine."""
    with paused():
        return [outcome(one, settings, certain=certain) for one in batch]
