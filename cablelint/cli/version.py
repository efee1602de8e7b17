"""`cablelint version`: the version; with -v all that a bug report needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from cablelint import __version__


def version(
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="what a bug report needs", rich_help_panel="Output")
    ] = False,
) -> Callable[[], int]:
    """The job of showing the version."""
    return partial(_show, verbose)


def _show(verbose: bool) -> int:
    from cablelint.cli.streams import standard_output

    out = standard_output()
    out.write(f"cablelint {__version__}\n")
    if verbose:
        for name, value in _facts():
            out.write(f"{name:10} {value}\n")
    return 0


def _facts() -> list[tuple[str, str]]:
    import locale
    import os
    import platform
    import sys
    from importlib.metadata import version as installed

    from cablelint.cli.streams import standard_output, width
    from cablelint.plugins import installed as plugins
    from cablelint.rules.pages import heads

    out = standard_output()
    kind = f"{width(out)} columns, TERM={os.environ.get('TERM', '')}" if out.is_terminal else "not a terminal"
    return [
        ("python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("platform", platform.platform()),
        ("typer", installed("typer")),
        ("rules", f"{len(heads())}"),
        ("plug-ins", ", ".join(map(str, plugins())) or "none"),
        ("encoding", f"{sys.stdout.encoding} (locale: {locale.getpreferredencoding(False)})"),
        ("stdout", kind),
    ]
