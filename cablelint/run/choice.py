"""Documents to those of them that were asked for: by identifier or record, or drawn by lot.

Whether a document is drawn depends on its address and on the seed, so the same ones are drawn again
although others were added, or mended.  Of many documents no more are kept than are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappush, heappushpop
from os import getcwd, path, sep
from typing import NamedTuple

from cablelint.inputs import Document, Found, LeftOut
from cablelint.inputs.document import opened


class Only(NamedTuple):
    """Which messages are wanted: of these identifiers, or these records of tables."""

    identifiers: frozenset[str] = frozenset()  # in capitals
    records: tuple[range, ...] = ()  # from 1 on


class Sample(NamedTuple):
    """How many messages are drawn: a number of them, or a share from 0 to 1."""

    number: int | None
    share: float
    seed: int


def only(found: Iterable[Found], wanted: Only) -> Iterator[Found]:
    """The documents that are wanted; the others are left out."""
    for one in map(opened, found):
        if isinstance(one, Document) and not _is_wanted(one, wanted):
            yield LeftOut(str(one.address), "not asked for in --only")
        else:
            yield one


def drawn(found: Iterable[Found], sample: Sample, *, certain: bool = False) -> Iterator[Found]:
    """The documents that are drawn, in their order; the others are left out.

    Where a number is asked for, it is one of messages: what is no cable is not drawn.
    """
    if sample.number is not None:
        yield from _so_many(found, sample, sample.number, certain)
        return
    limit = int(sample.share * 2**64)
    for one in map(opened, found):
        if isinstance(one, Document) and _lot(one, sample.seed) >= limit:
            yield LeftOut(str(one.address), "not in the sample")
        else:
            yield one


def _so_many(found: Iterable[Found], sample: Sample, number: int, certain: bool) -> Iterator[Found]:
    """Those with the smallest lots: each is kept until there are enough with smaller ones."""
    kept: list[tuple[int, int, Document]] = []  # a heap has its smallest first, so the signs are changed
    for place, one in enumerate(map(opened, found)):
        if not isinstance(one, Document):
            yield one
            continue
        entry = (-_lot(one, sample.seed), -place, one)
        if len(kept) == number and entry < kept[0]:
            yield LeftOut(str(one.address), "not in the sample")
        elif not _is_cable(one, certain):
            yield one  # which is told when it is checked
        elif len(kept) < number:
            heappush(kept, entry)
        else:
            yield LeftOut(str(heappushpop(kept, entry)[2].address), "not in the sample")
    yield from (one for _, _, one in sorted(kept, key=lambda entry: -entry[1]))


def _is_wanted(document: Document, wanted: Only) -> bool:
    record = document.address.record
    if record is not None and any(record in records for records in wanted.records):
        return True
    return bool(wanted.identifiers) and _identifier(document) in wanted.identifiers


def _identifier(document: Document) -> str:
    """What the message is called: what it is filed under, or else what its text says."""
    from cablelint.message.build import read
    from cablelint.message.wrappers import identifier_of
    from cablelint.text import decode

    named = document.identifier or ""
    if not identifier_of(named, "given"):
        message = read(decode(document.data, document.encoding).text, identifier=named, certain=True)
        named = message.identifier.value if message and message.identifier else named
    return named.upper()


def _lot(document: Document, seed: int) -> int:
    """A number of 64 bits, which looks like one by chance."""
    from hashlib import blake2b

    address = document.address
    here = path.join(getcwd(), "")
    name = path.abspath(address.path).removeprefix(here).replace(sep, "/")  # however the path was written
    named = f"{seed} {name}!{address.member}#{address.record}"
    return int.from_bytes(blake2b(named.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _is_cable(document: Document, certain: bool) -> bool:
    from cablelint.message.build import is_cable
    from cablelint.syntax.scanner import normalise, scan
    from cablelint.text import decode

    if certain or document.certain:
        return True
    return is_cable(scan(normalise(decode(document.data, document.encoding).text)))
