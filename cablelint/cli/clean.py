"""`cablelint clean`: deletes the results that were kept from run to run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer


def clean(
    cache_dir: Annotated[
        str,
        typer.Option("--cache-dir", metavar="DIR", help="where they are", rich_help_panel="What to delete"),
    ] = "",
) -> Callable[[], int]:
    """The job of deleting."""
    return partial(_clean, cache_dir)


def _clean(folder: str) -> int:
    from cablelint.cli.streams import standard_output
    from cablelint.cli.words import Usage, UsageMistakesError
    from cablelint.inputs.document import reason
    from cablelint.rules.unchecked import bytes_in_words
    from cablelint.run.store import cache_folder, remove

    folder = folder or cache_folder()
    try:
        size = remove(folder)
    except OSError as error:
        raise UsageMistakesError(Usage(f"cannot delete what is in `{folder}`: {reason(error)}")) from error
    told = f"deleted {bytes_in_words(size)}" if size else "nothing was kept"
    standard_output().write(f"{told} in {folder}\n")
    return 0
