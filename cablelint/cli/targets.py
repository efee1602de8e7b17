"""Where the results of a run go: one format to the standard output, any number into files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol, TextIO

from cablelint.cli.streams import (
    CannotWriteError,
    Stream,
    standard_output,
    uses_colour,
    width,
    write_in_utf_8,
)
from cablelint.cli.words import Usage, UsageMistakesError
from cablelint.finding import Result, Severity
from cablelint.outputs import FORMATS, STATISTICS, FolderWriter, Format, Writer, folder_writer, writer
from cablelint.outputs.context import Context, Summary

IN_FILE = "file"
LOCATIONS = ("message", IN_FILE)


class Wanted(Protocol):
    """What was asked for: the formats, each with the file it goes to, and how much is shown."""

    @property
    def formats(self) -> tuple[tuple[str, str | None], ...]: ...
    @property
    def statistics(self) -> bool: ...
    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def drawn(self) -> int | None: ...
    @property
    def listed(self) -> int | None: ...
    @property
    def show(self) -> Severity: ...
    @property
    def locations(self) -> str: ...
    @property
    def silent(self) -> bool: ...
    @property
    def show_suppressed(self) -> bool: ...


@dataclass(slots=True)
class _File:
    """A file that is written beside its place, and put there when it is whole."""

    path: str
    written: str  # the path it is written at
    file: TextIO
    writer: Writer

    def close(self) -> None:
        try:
            self.file.close()
            if self.written != self.path:
                os.replace(self.written, self.path)
        except OSError as error:
            raise CannotWriteError(f"`{self.path}`", (error.strerror or "").lower()) from error

    def drop(self) -> None:
        with suppress(OSError):  # it was met, and told, when the file was written
            self.file.close()
        if self.written != self.path:
            os.unlink(self.written)


@dataclass(slots=True)
class _Folder:
    """A folder of files, each of which its writer puts there when it is whole."""

    writer: FolderWriter

    def close(self) -> None:
        """Nothing: it is whole when its writer is at its end."""

    def drop(self) -> None:
        self.writer.drop()


class Targets:
    """The writers of a run.  Raises UsageMistakesError where a file cannot be opened."""

    def __init__(self, plan: Wanted, *, out: Stream | None = None, files_only: bool = False) -> None:
        self._out = out or standard_output()
        self._writer = None if files_only else _on_standard_output(plan, self._out)
        self._files: list[_File | _Folder] = []
        mistakes = []
        for name, path in plan.formats:
            if path is not None:
                try:
                    self._files.append(_opened(FORMATS[name], path, plan))
                except OSError as error:
                    mistakes.append(Usage(f"cannot write to `{path}`: {(error.strerror or '').lower()}"))
                except ModuleNotFoundError as error:
                    mistakes.append(_missing(name, error))
        if mistakes:
            self.close()
            raise UsageMistakesError(*mistakes)

    def result(self, result: Result) -> None:
        """Write one result to all."""
        with _told():
            if self._writer is not None:
                self._writer.result(result)
                if self._out.is_terminal:
                    self._out.flush()
            for file in self._files:
                file.writer.result(result)

    def end(self, summary: Summary) -> None:
        """Write what comes last, and put the files where they belong."""
        with _told():
            if self._writer is not None:
                self._writer.end(summary)
                self._out.flush()
            self.end_files(summary)

    def end_files(self, summary: Summary) -> None:
        """As `end`, the standard output left alone."""
        while self._files:
            file = self._files.pop()
            try:
                file.writer.end(summary)
                file.close()
            except (CannotWriteError, OSError):
                file.drop()
                raise

    def close(self) -> None:
        """Leave no file behind that is not whole."""
        while self._files:
            self._files.pop().drop()


class _Marked:
    """A writer that is given what is suppressed among the findings, which say so themselves."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def result(self, result: Result) -> None:
        all_of_it = sorted(
            (*result.findings, *result.suppressed), key=lambda one: (one.start, one.code, one.end)
        )
        self._writer.result(result._replace(findings=tuple(all_of_it), suppressed=()))

    def end(self, summary: Summary) -> None:
        self._writer.end(summary)


@contextmanager
def _told() -> Iterator[None]:
    """Tell what a writer meets in files of its own: a disk that is full."""
    try:
        yield
    except OSError as error:
        name = f"`{error.filename}`" if error.filename else "a temporary file"
        raise CannotWriteError(name, (error.strerror or str(error)).lower()) from error


def _on_standard_output(plan: Wanted, out: Stream) -> Writer | None:
    """The writer that was asked for; by itself drawings for a terminal, and lines for all else."""
    name = next((name for name, path in plan.formats if path is None), None)
    if plan.silent or (plan.formats and name is None and not plan.statistics):
        return None
    by_itself = "full" if out.is_terminal else "concise"
    format = STATISTICS if plan.statistics else FORMATS[name or by_itself]
    if format.utf_8:
        write_in_utf_8()
    colour = uses_colour(out)
    limited = out.is_terminal and not plan.formats
    context = Context(
        show=plan.show,
        colour=colour,
        terminal=out.is_terminal,
        links=colour and out.is_terminal,
        width=width(out),
        unicode=out.unicode,
        drawn=plan.drawn if limited else None,
        listed=plan.listed if limited else None,
        by=plan.by,
        in_file=plan.locations == IN_FILE,
        described=described,
    )
    return _writer(format, out, context, plan)


def _missing(name: str, error: ModuleNotFoundError) -> Usage:
    """What is to be installed for a format."""
    extra = FORMATS[name].extra
    if not extra:
        raise error
    return Usage(
        f"the format `{name}` needs {error.name}, which is not installed",
        (f"install it: `pip install 'cablelint[{extra}]'`",),
    )


def _opened(format: Format, path: str, plan: Wanted) -> _File | _Folder:
    """The file, not yet in its place; what is no regular file, such as a pipe, is written at once."""
    if format.folder:
        return _Folder(folder_writer(format, path, Context(show=plan.show, described=described)))
    target = os.path.realpath(path)
    in_place = os.path.exists(target) and not os.path.isfile(target)
    written = (
        target
        if in_place
        else os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}")
    )
    file = open(written, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    stream = Stream(file, f"`{path}`")
    context = Context(show=plan.show, in_file=plan.locations == IN_FILE, described=described)
    return _File(target, written, file, _writer(format, stream, context, plan))


def _writer(format: Format, out: Stream, context: Context, plan: Wanted) -> Writer:
    """The writer of a format; those that hold everything mark what is suppressed by themselves."""
    made = writer(format, out, context)
    return _Marked(made) if plan.show_suppressed and not format.complete else made


def described(code: str) -> str:
    """What a rule does, the first paragraph of its page; nothing of a rule that is not known here."""
    from cablelint.rules.pages import page

    try:
        section = page(code).sections.get("What it does", "")
    except LookupError:
        return ""
    return " ".join(section.partition("\n\n")[0].split())
