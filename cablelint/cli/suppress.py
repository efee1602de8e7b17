"""`cablelint suppress`: writes one suppression, with its reason, and keeps what stands in the file."""

# No annotations as strings here: Typer would evaluate each of them twice, at every start.

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cablelint.cli.help import option

if TYPE_CHECKING:
    from datetime import date

    from cablelint.cli.words import Usage

_WHAT, _CONFIG = "What to suppress", "Configuration"

EPILOG = """\
It is written to cablelint-suppressions.toml beside the configuration, or here.
Examples:
  cablelint suppress MRK004 07EXAMPLETON412 --reason "thus in the original"
  cablelint suppress TXT005 "outgoing/*.txt" --reason R --until 2027-01-01"""


def suppress(
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="the code or the name of one rule", rich_help_panel=_WHAT)
    ] = "",
    where: Annotated[
        str,
        typer.Argument(
            metavar="WHERE", help="the id of a message, a path, or a pattern", rich_help_panel=_WHAT
        ),
    ] = "",
    reason: Annotated[str, option(_WHAT, "--reason", "why; it is required", "TEXT")] = "",
    text: Annotated[str, option(_WHAT, "--text", "only where the line holds this", "TEXT")] = "",
    until: Annotated[str, option(_WHAT, "--until", "from this day on report it again", "DATE")] = "",
    config: Annotated[
        list[str] | None, option(_CONFIG, "--config", "the file to write beside", "FILE")
    ] = None,
) -> Callable[[], int]:
    """The job of writing a suppression."""
    from cablelint.cli.words import Usage, UsageMistakesError, unknown_rule
    from cablelint.rules.pages import heads
    from cablelint.rules.selection import chosen, find_rule, unknown

    mistakes: list[Usage] = []
    code = find_rule(rule, heads())
    if not rule or not where:
        mistakes.append(Usage("RULE or WHERE is missing", ("`cablelint suppress MRK004 07EXAMPLETON412`",)))
    elif code is None and (family := chosen([rule], "", heads()).specificity):
        mistakes.append(Usage(f"`{rule}` means {len(family)} rules", (f"name one: `{min(family)}`",)))
    elif code is None:
        mistakes.append(unknown_rule(unknown(rule, "", heads())))
    if not reason.strip():
        mistakes.append(Usage("there is no reason", ("say why it is as it has to be: `--reason TEXT`",)))
    day = _day(until, mistakes) if until else None
    if mistakes or code is None:
        raise UsageMistakesError(*mistakes)
    entry = {"rule": code, **_place(where), "text": text or None, "reason": reason.strip(), "until": day}
    return partial(_write, {key: value for key, value in entry.items() if value is not None}, config)


def _day(text: str, mistakes: "list[Usage]") -> "date | None":
    from datetime import date

    from cablelint.cli.words import Usage

    try:
        return date.fromisoformat(text)
    except ValueError:
        mistakes.append(Usage(f"`{text}` is not a date, in --until", ("expected such as `2027-01-01`",)))
        return None


def _place(where: str) -> dict[str, str]:
    """A path, if there is such a file or it is written as one; or else the identifier of a message."""
    import os

    if os.path.exists(where) or any(sign in where for sign in "/\\.*?["):
        return {"path": where.replace(os.sep, "/")}
    return {"id": where}


def _write(entry: dict[str, Any], config: list[str] | None) -> int:
    import os

    from cablelint.cli.configured import configuration
    from cablelint.cli.words import Usage, UsageMistakesError, say
    from cablelint.config.find import SUPPRESSIONS, shown

    configured = configuration(config, ["."], note=False)
    path = configured.found.suppressions or os.path.join(configured.found.root, SUPPRESSIONS)
    if "path" in entry:  # a pattern counts from the folder of the file
        relative = os.path.relpath(os.path.abspath(entry["path"]), os.path.dirname(path))
        entry["path"] = relative.replace(os.sep, "/")
    try:
        number = _added(path, entry)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageMistakesError(Usage(f"cannot write to `{shown(path)}`: {reason}")) from error
    where = entry.get("id") or entry.get("path")
    are = "is 1 suppression" if number == 1 else f"are {number:,} suppressions"
    say(f"Wrote {shown(path)}: {entry['rule']} is suppressed in {where}. There {are} in it.")
    return 0


def _added(path: str, entry: dict[str, Any]) -> int:
    """Add the entry to the file, which may not be there yet; the number of entries in it."""
    import os
    import tempfile

    import tomlkit
    from tomlkit.items import AoT

    from cablelint.cli.words import Usage, UsageMistakesError

    old = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            old = file.read()
    document = tomlkit.parse(old)
    entries = document.setdefault("suppress", tomlkit.aot())
    same = ("rule", "id", "path", "text")
    if any(all(one.get(key) == entry.get(key) for key in same) for one in entries):
        raise UsageMistakesError(Usage("there is such a suppression already; the file was left as it is"))
    table = tomlkit.table() if isinstance(entries, AoT) else tomlkit.inline_table()
    table.update(entry)
    if old.strip() and isinstance(table, tomlkit.items.Table):
        table.trivia.indent = "\n"  # a blank line before it
    entries.append(table)
    handle, beside = tempfile.mkstemp(prefix=".cablelint-", dir=os.path.dirname(path) or ".")
    with open(handle, "w", encoding="utf-8", newline="") as file:
        file.write(tomlkit.dumps(document))
    os.chmod(beside, os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o644)
    os.replace(beside, path)
    return len(entries)
