"""JSON Lines, one message a line: an object whose keys are those of a table's header row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from cablelint.finding import Address
from cablelint.inputs.columns import Columns, UnknownColumnsError, columns_of
from cablelint.inputs.document import Found, NotCable, Reading, unreadable
from cablelint.inputs.record import found_in
from cablelint.inputs.source import Source
from cablelint.inputs.text import SAMPLE
from cablelint.text import decode

LONGEST = 4  # how many times longer than its message a line may be
_CHUNK = 1024 * 1024


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The messages of all lines that are not blank, read as they are asked for."""
    longest = LONGEST * max(reading.limit, SAMPLE)
    columns: dict[tuple[str, ...], Columns] = {}
    record = 0
    for number in count(1):
        line = source.file.readline(longest + 1)
        if not line:
            return
        if not line.strip():
            continue
        record += 1
        address = Address(source.address.path, source.address.member, record)
        if len(line) > longest:
            _pass_over(source, line)
            yield unreadable(address, f"line {number:,} has more than {longest:,} bytes")
            continue
        value = _object(line, reading.encoding)
        if value is None:
            cut = "" if line.endswith(b"\n") else "cut off: "
            yield unreadable(address, f"{cut}line {number:,} is not a JSON object")
            continue
        names = tuple(value)
        try:
            if names not in columns:
                columns[names] = columns_of(names, reading.columns)
        except UnknownColumnsError as error:
            yield NotCable(address, str(error))
        else:
            yield found_in(list(value.values()), columns[names], address, reading.limit)


def _object(line: bytes, encoding: str) -> dict[str, Any] | None:
    try:
        value = json.loads(decode(line, encoding).text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _pass_over(source: Source, line: bytes) -> None:
    """Read the rest of a line that is not kept."""
    while line and not line.endswith(b"\n"):
        line = source.file.readline(_CHUNK)
