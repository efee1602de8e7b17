"""The fields of one line, and the parts of a list in it.  All lines are fictional."""

from cablelint.syntax.fields import items, match


def fields(kind: str, line: str) -> dict[str, str] | None:
    """The fields that a line has; None where it is malformed."""
    found = match(kind, line, 0, len(line))
    return found and {name: value for name, value in found.groupdict().items() if value is not None}


def parts(name: str, line: str) -> list[str]:
    return [found[0] for found in items(name, line, 0, len(line))]
