"""Python's cycle collector, switched off while modules are loaded and messages are checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """A message and its findings hold no cycles (a test says so): the collector would walk them in vain.

    It costs a tenth of the time of a check, and of a start.  What holds cycles all the same is `swept`.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def swept() -> None:
    """Between two batches: what explained a malformed line goes.  Little else is new, so it costs nothing."""
    gc.collect(0)


def leave_all() -> None:
    """Before a process ends: what is there is not walked once more, which takes a tenth of a short run."""
    gc.freeze()
