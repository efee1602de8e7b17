"""Where a finding is, for programs that open files: paths from the root of a project, lines of the file."""

from __future__ import annotations

import os
from typing import NamedTuple

from cablelint.finding import Address, Finding


class Place(NamedTuple):
    """A stretch of a file: lines and columns (code points) from 1, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


def in_file(finding: Finding, address: Address) -> Place | None:
    """Where a finding is in the file of the path; None in archives, and where only the record is known."""
    if finding.file_start is None or finding.file_end is None or address.member is not None:
        return None
    return Place(*finding.file_start, *finding.file_end)


def place_shown(finding: Finding, address: Address, *, in_file: bool) -> tuple[Address, int, int]:
    """The address, line and column that people are shown; those in the file only where they are known."""
    if not in_file or finding.file_start is None:
        return address, finding.start.line, finding.start.column
    return Address(address.path, address.member), *finding.file_start


def is_file(address: Address) -> bool:
    """Whether a file holds this message alone."""
    return address.member is None and address.record is None


def is_as_in_file(finding: Finding, address: Address) -> bool:
    """Whether the positions of a finding in its message are those in the file, too: not those of a page."""
    return (
        is_file(address) and finding.file_start == finding.start[:2] and finding.file_end == finding.end[:2]
    )


def folder_of_both(folder: str | None, path: str) -> str:
    """The folder, with its slash, that a path and a folder known before (or None) are below."""
    common = path if folder is None else folder
    while common and not (common.endswith(("/", "\\")) and path.startswith(common)):
        common = common[:-1]
    return common


def from_root(path: str, root: str | None) -> str:
    """A path with slashes, from the root of the project if it is below that, without `./`."""
    if root:
        from_there = os.path.relpath(os.path.abspath(path), root)
        if not from_there.startswith(os.pardir):
            path = from_there
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path
