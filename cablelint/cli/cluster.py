"""The cluster that --scheduler names, and what is said where it is of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.cli.words import Usage, UsageMistakesError
from cablelint.run.runner import ClusterError

if TYPE_CHECKING:
    from cablelint.run.dask import Cluster


def connected(address: str) -> Cluster:
    """The cluster behind an address.  Raises UsageMistakesError."""
    try:
        from cablelint.run.dask import Cluster
    except ModuleNotFoundError as error:
        raise UsageMistakesError(
            Usage(
                f"`--scheduler` needs {error.name}, which is not installed",
                ("install it: `pip install 'cablelint[dask]'`",),
            )
        ) from error
    try:
        return Cluster(address)
    except ClusterError as error:
        raise told(error, "nothing was checked") from error


def told(error: ClusterError, note: str) -> UsageMistakesError:
    """What is wrong with a cluster, and what came of that."""
    return UsageMistakesError(Usage(str(error), (error.help,) if error.help else (), (note,)))
