"""The layers hold: the import contracts of pyproject.toml, rules without a clock, a start without Lark."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cablelint
from cablelint.cli.app import COMMANDS
from cablelint.outputs import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = Path(cablelint.__file__).parent
CLOCKS_AND_DOORS = {"now", "utcnow", "today", "open", "print", "input"}
SLOW = {
    "lark",
    "rich",
    "pydantic",
    "multiprocessing",
    "tomlkit",
    "pyarrow",
    "distributed",
}  # each costs more than reading a message


def test_the_import_contracts_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", sorted((PACKAGE / "rules").glob("*.py")), ids=lambda file: file.stem)
def test_rules_read_no_clock_and_no_files(file: Path) -> None:
    """Today's date is in the settings; a rule whose findings depend on the day cannot be repeated."""
    calls = [node.func for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    names = {ast.unparse(call).rpartition(".")[2] for call in calls}
    assert not names & CLOCKS_AND_DOORS


def test_checking_one_file_starts_without_slow_imports(tmp_path: Path) -> None:
    cable = tmp_path / "cable.txt"
    cable.write_bytes((ROOT / "seeds" / "07EXAMPLETON412.txt").read_bytes())
    program = (
        f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n"
        "from cablelint.cli import main\n"
        f"sys.argv = ['cablelint', 'check', '--silent', {str(cable)!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert not SLOW & set(done.stdout.split())


def test_a_command_loads_no_other_and_no_format_that_was_not_asked_for(tmp_path: Path) -> None:
    cable = tmp_path / "cable.txt"
    cable.write_bytes((ROOT / "seeds" / "07EXAMPLETON412.txt").read_bytes())
    program = (
        f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n"
        "from cablelint.cli import main\n"
        f"main(['check', '-o', 'concise', {str(cable)!r}])\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    formats = {f"cablelint.outputs.{format.module}" for format in FORMATS.values()}
    assert loaded & formats == {"cablelint.outputs.concise"}
    others = {f"cablelint.cli.{entry.module}" for name, entry in COMMANDS.items() if name != "check"}
    assert not loaded & others
    assert not loaded & {"json", "cablelint.outputs.redaction", "cablelint.run.timings"}
