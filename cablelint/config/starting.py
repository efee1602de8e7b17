"""The file that `config init` writes: every key, explained, and commented out."""

from __future__ import annotations

from cablelint.config.keys import KEYS

_HEAD = """\
# Settings of cablelint.  Every line that begins with `#` is an example, or a
# remark: take away the `#` of what you want.  The command line is over this
# file; `cablelint config show` tells what counts, and where it comes from.
"""
_TAIL = """
# Findings that are as they have to be, each with a reason.  They may stand in a
# file of their own, too: cablelint-suppressions.toml, beside this one.
# [[{table}suppress]]
# rule = "MRK004"
# id = "07EXAMPLETON412"            # or path = "outgoing/*.txt"
# text = "3. (S)"                   # only where the line holds this
# reason = "thus in the original"
# until = 2027-01-01                # from then on it is reported again
"""


def starting_file(*, in_pyproject: bool = False) -> str:
    """The text of a configuration file in which nothing is set yet."""
    parts = [_HEAD]
    if in_pyproject:
        parts.append("[tool.cablelint]\n")
    for key in KEYS.values():
        parts.append(f"# {key.help}\n# {key.name} = {key.example}\n")
    table = "tool.cablelint." if in_pyproject else ""
    return "\n".join(parts) + _TAIL.format(table=table)
