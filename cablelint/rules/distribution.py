"""Rules on the distribution block of State copies: message in, faults out (ADR011, ADR012).

The block says how many copies went to which office, and closes with their number and a letter:
R where State drafted the message (ORIGIN), W where it came in (ACTION).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

_COPIES = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{1,5}-(\d\d)(?![\d-])")
_TOTAL = re.compile(r"/(\d{3}) ?([RWO])?(?![A-Za-z0-9])")
_FIRST = re.compile(r"^[ \t]*(ACTION|ORIGIN) +[A-Z]{1,5}-\d\d", re.MULTILINE)
_DIRECTION = {"ORIGIN": "R", "ACTION": "W"}


@message_rule("ADR011", "distribution-total-mismatch", needs=("distribution",))
def distribution_total_mismatch(message: Message) -> Iterator[Fault]:
    """The copies of all offices add up to the number that closes the block ([M] 35 of 35)."""
    for start, total in _blocks(message):
        copies = sum(int(found[1]) for found in _COPIES.finditer(message.text, start, total.start()))
        if copies < int(total[1]) and _FIRST.search(message.text, start, total.start()) is None:
            continue  # an archive cut off the line of the office that acts, and its copies
        if copies != int(total[1]):
            yield fault(
                Span(*total.span(1)),
                f"{copies} {'copy' if copies == 1 else 'copies'} in the list, but the total says {total[1]}",
                label=f"expected `{copies:03}`",
                help="add up the copies of the offices",
            )


@message_rule("ADR012", "distribution-direction-mismatch", needs=("distribution",))
def distribution_direction_mismatch(message: Message) -> Iterator[Fault]:
    """ORIGIN (sent by State) closes with R, ACTION (received) with W ([M] 35 of 35)."""
    for start, total in _blocks(message):
        first = _FIRST.search(message.text, start, total.start())
        if first is None or total[2] is None or total[2] == _DIRECTION[first[1]]:
            continue
        yield fault(
            Span(*total.span(2)),
            f"{first[1]} block is closed by {total[2]}",
            label=f"expected `{_DIRECTION[first[1]]}`",
            help="close an ORIGIN block with R, an ACTION block with W",
            related=((Span(*first.span(1)), "the direction"),),
        )


def _blocks(message: Message) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the list of offices begins, and the number that closes it; nothing where one was cut off."""
    assert message.distribution is not None
    start, end = message.distribution.span
    total = _TOTAL.search(message.text, start, end)
    if total is not None and "XXXX" not in message.text[start : total.end()]:
        yield start, total
