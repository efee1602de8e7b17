"""The same message in any container: the same findings, and their places in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cablelint.finding import Finding, Result
from cablelint.inputs import Document, Reading, read
from cablelint.run.runner import run
from cablelint.settings import Settings
from inputs.containers import CONTAINERS, CORPUS, seeds

READING = Reading(1_000_000)
OF_FILES = frozenset({"TXT010"})  # rules about files, which a record is not
OF_TABLES = frozenset({"CLS011", "ARC005"})  # rules about what else a table says

corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared")


def results(path: Path) -> Iterator[Result]:
    """What is found in each message of a file."""
    for made in run(read(str(path), READING), Settings(), certain=True):
        assert isinstance(made, Result), made
        yield made


def alike(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings without what depends on the container."""
    return [
        finding._replace(file_start=None, file_end=None)
        for finding in findings
        if finding.code not in OF_FILES | OF_TABLES
    ]


def carried(text: str) -> str | None:
    """The text as every container can carry it: HTML has no CR, no controls, no blank in front."""
    if "\r" in text or not text.strip() or any(ord(sign) < 32 and sign not in "\n\t" for sign in text):
        return None
    return text if text.endswith("\n") else f"{text}\n"


@pytest.mark.parametrize("kind", CONTAINERS)
def test_the_findings_are_those_of_the_text(kind: str, tmp_path: Path) -> None:
    used = 0
    for name, whole in seeds().items():
        text = carried(whole)
        if text is None or text.startswith("\n"):
            continue
        plain = tmp_path / f"{name}.txt"
        plain.write_bytes(text.encode())
        (expected,) = results(plain)
        file, data = CONTAINERS[kind](name, text)
        (tmp_path / file).write_bytes(data)
        *_, result = results(tmp_path / file)
        assert alike(result.findings) == alike(expected.findings), name
        assert (result.identifier, result.lines) == (expected.identifier, expected.lines)
        used += 1
    assert used > 50


@corpus
def test_the_rows_of_a_dump_are_found_to_be_what_their_texts_are() -> None:
    number = 0
    for result in results(CORPUS / "cables.csv"):
        (expected,) = results(CORPUS / "cables" / f"{result.identifier}.txt")
        assert alike(result.findings) == alike(expected.findings)
        number += 1
    assert number == 84


@corpus
@pytest.mark.parametrize("with_selectolax", [True, False])
def test_the_pages_of_a_mirror_are_found_to_be_what_their_texts_are(
    with_selectolax: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if with_selectolax:
        pytest.importorskip("selectolax")
    else:
        monkeypatch.setitem(__import__("sys").modules, "selectolax.lexbor", None)
    pages = sorted((CORPUS / "html").glob("*.html"))
    assert len(pages) == 17
    for page in pages:
        (document,) = read(str(page), READING)
        assert isinstance(document, Document)
        text = CORPUS / "cables" / f"{page.stem}.txt"
        assert document.data == text.read_bytes()
        (result,), (expected,) = results(page), results(text)
        assert alike(result.findings) == alike(expected.findings)
        for finding in result.findings:
            assert finding.file_start is not None


@corpus
@pytest.mark.parametrize("kind", CONTAINERS)
def test_real_messages_are_the_same_in_all_containers(kind: str, tmp_path: Path) -> None:
    for path in sorted((CORPUS / "cables").glob("*.txt"))[:84]:
        text = path.read_bytes().decode()
        if carried(text) != text:
            continue
        file, data = CONTAINERS[kind](path.stem, text)
        (tmp_path / file).write_bytes(data)
        *_, document = read(str(tmp_path / file), READING)
        assert isinstance(document, Document)
        assert (document.data.decode(), document.identifier) == (text, path.stem)
