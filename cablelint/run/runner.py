"""Documents in, outcomes out, in the order of the input: in this process, or in several."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import NamedTuple

from cablelint.check import Settings, checker, crash
from cablelint.finding import Address, Crash, Result
from cablelint.inputs.document import Document, LeftOut, Unreadable
from cablelint.run.collector import paused
from cablelint.text import decode

# A process takes as long to start as it takes to check so many bytes, so no less is worth one.
ALONE = 1024 * 1024


class NotCable(NamedTuple):
    """A document that does not look like a cable, and is not asked to be one."""

    address: Address


Found = Document | Unreadable | LeftOut
Outcome = Result | NotCable | Unreadable | LeftOut


def run(
    found: Iterable[Found], settings: Settings, *, jobs: int = 1, certain: bool = False
) -> Generator[Outcome, None, None]:
    """Check all documents.  `certain`: each of them is a cable, whatever it looks like.

    With more than one job, what follows the first mebibyte is checked in that many processes.
    """
    source = iter(found)
    taken = 0
    with paused():
        for one in source:
            yield outcome(one, settings, certain=certain)
            taken += len(one.data) if isinstance(one, Document) else 0
            if jobs > 1 and taken > ALONE:
                break
        else:
            return
    from cablelint.run.pool import run_in_processes

    yield from run_in_processes(source, settings, jobs=jobs, certain=certain)


def outcome(found: Found, settings: Settings, *, certain: bool) -> Outcome:
    """What becomes of one document.  A fault of ours is a crash in the result, never an exception."""
    if not isinstance(found, Document):
        return found
    try:
        result = checker(settings).check(
            decode(found.data),
            found.address,
            identifier=found.identifier,
            certain=certain or found.certain,
            size=found.size,
        )
    except Exception as error:
        return crashed(found, crash("reading", error))
    return NotCable(found.address) if result is None else result


def crashed(document: Document, fault: Crash) -> Result:
    """The result of a document that could not be checked, for a fault of ours."""
    return Result(document.address, document.identifier, None, None, None, 0, crashes=(fault,))
