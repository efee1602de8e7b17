"""`cablelint rule`, `parse` and `version`: screens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cablelint import __version__
from cablelint.cli.screen import screen
from cablelint.resources import rule_page, rule_page_codes
from cablelint.rules.pages import heads, page, parse_page
from cli.program import CABLE, cablelint_in, put

PAGE = """\
# MRK004 portion-mark-above-classification

archive error · transmit error · minimal off · fix none · since 0.1 · authority ISOO

## What it does
Reports a portion mark that is higher than the classification line of the
message.  Not where `TTTTT` stands.

- one item that is long enough to be wrapped at the end of the line, and goes on
- another, see [format](x.md)

## Why it matters
A message is classified **as high** as its highest portion.

## Example
```cable id=07EXAMPLETON412
~ VZCZC .. PP

~ DE .. RUEHZZ

C O N F I D E N T I A L EXAMPLETON 000412
~ SIPDIS .. Classified By
1. (S) The text of the paragraph.
   ^^^ MRK004 marked SECRET

## not a heading
                                   ^ MRK004 a label that is too long to stand beside its carets
                                                      ^ MRK004 near the right edge

^ MRK004
~ DOE
```

```text
$ cablelint check
```

## Use instead
```cable
~ VZCZC .. DOE
```

## Fix
None.  Which of the two is right is for the drafter to say; MRK001 is another matter.

## Authority
E.O. 12958, section 1.6(c)

## Seen
2 of 1,295.
"""

SCREEN = """\
MRK004 portion-mark-above-classification
error, stable since 0.1, no fix, in the profiles archive and transmit

What it does
  Reports a portion mark that is higher than the classification line of the
  message. Not where `TTTTT` stands.

  - one item that is long enough to be wrapped at the end of the line, and
    goes on
  - another, see format

Why it matters
  A message is classified as high as its highest portion.

Example
  (the file is 07EXAMPLETON412.txt)
  ...
  C O N F I D E N T I A L EXAMPLETON 000412
  ...
  1. (S) The text of the paragraph.
     ^^^ marked SECRET

  ## not a heading
                                     ^
                           a label that is too long to stand beside its carets
                                                        ^ near the right edge

  ^
  ...

  $ cablelint check

Fix
  None. Which of the two is right is for the drafter to say; MRK001 is another
  matter.

To allow it
  everywhere    ignore = ["MRK004"]
  as a warning  severity.MRK004 = "warning"
  in one place  cablelint suppress MRK004 WHERE --reason TEXT

Authority
  E.O. 12958, section 1.6(c)

Seen
  2 of 1,295.
See also
  MRK001 portion-mark-missing
  https://cablelint.example/rules/MRK004
"""


def test_a_page_on_a_screen() -> None:
    assert "\n".join(screen(parse_page("MRK004", PAGE), heads())) + "\n" == SCREEN


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            "archive warning · transmit error · minimal off · fix safe",
            "warning in archive, error in transmit; stable since 0.1, safe fix",
        ),
        (
            "archive info · transmit error · minimal error · fix none",
            "info in archive, error in transmit and minimal; stable since 0.1, no fix",
        ),
        (
            "archive off · transmit info · minimal off · fix unsafe",
            "info, stable since 0.1, unsafe fix, in the profile transmit",
        ),
        (
            "archive off · transmit off · minimal off · fix display",
            "off in all profiles, stable since 0.1, fix shown only",
        ),
        (
            "archive error · transmit error · minimal error · fix none",
            "error, stable since 0.1, no fix, in all profiles",
        ),
    ],
)
def test_the_line_below_the_title(facts: str, line: str) -> None:
    text = f"# AAA001 a-rule\n\n{facts} · since 0.1 · authority convention\n"
    assert list(screen(parse_page("AAA001", text), {}))[1] == line


@pytest.mark.parametrize("code", rule_page_codes())
def test_every_page_is_read_and_fits_the_screen(code: str) -> None:
    assert heads()[code] == page(code).head
    lines = list(screen(page(code), heads()))
    assert [line for line in lines if len(line) > 80] == []
    assert {"Example", "Use instead"} <= set(lines)


def test_rules_are_named_by_code_or_name_and_shown_once(tmp_path: Path) -> None:
    by_code = cablelint_in(tmp_path, "rule", "mrk004")
    assert by_code.out.startswith("MRK004 portion-mark-above-classification\n")
    assert cablelint_in(tmp_path, "rule", "portion-mark-above-classification", "MRK004") == by_code
    markdown = cablelint_in(tmp_path, "rule", "MRK004", "-o", "markdown")
    assert markdown.out == rule_page("MRK004")
    every = json.loads(cablelint_in(tmp_path, "rule", "--all", "-o", "json").out)
    assert [one["code"] for one in every] == list(heads())
    pages = cablelint_in(tmp_path, "rule", "--all").out
    assert sum(pages.count(f"\n{code} ") + pages.startswith(f"{code} ") for code in heads()) == len(heads())


def test_a_rule_for_programs(tmp_path: Path) -> None:
    (rule,) = json.loads(cablelint_in(tmp_path, "rule", "MRK004", "-o", "json").out)
    assert rule["name"] == "portion-mark-above-classification"
    assert rule["severity"] == {"archive": "error", "transmit": "error", "minimal": "off"}
    assert (rule["fix"], rule["since"], rule["authority"]) == ("none", "0.1", "ISOO")
    assert rule["sections"] == page("MRK004").sections


def test_an_unknown_format_is_a_mistake(tmp_path: Path) -> None:
    done = cablelint_in(tmp_path, "rule", "MRK004", "-o", "yaml")
    assert done.status == 2
    assert done.err == "error: unknown format `yaml`\n  = help: expected one of text, markdown, json\n"


def test_the_list_of_rules(tmp_path: Path) -> None:
    lines = cablelint_in(tmp_path, "rule").out.split("\n")
    assert "MRK  portion marks" in lines
    assert "  MRK004       error    portion-mark-above-classification" in lines
    assert lines[-2] == "[*] safe fix  [-] unsafe fix"
    assert all(len(line) <= 80 for line in lines)
    minimal = cablelint_in(tmp_path, "rule", "--profile", "minimal").out
    assert "  MRK004       off      portion-mark-above-classification\n" in minimal


def test_how_a_message_was_read(tmp_path: Path) -> None:
    put(tmp_path, a_txt=CABLE.replace("\n", "\r\n").replace("SAMPLE", "SAMPLE \x1b"), b_txt="1. (C) Part.\n")
    done = cablelint_in(tmp_path, "parse", "a.txt", "b.txt", "gone.txt")
    assert done.status == 2
    assert done.err == "error: cannot read `gone.txt`: no such file or directory\n"
    assert done.out.startswith("a.txt: one message, UTF-8, CRLF, 19 lines\n")
    assert "b.txt: one message, UTF-8, LF, 1 line\n" in done.out
    assert "SUBJECT" in done.out
    assert "\x1b" not in done.out


def test_a_family_is_listed(tmp_path: Path) -> None:
    out = cablelint_in(tmp_path, "rule", "sub").out
    assert out.startswith("SUB  SUBJECT line\n  SUB001  ")
    assert {line.split()[0][:3] for line in out.splitlines()[:-1]} == {"SUB"}
    pages = cablelint_in(tmp_path, "rule", "SUB", "-o", "markdown").out
    assert pages.count("\n## What it does\n") == len(out.splitlines()) - 2


def test_the_version_and_what_a_bug_report_needs(tmp_path: Path) -> None:
    assert cablelint_in(tmp_path, "version").out == f"cablelint {__version__}\n"
    verbose = cablelint_in(tmp_path, "version", "-v").out
    assert verbose.startswith(f"cablelint {__version__}\npython ")
    names = [line.split()[0] for line in verbose.split("\n")[1:-1]]
    assert names == ["python", "platform", "typer", "rules", "plug-ins", "encoding", "stdout"]
