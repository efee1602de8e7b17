"""A run over a large table, from end to end: time, rate and memory; with one process, more, a cache.

    python benchmarks/corpus.py cables.csv [--jobs 2] [-- OPTIONS OF CHECK]

`benchmarks/make_corpus.py` makes such a table.  The yardstick is what the processors can do: as many
processes as jobs, each with its share of the messages in memory, which check them and do nothing else.

Memory is looked at five times a second (Linux only): of the largest process what it has in memory, of all
together with what they share counted once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cablelint.inputs import Document, Reading, documents  # noqa: E402
from cablelint.run.runner import outcome  # noqa: E402
from cablelint.settings import Settings  # noqa: E402

LOOKED = 0.2  # seconds between two looks at the memory
READING = Reading(Settings().max_message_size)


class Taken(NamedTuple):
    """What a run took: seconds, and bytes at the most of the largest process and of all together."""

    seconds: float
    largest: int
    together: int


def command(table: Path, jobs: int, *more: str) -> list[str]:
    check = [sys.executable, "-m", "cablelint", "check", str(table), "-j", str(jobs)]
    return [*check, "-o", "none", "--quiet", "--fail-on", "never", "--isolated", *more]


def measured(arguments: list[str]) -> Taken:
    """Run a command to its end."""
    began = monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL)
    largest = together = 0
    while program.poll() is None:
        sizes = [memory(pid) for pid in family(program.pid)]
        largest = max([largest, *(resident for resident, _ in sizes)])
        together = max(together, sum(share for _, share in sizes))
        sleep(LOOKED)
    if program.returncode:
        raise SystemExit(f"exit status {program.returncode}: {' '.join(arguments)}")
    return Taken(monotonic() - began, largest, together)


def family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def memory(pid: int) -> tuple[int, int]:
    """Bytes that a process has in memory, and its share of them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0, 0
    sizes = {
        name: int(value.split()[0]) * 1024 for name, _, value in (one.partition(":") for one in lines[1:])
    }
    return sizes.get("Rss", 0), sizes.get("Pss", 0)


def yardstick(table: Path, jobs: int, most: int) -> float:
    """Messages a second of processes that have theirs in memory, and do nothing but check them."""
    context = get_context()
    barrier = context.Barrier(jobs + 1)
    processes = [
        context.Process(target=checks, args=(table, share, jobs, most, barrier)) for share in range(jobs)
    ]
    for process in processes:
        process.start()
    barrier.wait()
    began = monotonic()
    barrier.wait()
    seconds = monotonic() - began
    for process in processes:
        process.join()
    return most / seconds


def checks(table: Path, share: int, jobs: int, most: int, barrier: Any) -> None:
    """Check every so-manieth of the first messages of a table."""
    mine = list(islice(messages(table), share, most, jobs))
    barrier.wait()
    for one in mine:
        outcome(one, Settings(), certain=False)
    barrier.wait()


def messages(table: Path) -> Iterator[Document]:
    return (one for one in documents([str(table)], READING) if isinstance(one, Document))


def runs(table: Path, jobs: int, cache: str, more: list[str]) -> dict[str, Callable[[], Taken]]:
    """What is measured, by name, in this order."""
    kept = ("--cache-dir", cache, *more)
    return {
        "-j1": lambda: measured(command(table, 1, "--no-cache", *more)),
        f"-j{jobs}": lambda: measured(command(table, jobs, "--no-cache", *more)),
        f"-j{jobs}, cold cache": lambda: measured(command(table, jobs, *kept)),
        f"-j{jobs}, warm cache": lambda: measured(command(table, jobs, *kept)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("table", type=Path, help="a table of cables")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument(
        "--in-memory", type=int, default=20_000, metavar="N", help="messages of the yardstick"
    )
    parser.add_argument("more", nargs="*", help="options of check, after --")
    options = parser.parse_args()
    number = sum(1 for _ in messages(options.table))
    print(f"{number:,} messages, {options.table.stat().st_size / 2**20:,.0f} MiB")
    print(f"{'':<20}{'seconds':>9}{'a second':>10}{'largest process':>18}{'together':>12}", flush=True)
    with tempfile.TemporaryDirectory() as cache:
        for name, run in runs(options.table, options.jobs, cache, options.more).items():
            taken = run()
            sizes = f"{taken.largest / 2**20:>14,.0f} MiB{taken.together / 2**20:>8,.0f} MiB"
            print(f"{name:<20}{taken.seconds:>9.1f}{number / taken.seconds:>10,.0f}{sizes}", flush=True)
        kept = sum(path.stat().st_size for path in Path(cache).iterdir())
    for jobs in dict.fromkeys((1, options.jobs)):
        rate = yardstick(options.table, jobs, min(options.in_memory, number))
        print(f"{f'in memory, {jobs}':<20}{'':>9}{rate:>10,.0f}")
    print(f"the cache takes {kept / 2**20:,.0f} MiB")


if __name__ == "__main__":
    main()
