"""HTML in pieces: texts that nothing in them can act upon, tables, figures in words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cablelint.outputs.characters import visible


def text(words: str) -> str:
    """Words as they are to be read, whatever signs they hold."""
    return escape(visible(words))


def quoting(words: str) -> str:
    """Words, what stands in back-ticks marked as code."""
    parts = words.split("`")
    if len(parts) % 2 == 0:
        return text(words)
    return "".join(f"<code>{text(part)}</code>" if n % 2 else text(part) for n, part in enumerate(parts))


def percent(number: int, total: int) -> str:
    """A share: `19.2%`."""
    return f"{100 * number / max(1, total):.1f}%"


def table(caption: str, heads: Iterable[str], *groups: Iterable[str]) -> list[str]:
    """The lines of a table, its rows in groups.

    A head that begins with `#` is that of figures, which stand to the right.
    """
    named = "".join(
        f'<th scope="col" class="figure">{text(head[1:])}</th>'
        if head.startswith("#")
        else f'<th scope="col">{text(head)}</th>'
        for head in heads
    )
    return [
        f'<div class="wide" role="region" aria-label="{text(caption)}" tabindex="0">',
        f"<table><caption>{text(caption)}</caption>",
        f"<thead><tr>{named}</tr></thead>",
        *(line for group in groups for line in ("<tbody>", *group, "</tbody>")),
        "</table></div>",
    ]


def row(name: str, *cells: str, last: bool = False) -> str:
    """A row: a name and cells, all of them markup; `last`: it adds up those above it."""
    inside = f'<th scope="row">{name}</th>' + "".join(cells)
    return f'<tr class="sum">{inside}</tr>' if last else f"<tr>{inside}</tr>"


def figure(number: int | str) -> str:
    """The cell of a figure; nothing at all is a point, which hides no figure."""
    shown = f"{number:,}" if isinstance(number, int) else number
    return f'<td class="figure">{shown}</td>' if number else '<td class="figure nothing">·</td>'
