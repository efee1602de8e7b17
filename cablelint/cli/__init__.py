"""The command line: arguments in, exit status out.

Typer only takes the arguments apart.  What a command does runs after it has returned, so that all that
can go wrong comes to one place, `main`, and has the exit status that it should.
"""

from __future__ import annotations

import sys

from cablelint.cli.streams import CannotWriteError, ReaderGoneError, abandon, standard_error, standard_output
from cablelint.cli.words import Usage, UsageMistakesError, complain
from cablelint.plugins import FAILURES
from cablelint.run.collector import leave_all, paused

FINDINGS, USAGE, NOTHING_CHECKED, FAULT, INTERRUPTED, READER_GONE = 1, 2, 3, 70, 130, 141


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return its exit status; without one, that of the process, which ends then."""
    status = _run_and_tell(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        leave_all()
    return status


def _run_and_tell(arguments: list[str]) -> int:
    status = _status(arguments)
    if FAILURES and status not in (INTERRUPTED, READER_GONE):
        from cablelint.cli.crashes import complain_of_plugins

        complain_of_plugins()
        return FAULT
    return status


def _status(arguments: list[str]) -> int:
    try:
        status = _run(arguments)
        standard_output().flush()
        return status
    except UsageMistakesError as error:
        for mistake in error.mistakes:
            complain(mistake)
        return USAGE
    except CannotWriteError as error:
        abandon()
        complain(Usage(f"cannot write to {error.name}: {error.reason}"))
        return USAGE
    except ReaderGoneError:
        abandon()
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from cablelint.cli.crashes import complain_of_fault

        complain_of_fault(error)
        return FAULT


def _run(arguments: list[str]) -> int:
    from cablelint.cli.app import parse
    from cablelint.cli.help import HelpWanted

    if any(argument.startswith("@") for argument in arguments):
        from cablelint.cli.argument_files import expanded

        arguments = expanded(arguments)
    try:
        with paused():
            job = parse(arguments)
        return job()
    except HelpWanted as wanted:
        (standard_error() if wanted.of_mistake else standard_output()).write(wanted.text)
        return USAGE if wanted.of_mistake else 0
