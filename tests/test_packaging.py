"""The wheel holds all that the program reads, and nothing else; it works from a zip file, too."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import cablelint

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-P", "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("cablelint-*.whl"))


def sources(folder: str, *suffixes: str) -> set[str]:
    """The files below a folder of the checkout, relative to that folder."""
    found = (ROOT / folder).rglob("*")
    return {file.relative_to(ROOT / folder).as_posix() for file in found if file.suffix in suffixes}


def test_the_wheel_holds_code_tables_grammar_and_pages(wheel: Path) -> None:
    expected = {"cablelint/py.typed"}
    kinds = (".py", ".toml", ".csv", ".css", ".txt")
    expected |= {f"cablelint/{name}" for name in sources("cablelint", *kinds)}
    expected |= {f"cablelint/_grammar/{name}" for name in sources("grammar", ".lark", ".md")}
    expected |= {f"cablelint/_rule_pages/{name}" for name in sources("docs/rules", ".md")}
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected


def test_the_wheel_works_from_a_zip_file(wheel: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
        "from cablelint import __file__ as place, resources\n"
        f"assert place.startswith({str(wheel)!r}), place\n"
        "print(len(resources.grammar_text('message.lark')))\n"
        "print(*resources.rule_page_codes())\n"
        "print(resources.rule_page(resources.rule_page_codes()[-1]), end='')\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, encoding="utf-8", check=True
    )
    pages = sorted((ROOT / "docs" / "rules").glob("[A-Z]*[0-9].md"))
    grammar = (ROOT / "grammar" / "message.lark").read_text(encoding="utf-8")
    size, codes, page = done.stdout.split("\n", 2)
    assert size == str(len(grammar))
    assert codes.split() == [file.stem for file in pages]
    assert page == pages[-1].read_text(encoding="utf-8")


@pytest.mark.skipif("TOX_ENV_NAME" not in os.environ, reason="only tox installs the wheel")
def test_under_tox_the_wheel_is_what_is_tested() -> None:
    assert "site-packages" in Path(cablelint.__file__).parts
