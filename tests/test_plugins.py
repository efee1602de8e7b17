"""Rules of plug-ins: the example of docs/plugins.md, built and installed, and what may be wrong with one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import CABLE, ROOT, Done, cablelint_in, environment, put

PAGE = Path(__file__).parent.parent / "docs" / "plugins.md"
BLOCK = re.compile(r"^(```+)(toml|python)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
NAMES = ("pyproject.toml", "acme_rules.py", "test_acme_rules.py")
CLEAN = CABLE.replace("RR RUEHAA", "PP RUEHAA")
SATURDAY = CLEAN.replace("141530Z", "171530Z").replace("0731530", "0761530")
RENAMED = CLEAN.replace("The text of the only", "The Ministry of Roads has written the only")
ONLY = ("--select", "ACME", "-o", "concise", "--show", "info")

FAULT = "fault(Span(0, 5), 'it is')"
RULE = """\
from cablelint.rules.rule import Fault, fault, text_rule
from cablelint.text import Span
@text_rule({code!r}, {name!r})
def rule(message):
    '''Reports every message.'''
    yield {fault}
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three files of the page, in a folder."""
    folder = tmp_path_factory.mktemp("acme")
    blocks = [found[3] for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]
    assert len(blocks) == len(NAMES)
    for name, text in zip(NAMES, blocks, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(example: Path) -> Path:
    """A folder that the example is installed into."""
    target = example / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), str(example)], check=True, stdout=subprocess.DEVNULL)
    return target


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return put(tmp_path, clean_txt=CLEAN, saturday_txt=SATURDAY, renamed_txt=RENAMED)


def run(here: Path, site: Path, *arguments: str) -> Done:
    """Run cablelint where the packages of a folder are installed, too."""
    return cablelint_in(here, *arguments, variables={"PYTHONPATH": f"{ROOT}{os.pathsep}{site}"})


def installed(folder: Path, source: str, *, name: str = "acme-rules") -> Path:
    """A folder with one plug-in, installed by hand."""
    module = name.replace("-", "_")
    info = folder / "site" / f"{module}-1.2.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n\nName: other\n")
    (info / "entry_points.txt").write_text(f"[console_scripts]\nx = y\n\n[cablelint.rules]\na = {module}\n")
    (info.parent / f"{module}.py").write_text(source)
    return info.parent


def rule(code: str = "ACME001", name: str = "every-message", fault: str = FAULT) -> str:
    return RULE.format(code=code, name=name, fault=fault)


# ---- the example of the page --------------------------------------------------------------------


def test_the_tests_of_the_example_pass(example: Path, site: Path) -> None:
    variables = environment(example, PYTHONPATH=f"{ROOT}{os.pathsep}{site}")
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_acme_rules.py"]
    done = subprocess.run(command, cwd=example, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_its_rules_find(here: Path, site: Path) -> None:
    done = run(here, site, "check", *ONLY)
    assert (done.status, done.out) == (
        0,
        "renamed.txt:19:12: warning[ACME002] [-] Ministry of Roads has another name now\n"
        "saturday.txt:5:3: info[ACME001] message was sent on a weekend\n",
    )


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "ACME001"], ["ACME001"]),
        (["--select", "ministry-renamed"], ["ACME002"]),
        (["--select", "ACME", "--ignore", "ACME002"], ["ACME001"]),
        (["--select", "ACME", "--profile", "minimal"], ["ACME002", "ACME001"]),
        (["--profile", "minimal"], []),
        (["--select", "ALL", "--ignore", "TXT,SYN,END,TRN,AUT,CAP"], ["ACME002", "ACME001"]),
    ],
)
def test_its_rules_are_selected_as_ours(
    here: Path, site: Path, arguments: list[str], codes: list[str]
) -> None:
    done = run(here, site, "check", "-o", "jsonl", *arguments)
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [one["code"] for one in records if "code" in one and one["code"].startswith("ACME")] == codes
    assert {one["url"] for one in records if one.get("code", "").startswith("ACME")} <= {None}


def test_severity_suppression_and_baseline(here: Path, site: Path) -> None:
    assert run(here, site, "check", *ONLY, "--severity", "ACME=error").status == 1
    assert run(here, site, "suppress", "ACME002", "renamed.txt", "--reason", "an old letter").status == 0
    assert "ACME002" not in run(here, site, "check", *ONLY).out
    assert run(here, site, "baseline", "create", "--select", "ACME").status == 0
    assert run(here, site, "check", *ONLY).out == ""


def test_a_configuration_may_name_its_rules(here: Path, site: Path) -> None:
    put(here, cablelint_toml="select = ['ACME']\nseverity.sent-on-weekend = 'error'\n")
    assert run(here, site, "check").status == 1
    put(here, cablelint_toml="select = ['ACMEE']\n")
    assert "similar code: `ACME`" in run(here, site, "config", "check").err


def test_its_fixes_are_applied(here: Path, site: Path) -> None:
    done = run(here, site, "check", "--select", "ACME", "--fix", "--unsafe-fixes")
    assert "Fixed 1 finding in 1 file: 1 x ACME002 ministry-renamed." in done.err
    assert "Ministry of Transport" in (here / "renamed.txt").read_text()


def test_its_findings_are_in_sarif_without_an_address_of_ours(here: Path, site: Path) -> None:
    document = json.loads(run(here, site, "check", "--select", "ACME", "-o", "sarif").out)["runs"][0]
    assert {one["ruleId"] for one in document["results"]} == {"ACME001", "ACME002"}
    rule = next(one for one in document["tool"]["driver"]["rules"] if one["id"] == "ACME001")
    assert rule["fullDescription"]["text"].startswith("Reports a message whose date-time group names")
    assert "helpUri" not in rule


def test_rule_explains_and_lists_its_rules(here: Path, site: Path) -> None:
    page = run(here, site, "rule", "ACME001").out
    assert page.startswith(
        "ACME001 sent-on-weekend\n"
        "info, of acme-rules 1.2.0, no fix, in the profiles archive and transmit\n"
        "\n"
        "What it does\n"
        "  Reports a message whose date-time group names a Saturday or a Sunday.\n"
    )
    assert "P 171530Z MAR 07\n" in page
    assert "cablelint.example" not in page
    assert (
        "ACME  acme-rules 1.2.0\n"
        "  ACME001       info     sent-on-weekend\n"
        "  ACME002  [-]  warning  ministry-renamed\n"
    ) in run(here, site, "rule").out
    assert run(here, site, "rule", "ACME002", "-o", "markdown").out.startswith("# ACME002 ministry-renamed\n")
    assert json.loads(run(here, site, "rule", "ACME002", "-o", "json").out)[0]["plugin"] == "acme-rules 1.2.0"


def test_its_rules_run_in_other_processes_too(here: Path, site: Path) -> None:
    (here / "many").mkdir()
    long = RENAMED + "".join(f"\n{number}. (C) The ford is deep.\n" for number in range(2, 2000))
    for number in range(30):
        put(here / "many", **{f"x{number}_txt": long})
    done = run(here, site, "check", "many", "-j", "2", "-o", "jsonl", "--select", "ACME")
    assert [json.loads(line).get("code") for line in done.out.splitlines()].count("ACME002") == 30


def test_version_names_it(here: Path, site: Path) -> None:
    assert re.search(r"^plug-ins +acme-rules 1\.2\.0$", run(here, site, "version", "-v").out, re.MULTILINE)


# ---- plug-ins that fail -------------------------------------------------------------------------


def test_a_plugin_that_raises_when_imported_is_named_and_the_run_goes_on(here: Path) -> None:
    site = installed(here, "import no_such_module\n")
    done = run(here, site, "check", "clean.txt", "saturday.txt", "-q", "--select", "SUB001,SUB004")
    assert done.status == 70
    told = " ".join(done.err.split())
    assert told.startswith(
        "error: the plug-in acme-rules 1.2 cannot be used:"
        " ModuleNotFoundError: No module named 'no_such_module'"
        " = note: its rules were left out; all else was done"
        " = help: this is a bug in acme-rules 1.2; a report"
    )
    report = next((here / "home" / ".cache" / "cablelint").glob("crash-*.txt")).read_text()
    assert "rule: import of acme-rules 1.2" in report
    assert run(here, site, "rule", "MRK004").status == 70


def test_a_rule_that_raises_is_the_fault_of_its_plugin(here: Path) -> None:
    site = installed(here, rule(fault="fault(None, 1 / 0)"))
    done = run(here, site, "check", "clean.txt", "renamed.txt", "-o", "jsonl=out.jsonl", "-o", "concise")
    assert done.status == 70
    told = " ".join(done.err.split())
    assert told.startswith(
        "error: the plug-in acme-rules 1.2 failed on clean.txt, in rule ACME001"
        " = note: ZeroDivisionError: division by zero"
        " = note: the rule was skipped for this message; all else was checked"
        " = note: the same happened on 1 other message"
        " = help: this is a bug in acme-rules 1.2; a report"
    )
    message = json.loads((here / "out.jsonl").read_text().splitlines()[0])
    assert message["crashes"] == [
        {"rule": "ACME001", "error": "ZeroDivisionError: division by zero", "plugin": "acme-rules 1.2"}
    ]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("'a text'", "TypeError: the rule yielded a str, not a Fault"),
        ("Fault(Span(9, 4), 'backwards')", "ValueError: the rule yielded a fault at 9 to 4"),
    ],
)
def test_what_is_no_fault_is_the_fault_of_the_plugin(here: Path, fault: str, error: str) -> None:
    done = run(here, installed(here, rule(fault=fault)), "check", "clean.txt")
    assert done.status == 70
    assert error in done.err
    assert "the plug-in acme-rules 1.2 failed on clean.txt, in rule ACME001" in done.err


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (rule("MRK004"), "the code MRK004 is taken by portion-mark-above-classification"),
        (rule("RUN001"), "the codes that begin with RUN are those of cablelint"),
        (rule("acme1"), "`acme1` is not a code: expected 3 to 8 capitals and 3 digits"),
        (
            rule(name="portion-mark-missing"),
            "the name portion-mark-missing of ACME001 is taken by MRK001",
        ),
        (
            rule().replace("'every-message'", "'every-message', severity='grave'"),
            "`grave` of ACME001 is none of error, warning, info",
        ),
        (
            rule().replace("text_rule", "message_rule").replace("'every-message'", "'x', needs=('heart',)"),
            "ACME001 needs `heart`, which no message has",
        ),
        (rule() + rule(), "the code ACME001 is taken by every-message"),
    ],
)
def test_what_a_plugin_may_not_declare(here: Path, source: str, error: str) -> None:
    site = installed(here, source)
    done = run(here, site, "check", "clean.txt", "-q", "--select", "ACME,SUB001")
    assert done.status == 70
    assert f"error: the plug-in acme-rules 1.2 cannot be used: {error}" in " ".join(done.err.split())


def test_of_two_plugins_with_one_code_the_second_is_refused(here: Path) -> None:
    installed(here, rule())
    site = installed(here, rule(name="another"), name="zeta-rules")
    done = run(here, site, "check", "clean.txt", "--select", "ACME", "-o", "concise")
    assert (done.status, done.out) == (70, "clean.txt:1:1: warning[ACME001] it is\n")
    assert (
        "the plug-in zeta-rules 1.2 cannot be used:"
        " the code ACME001 is taken by every-message, of acme-rules 1.2"
    ) in " ".join(done.err.split())
