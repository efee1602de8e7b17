"""How tables are written as text, and where in a row as it stands in the file its fields are."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cablelint.inputs.document import Locate
from cablelint.inputs.pieces import Piece, locator
from cablelint.text import Decoded

# The public dump has no header row, but a number and a date before all else.
looks_like_dump = re.compile(r'\ufeff?"?\d+"?,"?\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d"?,').match
_escaped_quote = re.compile(r'[^\\]\\"[^,;\t\r\n]').search
_doubled_quote = re.compile(r'[^,;\t\r\n]""[^,;\t\r\n]').search


class Dialect(NamedTuple):
    """What parts the fields, and whether a backslash makes the next character plain; `""` always does."""

    delimiter: str = ","
    escapes: bool = False
    is_dump: bool = False


class _Field(NamedTuple):
    """One field of a row, as pieces of its value, and where it ends."""

    pieces: list[Piece]
    length: int  # of the value
    end: int  # where the closing quote stands, or what parts it from the next


class Row(NamedTuple):
    """A row as it stands in its file: the origin of a message."""

    raw: bytes
    encoding: str | None  # of `raw`; None: that of the message
    line: int  # its first line
    dialect: Dialect
    parts: tuple[int, ...]  # the columns that the text of the message was put together from

    def about(self) -> tuple[object, ...]:
        """What else decides where places of the message are."""
        return self.encoding, self.dialect, self.parts

    def locate(self, decoded: Decoded) -> Locate | None:
        """How to find places of the message in the file."""
        if decoded.bom or (self.encoding is None and decoded.encoding.startswith("utf-16")):
            return None  # the beginning of a field that looks like another encoding than the file has
        raw = self.raw.decode(self.encoding or decoded.encoding, "replace")
        fields = fields_of(raw, self.dialect)
        pieces: list[Piece] = []
        offset = 0
        for field in (fields[part] for part in self.parts):
            pieces += [Piece(offset + piece.offset, piece.there) for piece in field.pieces]
            offset += field.length
            # The blank line to the next field, or the line end, stands nowhere in the file.
            pieces += [Piece(offset, field.end), Piece(offset + 1, field.end)]
            offset += 2
        return locator(raw, self.line, pieces)


def dialect_of(head: str, name: str) -> Dialect:
    """The dialect of a table, by how it begins; the dump, and what databases export, has backslashes."""
    if looks_like_dump(head):
        return Dialect(escapes=True, is_dump=True)
    first = head.partition("\n")[0]
    most = max(",", "\t", ";", key=first.count)
    delimiter = "\t" if name.lower().endswith(".tsv") else most
    return Dialect(delimiter, bool(_escaped_quote(head)) and not _doubled_quote(head))


def is_open(line: str, dialect: Dialect) -> bool:
    """Whether a quote is opened in a line, or closed, and not the other again."""
    return (_escape.sub("", line) if dialect.escapes else line).count('"') % 2 == 1


def fields_of(raw: str, dialect: Dialect) -> list[_Field]:
    """The fields of a row that was read without a fault."""
    inside, outside = _ends(dialect)
    fields = []
    at, size = 0, len(raw)
    while at <= size:
        quoted = raw.startswith('"', at)
        at += quoted
        pieces, length = [Piece(0, at)], 0
        end = size
        for found in (inside if quoted else outside).finditer(raw, at):
            length += found.start() - at
            if len(found[0]) == 1 or found[0] == "\r\n":
                end = found.start()
                break
            at = found.end()
            pieces += [Piece(length, found.start()), Piece(length + 1, at)]
            length += 1
        fields.append(_Field(pieces, length, end))
        at = end + quoted
        if not raw.startswith(dialect.delimiter, at):
            break
        at += 1
    return fields


_escape = re.compile(r"\\.", re.DOTALL)


@cache
def _ends(dialect: Dialect) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends a field with quotes and one without, or is an escape in it, of two characters."""
    escape = r"\\.|" if dialect.escapes else ""
    return (
        re.compile(f'{escape}""|"', re.DOTALL),
        re.compile(f"{escape}{re.escape(dialect.delimiter)}|\r\n|\r|\n", re.DOTALL),
    )
