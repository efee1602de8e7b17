"""What is left of a run that is killed: it is killed again and again, at random points, and then resumed.

    python benchmarks/kills.py TABLE [--kills 20] [--jobs 2] [--seed 1]

First the whole run is killed (SIGKILL, all of its processes) so many times, each time with the cache that the
last one left, and then let run to its end.  Then a run goes on while so many of its worker processes are
killed.  What either writes is to be, byte for byte but for the seconds, what a run writes that nobody
disturbs.  (POSIX only.)
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from corpus import ROOT, family


class Run:
    """A check of a table that writes its findings to a file."""

    def __init__(self, table: Path, jobs: int, findings: Path, *more: str) -> None:
        check = [sys.executable, "-m", "cablelint", "check", str(table), "-j", str(jobs)]
        output = ["-o", f"jsonl={findings}", "--quiet", "--fail-on", "never", "--isolated"]
        self._program = subprocess.Popen(
            [*check, *output, *more],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def is_over(self) -> bool:
        return self._program.poll() is not None

    def kill(self) -> None:
        """End all of its processes at once."""
        with suppress(ProcessLookupError):
            os.killpg(self._program.pid, signal.SIGKILL)
        self._program.communicate()

    def kill_worker(self, among: random.Random) -> bool:
        """End one of its worker processes, if there is one."""
        workers = sorted(set(family(self._program.pid)) - {self._program.pid})
        if not workers:
            return False
        with suppress(ProcessLookupError):
            os.kill(among.choice(workers), signal.SIGKILL)
        return True

    def end(self) -> tuple[int, str]:
        """Wait for its end: the exit status, and what it said."""
        _, said = self._program.communicate()
        return self._program.returncode, said


class Trial(NamedTuple):
    """A table, how often its runs are killed, and what an undisturbed one writes, and takes."""

    table: Path
    jobs: int
    kills: int
    chance: random.Random
    wanted: Path
    seconds: float

    def begun(self, *more: str) -> Run:
        return Run(self.table, self.jobs, self.findings, *more)

    @property
    def findings(self) -> Path:
        return self.wanted.with_name("findings.jsonl")

    def kill_runs(self) -> None:
        """Kill whole runs, each with the cache that the last one left; the last one ends."""
        cache = self.wanted.with_name("cache")
        for number in range(1, self.kills + 1):
            run = self.begun("--cache-dir", str(cache))
            sleep(self.chance.uniform(0, self.seconds / 2))
            over = run.is_over()
            run.kill()
            left = sum(one.stat().st_size for one in cache.glob("*")) / 2**20
            there = "there" if self.findings.exists() else "not there"
            state = "was over" if over else "killed"
            print(f"{number:>3}  {state}; {left:,.1f} MiB are kept; findings: {there}")
            if over:
                break
        self.tell(self.begun("--cache-dir", str(cache)))

    def kill_workers(self) -> None:
        """Kill workers of one run, until it ends."""
        run = self.begun("--no-cache")
        killed = 0
        while not run.is_over() and killed < self.kills:
            sleep(self.chance.uniform(0, self.seconds / self.kills))
            killed += run.kill_worker(self.chance)
        print(f"{killed} worker processes were killed")
        self.tell(run)

    def tell(self, run: Run) -> None:
        """Say whether a run has written what is wanted; end the program if it has not."""
        status, said = run.end()
        same = status == 0 and what_counts(self.findings) == what_counts(self.wanted)
        print(f"let run to its end: {'the same' if same else 'NOT THE SAME'}, exit status {status}")
        for line in said.splitlines()[:8]:
            print(f"     {line}")
        self.findings.unlink(missing_ok=True)
        if not same:
            raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("table", type=Path, help="a table of cables")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.jsonl"
        began = monotonic()
        status, said = Run(options.table, options.jobs, wanted, "--no-cache").end()
        seconds = monotonic() - began
        if status:
            raise SystemExit(said)
        print(f"undisturbed: {seconds:.1f} s, {wanted.stat().st_size:,} bytes")
        chance = random.Random(options.seed)
        trial = Trial(options.table, options.jobs, options.kills, chance, wanted, seconds)
        trial.kill_runs()
        trial.kill_workers()


def what_counts(findings: Path) -> bytes:
    """All that a run has written, but for the seconds that it took, which are the last value of the file."""
    everything, seconds, took = findings.read_bytes().rpartition(b',"seconds":')
    assert seconds and len(took) < 20
    return everything


if __name__ == "__main__":
    main()
