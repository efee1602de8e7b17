"""Two versions of a file in, a unified patch out, as `git apply` takes it: bytes, of any encoding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from cablelint.outputs.characters import BOLD, DIM, GREEN, RED, laid_out, painted
from cablelint.text import decode

_NO_END = b"\\ No newline at end of file\n"


def patch(path: str, old: bytes, new: bytes) -> bytes:
    """The patch that makes `new` of `old`; empty where they are the same.

    `path` is relative, its parts joined by slashes.
    """
    # Latin-1 has a character for each byte, and lines end at LF alone, as git has it.
    lines = unified_diff(_lines(old), _lines(new), _name("a/" + path), _name("b/" + path))
    return b"".join(_whole(line.encode("latin-1")) for line in lines)


def drawn(patch: bytes, *, colour: bool, unicode: bool) -> Iterator[str]:
    """The lines of a patch for a terminal: in colours, blanks that change at the end of a line drawn."""
    for line in decode(patch).text.split("\n")[:-1]:
        sign = line[:1]
        heads = line.startswith(("--- ", "+++ "))
        kept = len(line.rstrip()) if sign in ("+", "-") and not heads else len(line)
        changed = tuple(at >= kept for at in range(len(line)))
        shown = "".join(laid_out(line, unicode=unicode, changed=changed)[0])
        style = BOLD if heads else {"-": RED, "+": GREEN, "@": DIM, "\\": DIM}.get(sign, "")
        yield painted(shown, style, on=colour and bool(style))


def _lines(data: bytes) -> list[str]:
    text = data.decode("latin-1")
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _whole(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n" + _NO_END


def _name(path: str) -> str:
    """The name as git writes it: in quotes where a byte could be mistaken; a blank needs a tab."""
    data = path.encode("utf-8", "surrogateescape")
    if any(byte < 0x20 or byte == 0x7F or byte in b'"\\' for byte in data):
        return f'"{"".join(_escaped(data))}"'
    return data.decode("latin-1") + ("\t" if b" " in data else "")


def _escaped(data: Iterable[int]) -> Iterator[str]:
    for byte in data:
        if byte in b'"\\':
            yield "\\" + chr(byte)
        else:
            yield chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"
