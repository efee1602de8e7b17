"""What a plan asks for: its paths to documents, those left out that are not wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from cablelint.cli.options import Plan
from cablelint.cli.progress import Progress
from cablelint.cli.words import Usage, UsageMistakesError, warn
from cablelint.inputs import STANDARD_INPUT, Below, Found, Reading, documents
from cablelint.patterns import is_excluded


def documents_of(plan: Plan, progress: Progress) -> Iterator[Found]:
    """The documents that are checked.  Raises UsageMistakesError where git knows nothing of changes."""
    which = plan.which
    below = _below(plan, _ignored)
    found = progress.watched(_changed(plan, below) if which.change is not None else _all(plan, below))
    if which.only is not None:
        from cablelint.run.choice import only

        found = only(found, which.only)
    if which.sample is not None:
        from cablelint.run.choice import drawn

        found = drawn(found, which.sample, certain=plan.certain)
    return found


def sizes_of(plan: Plan) -> Iterator[int] | None:
    """The sizes of the files that are read; None where that cannot be known before."""
    if STANDARD_INPUT in plan.paths or plan.which.change is not None:
        return None
    from cablelint.inputs.sizes import sizes

    return sizes(plan.paths, _below(plan, _ignored_quietly), force_exclude=plan.force_exclude)


def _below(plan: Plan, ignored: Callable[[str], frozenset[str]]) -> Below:
    return Below(
        excluded=partial(is_excluded, plan.excluded) if plan.excluded else None,
        ignored=ignored if plan.which.gitignore else None,
        follow_links=plan.which.follow_links,
    )


def _reading(plan: Plan) -> Reading:
    """How to read: a record need not be looked into before it is checked, but where messages are mended."""
    return plan.reading._replace(sealed=plan.settings.fixing is None)


def _all(plan: Plan, below: Below) -> Iterator[Found]:
    return documents(
        plan.paths,
        _reading(plan),
        standard_input=plan.standard_input,
        below=below,
        force_exclude=plan.force_exclude,
    )


def _changed(plan: Plan, below: Below) -> Iterator[Found]:
    from cablelint.inputs.changes import changed_documents
    from cablelint.inputs.git import GitError

    assert plan.which.change is not None
    found = changed_documents(
        plan.paths, _reading(plan), plan.which.change, below=below, force_exclude=plan.force_exclude
    )
    try:
        first = next(found, None)
    except GitError as error:
        helps = (error.help,) if error.help else ()
        raise UsageMistakesError(Usage(error.message, helps, ("nothing was checked",))) from error
    return found if first is None else chain([first], found)


def _ignored(folder: str, told: Callable[[str], object] = warn) -> frozenset[str]:
    """What git ignores; where it does not say so, that is told, and nothing is left out."""
    from cablelint.inputs.git import GitError, ignored

    try:
        return ignored(folder)
    except GitError as error:
        told(f"what git ignores is read, too: {error.message}")
        return frozenset()


_ignored_quietly = partial(_ignored, told=lambda _: None)
