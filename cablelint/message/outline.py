"""How a message was read, as an indented outline: `cablelint parse -o tree`."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.build import Reading, read_lines
from cablelint.message.model import Message
from cablelint.syntax.lines import Line
from cablelint.syntax.parser import Node
from cablelint.text import LineIndex

_WIDTH = 44  # of the quoted beginning of a line


def tree(message: Message) -> str:
    """The tree of the message and what was set aside, a line a node, with line and column (from 1)."""
    reading = read_lines(message.text)
    assert reading is not None  # nothing was asked
    index = LineIndex(message.text)
    return "\n".join(_outline(message.text, reading, index)) + "\n"


def _outline(text: str, reading: Reading, index: LineIndex) -> Iterator[str]:
    yield from _node(text, reading.tree.root, index, 0)
    groups = (
        ("out of place", reading.tree.out_of_place),
        ("archive", reading.sorted.wrapper),
        ("page breaks", reading.sorted.blocks.breaks),
        ("page furniture", reading.sorted.blocks.furniture),
        ("captions in the text", reading.sorted.blocks.captions),
        ("another message", reading.sorted.foreign),
    )
    for name, lines in groups:
        if lines:
            yield name
            yield from (_line(text, line, index, 1) for line in lines)
    for copy in reading.sorted.copies:
        start, end = index.position(copy.start), index.position(copy.end)
        yield f"{copy.part} set aside, lines {start.line}-{end.line - (end.column == 1)}"


def _node(text: str, node: Node, index: LineIndex, depth: int) -> Iterator[str]:
    yield "  " * depth + node.name.replace("_", " ")
    for child in node.children:
        if isinstance(child, Line):
            yield _line(text, child, index, depth + 1)
        else:
            yield from _node(text, child, index, depth + 1)


def _line(text: str, line: Line, index: LineIndex, depth: int) -> str:
    place = index.position(line.start)
    words = " ".join(text[line.start : line.end].split())
    words = words if len(words) <= _WIDTH else words[: _WIDTH - 3] + "..."
    printable = "".join(letter if letter.isprintable() else "?" for letter in words)
    return f"{'  ' * depth}{line.kind} {place.line}:{place.column} {printable}"
