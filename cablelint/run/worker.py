"""What a process of the pool does: it takes batches from a pipe, and gives their outcomes back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread

from cablelint.check import checker
from cablelint.finding import Result
from cablelint.inputs.document import Document, Found, Sealed
from cablelint.run.alarm import backstop
from cablelint.run.collector import paused, swept
from cablelint.run.compact import packed, unpacked
from cablelint.run.runner import Made, outcome
from cablelint.settings import Settings

SWITCH = 0.0005  # seconds that what arrives waits for the rules to make room; ten times less than is usual

Sent = Made | bytes  # results are packed: pickled by themselves they take ten times as long


def work(connection: Connection, settings: Settings, certain: bool) -> None:
    """Check batches until the process is ended.  Its first word is an empty list: it is ready.

    Ctrl-C is for the parent to act upon.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH)
    checker(settings)
    given: SimpleQueue[list[Found]] = SimpleQueue()
    # Batches are taken in while others are checked: neither side ever waits for the other to read.
    Thread(target=_receive, args=(connection, given), daemon=True).start()
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    connection.send([])
    while True:
        batch = given.get()
        connection.send(sendable(_outcomes(batch, settings, certain), batch))
        swept()


def _outcomes(batch: list[Found], settings: Settings, certain: bool) -> Iterator[Made]:
    with paused():
        for found in batch:
            backstop(settings.timeout)
            yield outcome(found, settings, certain=certain)


def _receive(connection: Connection, given: SimpleQueue[list[Found]]) -> None:
    with suppress(EOFError, OSError):
        while True:
            given.put(connection.recv())
    os._exit(0)


def _end_with(parent: int) -> None:
    """The parent has gone, and with it all who could want an outcome.

    The connection alone does not tell: a batch that is cut short is waited for, as long as any other
    process that was forked holds the far end.
    """
    wait([parent])
    os._exit(0)


def sendable(outcomes: Iterable[Made], batch: Sequence[Found]) -> list[Sent]:
    """The outcomes of a batch, as they are sent."""
    return list(map(_sent, outcomes, batch))


def _sent(made: Made, found: Found) -> Sent:
    if isinstance(made, Result) and isinstance(found, Document | Sealed):
        with suppress(ValueError):  # what a plug-in says may be of a kind of its own: pickle takes it
            return packed(made, found)
    return made


def restored(sent: Sequence[Sent], batch: Sequence[Found]) -> list[Made]:
    """The outcomes of a batch, as they were before they were sent."""
    return list(map(_restored, sent, batch))


def _restored(sent: Sent, found: Found) -> Made:
    if isinstance(sent, bytes):
        assert isinstance(found, Document | Sealed)
        return unpacked(sent, found)
    return sent
