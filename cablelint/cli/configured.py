"""The options of a command over the configuration files; asked for before the options are read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.cli.words import Spot, Usage, UsageMistakesError
from cablelint.config.find import Found, beside, find
from cablelint.inputs import STANDARD_INPUT

if TYPE_CHECKING:
    from cablelint.cli.check import Arguments
    from cablelint.config.model import Config, Mistake
    from cablelint.settings import Settings
    from cablelint.suppression import Exceptions


class Configured(NamedTuple):
    """What the files say, None where there is none; and what was found beside them."""

    found: Found
    config: Config | None = None

    def value(self, key: str, default: Any = None) -> Any:
        """What the files say of a key that holds no table."""
        value = self.config.value(key) if self.config else None
        return default if value is None else value

    def settings(self, settings: Settings) -> Settings:
        """The settings of the command line, with those of the files below them."""
        return _over(settings, self.config) if self.config else settings

    @property
    def baseline(self) -> str | None:
        """The file of known findings: the one that the files name, or that stands beside them."""
        named = self.config.path("baseline") if self.config else None
        return named or self.found.baseline

    def excluded(self, own: list[str] | None, more: list[str] | None) -> tuple[tuple[str, str], ...]:
        """Patterns of paths that are left out, each with the folder it counts from.

        Our own files are left out, too.  `own` are those of the command line that take the place of
        those of the files, `more` are added.
        """
        found = self.found
        ours = (found.config, found.suppressions, self.baseline)
        keys = ("extend-exclude",) if own else ("exclude", "extend-exclude")
        of_files = self.config.patterns(*keys) if self.config else ()
        files = [os.path.split(os.path.abspath(path)) for path in ours if path]
        return (*files, *of_files, *((os.getcwd(), pattern) for pattern in (*(own or ()), *(more or ()))))


def filled(given: Arguments, configured: Configured) -> Arguments:
    """The arguments, with what the files say where nothing was given, and what counts by itself."""
    value = configured.value
    formats = None if os.environ.get("CABLELINT_OUTPUT_FORMAT") else value("output-format")
    drawn = value("max-diagnostics")
    return given._replace(
        profile=given.profile or value("profile", "archive"),
        encoding=given.encoding or value("encoding", "auto"),
        columns=given.columns or value("columns"),
        max_message_size=given.max_message_size or value("max-message-size", "16M"),
        timeout=given.timeout or str(value("timeout", 10)),
        output_format=given.output_format or formats,
        max_diagnostics=given.max_diagnostics or (None if drawn is None else str(drawn)),
        redact=given.redact or value("redact", False),
        show=given.show or value("show", "warning"),
        fail_on=given.fail_on or value("fail-on", "error"),
        jobs=given.jobs or os.environ.get("CABLELINT_JOBS") or str(value("jobs", "")),
    )


def named(paths: list[str] | None, standard_input: str) -> list[str]:
    """The paths that a configuration is looked for above; the standard input has the one it is given."""
    return [standard_input if path == STANDARD_INPUT else path for path in paths or ["."]]


def configuration(
    wanted: Iterable[str] | None, paths: Iterable[str], *, isolated: bool = False, note: bool = True
) -> Configured:
    """What counts for some paths; `wanted`: what --config says.  Raises UsageMistakesError."""
    inline = [one for one in wanted or () if _is_setting(one)]
    files = [one for one in wanted or () if not _is_setting(one)]
    found = _found(files, paths, isolated=isolated)
    if not inline and found.config is None and found.suppressions is None:
        return Configured(found)
    from cablelint.config.model import ConfigMistakesError
    from cablelint.config.read import read

    try:
        config = read(found, inline)
    except ConfigMistakesError as error:
        raise UsageMistakesError(*told(error.mistakes, note=note)) from error
    return Configured(found, config)


def told(mistakes: Iterable[Mistake], *, note: bool) -> list[Usage]:
    """Mistakes in files, in the words of the command line; the last says what came of them."""
    usages = [
        Usage(
            mistake.message,
            (mistake.help,) if mistake.help else (),
            (),
            Spot(*mistake.place[:5], mistake.label) if mistake.place else None,
        )
        for mistake in mistakes
    ]
    if note and usages:
        usages[-1] = usages[-1]._replace(notes=("nothing was checked",))
    return usages


def _found(files: list[str], paths: Iterable[str], *, isolated: bool) -> Found:
    variable = os.environ.get("CABLELINT_CONFIG")
    if isolated:
        if files:
            raise UsageMistakesError(Usage(f"`--isolated` with `--config {files[0]}`", ("leave out one",)))
        return Found(None, None, None, os.getcwd())
    if not files and variable:
        files = [variable]
    if len(files) > 1:
        raise UsageMistakesError(
            Usage("two configuration files in --config", ("let one build upon the other: `extend`",))
        )
    if files and not os.path.isfile(files[0]):
        raise UsageMistakesError(Usage(f"there is no file `{files[0]}`, in --config"))
    return beside(files[0]) if files else find(path for path in paths if path != STANDARD_INPUT)


def _is_setting(text: str) -> bool:
    """Whether it is KEY=VALUE, and not the path of a file."""
    key, equals, _ = text.partition("=")
    plain = key.strip().replace("-", "").replace("_", "").replace(".", "").replace('"', "")
    return bool(equals) and plain.isalnum() and not os.path.isfile(text)


def _over(settings: Settings, config: Config) -> Settings:
    """One layer over the other: what the command line says of a rule counts, however general its words."""
    from dataclasses import replace

    from cablelint.rules import pages, selection

    heads = pages.heads()
    in_profile = [code for code, head in heads.items() if head.severity(settings.profile) is not None]
    on = selection.selected(
        config.selected(in_profile),
        selection.chosen(settings.select, "", heads) if settings.select else None,
        selection.chosen(settings.extend_select, "", heads),
        selection.chosen(settings.ignore, "", heads),
    )
    severities = config.severities() | selection.severities(settings.severities, "", heads)[0]
    return replace(
        settings,
        select=tuple(sorted(on)),
        extend_select=(),
        ignore=() if on else ("ALL",),
        severities=severities,
        exceptions=_exceptions(config),
    )


def _exceptions(config: Config) -> Exceptions | None:
    from datetime import date

    from cablelint.suppression import Exceptions

    exceptions = config.exceptions(date.today())
    return None if exceptions == Exceptions() else exceptions
