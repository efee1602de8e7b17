"""The GitHub Action and the job for GitLab: their scripts are run as the servers run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cli.program import CABLE, ERROR
from cli.program import ROOT as PACKAGE
from ruamel.yaml import YAML

import cablelint

ROOT = Path(__file__).parent.parent
CLEAN = CABLE.replace("RR RUEHAA", "PP RUEHAA")
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts are run by the bash of POSIX")


def read(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


ACTION = read("action.yml")
JOB = read("templates/cablelint.yml")["cablelint"]


class Step(NamedTuple):
    """How a step ended: its exit status, its log, what it gave to later steps, and to the summary."""

    status: int
    log: str
    outputs: dict[str, str]
    summary: str


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A runner: a workspace with cables, and `python` on the path."""
    cables = tmp_path / "workspace" / "cables"
    cables.mkdir(parents=True)
    (cables / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (cables / "fau lty.txt").write_text(CABLE, encoding="utf-8")
    for name, arguments in (("python", ""), ("cablelint", "-P -m cablelint")):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(0o755)
    (tmp_path / "temp").mkdir()
    return tmp_path


@pytest.fixture
def installed(here: Path) -> Path:
    """The same, where the step that installs has been run."""
    (here / "temp" / "cablelint").symlink_to(PACKAGE)
    return here


def step(here: Path, name: str, **inputs: str) -> Step:
    """Run the script of a step of the action, with the variables that a runner gives it."""
    one = next(one for one in ACTION["runs"]["steps"] if one.get("name") == name)
    values = {f"inputs.{key}": str(value.get("default", "")) for key, value in ACTION["inputs"].items()}
    values |= {f"inputs.{key}": value for key, value in inputs.items()}
    values |= {"github.action_path": str(ROOT), "runner.temp": str(here / "temp")}
    variables = {
        key: EXPRESSION.sub(lambda found: values[found[1]], value) for key, value in one["env"].items()
    }
    outputs, summary = here / "outputs", here / "summary"
    for file in (outputs, summary):
        file.write_text("")
    variables |= {"RUNNER_TEMP": str(here / "temp"), "GITHUB_WORKSPACE": str(here / "workspace")}
    variables |= {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
    done = bash(here, one["run"], variables)
    given = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
    return Step(done.returncode, done.stdout, given, summary.read_text(encoding="utf-8"))


def bash(here: Path, script: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    path = f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=here / "workspace",
        env={"PATH": path, "HOME": str(here), "PYTHONUTF8": "1", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )


def test_no_input_is_part_of_a_script() -> None:
    scripts = [one["run"] for one in ACTION["runs"]["steps"] if "run" in one]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


def test_a_clean_cable_passes_and_is_in_the_summary(installed: Path) -> None:
    done = step(installed, "Check", paths="cables/clean.txt")
    assert done.status == 0, done.log
    assert done.outputs["exit-status"] == "0"
    assert done.summary.startswith("## cablelint\n\n1 message")


def test_a_fault_fails_and_is_annotated_summed_up_and_kept(installed: Path) -> None:
    done = step(installed, "Check")
    assert done.status == 1, done.log
    assert done.outputs["exit-status"] == "1"
    group = done.log.partition("::group::cablelint\n")[2].partition("::endgroup::\n")[0]
    assert re.search(rf"^::error title=cablelint \({ERROR}\),file=cables/fau lty\.txt,line=2", group, re.M)
    assert ERROR in done.summary
    results = Path(done.outputs["results"]).read_text(encoding="utf-8").splitlines()
    assert json.loads(results[-1])["complete"] is True
    sarif = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))
    assert ERROR in {one["ruleId"] for one in sarif["runs"][0]["results"]}


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"paths": "'cables/fau lty.txt' cables/clean.txt"}, 1),
        ({"args": f"--ignore {ERROR}"}, 0),
        ({"args": "--fail-on\n  never"}, 0),
        ({"paths": "nowhere"}, 2),
        ({"paths": ""}, 1),  # the whole workspace
        ({"paths": "cables/clean.txt", "args": "--select XXX"}, 2),
        ({"paths": "'cables"}, 1),
    ],
)
def test_inputs_are_words_as_in_a_shell(installed: Path, inputs: dict[str, str], status: int) -> None:
    done = step(installed, "Check", **inputs)
    assert done.status == status, done.log


def test_an_input_is_never_run(installed: Path) -> None:
    hostile = "cables/clean.txt; touch ran $(touch ran) `touch ran` > ran"
    for inputs in ({"paths": hostile}, {"args": hostile}):
        assert step(installed, "Check", **inputs).status == 2
    assert not list(installed.rglob("ran"))


def test_without_results_nothing_is_handed_on(installed: Path) -> None:
    done = step(installed, "Check", args="--profile strict")
    assert (done.status, done.outputs, done.summary) == (2, {"exit-status": "2"}, "")
    assert "unknown value `strict` of --profile" in done.log


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where pip has no packages to install from."""
    folder = tmp_path_factory.mktemp("index")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"],
        capture_output=True,
    )
    if done.returncode:
        pytest.skip("pip has no index")


@pytest.mark.usefixtures("index")
def test_the_action_installs_itself_and_checks(here: Path) -> None:
    done = step(here, "Install cablelint")
    assert done.status == 0, done.log
    assert (here / "temp" / "cablelint" / "cablelint" / "__init__.py").is_file()
    assert step(here, "Check").status == 1


@pytest.mark.usefixtures("index")
def test_the_job_of_gitlab_installs_what_its_variable_says(here: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(here / "image")], check=True)
    variables = {"CABLELINT_PACKAGE": str(ROOT), "PATH": f"{here / 'image' / 'bin'}{os.pathsep}{os.defpath}"}
    done = bash(here, "\n".join([*JOB["before_script"], "cablelint version"]), variables)
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith(f"cablelint {cablelint.__version__}\n")


@pytest.mark.usefixtures("index")
def test_on_any_server_three_lines_of_shell_are_enough(here: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    address = f"git+https://cablelint.example/cablelint.git@v{cablelint.__version__}"
    script = next(block for block in re.findall(r"^```sh\n(.*?)^```$", page, re.M | re.S) if address in block)
    done = bash(here, script.replace(address, str(ROOT)), {})
    assert done.returncode == 1, done.stdout
    assert f"cables/fau lty.txt:2:1: error[{ERROR}]" in done.stdout
    assert (here / "workspace" / "cablelint.jsonl").is_file()


@pytest.mark.parametrize(
    ("variables", "status"),
    [
        ({}, 1),
        ({"CABLELINT_PATHS": "cables/clean.txt"}, 0),
        ({"CABLELINT_ARGS": "--exclude *lty.txt --quiet"}, 0),
        ({"CABLELINT_PATHS": "nowhere"}, 2),
        ({"CABLELINT_PATHS": "cables; touch ran"}, 2),
    ],
)
def test_the_job_of_gitlab_checks(here: Path, variables: dict[str, str], status: int) -> None:
    given = {**JOB["variables"], "CI_PROJECT_DIR": str(here / "workspace"), **variables}
    given["PYTHONPATH"] = str(PACKAGE)
    done = bash(here, "\n".join(JOB["script"]), given)
    assert done.returncode == status, done.stdout
    assert not list(here.rglob("ran"))
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((here / "workspace" / reports["codequality"]).read_text(encoding="utf-8"))
    assert [one["location"]["path"] for one in issues if one["check_name"] == ERROR] == (
        ["cables/fau lty.txt"] if status == 1 else []
    )
    assert (here / "workspace" / reports["junit"]).is_file()


def test_the_package_of_the_job_is_of_this_version() -> None:
    assert JOB["variables"]["CABLELINT_PACKAGE"].endswith(f"@v{cablelint.__version__}")
