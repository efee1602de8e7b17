"""A limit on the time of a piece of work.

An alarm of the system goes off in the main thread, between two bytecodes; loops of Python and regular
expressions that backtrack hear it.  What does not, a single call into C, ends its process in the end
(`backstop`), where the process is one of a pool: the pool then says what `limited` would have said.

Where the system knows no alarms (Windows), there is the backstop only; in other threads, nothing.
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
        yield
        return
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
