"""Batches of documents to outcomes on a Dask cluster, in the order of the input.

Dask is the engine: where a worker ends, what it had to check is given to another.  What has ended several
workers Dask gives up, as KilledWorker; then the message that does so is searched for and named.

Only who names a scheduler loads this module, since distributed is an extra.
"""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

import dask
from distributed import Client, KilledWorker

from cablelint import __version__
from cablelint.inputs.document import Found
from cablelint.plugins import installed
from cablelint.run.pool import searched
from cablelint.run.runner import ClusterError, Made, outcomes_of
from cablelint.run.worker import Sent, restored, sendable
from cablelint.settings import Settings

PATIENCE = 10  # seconds for a scheduler to answer
DESERTED = 120.0  # seconds without any worker before a cluster is given up
ASKED = 1.0  # seconds between two looks at whether there is any
GONE = "the scheduler has gone"
DEPTH = 2  # batches under way for each thread of the cluster: one to check, one to go on with


class Cluster:
    """The workers behind the scheduler at an address, `tcp://HOST:PORT` or `HOST:PORT`.

    Raises ClusterError where there is none, or where a worker has another cablelint or other plug-ins.
    """

    def __init__(self, address: str) -> None:
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what they say we say ourselves
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # a message is large
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"there is no Dask scheduler at `{address}`", "`dask scheduler` starts one"
            ) from error
        try:
            _compare(address, self._client.run(_versions, on_error="return"))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Leave the cluster as it was."""
        try:
            self._client.close()
        except RuntimeError:  # a call to a scheduler that has gone was just being given up, and is now
            self._client.close()

    def outcomes(
        self, batches: Iterable[list[Found]], settings: Settings, *, certain: bool = False
    ) -> Generator[list[Made], None, None]:
        """The outcomes of each batch.  Raises ClusterError where the cluster goes away."""
        window: deque[tuple[list[Found], Any]] = deque()

        def called(payload: bytes) -> Any:
            # What is defined in a function goes by value: so the scheduler, which opens the parcel
            # but not the payload, need not have cablelint.
            import pickle

            return pickle.loads(payload)()

        def given(batch: list[Found]) -> Any:
            payload = pickle.dumps(partial(_work, batch, settings, certain, _versions()))
            with self._connection():
                return self._client.submit(called, payload, pure=False)

        def first() -> list[Made]:
            batch, future = window.popleft()
            outcomes = self._awaited(batch, future)
            if outcomes is None:
                # It may only have been beside what ended the workers; with nothing else under way it is not.
                for others, other in window:
                    self._awaited(others, other)
                outcomes = searched(batch, lambda part: self._awaited(part, given(part)))
            return outcomes

        try:
            for batch in batches:
                window.append((batch, given(batch)))
                while window and (window[0][1].done() or len(window) >= DEPTH * max(1, self._threads())):
                    yield first()
            while window:
                yield first()
        finally:
            for _, future in window:
                future.cancel()

    def _awaited(self, batch: list[Found], future: Any) -> list[Made] | None:
        """What a batch came to; None if it ended its workers.  Raises ClusterError."""
        last_seen = monotonic()
        while True:
            try:
                return restored(future.result(timeout=ASKED), batch)
            except KilledWorker:
                return None
            except Exception as error:
                if future.status == "error":
                    raise ClusterError(f"a worker cannot check: {error}") from error
                if not isinstance(error, TimeoutError):
                    raise ClusterError(GONE) from error
            if self._threads():
                last_seen = monotonic()
            elif monotonic() - last_seen > DESERTED:
                raise ClusterError("the cluster has no workers left")

    def _threads(self) -> int:
        """How many batches can be checked at a time; workers come and go."""
        with self._connection():
            return sum(self._client.nthreads().values())

    @contextmanager
    def _connection(self) -> Iterator[None]:
        """Tell that the scheduler has gone; a client that gave up waiting for it raises what it may."""
        try:
            yield
        except Exception as error:
            if isinstance(error, OSError) or self._client.status != "running":
                raise ClusterError(GONE) from error
            raise


def _work(batch: list[Found], settings: Settings, certain: bool, versions: str) -> list[Sent]:
    """What a worker does.  One that came later may have other versions, and would find other things."""
    if versions != _versions():
        raise RuntimeError(f"it has {_versions()}, not {versions}")
    return sendable(outcomes_of(batch, settings, certain), batch)


def _versions() -> str:
    """What findings depend on besides the settings and the text: cablelint, and the plug-ins."""
    return ", ".join([f"cablelint {__version__}", *map(str, installed())])


def _compare(address: str, theirs: dict[str, str | Exception]) -> None:
    """Raises ClusterError unless all workers have the same versions."""
    if not theirs:
        help = f"start one: `dask worker {address}`"
        raise ClusterError(f"the scheduler at `{address}` has no workers", help)
    ours = _versions()
    packages = [f"cablelint=={__version__}", *(f"{one.name}=={one.version}" for one in installed())]
    help = f"install the same there: `pip install {' '.join(packages)}`"
    for worker, versions in theirs.items():
        if isinstance(versions, Exception):
            raise ClusterError(f"the worker `{worker}` cannot load cablelint: {versions}", help)
        if versions != ours:
            raise ClusterError(f"the worker `{worker}` has {versions}, not {ours}", help)
