"""Pages of rules are read strictly: a slip in a head would change what a rule says of every message."""

from __future__ import annotations

import pytest

from cablelint.finding import Severity
from cablelint.rules.pages import Head, PageError, parse_head, parse_page

PAGE = """\
# AAA001 a-rule

archive off · transmit info · minimal error · fix safe · since 0.1 · authority FAH2-320, [M] 35/35

## What it does
Reports it.

## Example
```cable
## no heading
```

## Fix
None.
"""


def test_a_page() -> None:
    page = parse_page("AAA001", PAGE)
    info, error = Severity.INFO, Severity.ERROR
    assert page.head == Head("AAA001", "a-rule", None, info, error, "safe", "0.1", "FAH2-320, [M] 35/35")
    assert page.head.severity("archive") is None
    assert page.head.severity("transmit") == info
    assert page.sections == {
        "What it does": "Reports it.",
        "Example": "```cable\n## no heading\n```",
        "Fix": "None.",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "AAA001.md:1: expected `# AAA001 name-in-kebab-case`"),
        ("# AAA001 Not Kebab\n", "AAA001.md:1: expected `# AAA001 name-in-kebab-case`"),
        ("# AAA002 a-rule\n", "AAA001.md:1: the page of AAA001 has the title of AAA002"),
        ("# AAA001 a-rule\n\narchive fatal · transmit error\n", "AAA001.md:3: expected, after a blank"),
        (PAGE.replace("\n\n", "\n \n"), "AAA001.md:3: expected, after a blank"),
    ],
)
def test_a_page_is_read_strictly(text: str, said: str) -> None:
    with pytest.raises(PageError) as raised:
        parse_head("AAA001", text)
    assert str(raised.value).startswith(said)
