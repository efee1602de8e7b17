"""Every `$ cablelint ...` in README.md and docs/ is run, and must print what the page says it prints.

A block marked `console` is a dialogue with a shell: lines that open with `$ ` are run, one after the
other, in a folder that holds a copy of seeds/; what follows each is all that it prints, errors included.
After a change of the output, `pytest --update-docs` writes the pages anew: read the difference.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cablelint

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")

posix = pytest.mark.skipif(os.name != "posix", reason="the dialogues are those of a POSIX shell")


@posix
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path, update_docs: bool) -> None:
    text = page.read_text(encoding="utf-8")
    if "parquet=" in "".join(BLOCK.findall(text)):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    today = replayed(text, tmp_path)
    if update_docs:
        page.write_text(today, encoding="utf-8")
    else:
        assert today == text


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_readme_shows_the_program_at_work() -> None:
    assert "$ cablelint check" in "".join(BLOCK.findall(PAGES[0].read_text(encoding="utf-8")))


def test_the_commands_of_the_readme_are_those_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*)\n```$", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 2
    assert not [command for command in commands if command not in script]


def replayed(text: str, folder: Path) -> str:
    """The page with every dialogue as it goes today, in a folder that holds the seeds."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    program = folder / "bin" / "cablelint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m cablelint "$@"\n')
    program.chmod(0o755)
    environment = {
        "PATH": f"{program.parent}{os.pathsep}{os.defpath}",
        "PYTHONPATH": str(Path(cablelint.__file__).parent.parent),
        "PYTHONUTF8": "1",
        "COLUMNS": "80",
        "HOME": str(folder / "home"),
    }

    def answer(block: re.Match[str]) -> str:
        commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{run(line.removeprefix('$ '))}" for line in commands)

    def run(command: str) -> str:
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
        )
        return done.stdout

    return BLOCK.sub(answer, text)
