"""`-o parquet=DIR`, from the command line: by `check` and by `report`, and what is told when it cannot be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.program import (
    CABLE,
    COMMAND,
    Done,
    cablelint_in,
    cablelint_without,
    environment,
    put,
    until_it_reads,
)

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")
SEEDS = str(Path(__file__).resolve().parents[2] / "seeds")
NEEDS = "error: the format `parquet` needs pyarrow, which is not installed\n"


def test_without_pyarrow_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    done = cablelint_without(("pyarrow",), tmp_path, "check", "faulty.txt", "-o", "parquet=out")
    assert done == Done(2, "", f"{NEEDS}  = help: install it: `pip install 'cablelint[parquet]'`\n")
    assert not (tmp_path / "out").exists()


def test_a_folder_has_to_be_named(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    assert cablelint_in(tmp_path, "check", "faulty.txt", "-o", "parquet") == Done(
        2, "", "error: the format `parquet` is a folder\n  = help: name it: `-o parquet=DIR`\n"
    )


class TestWithPyarrow:
    """Where the extra is there."""

    @pytest.fixture(autouse=True)
    def _pyarrow(self) -> None:
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")

    @pytest.mark.parametrize("redact", [(), ("--redact",)])
    def test_report_writes_what_check_does_byte_for_byte(self, tmp_path: Path, redact: tuple[str]) -> None:
        into = ("-o", "none", "-o", "parquet=one", "-o", "jsonl=results.jsonl", "-q", *redact)
        assert cablelint_in(tmp_path, "check", SEEDS, *into) == Done(1, "", "")
        done = cablelint_in(tmp_path, "report", "results.jsonl", "-o", "parquet=two", "-q", *redact)
        assert done == Done(0, "", "")
        names = os.listdir(tmp_path / "one")
        assert len(names) == 3
        for name in names:
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name

    def test_a_folder_of_other_files_is_not_written_to(self, tmp_path: Path) -> None:
        put(tmp_path, faulty_txt=CABLE)
        done = cablelint_in(tmp_path, "check", "faulty.txt", "-o", "parquet=.")
        assert (done.status, done.out) == (2, "")
        assert done.err == (
            "error: cannot write to `.`: the folder holds files that are no results of this kind\n"
        )
        assert os.listdir(tmp_path) == ["faulty.txt"]
        done = cablelint_in(tmp_path, "check", "faulty.txt", "-o", "parquet=faulty.txt")
        assert (done.status, done.err) == (2, "error: cannot write to `faulty.txt`: file exists\n")

    @posix
    def test_a_disk_that_is_full_is_named(self, tmp_path: Path) -> None:
        """A limit stands for the disk; no byte code is written under it, which would be cut off."""
        put(tmp_path, faulty_txt=CABLE)
        program = (
            "import resource, sys\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
            "from cablelint.cli import main\n"
            "sys.exit(main(['check', 'faulty.txt', '-o', 'none', '-o', 'parquet=out']))\n"
        )
        done = subprocess.run(
            [sys.executable, "-B", "-P", "-c", program],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 2
        assert done.stderr.startswith("error: cannot write to `out/")
        assert done.stderr.endswith("`: file too large\n")
        assert not list((tmp_path / "out").glob("*.part"))

    @posix
    def test_an_interrupted_run_is_in_the_folder_and_said_to_be_partial(self, tmp_path: Path) -> None:
        put(tmp_path, faulty_txt=CABLE)
        running = subprocess.Popen(
            [*COMMAND, "check", "faulty.txt", "-", "-o", "concise", "-o", "parquet=out"],
            cwd=tmp_path,
            env=environment(tmp_path, PYTHONUNBUFFERED="1"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert running.stdout is not None
        assert running.stdout.readline()
        until_it_reads(running)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
        assert running.returncode == 130
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
        assert manifest["complete"] is False
        assert manifest["rows"]["messages"] == 1
