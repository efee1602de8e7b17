"""Outcomes that are known from earlier runs, and those that are made now and kept.

What is kept of a message depends on its bytes, on what the reader says of it, on the rules and on this
cablelint; all of that is in its key.  What depends on more, the places in a file and the exceptions of the
settings, is put on afterwards, whether a result is kept or new.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from cablelint import __version__
from cablelint.finding import Result
from cablelint.inputs.document import Document, Found, Locate, NotCable
from cablelint.plugins import plugins_fingerprint
from cablelint.resources import fingerprint
from cablelint.rules.stamp import LONGEST_LINE
from cablelint.rules.unchecked import TOO_SLOW
from cablelint.run.compact import BEHIND, Plain, packed, unpacked
from cablelint.run.runner import Made
from cablelint.run.store import Store
from cablelint.settings import Settings, select_rules
from cablelint.text import decode

Check = Callable[[Iterator[list[Found]], Settings], Generator[Iterable[Made], None, None]]


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
        for key, outcome in zip(batch.keys, batch.known, strict=True):
            if outcome is None:
                outcome = next(new)
                if key is not None and (value := _value(outcome)) is not None:
                    kept.append((key, value))
            if settings.exceptions is not None and isinstance(outcome, Result):
                outcome = settings.exceptions.applied(outcome)
            yield outcome
    finally:
        if kept:
            store.put(kept)


def _about(settings: Settings, certain: bool) -> bytes:
    """What all keys of a run have in common."""
    rules = sorted((code, int(severity)) for code, severity in select_rules(settings).items())
    forced = sorted((word, int(severity)) for word, severity in settings.severities.items())
    ours = (__version__, fingerprint(), plugins_fingerprint(), sys.implementation.name, sys.version_info[:3])
    return repr((ours, settings.profile, rules, forced, certain)).encode()


def _key(found: Found, settings: Settings, about: bytes) -> bytes | None:
    """The key of a document; None where its outcome is not kept."""
    if not isinstance(found, Document) or not found.size == len(found.data) <= settings.max_message_size:
        return None
    told = (found.identifier, found.certain, found.encoding, found.metadata, _is_in_file(found))
    digest = blake2b(about, digest_size=16)
    digest.update(repr(told).encode())
    digest.update(found.data)
    return digest.digest()


def _is_in_file(found: Document) -> bool:
    """Whether the lines of the message are those of its file."""
    return found.origin is None and found.address.record is None


def _value(made: Made) -> bytes | None:
    """What is kept of an outcome; None if nothing is: it may be another one the next time."""
    plain: Any = None
    if isinstance(made, Result):
        if made.crashes or any(finding.code == TOO_SLOW for finding in made.findings):
            return None
        values, findings, _, _, comparable = packed(made)
        plain = values, [_bare(one) for one in findings], comparable and _comparable(comparable, _bare)
    elif not isinstance(made, NotCable):
        return None
    data = json.dumps(plain, separators=(",", ":")).encode()
    return crc32(data).to_bytes(4, "big") + data


def _known(value: bytes | None, found: Found) -> Made | None:
    """The outcome that was kept; None if there is none, or if the value is damaged."""
    if value is None or not isinstance(found, Document) or value[:4] != crc32(value[4:]).to_bytes(4, "big"):
        return None
    try:
        return _restored(value, found)
    except Exception:  # it is met again, and told, where the message is checked
        return None


def _restored(value: bytes, found: Document) -> Result | NotCable:
    kept = json.loads(value[4:])
    if kept is None:
        return NotCable(found.address)
    values, findings, comparable = kept
    if not findings and comparable is None:
        return unpacked((values, (), (), (), None), found.address)
    decoded = decode(found.data, found.encoding)
    locate = None if found.origin is None else found.origin.locate(decoded)
    whole = partial(_whole, lines=_lines(decoded.text), in_file=_is_in_file(found), locate=locate)
    comparable = comparable and _comparable(comparable, whole)
    return unpacked((values, [whole(one) for one in findings], (), (), comparable), found.address)


def _bare(packed_finding: Plain) -> Plain:
    """A packed finding without its lines, which stand in the message, and its places in the file."""
    return (*packed_finding[:BEHIND], [number for number, _ in packed_finding[-1]])


def _whole(bare: Plain, lines: list[str], in_file: bool, locate: Locate | None) -> Plain:
    """The packed finding, with what was left out."""
    *plain, numbers = bare
    _, _, _, _, line, column, offset, end_line, end_column, end_offset, *_ = plain
    start = end = None
    if locate is not None:
        start, end = locate(offset), locate(end_offset)
    elif in_file:
        start, end = (line, column), (end_line, end_column)
    drawn = [(number, lines[number - 1].rstrip("\r\n")[:LONGEST_LINE]) for number in numbers]
    return [*plain, start, end, drawn]


def _comparable(packed_comparable: Plain, changed: Callable[[Plain], Plain]) -> Plain:
    """What is packed for the rules COR, with its findings changed."""
    name, digest, place, key, claims = packed_comparable
    return name, digest, changed(place), key, [(changed(finding), sought) for finding, sought in claims]


def _lines(text: str) -> list[str]:
    """The lines of a text as text.LineIndex has them; here all of them are cut at once."""
    return text.split("\r" if "\r" in text and "\n" not in text else "\n")
