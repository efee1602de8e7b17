"""Charts as SVG: bars, each of several parts, whose classes a stylesheet has the colours of.

A chart says what it shows in words (`aria-label`); its figures stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from cablelint.outputs.markup import text

WIDTH = 440  # units of the drawing, which is scaled to its place; a letter of text is 12 high
DIGIT, LETTER = 7.5, 9  # about the width of one
MOST_LETTERS = 14
ROW = 22


class Bar(NamedTuple):
    """A bar: its name, what a pointer is told, and its parts with their classes."""

    name: str
    told: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.parts)


def upright(bars: Sequence[Bar], label: str, height: int = 190) -> str:
    """Bars beside each other, such as years, with a scale to the left."""
    step, top = _scale(max(bar.total for bar in bars))
    left, base, head = DIGIT * len(f"{top:,}") + 8, height - 20, 8
    unit = (base - head) / top
    slot = (WIDTH - left - 2 * DIGIT) / len(bars)
    lines = []
    for tick in range(0, top + 1, step):
        at = _figure(base - tick * unit)
        lines.append(f'<line x1="{left}" x2="{WIDTH}" y1="{at}" y2="{at}"/>')
        lines.append(f'<text x="{left - 6}" y="{at}" dy="4" text-anchor="end">{tick:,}</text>')
    every = -(-max(DIGIT * len(bar.name) + 10 for bar in bars) // slot)  # so many bars to a name
    width = min(40.0, slot * 0.8)
    for number, bar in enumerate(bars):
        x = left + slot * (number + 0.5)
        y = float(base)
        lines.append(f"<g><title>{text(bar.told)}</title>")
        for part, size in _drawn(bar, unit):
            y -= size
            lines.append(_box(part, x - width / 2, y, width, size))
        lines.append("</g>")
        if number % every == 0:
            name = text(bar.name)
            lines.append(f'<text x="{_figure(x)}" y="{height - 4}" text-anchor="middle">{name}</text>')
    return _chart(lines, height, label)


def level(bars: Sequence[Bar], label: str) -> str:
    """Bars one below the other, such as posts, each with its number behind it."""
    names = [_cut(bar.name) for bar in bars]
    highest = max(1, *(bar.total for bar in bars))
    left = LETTER * max(map(len, names)) + 12
    unit = (WIDTH - left - DIGIT * len(f"{highest:,}") - 8) / highest
    lines = []
    for number, (bar, name) in enumerate(zip(bars, names, strict=True)):
        y = number * ROW
        middle = y + ROW // 2 + 4
        lines.append(f'<text x="{left - 8}" y="{middle}" text-anchor="end">{text(name)}</text>')
        lines.append(f"<g><title>{text(bar.told)}</title>")
        x = float(left)
        for part, size in _drawn(bar, unit):
            lines.append(_box(part, x, y + 3, size, ROW - 6))
            x += size
        lines.append(f'</g><text x="{_figure(x + 6)}" y="{middle}">{bar.total:,}</text>')
    return _chart(lines, ROW * len(bars), label)


def share(part: str, number: int, total: int) -> str:
    """A bar for a cell of a table, beside its figure."""
    width = _figure(100 * number / max(1, total))
    return (
        '<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="8"/><rect class="{part}" width="{width}" height="8"/></svg>'
    )


def _drawn(bar: Bar, unit: float) -> Iterator[tuple[str, float]]:
    return ((part, number * unit) for part, number in bar.parts if number)


def _box(part: str, x: float, y: float, width: float, height: float) -> str:
    place = f'x="{_figure(x)}" y="{_figure(y)}" width="{_figure(width)}" height="{_figure(height)}"'
    return f'<rect class="{part}" {place}/>'


def _chart(lines: list[str], height: int, label: str) -> str:
    head = f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{text(label)}">'
    return "\n".join([head, *lines, "</svg>"])


def _scale(highest: int) -> tuple[int, int]:
    """The step of a scale of at most five steps, a round number, and where the scale ends."""
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if 5 * step >= highest)
    return step, step * max(1, -(-highest // step))


def _cut(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
