"""Grammar and rule pages are found, and nothing outside their folders is."""

import subprocess
import sys
from pathlib import Path

import pytest

import cablelint
from cablelint import resources

ROOT = Path(__file__).parent.parent
PACKAGE_PARENT = Path(cablelint.__file__).parent.parent


def test_every_file_of_the_grammar_is_found() -> None:
    files = sorted((ROOT / "grammar").glob("*.lark"))
    assert files
    for file in files:
        assert resources.grammar_text(file.name) == file.read_text(encoding="utf-8")


def test_every_rule_page_is_found() -> None:
    files = {file.stem: file for file in (ROOT / "docs" / "rules").glob("[A-Z]*[0-9].md")}
    assert resources.rule_page_codes() == sorted(files)
    for code, file in files.items():
        assert resources.rule_page(code) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["ZZZ999", "mrk004", "", "../../README", "MRK004.md", "MRK004\n"])
def test_what_is_no_code_has_no_page(code: str) -> None:
    with pytest.raises(LookupError, match="there is no page"):
        resources.rule_page(code)


def test_a_grammar_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.lark"):
        resources.grammar_text("nothing.lark")


def test_reading_a_page_from_a_folder_leaves_importlib_resources_alone() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(PACKAGE_PARENT)!r})\n"
        "from cablelint import resources\n"
        "resources.rule_page(resources.rule_page_codes()[0])\n"
        "print([name for name in sys.modules if name.startswith('importlib.resources')])\n"
    )
    done = subprocess.run([sys.executable, "-S", "-P", "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
