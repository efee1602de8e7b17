"""The recipes of the pages in docs/: what is YAML there is right, and names only what there is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from cli.program import CABLE, cablelint_in, put
from ruamel.yaml import YAML

import cablelint

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
SNIPPETS = [
    pytest.param(dedent(found[2]), id=f"{page.stem}-{number}")
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for number, found in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8")), 1)
]
TAG = f"v{cablelint.__version__}"

each_snippet = pytest.mark.parametrize("snippet", SNIPPETS)


def read(text: str) -> Any:
    return YAML(typ="safe").load(text)


HOOKS = {hook["id"]: hook for hook in read((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
INPUTS = read((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
JOB = read((ROOT / "templates" / "cablelint.yml").read_text(encoding="utf-8"))["cablelint"]


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """All tables in a document, at any depth."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from tables(one)


def test_there_are_recipes_of_each_kind() -> None:
    text = "".join(snippet.values[0] for snippet in SNIPPETS)  # type: ignore[misc]
    assert all(word in text for word in ("- id: cablelint", "uses: OWNER/cablelint", "CABLELINT_PATHS"))


@each_snippet
def test_hooks_are_those_of_the_manifest(snippet: str, tmp_path: Path) -> None:
    for table in tables(read(snippet)):
        if "rev" in table:
            assert table["rev"] == TAG
        if "uses" in table or "id" not in table:
            continue
        hook = HOOKS[table["id"]]
        arguments = [*hook["entry"].split()[1:], *table.get("args", hook["args"])]
        done = cablelint_in(tmp_path, *arguments)
        assert done.status == 0, done.err


@each_snippet
def test_inputs_are_those_of_the_action(snippet: str, tmp_path: Path) -> None:
    for table in tables(read(snippet)):
        if table.get("uses", "").startswith("OWNER/"):
            assert table["uses"] == f"OWNER/cablelint@{TAG}"
            assert set(table["with"]) <= set(INPUTS)
            put(tmp_path, x_txt=CABLE)
            arguments = shlex.split(table["with"].get("args", ""))
            assert cablelint_in(tmp_path, "check", *arguments).status in (0, 1)


@each_snippet
def test_variables_are_those_of_the_job(snippet: str) -> None:
    document = read(snippet)
    if "include" not in document:
        return
    assert document["include"] == [
        {"remote": f"https://cablelint.example/cablelint/-/raw/{TAG}/templates/cablelint.yml"}
    ]
    assert set(document["cablelint"]["variables"]) < set(JOB["variables"])


@each_snippet
def test_the_schema_of_the_server_accepts_it(snippet: str, tmp_path: Path) -> None:
    document = read(snippet)
    schema = {"jobs": "github-workflows", "include": "gitlab-ci"}
    for key in [key for key in schema if key in document]:
        (tmp_path / "recipe.yml").write_text(snippet, encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema[key]}"]
        done = subprocess.run([*command, str(tmp_path / "recipe.yml")], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


@each_snippet
def test_steps_check_what_they_say(snippet: str, tmp_path: Path) -> None:
    (tmp_path / "cables").mkdir()
    put(tmp_path / "cables", x_txt=CABLE)
    for table in tables(read(snippet)):
        if table.get("run", "").startswith("cablelint check"):
            assert cablelint_in(tmp_path, *table["run"].split()[1:]).status in (0, 1)


def test_the_results_of_several_jobs_are_joined(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    report = next(line for line in re.findall(r"- run: cablelint (report .*)", page))
    command, _, summary = report.partition(" >>")
    assert summary == '"$GITHUB_STEP_SUMMARY"'
    for year in (2005, 2006):
        folder = tmp_path / "results" / f"results-{year}"
        folder.mkdir(parents=True)
        put(folder, x_txt=CABLE)
        cablelint_in(folder, "check", "-o", "jsonl=cablelint.jsonl")
    files = [str(path) for path in sorted(tmp_path.glob("results/*/cablelint.jsonl"))]
    words = [word for one in command.split() for word in (files if "*" in one else [one])]
    done = cablelint_in(tmp_path, *words)
    assert done.status == 1
    assert done.out.startswith("## cablelint\n\n2 messages, 2 with findings")
