"""Every rule has a page, and what the pages show is what cablelint finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cablelint.check import OVER_CORPUS
from cablelint.finding import Finding
from cablelint.rules.pages import Page, PageError, parse_page
from cablelint.rules.rule import REGISTRY
from cablelint.testing.examples import (
    FENCE,
    Example,
    difference,
    examples,
    read_example,
    template,
    with_labels,
)

DOCS = Path(__file__).parent.parent / "docs" / "rules"
PAGES = sorted(DOCS.glob("*.md"))
SECTIONS = ["What it does", "Why it matters", "Example", "Use instead", "Fix", "Authority", "Seen"]
# About the run: no function over a message, and no example of one.
OF_THE_RUN = ("RUN", "SUP")
BANNED = re.compile(r"\b(?:illegal|invalid|bad|should|forgot)\b", re.IGNORECASE)
# A message begins in lower case, with quoted text, or with a word that the format writes in capitals.
OPENING = re.compile(r"[a-z`0-9]|[A-Z](?:[A-Z]|\.[A-Z])")

each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def each_example(section: str) -> pytest.MarkDecorator:
    """Each example of a section of the pages, as a case of its own."""
    cases = []
    for path in PAGES:
        try:
            page = read_page(path)
        except PageError:
            continue  # test_page_has_the_form_of_a_page says so
        cases += [
            pytest.param(page, example, id=f"{path.stem}-{number}")
            for number, example in enumerate(examples(page.sections.get(section, "")), 1)
        ]
    return pytest.mark.parametrize(("page", "example"), cases)


def read_page(path: Path) -> Page:
    return parse_page(path.stem, path.read_text(encoding="utf-8"))


def test_template_is_clean() -> None:
    for words in ((), ("archive",), ("minimal",)):
        _check(Example(words, template(), ()))


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    pages = {path.stem for path in PAGES if not path.stem.startswith(OF_THE_RUN)}
    assert pages == REGISTRY.keys() | set(OVER_CORPUS)


@each_page
def test_page_has_the_form_of_a_page(path: Path) -> None:
    page = read_page(path)
    if path.stem in REGISTRY:
        assert page.head.name == REGISTRY[path.stem].name
    assert list(page.sections) == SECTIONS
    assert all(text.strip() for text in page.sections.values()), "an empty section"


@each_page
def test_page_shows_the_fault_and_its_cure(path: Path) -> None:
    page = read_page(path)
    if path.stem.startswith(OF_THE_RUN):
        pytest.skip("not about one message")
    faulty, clean = examples(page.sections["Example"]), examples(page.sections["Use instead"])
    assert faulty
    assert clean
    for example in faulty:
        assert path.stem in {marked.code for marked in example.expectations}
    for example in clean:
        assert not example.expectations


@each_page
def test_page_writes_out_what_matters(path: Path) -> None:
    """A screen leaves out the lines that `~` stands for: none of them bears carets, none is the cure."""
    page = read_page(path)
    for _, _, block in FENCE.findall(page.sections["Example"] + "\n"):
        assert not re.search(r"^~.*\n *\^", block, re.MULTILINE)
    for _, _, block in FENCE.findall(page.sections["Use instead"] + "\n"):
        assert re.search(r"^[^~\n]", block, re.MULTILINE)


@each_example("Example")
def test_example_has_the_findings_it_marks(page: Page, example: Example, update_docs: bool) -> None:
    if update_docs:
        _rewrite(page)
    else:
        _check(example)


@each_example("Use instead")
def test_good_example_has_no_finding(page: Page, example: Example) -> None:
    _check(example)


@each_example("Example")
def test_words_of_the_findings(page: Page, example: Example) -> None:
    for finding in example.findings():
        if finding.code != page.head.code:
            continue
        assert len(finding.message) <= 72
        assert OPENING.match(finding.message), finding.message
        assert not finding.message.endswith(".")
        assert finding.help
        for words in (finding.message, finding.label, finding.help, *finding.notes):
            assert not BANNED.search(re.sub(r"`[^`]*`", "", words)), words
        _fix_is_as_declared(page, finding)


def _check(example: Example) -> None:
    if told := difference(example, example.findings()):
        pytest.fail("\n".join(told), pytrace=False)


def _fix_is_as_declared(page: Page, finding: Finding) -> None:
    if finding.fix is not None:
        assert page.head.fix != "none"
        assert finding.fix.title
        assert finding.fix.safe <= (page.head.fix == "safe")


def _rewrite(page: Page) -> None:
    """Write the labels as they are now into the page (pytest --update-docs)."""

    def renewed(fence: re.Match[str]) -> str:
        if fence[1] != "cable":
            return fence[0]
        example = read_example(fence[3], tuple(fence[2].split()))
        return fence[0].replace(fence[3], with_labels(fence[3], example, example.findings()))

    path = DOCS / f"{page.head.code}.md"
    path.write_text(FENCE.sub(renewed, path.read_text(encoding="utf-8")), encoding="utf-8")
