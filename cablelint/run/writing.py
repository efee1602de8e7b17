"""Fixed messages into files: whole or not at all, never over what was not read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from cablelint.finding import Address
from cablelint.inputs.document import reason

_TEXTS = (".txt", ".cable")


class NotWrittenError(Exception):
    """A file that was left as it is, and why, in words that end a sentence."""


def write_in_place(path: str, read: bytes, data: bytes) -> None:
    """Replace the content of a file, of which `read` was read.  Raises NotWrittenError.

    Of a link, what it leads to is written.  The mode is kept, and the owner where that is allowed.
    """
    target = os.path.realpath(path)
    try:
        if not os.path.isfile(target):
            raise NotWrittenError("it is not a regular file")
        with open(target, "r+b") as file:  # a file that may not be written is not replaced either
            status = os.fstat(file.fileno())
            if file.read() != read:
                raise NotWrittenError("it changed since it was read")
        beside = _written_beside(target, data, status)
        now = os.stat(target)
        if (now.st_mtime_ns, now.st_size, now.st_ino) != (status.st_mtime_ns, status.st_size, status.st_ino):
            os.unlink(beside)
            raise NotWrittenError("it changed since it was read")
        os.replace(beside, target)
    except OSError as error:
        raise NotWrittenError(reason(error)) from error


def write_copy(folder: str, name: str, data: bytes, source: str) -> None:
    """Write a file below a folder; `source`: where the message came from.  Raises NotWrittenError."""
    target = os.path.join(folder, name)
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        root, parent = os.path.realpath(folder), os.path.realpath(os.path.dirname(target))
        if os.path.commonpath([root, parent]) != root:
            raise NotWrittenError("a link leads out of the folder")
        target = os.path.join(parent, os.path.basename(target))
        if os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target):
            raise NotWrittenError("it is the file that was read")
        if os.path.isdir(target):
            raise NotWrittenError("it is a folder")
        status = os.stat(source) if os.path.isfile(source) else None
        os.replace(_written_beside(target, data, status), target)
    except OSError as error:
        raise NotWrittenError(reason(error)) from error


def copy_name(address: Address, identifier: str | None, *, extracted: bool) -> str:
    """The name of the copy of a message below a folder: the path it came from, with no way out of the folder.

    A record is a file in a folder that is named after its table.
    """
    path = os.path.abspath(address.path)
    here = os.path.join(os.getcwd(), "")
    parts = _parts(path.removeprefix(here)) + (_parts(address.member) if address.member else [])
    if address.record is not None:
        parts.append(f"{'-'.join([str(address.record), *_parts(identifier or '')])}.txt")
    elif extracted and not parts[-1].lower().endswith(_TEXTS):
        parts[-1] += ".txt"
    return os.path.join(*parts)


def _parts(path: str) -> list[str]:
    """The names in a path of any system, without drive, root and steps upwards."""
    names = path.replace("\\", "/").replace("\0", "").split("/")
    return [name.replace(":", "_") for name in names if name not in ("", ".", "..")]


def _written_beside(target: str, data: bytes, like: os.stat_result | None) -> str:
    """A new file beside the target that holds the data, with the mode and owner of `like`."""
    import tempfile

    descriptor, beside = tempfile.mkstemp(prefix=".cablelint-", dir=os.path.dirname(target))
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if like is not None and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(beside, like.st_uid, like.st_gid)
        os.chmod(beside, 0o644 if like is None else stat.S_IMODE(like.st_mode))
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    return beside
