"""The options that say which messages are read: lists of paths, changes in git, identifiers, samples."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from cablelint.inputs import STANDARD_INPUT

if TYPE_CHECKING:
    from cablelint.cli.check import Arguments
    from cablelint.cli.configured import Configured
    from cablelint.cli.values import Parser
    from cablelint.inputs.git import Change
    from cablelint.run.choice import Only, Sample

_RECORDS = re.compile(r"records? +([0-9].*)")
_RANGE = re.compile(r"([0-9]+)(?: *(-) *([0-9]*))?")
MOST = 2**63  # no table has more records


class Which(NamedTuple):
    """Which messages are read, of those that lie in the paths."""

    change: Change | None = None
    only: Only | None = None
    sample: Sample | None = None
    gitignore: bool = True
    follow_links: bool = False

    @property
    def all(self) -> bool:
        """Whether no message of the paths is passed over."""
        return self.change is None and self.only is None and self.sample is None


def with_listed(given: Arguments, parser: Parser) -> Arguments:
    """The arguments with the paths of --files-from behind those that were named."""
    if given.files_from is None:
        if given.null:
            parser.mistake("`--null` does nothing by itself", "it says how the paths in `--files-from` end")
        return given
    paths = given.paths or []
    if given.files_from == STANDARD_INPUT and STANDARD_INPUT in paths:
        parser.mistake("`--files-from -` with the path `-`", "the standard input is a message, or a list")
        return given
    try:
        data = _bytes(given.files_from)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        parser.mistake(f"cannot read `{given.files_from}`, in --files-from: {reason}")
        return given._replace(paths=paths)
    return given._replace(paths=[*paths, *_listed(data, b"\0" if given.null else b"\n")])


def which(given: Arguments, configured: Configured, parser: Parser) -> Which:
    """What the options mean; mistakes go to the parser."""
    return Which(
        _change(given, parser),
        _only(given.only, parser) if given.only else None,
        _sample(given, parser),
        gitignore=not given.no_gitignore and configured.value("respect-gitignore", True),
        follow_links=given.follow_symlinks or configured.value("follow-symlinks", False),
    )


def _bytes(path: str) -> bytes:
    if path == STANDARD_INPUT:
        import sys

        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def _listed(data: bytes, end: bytes) -> list[str]:
    """The paths of a list; a file that is called `-` is no standard input."""
    names = (name if end == b"\0" else name.removesuffix(b"\r") for name in data.split(end))
    paths = (os.fsdecode(name) for name in names if name)
    return [os.path.join(os.curdir, path) if path == STANDARD_INPUT else path for path in paths]


def _change(given: Arguments, parser: Parser) -> Change | None:
    if not (given.changed or given.staged or given.since is not None):
        return None
    from cablelint.inputs.git import Change

    if given.staged and (given.changed or given.since is not None):
        other = "--changed" if given.changed else "--since"
        parser.mistake(f"`--staged` with `{other}`", "what is staged is compared with the last commit")
    if STANDARD_INPUT in (given.paths or ()):
        parser.mistake("`-` has no history", "leave out `--changed`, `--since` or `--staged`")
    return Change(given.since, given.staged)


def _only(values: list[str], parser: Parser) -> Only:
    from cablelint.run.choice import Only

    identifiers: set[str] = set()
    records: list[range] = []
    for value in values:
        listed = _RECORDS.fullmatch(value.strip())
        if listed is None:
            identifiers.update(part.strip().upper() for part in value.split(",") if part.strip())
        else:
            records += [_records(part.strip(), parser) for part in listed[1].split(",")]
    return Only(frozenset(identifiers), tuple(records))


def _records(text: str, parser: Parser) -> range:
    """The records that `12`, `10-20` or `10-` means."""
    found = _RANGE.fullmatch(text)
    if found is not None:
        first = int(found[1])
        last = int(found[3] or MOST) if found[2] else first
        if 1 <= first <= last:
            return range(first, last + 1)
    parser.mistake(f"`{text}` is no range of records, in --only", "as in `records 10-20`")
    return range(0)


def _sample(given: Arguments, parser: Parser) -> Sample | None:
    if given.sample is None:
        if given.seed is not None:
            parser.mistake("`--seed` does nothing by itself", "it repeats a sample: add `--sample`")
        return None
    from cablelint.run.choice import Sample

    by_chance = str(int.from_bytes(os.urandom(2), "big"))  # told at the end, so that it can be repeated
    seed = parser.number("seed", given.seed or by_chance)
    text = given.sample.strip()
    if text.isascii() and text.isdigit() and int(text):
        return Sample(int(text), 1.0, seed)
    share = re.fullmatch(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)%", text)
    if share is None or float(share[1]) > 100:
        parser.mistake(f"`{given.sample}` is no sample, in --sample", "expected as in `500` and `1%`")
        return None
    return Sample(None, float(share[1]) / 100, seed)
