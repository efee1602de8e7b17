"""A Dask cluster of two worker processes finds what this process finds, whatever becomes of a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra dask is not installed")


from cli.program import CABLE, COMMAND, Done, cablelint_in, environment, put

from cablelint.finding import Address, Result
from cablelint.inputs import Document, Found, LeftOut, NotCable, Reading, Unreadable, documents
from cablelint.run import dask, runner
from cablelint.run.dask import Cluster
from cablelint.run.runner import ClusterError, Made, run
from cablelint.settings import Settings

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
SHARED = HERE.parent.parent.parent / "shared" / "corpus"
READING = Reading(16 * 1024 * 1024)
SETTINGS = Settings(profile="transmit")

# Loaded by each worker first: no message is known to end a process by itself.
DEADLY = """\
import os
from cablelint.check import Checker
def deadly(self, decoded, address, check=Checker.check, **more):
    if address.path == "3.cable":
        os._exit(11)
    return check(self, decoded, address, **more)
Checker.check = deadly
"""
OLDER = "import cablelint\ncablelint.__version__ = '0.0.1'\n"
WITHOUT = "import sys\nsys.modules['cablelint'] = None\n"


def document(name: str, text: str = "Dear reader,\n", *, certain: bool = False) -> Document:
    data = text.encode()
    return Document(Address(name), data, len(data), None, certain)


@contextmanager
def started(*preload: Path, workers: int = 2) -> Iterator[str]:
    """The address of the scheduler of a cluster, which ends with the test, or with the tests."""
    with subprocess.Popen(
        [sys.executable, "-P", str(HERE / "cluster.py"), str(workers), *map(str, preload)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        yield json.loads(program.stdout.readline())["address"]
        program.stdin.close()
        try:
            program.wait(30)
        except subprocess.TimeoutExpired:
            program.kill()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started() as address:
        yield address


@pytest.fixture(scope="module")
def cluster(address: str) -> Iterator[Cluster]:
    with closing(Cluster(address)) as cluster:
        yield cluster


def on(cluster: Cluster, found: list[Found]) -> list[Made]:
    return list(run(found, SETTINGS, cluster=cluster))


def workers(cluster: Cluster) -> list[int]:
    """The ids of the processes."""
    return list(cluster._client.run(os.getpid).values())


def test_it_finds_the_same_in_the_same_order(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BATCH", 4096)
    found: list[Found] = [
        document("prose.txt"),
        Unreadable("gone.txt", "no such file or directory"),
        *documents([str(SEEDS)], READING),
        LeftOut(".git", "hidden"),
    ]
    assert on(cluster, found) == list(run(found, SETTINGS))


@pytest.mark.skipif(not SHARED.exists(), reason="there are no real cables here")
@pytest.mark.parametrize(("name", "number"), [("cables", 665), ("cables.csv", 84)])
def test_it_finds_the_same_in_real_cables(cluster: Cluster, name: str, number: int) -> None:
    found = list(documents([str(SHARED / name)], READING))
    seen = on(cluster, found)
    assert seen == list(run(found, SETTINGS))
    assert sum(isinstance(one, Result) for one in seen) == number


def test_the_input_is_not_read_far_ahead(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BATCH", 1)
    taken = []

    def endless() -> Iterator[Found]:
        for number in range(1000):
            taken.append(number)
            yield document(f"{number}.txt")

    with closing(run(endless(), SETTINGS, cluster=cluster)) as outcomes:
        for number in range(10):
            assert next(outcomes) == NotCable(document(f"{number}.txt").address)
            assert len(taken) <= number + 1 + 2 * 2


def test_record_batches_are_checked_on_a_cluster(cluster: Cluster) -> None:
    arrow: Any = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    from cablelint.batch import lint_batch

    texts = [file.read_bytes() for file in sorted(SEEDS.glob("*.txt"))]
    batches = [arrow.RecordBatch.from_pydict({"bytes": texts[start::7]}) for start in range(7)]
    made = cluster._client.gather(cluster._client.map(lint_batch, batches, pure=False))
    assert made == [lint_batch(batch) for batch in batches]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_worker_that_is_killed_changes_nothing(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BATCH", 4096)
    found = list(documents([str(SEEDS)], READING)) * 3
    before = workers(cluster)
    seen: list[Made] = []
    for made in run(found, SETTINGS, cluster=cluster):
        seen.append(made)
        if len(seen) == 20:
            os.kill(before[0], signal.SIGKILL)
    assert seen == list(run(found, SETTINGS))
    assert workers(cluster) != before


def test_a_message_that_ends_its_worker_is_named_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY)
    names = [f"{number}.cable" for number in range(6)]
    for name in names:
        (tmp_path / name).write_text(CABLE)
    # By itself Dask gives up a batch when it has ended four workers, here when it has ended one.
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with started(tmp_path / "deadly.py") as address:
        done = checked(tmp_path, address, *names)
    assert done.status == 70
    assert [line.partition(":")[0] for line in done.out.splitlines()] == [
        name for name in names if name != "3.cable"
    ]
    assert done.err.startswith(
        "error: cablelint failed on 3.cable, while it was read\n  = note: the process that checked it ended\n"
    )


def test_a_scheduler_that_goes_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 2)  # seconds until the client gives up calling it
    found: list[Found] = [document(f"{number}.cable", certain=True) for number in range(1000)]
    with started() as address, closing(Cluster(address)) as cluster:
        os.kill(cluster._client.run_on_scheduler(os.getpid), signal.SIGKILL)
        with pytest.raises(ClusterError, match="the scheduler has gone"):
            on(cluster, found)
        cluster.close()  # as the client does by itself, when it has waited long enough
        with pytest.raises(ClusterError, match="the scheduler has gone"):
            on(cluster, found)


@pytest.mark.parametrize(
    ("module", "reason"),
    [(OLDER, r"the worker `tcp://.*` has cablelint 0\.0\.1, not "), (WITHOUT, "cannot load cablelint")],
    ids=["older", "without"],
)
def test_workers_have_to_have_this_cablelint(
    tmp_path: Path, module: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "first.py").write_text(module)
    with started(tmp_path / "first.py", workers=1) as address:
        with pytest.raises(ClusterError, match=reason) as error:
            Cluster(address)
        assert error.value.help.startswith("install the same there: `pip install cablelint==")
        # As if it had come later:
        monkeypatch.setattr(dask, "_compare", lambda *_: None)
        with closing(Cluster(address)) as cluster, pytest.raises(ClusterError, match="a worker cannot check"):
            on(cluster, [document("a.cable", certain=True)])


def test_a_cluster_without_workers_is_of_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "DESERTED", 1.0)
    with started(workers=1) as address:
        with closing(Cluster(address)) as cluster:
            cluster._client.retire_workers()
            with pytest.raises(ClusterError, match="the cluster has no workers left"):
                on(cluster, [document("a.cable", certain=True)])
        with pytest.raises(ClusterError, match="has no workers") as error:
            Cluster(address)
        assert error.value.help == f"start one: `dask worker {address}`"


def checked(folder: Path, address: str, *arguments: str) -> Done:
    """Run `cablelint check --scheduler ADDRESS ARGUMENTS` in a folder."""
    done = subprocess.run(
        [*COMMAND, "check", "--scheduler", address, *arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("format", ["concise", "full", "sarif", "gitlab"])
def test_the_program_writes_the_same_byte_for_byte(tmp_path: Path, address: str, format: str) -> None:
    arguments = (str(SEEDS), "-o", format, "--show", "info")
    there = checked(tmp_path, address, *arguments)
    assert there == cablelint_in(tmp_path, "check", *arguments)
    assert there.status == 1


def test_fixes_come_back_from_the_cluster(tmp_path: Path, address: str) -> None:
    arguments = (str(SEEDS), "--diff")
    assert checked(tmp_path, address, *arguments) == cablelint_in(tmp_path, "check", *arguments)


def test_without_a_scheduler_nothing_is_checked(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    assert checked(tmp_path, "127.0.0.1:1", "faulty.txt", "-o", "jsonl=out.jsonl") == Done(
        2,
        "",
        "error: there is no Dask scheduler at `127.0.0.1:1`\n"
        "  = note: nothing was checked\n"
        "  = help: `dask scheduler` starts one\n",
    )
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_where_the_scheduler_goes_away_what_was_found_is_there_and_partial(tmp_path: Path) -> None:
    """The standard input is the last of the input, so that the run does not end before."""
    put(tmp_path, faulty_txt=CABLE)
    with started(workers=1) as address, closing(Cluster(address)) as cluster:
        scheduler = cluster._client.run_on_scheduler(os.getpid)
        running = subprocess.Popen(
            [*COMMAND, "check", "--scheduler", address, "faulty.txt", "-", "-o", "jsonl=out.jsonl"],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        while not list(tmp_path.glob(".out.jsonl.*")):
            assert running.poll() is None
            sleep(0.1)  # until it is at work
        os.kill(scheduler, signal.SIGKILL)
    _, err = running.communicate(CABLE, timeout=60)
    assert (running.returncode, err) == (
        2,
        "error: the scheduler has gone\n  = note: what was found is partial\n",
    )
    assert '"kind":"summary","complete":false' in (tmp_path / "out.jsonl").read_text()
