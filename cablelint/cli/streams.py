"""Where the command line writes: stdout, stderr and files, with the errors that writing meets told apart."""

from __future__ import annotations

import errno
import os
import sys
from functools import lru_cache
from typing import TextIO

_asked = "auto"


class ReaderGoneError(Exception):
    """Whoever read what is written here has gone away: `cablelint ... | head`."""


class CannotWriteError(Exception):
    """Something could not be written: where to, and why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class Stream:
    """A text stream that says with its own errors that it cannot be written.

    `unicode` says that its encoding has every character.
    """

    def __init__(self, file: TextIO | None, name: str) -> None:
        self._file = file
        self._name = name
        self.unicode = file is not None and (file.encoding or "").lower().replace("-", "") == "utf8"
        self.is_terminal = file is not None and file.isatty()

    def write(self, text: str, /) -> None:
        if self._file is None:
            raise CannotWriteError(self._name, "it is closed")
        try:
            self._file.write(text)
        except (OSError, ValueError) as error:
            raise self._told(error) from error

    def write_bytes(self, data: bytes) -> None:
        """Write bytes of any encoding, as they are."""
        if self._file is None:
            raise CannotWriteError(self._name, "it is closed")
        try:
            self._file.flush()
            self._file.buffer.write(data)
        except (OSError, ValueError) as error:
            raise self._told(error) from error

    def flush(self) -> None:
        try:
            if self._file is not None:
                self._file.flush()
        except (OSError, ValueError) as error:
            raise self._told(error) from error

    def _told(self, error: OSError | ValueError) -> Exception:
        number = getattr(error, "errno", None)
        # Windows has no EPIPE for what is written to a pipe nobody reads.
        if number == errno.EPIPE or (os.name == "nt" and number == errno.EINVAL):
            return ReaderGoneError()
        return CannotWriteError(self._name, (getattr(error, "strerror", None) or str(error)).lower())


def standard_output() -> Stream:
    """Stdout; a character that its encoding lacks is written as an escape."""
    return _standard(sys.stdout, "the standard output")


def standard_error() -> Stream:
    """Stderr, in the same way."""
    return _standard(sys.stderr, "the standard error")


def write_in_utf_8() -> None:
    """Let stdout be UTF-8, whatever the locale says: for formats that programs read."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def abandon() -> None:
    """Let nothing more be written to stdout: at exit Python would try again, and fail again."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def ask_for_colour(when: str) -> None:
    """What --color says: auto, always or never; it beats all else."""
    global _asked
    _asked = when


def uses_colour(stream: Stream) -> bool:
    """Whether to write in colours to a stream."""
    environ = os.environ
    if _asked != "auto":
        return _asked == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environ.get("CLICOLOR") == "0" or environ.get("TERM") == "dumb":
        return False
    return stream.is_terminal


def width(stream: Stream) -> int:
    """The columns of a terminal; 80 where there is none, so that a log does not depend on who reads it."""
    if not stream.is_terminal and not os.environ.get("COLUMNS"):
        return 80
    import shutil

    return max(40, shutil.get_terminal_size((80, 24)).columns)


@lru_cache(maxsize=4)
def _standard(file: TextIO | None, name: str) -> Stream:
    reconfigure = getattr(file, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    stream = Stream(file, name)
    if os.name == "nt" and stream.is_terminal:
        from colorama import just_fix_windows_console  # type: ignore[import-untyped, unused-ignore]

        just_fix_windows_console()
    return stream
