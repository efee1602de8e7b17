"""What the command line says about itself: mistakes of usage, numbers in words; all of it on stderr."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from cablelint.cli.streams import standard_error, uses_colour, width
from cablelint.outputs.numbers import count as count  # for all that speaks on stderr

if TYPE_CHECKING:
    from cablelint.rules.selection import Unknown


class Spot(NamedTuple):
    """Where a mistake is: a stretch of one line of a file, and what is said below it."""

    file: str
    line: int
    column: int
    end: int
    text: str
    label: str


class Usage(NamedTuple):
    """A mistake: what is wrong, as a fact, and what to do about it."""

    message: str
    helps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spot: Spot | None = None


class UsageMistakesError(Exception):
    """All that is wrong with the arguments; nothing was run."""

    def __init__(self, *mistakes: Usage) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(mistake.message for mistake in mistakes))


def complain(mistake: Usage) -> None:
    """Say on stderr what is wrong."""
    from cablelint.outputs.characters import RED

    _say("error", RED, mistake)


def warn(message: str) -> None:
    """Say on stderr what was done otherwise than it may seem."""
    from cablelint.outputs.characters import YELLOW

    _say("warning", YELLOW, Usage(message))


def say(text: str) -> None:
    """Say on stderr what was done: on a terminal in lines that fit, in a log in one."""
    from cablelint.outputs.characters import visible, wrapped

    err = standard_error()
    for line in wrapped(text, width(err) - 1) if err.is_terminal else [text]:
        err.write(f"{visible(line, unicode=err.unicode)}\n")


def _say(level: str, colour: str, mistake: Usage) -> None:
    from cablelint.outputs.characters import BOLD, painted, visible

    err = standard_error()
    head = painted(level, BOLD, colour, on=uses_colour(err))
    err.write(f"{head}: {visible(mistake.message, unicode=err.unicode)}\n")
    if mistake.spot is not None:
        err.write("".join(f"{line}\n" for line in _drawn(mistake, mistake.spot)))
        return
    for kind, texts in (("note", mistake.notes), ("help", mistake.helps)):
        for text in texts:
            err.write("".join(f"{line}\n" for line in _remark(kind, visible(text, unicode=err.unicode))))


def _drawn(mistake: Usage, spot: Spot) -> Iterable[str]:
    """The place of a mistake as that of a finding is drawn, without the first line."""
    from cablelint.finding import Address, Finding, Severity
    from cablelint.outputs.context import Context
    from cablelint.outputs.drawing import draw
    from cablelint.text import Position

    err = standard_error()
    finding = Finding(
        "",
        "",
        Severity.ERROR,
        mistake.message,
        Position(spot.line, spot.column, 1),
        Position(spot.line, spot.end, 1),
        label=spot.label,
        help=" ".join(mistake.helps),
        notes=mistake.notes,
        source=((spot.line, spot.text),),
    )
    context = Context(colour=uses_colour(err), width=width(err), unicode=err.unicode)
    return [*list(draw(finding, Address(spot.file), context))[1:], ""]


def _remark(kind: str, text: str) -> Iterable[str]:
    from cablelint.outputs.characters import wrapped

    lead = f"  = {kind}: "
    first, *more = wrapped(text, width(standard_error()) - len(lead))
    return [lead + first, *(" " * len(lead) + line for line in more)]


def unknown(kind: str, word: str, where: str, near: Iterable[str]) -> Usage:
    """A word that is not known, with those that are like it."""
    near = list(near)
    noun = f"{kind}s with similar names" if len(near) > 1 else f"{kind} with a similar name"
    article = "are" if len(near) > 1 else "is an" if kind[0] in "aeiou" else "is a"
    helps = (f"there {article} {noun}: {quoted(near)}",) if near else ()
    return Usage(f"unknown {kind} `{word}`{where}", helps)


def unknown_rule(mistake: Unknown) -> Usage:
    """A word that names no rule."""
    kind = "name" if "-" in mistake.word else "code"
    near = quoted(mistake.similar)
    there = (
        f"are rules with similar {kind}s" if len(mistake.similar) > 1 else f"is a rule with a similar {kind}"
    )
    where = f" in {mistake.option}" if mistake.option else ""
    helps = (*((f"there {there}: {near}",) if near else ()), "list all rules with `cablelint rule`")
    return Usage(f"unknown rule `{mistake.word}`{where}", helps)


def quoted(words: Iterable[str]) -> str:
    """Words in back-ticks, parted by commas."""
    return ", ".join(f"`{word}`" for word in words)
