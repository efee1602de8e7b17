"""--scheduler without the extra that it needs; with it, `run/test_dask.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli.program import CABLE, environment, put


def test_without_distributed_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    put(tmp_path, faulty_txt=CABLE)
    program = (
        "import sys; sys.modules['dask'] = sys.modules['distributed'] = None\n"
        "from cablelint.cli import main\n"
        "sys.exit(main(['check', 'faulty.txt', '--scheduler', '127.0.0.1:8786']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: `--scheduler` needs dask, which is not installed\n"
        "  = help: install it: `pip install 'cablelint[dask]'`\n"
    )
