"""`cablelint parse`: how messages were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from cablelint.cli.words import Usage, UsageMistakesError, complain, count

if TYPE_CHECKING:
    from cablelint.inputs import Document
    from cablelint.text import Decoded

FORMATS = ("tree",)


def parse(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="files or directories; - is stdin", rich_help_panel="What to read"
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "-o",
            "--output-format",
            metavar="FMT",
            help="tree: zones and values, with their places [tree]",
            rich_help_panel="Output",
        ),
    ] = "tree",
) -> Callable[[], int]:
    """The job of showing how messages were read."""
    mistakes = []
    if not paths:
        mistakes.append(
            Usage("there is no PATH", ("name a file: `cablelint parse outgoing/07EXAMPLETON412.txt`",))
        )
    if output_format not in FORMATS:
        mistakes.append(Usage(f"unknown format `{output_format}` in --output-format", ("expected `tree`",)))
    if mistakes:
        raise UsageMistakesError(*mistakes)
    return partial(_show, paths or [])


def _show(paths: list[str]) -> int:
    from cablelint.cli import USAGE
    from cablelint.cli.streams import standard_output
    from cablelint.inputs import Document, Reading, Unreadable, documents
    from cablelint.outputs.characters import visible
    from cablelint.settings import Settings

    out = standard_output()
    status = 0
    for found in documents(paths, Reading(Settings().max_message_size)):
        if isinstance(found, Unreadable):
            complain(Usage(f"cannot read `{found.path}`: {found.reason}"))
            status = USAGE
        elif isinstance(found, Document):
            for line in _lines(found):
                out.write(visible(line, unicode=out.unicode) + "\n")
    return status


def _lines(document: Document) -> Iterator[str]:
    """How a document was read; any text is taken for a message, or for a part of one."""
    from cablelint.message.build import read
    from cablelint.message.outline import tree
    from cablelint.text import decode

    decoded = decode(document.data, document.encoding)
    message = read(decoded.text, identifier=document.identifier, certain=True)
    assert message is not None
    yield f"{document.address}: {_facts(decoded)}"
    yield from tree(message).rstrip("\n").split("\n")


def _facts(decoded: Decoded) -> str:
    """How the bytes were read: `one message, UTF-8, LF, 34 lines`."""
    from cablelint.text import LineIndex

    text = decoded.text
    crlf, lf = text.count("\r\n"), text.count("\n")
    if lf:
        ending = "CRLF" if crlf == lf else "LF and CRLF" if crlf else "LF"
    else:
        ending = "CR" if "\r" in text else "no line end"
    encoding = {"cp1252": "windows-1252"}.get(decoded.encoding, decoded.encoding.upper())
    return f"one message, {encoding}, {ending}, {count(len(LineIndex(text)), 'line')}"
