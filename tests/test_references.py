"""What a file of the project refers to is there: pages, tables, grammars, traps, authorities."""

import re
from pathlib import Path

import pytest

from cablelint.rules.pages import heads

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs/format.md").read_text(encoding="utf-8")
FOLDERS = ("cablelint", "grammar", "docs", "tests")
SUFFIXES = (".py", ".md", ".toml", ".lark", ".txt", ".csv")
FILES = sorted(
    [
        file
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.suffix in SUFFIXES and not file.name.endswith("_tables.py")
    ]
    + list(ROOT.glob("*.md"))
)
NAMED = re.compile(r"(?<![\w./*-])((?:[\w.-]+/)*[\w.-]+\.(?:md|toml|lark))\b")
SECTION = re.compile(re.escape("docs/format.md") + r',\s+"([^"\n]+)"')
# Stand for any page or table, or are none on purpose.
EXAMPLES = ("CODE.md", "NAME.toml", "AAA001.md", "x.md", "nothing.lark", "drafts/README.md")
# Those of who uses the program: NAME.toml and suppressions beside it.
OF_USERS = ("cablelint.toml", "cablelint-suppressions.toml", "base.toml", "other.toml", "pyproject.toml")
# Those that tests write.
OF_TESTS = ("right.toml", "wrong.toml", "s.toml")
# A file is named from the root, from the package, or in these folders by its name alone.
BASES = (ROOT, ROOT / "cablelint", ROOT / "grammar", ROOT / "docs", ROOT / "docs" / "rules")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_file_that_is_named_exists(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    missing = [
        name
        for name in NAMED.findall(text)
        if not name.endswith((*EXAMPLES, *OF_USERS, *OF_TESTS))
        and not any((base / name).exists() for base in (file.parent, *BASES))
    ]
    assert missing == []
    sections = set(re.findall(r"(?m)^##+ (.*)$", FORMAT))
    assert [name for name in SECTION.findall(text) if name not in sections] == []


def test_the_traps_are_listed_with_their_tests() -> None:
    listed = re.findall(r"(?m)^(\d+)\. .*`(test_trap_(\d\d)_\w+)`$", FORMAT)
    assert [int(number) for number, _, _ in listed] == list(range(1, 59))
    assert [int(number) for _, _, number in listed] == list(range(1, 59))
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "traps").glob("*.py"))
    assert [name for _, name, _ in listed if f"def {name}(" not in tests] == []


def test_the_authorities_of_the_pages_are_listed() -> None:
    listed = set(re.findall(r"(?m)^\| ([^|]+?) \|", FORMAT)) | {"[M]", "convention"}
    named = {name for head in heads().values() for name in re.split(r"[,;] ", head.authority)}
    telegrams = set(re.findall(r"\b\d\d[A-Z]+\d+\b", FORMAT))
    assert named - listed - telegrams == set()
