"""A finding in words, for formats that have one text a finding and draw nothing."""

from __future__ import annotations

from cablelint.finding import Address, Crash, Finding
from cablelint.outputs.characters import visible

SEEN_BY_ITSELF = "here"  # a label that says nothing where nothing is drawn


def sentences(finding: Finding) -> list[str]:
    """The message with the label of the place, the help, the notes."""
    label = f" ({finding.label})" if finding.label not in ("", SEEN_BY_ITSELF, finding.help) else ""
    lines = [f"{finding.message}{label}"]
    if finding.help:
        lines.append(f"help: {finding.help}")
    return [visible(line) for line in (*lines, *(f"note: {note}" for note in finding.notes))]


def failure(crash: Crash) -> str:
    """A fault of ours, or of a plug-in."""
    doing = f"in rule {crash.rule}" if crash.rule[-1:].isdigit() else f"while {crash.rule}"
    return visible(f"{crash.plugin or 'cablelint'} failed {doing}: {crash.error}")


def place(finding: Finding, address: Address) -> str:
    """Where a finding is in its message: PATH:LINE:COLUMN."""
    return f"{visible(str(address))}:{finding.start.line}:{finding.start.column}"
