"""The page about a run: whole, closed to the network, legible; nothing of a message acts in it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from cablelint.finding import Address, Result, Severity
from cablelint.outputs import html, tally
from cablelint.outputs.context import Summary
from cablelint.outputs.redaction import redacted
from outputs.drawn import finding, result
from outputs.hostile import results, run, written

TEXT = "SUBJECT: X\n"
ERROR = finding(TEXT, "X", "one")
WARNING = finding(TEXT, "X", "two", code="AAA002", severity=Severity.WARNING)
INFO = finding(TEXT, "X", "three", code="AAA003", severity=Severity.INFO)
EMPTY = {"meta", "line", "rect"}  # elements that nothing is in
HOSTILE = "</td><script>alert(1)</script><img src=//x.example onerror=y> \" ' & \x1b[31m \u202e"


class Page(HTMLParser):
    """A page, read; raises AssertionError where an element is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}  # by the innermost element
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]

    @property
    def said(self) -> str:
        return "\n".join(words for tag, texts in self.texts.items() if tag != "style" for words in texts)


def page(*many: Result) -> Page:
    return Page(written("html", list(many)))


def message(year: int | None, post: str | None, *findings: object, path: str = "a/b.txt") -> Result:
    made = result(*findings, address=Address(path))  # type: ignore[arg-type]
    return made._replace(year=year, post=post, identifier=None)


MANY = [
    *(message(2006, "EXAMPLETON", ERROR, path=f"a/{n}.txt") for n in range(3)),
    *(message(2006, "EXAMPLETON", path=f"a/x{n}.txt") for n in range(7)),
    *(message(2008, "SAMPLEVILLE", WARNING, INFO, path=f"a/y{n}.txt") for n in range(12)),
    message(None, None, INFO),
]


@pytest.mark.parametrize(
    "many", [results(), list(map(redacted, results())), MANY, [result(ERROR)], [result()], []]
)
def test_it_is_whole_and_asks_nothing_of_anyone(many: list[Result]) -> None:
    text = written("html", many)
    seen = Page(text)
    tags = {tag for tag, _ in seen.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image"}
    assert not [name for _, attributes in seen.elements for name in attributes if name.startswith("on")]
    for name in ("src", "style", "xlink:href", "action", "srcset"):
        assert seen.attributes(name) == []
    identifiers = seen.attributes("id")
    assert len(set(identifiers)) == len(identifiers)
    assert {link.removeprefix("#") for link in seen.attributes("href")} <= set(identifiers)
    assert not re.search(r"url\(|@import|https?://", text)


def test_its_policy_allows_its_own_stylesheet_and_nothing_else() -> None:
    text = written("html", results())
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    (styles,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_nothing_of_a_message_acts() -> None:
    one = finding(f"SUBJECT: {HOSTILE}\n", "SUBJECT", HOSTILE, label=HOSTILE, help=HOSTILE, notes=(HOSTILE,),
                  name=HOSTILE)  # fmt: skip
    names = [f"{HOSTILE}{n}" for n in range(2)]
    made = [
        Result(Address(name, record=n), HOSTILE, 2000 + n, name, name, 1, (one,))
        for n, name in enumerate(names)
    ]
    seen = page(*made)
    ours = {tag for tag, _ in page(*MANY).elements}
    assert {tag for tag, _ in seen.elements} <= ours
    assert set(seen.texts) <= ours | {""}
    assert "<script>alert(1)</script>" in seen.said


def test_every_chart_says_what_it_shows_and_a_table_of_its_figures_is_beside_it() -> None:
    seen = page(*MANY)
    charts = [attributes for tag, attributes in seen.elements if attributes.get("role") == "img"]
    assert [chart["aria-label"] for chart in charts] == [
        "Messages by their gravest finding: error 13.0%, warning 52.2%, info 4.3%, none 30.4%",
        "Messages by year and their gravest finding, 2006 to 2008. Most messages: 2008 (12)."
        " Most often with an error, of those with at least 10 messages: 2006 (3 of 10, 30.0%).",
        "Messages by post and their gravest finding. Most messages: SAMPLEVILLE (12)."
        " Most often with an error, of those with at least 10 messages: EXAMPLETON (3 of 10, 30.0%).",
    ]
    tags = [tag for tag, attributes in seen.elements if tag == "table" or attributes.get("role") == "img"]
    assert [pair for pair in pairwise(tags) if pair[0] == "svg"] == [("svg", "table")] * 3
    assert seen.texts["th"].count("all") == len(charts)


def test_years_without_a_message_are_gaps_in_the_chart() -> None:
    assert "2007: 0 messages, 0 with an error" in page(*MANY).texts["title"]
    assert {"2006", "2007", "2008", "not known"} - set(page(*MANY).texts["th"]) == {"2007"}
    far = page(message(1973, None, ERROR), message(2009, None))
    assert sum(title.startswith(("19", "20")) for title in far.texts["title"]) == 2009 - 1973 + 1


def test_the_largest_posts_and_the_rest_added_up() -> None:
    posts = [message(2007, f"POST{n:02}", ERROR) for n in range(25) for _ in range(n + 1)]
    seen = page(*posts, message(2007, None))
    names = [name for name in seen.texts["th"] if name.startswith("POST") or name in ("others", "not known")]
    assert names == [*(f"POST{n:02}" for n in range(24, 4, -1)), "others", "not known"]
    assert "POST04" not in seen.texts["text"]


def test_the_rules_the_gravest_first_and_then_the_most_frequent() -> None:
    seen = page(*MANY)
    assert [code for code in seen.texts["a"] if code.startswith("AAA")] == ["AAA001", "AAA002", "AAA003"]
    assert "3 rules found something, 4 nothing. In most messages: AAA003 a-rule (56.5%)." in seen.texts["p"]
    assert seen.texts["td"].count("52.2%") == 2  # of the messages: those with the warning, in two tables


def test_the_messages_with_most_errors() -> None:
    many = [message(2007, None, *[ERROR] * n, WARNING, path=f"a/{n:02}.txt") for n in range(25)]
    seen = page(*many)
    places = [place for place in seen.texts["span"] if re.fullmatch(r"\d\d\.txt", place)]
    assert places == [f"{n:02}.txt" for n in range(24, 4, -1)]
    assert "20 messages; no other has more than 5 errors." in seen.texts["p"]
    assert "All messages with an error or a warning." in page(*many[:20]).texts["p"]


def test_a_few_findings_are_all_drawn_and_of_many_one_of_each_rule() -> None:
    few = page(result(ERROR, WARNING))
    assert "2 findings, in order." in few.texts["p"]
    assert [words for words in few.texts["span"] if words in ("one", "two")] == ["one", "two"]
    seen = page(*MANY)
    assert "One finding of each of the rules, drawn by lot; the gravest rules first." in seen.texts["p"]
    assert [words for words in seen.texts["span"] if words in ("one", "two", "three")] == [
        "one",
        "two",
        "three",
    ]


def test_which_finding_is_drawn_does_not_depend_on_the_order_of_the_messages() -> None:
    def drawn(many: Sequence[Result]) -> list[str]:
        return re.findall(r"<pre.*?</pre>", written("html", list(many)), re.DOTALL)

    many = [message(2007, None, ERROR, path=f"{n}.txt") for n in range(50)]
    assert drawn(many) == drawn(many[::-1])
    assert len(drawn(many)) == 1


def test_what_is_kept_does_not_grow_with_the_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_VALUES", 5)
    made = tally.Tally()
    for n in range(200):
        made.add(message(2007, f"POST{n}", ERROR, path=f"{n}.txt"))
    assert set(made.posts) == {*(f"POST{n}" for n in range(5)), tally.OTHERS}
    assert made.posts[tally.OTHERS].total == 195
    assert len(made.worst()) == tally.MOST_MESSAGES
    assert made.rules["AAA001"].findings.total() == 200


def test_what_could_not_be_checked_is_said() -> None:
    seen = page(*results())
    assert "cannot read gone<&>.txt: permission denied" in seen.texts["li"]
    assert (
        "fails.txt: cablelint failed in rule PAR001: IndexError: list index out of `range`"
        in seen.texts["li"]
    )


def test_an_interrupted_run_is_said_to_be_partial() -> None:
    summary = run(MANY)
    summary.complete = False
    assert "Interrupted: this is partial." in Page(written("html", MANY, summary)).texts["p"][1]


def test_places_are_below_the_folder_that_all_have_in_common() -> None:
    seen = page(
        message(2007, None, ERROR, path="x/cables/1.txt"), message(2007, None, ERROR, path="x/copies/2.txt")
    )
    assert "x/" in seen.texts["dd"]
    assert {"cables/1.txt", "copies/2.txt"} <= set(seen.texts["span"])
    assert "cables/1.txt:1:10" in seen.texts["td"]


def test_where_nothing_was_checked_the_page_says_so() -> None:
    seen = Page(written("html", [], Summary()))
    assert seen.texts["h1"] == ["nothing was checked"]
    assert "nav" not in {tag for tag, _ in seen.elements}


def test_of_one_table_the_file_is_named() -> None:
    rows = [result(ERROR, address=Address("x/cables.csv", record=n)) for n in (1, 2)]
    assert "x/cables.csv" in page(*rows).texts["dd"]
    assert "cables.csv#1:1:10" in page(*rows).texts["td"]


# ---- colours: WCAG 2.2, 1.4.3 and 1.4.11 ---------------------------------------------------------

STYLES = (tally.__file__.rpartition("tally")[0]) + html.STYLES
TEXTS, SHAPES = ("ink", "muted", "link", "error", "warning", "info"), ("error", "warning", "info", "none")


def colours(scheme: str) -> dict[str, str]:
    """The colours by their names; the dark ones stand in the second block."""
    with open(STYLES, encoding="utf-8") as file:
        blocks = re.findall(r":root \{(.*?)\}", file.read(), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks)
    assert set(light) == set(dark)
    return light if scheme == "light" else dark


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, as WCAG has it."""

    def luminance(colour: str) -> float:
        shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contrast_of_texts_and_shapes_is_enough(scheme: str) -> None:
    of = colours(scheme)
    for surface in ("paper", "panel"):
        low = {name: round(contrast(of[name], of[surface]), 2) for name in TEXTS}
        assert {name for name, ratio in low.items() if ratio < 4.5} == set(), low
    shapes = {name: round(contrast(of[f"{name}-fill"], of["paper"]), 2) for name in SHAPES}
    assert {name for name, ratio in shapes.items() if ratio < 3} == set(), shapes


def test_every_class_has_its_style() -> None:
    with open(STYLES, encoding="utf-8") as file:
        known = set(re.findall(r"\.([a-z]+)", file.read()))
    used = {name for names in page(*MANY, *results()).attributes("class") for name in names.split()}
    assert used - {"none", "chart"} <= known
