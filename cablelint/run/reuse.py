"""Outcomes that are known from earlier runs, and those that are made now and kept.

What is kept of a message depends on its bytes, on what the reader says of it, on the rules and on this
cablelint; all of that is in its key.  What depends on more, the places in a file and the exceptions of the
settings, is put on afterwards, whether a result is kept or new.  All else is in what is kept: a
message is read once more only where somebody looks at the lines that its findings quote.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from cablelint import __version__
from cablelint.finding import Result
from cablelint.inputs.document import Document, Found, NotCable, Sealed
from cablelint.plugins import plugins_fingerprint
from cablelint.resources import fingerprint
from cablelint.rules.unchecked import TOO_SLOW
from cablelint.run.compact import packed, unpacked
from cablelint.run.runner import Made
from cablelint.run.store import Store
from cablelint.settings import Settings, select_rules

Check = Callable[[Iterator[list[Found]], Settings], Generator[Iterable[Made], None, None]]

_RESULT, _NO_CABLE = b"r", b"n"  # what a value begins with, behind its checksum


class _Batch(NamedTuple):
    found: list[Found]
    keys: list[bytes | None]
    known: list[Made | None]


def reusing(
    batches: Iterable[list[Found]], settings: Settings, store: Store, check: Check, *, certain: bool
) -> Iterator[Made]:
    """The outcomes of batches; `check` makes those that are not known, batch by batch, in order."""
    waiting: deque[_Batch] = deque()
    about = _about(settings, certain)

    def unknown() -> Iterator[list[Found]]:
        for found in batches:
            keys = [_key(one, settings, about) for one in found]
            values = store.get(keys)
            known = [_known(value, one) for value, one in zip(values, found, strict=True)]
            waiting.append(_Batch(found, keys, known))
            yield [one for one, made in zip(found, known, strict=True) if made is None]

    with closing(check(unknown(), replace(settings, exceptions=None))) as new:
        for made in new:
            yield from _joined(waiting.popleft(), made, settings, store)


def _joined(batch: _Batch, made: Iterable[Made], settings: Settings, store: Store) -> Iterator[Made]:
    """The outcomes of a batch, in order; the new ones are kept."""
    new = iter(made)
    kept: list[tuple[bytes, bytes]] = []
    try:
        for one, key, outcome in zip(*batch, strict=True):
            if outcome is None:
                outcome = next(new)
                if key is not None and (value := _value(outcome, one)) is not None:
                    kept.append((key, value))
            if settings.exceptions is not None and isinstance(outcome, Result):
                outcome = settings.exceptions.applied(outcome)
            yield outcome
    finally:
        if kept:
            store.put(kept)


def _about(settings: Settings, certain: bool) -> blake2b:
    """What all keys of a run have in common."""
    rules = sorted((code, int(severity)) for code, severity in select_rules(settings).items())
    forced = sorted((word, int(severity)) for word, severity in settings.severities.items())
    ours = (__version__, fingerprint(), plugins_fingerprint(), sys.implementation.name, sys.version_info[:3])
    about = (ours, settings.profile, rules, forced, certain)
    return blake2b(repr(about).encode(), digest_size=16)


def _key(found: Found, settings: Settings, about: blake2b) -> bytes | None:
    """The key of a document; None where its outcome is not kept."""
    if isinstance(found, Sealed):
        digest = about.copy()
        digest.update(_of_table(found.opener.about()))
        digest.update(found.raw)
        return digest.digest()
    if not isinstance(found, Document) or not found.size == len(found.data) <= settings.max_message_size:
        return None
    origin = found.origin
    is_file = origin is None and found.address.record is None  # its lines are those of the message
    told = (found.identifier, found.certain, found.encoding, found.metadata, is_file, found.size)
    digest = about.copy()
    digest.update(repr((told, origin and origin.about())).encode())
    digest.update(found.data)
    if origin is not None:
        raw = origin.raw
        digest.update(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
    return digest.digest()


@lru_cache(maxsize=8)
def _of_table(about: tuple[object, ...]) -> bytes:
    """What the keys of all rows of a table have in common."""
    return repr(("row", about)).encode()


def _value(made: Made, found: Found) -> bytes | None:
    """What is kept of an outcome; None if nothing is: it may be another one the next time."""
    if isinstance(made, NotCable):
        data = _NO_CABLE + made.reason.encode()
    elif isinstance(made, Result) and isinstance(found, Document | Sealed):
        if made.crashes or any(finding.code == TOO_SLOW for finding in made.findings):
            return None
        try:
            data = _RESULT + packed(made, found)
        except ValueError:
            return None
    else:
        return None
    return crc32(data).to_bytes(4, "big") + data


def _known(value: bytes | None, found: Found) -> Made | None:
    """The outcome that was kept; None if there is none, or if the value is damaged."""
    if value is None or not isinstance(found, Document | Sealed):
        return None
    if value[:4] != crc32(value[4:]).to_bytes(4, "big"):
        return None
    try:
        if value[4:5] == _RESULT:
            return unpacked(value[5:], found)
        return NotCable(found.address, value[5:].decode())
    except Exception:  # what is damaged in spite of its checksum
        return None
