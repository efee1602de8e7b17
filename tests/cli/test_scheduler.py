"""--scheduler without the extra that it needs; with it, `run/test_dask.py`."""

from __future__ import annotations

from pathlib import Path

from cli.program import CABLE, cablelint_without, put


def test_without_distributed_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    scheduler = ("--scheduler", "127.0.0.1:8786")
    done = cablelint_without(("dask", "distributed"), tmp_path, "check", "faulty.txt", *scheduler)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "error: `--scheduler` needs dask, which is not installed\n"
        "  = help: install it: `pip install 'cablelint[dask]'`\n"
    )
