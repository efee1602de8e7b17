"""A limit on the time of a piece of work.

An alarm of the system goes off in the main thread, between two bytecodes; loops of Python and regular
expressions that backtrack hear it.  What does not, a single call into C, ends its process in the end
(`backstop`), where the process is one of a pool: the pool then says what `limited` would have said.

Where there are no alarms, in other threads (those of a Dask worker) and on Windows, a thread watches the
time; an expression that backtracks does not hear it.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from cablelint.rules.unchecked import TimeUpError

AGAIN = 1.0  # seconds; an alarm that was lost, in a callback of C, is followed by another
PATIENCE = 2  # times the limit that the backstop waits for the alarm to be heard


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeUpError in what takes longer."""
    try:
        before = signal.signal(signal.SIGALRM, _up)
    except (AttributeError, ValueError):  # no alarms, or not the main thread
        with _watched(seconds):
            yield
        return
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """The same, by a thread that raises it in this one, once, and not after the work is done."""
    import ctypes
    from threading import Lock, Timer, get_ident

    here, at_work, is_done = ctypes.c_ulong(get_ident()), Lock(), False
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def ring() -> None:
        with at_work:
            if not is_done:
                raise_in(here, ctypes.py_object(TimeUpError))

    timer = Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with at_work:
            is_done = True
        raise_in(here, None)  # what has rung and was not heard


def backstop(seconds: float) -> None:
    """Let this process end when what begins now takes far longer, instead of what began before."""
    if hasattr(signal, "setitimer"):
        # Time of the processor, so that a machine that is busy elsewhere ends nothing.
        signal.setitimer(signal.ITIMER_PROF, PATIENCE * seconds + AGAIN)
    else:
        import faulthandler

        faulthandler.dump_traceback_later(PATIENCE * seconds + AGAIN, exit=True)


def _up(*_: Any) -> NoReturn:
    raise TimeUpError
