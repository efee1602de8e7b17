"""What `check_rule` says about a rule of a plug-in that is not as it has to be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import ROOT, environment

RULE = '''\
import time
from cablelint.rules.rule import Fix, fault, text_rule
from cablelint.text import Edit, Span

@text_rule("ACME001", "toll-named"{said})
def toll_named(message):
    """
    Reports the word `toll`.

    ```cable
    ~ VZCZCXRO .. 2. (C)
    dropped its demand for a toll (ref A).  He asked that this be
                             ^^^^ ACME001 {label}
    ~ kept .. DOE
    ```
    ```cable
    ~ VZCZCXRO .. 2. (C)
    {clean}
    ~ kept .. DOE
    ```
    """
    {first}
    start = message.text.find(" toll ") + 1
    if start:
        yield fault(Span(start, start + 4), "a toll is named", label="here"{fix})
'''
FIX = ', fix=Fix("write it", (Edit({edit}),), safe={safe})'
CLEAN = "dropped its demand for money (ref A).  He asked that this be"


def source(**more: str) -> str:
    return RULE.format(
        **{"said": "", "label": "here", "clean": CLEAN, "first": "message.text", "fix": "", **more}
    )


def tried(tmp_path: Path, text: str, call: str = "acme_rules.toll_named") -> str:
    """What `check_rule` raises; nothing if the rule passes."""
    info = tmp_path / "acme_rules-1.2.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[cablelint.rules]\na = acme_rules\n")
    (tmp_path / "acme_rules.py").write_text(text)
    program = f"import acme_rules; from cablelint.testing import check_rule; check_rule({call})"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env=environment(tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == bool(done.stderr)
    return done.stderr.rpartition("AssertionError: ")[2]


def with_fix(edit: str, *, said: str = ', fix="unsafe"', safe: bool = False) -> str:
    return source(said=said, fix=FIX.format(edit=edit, safe=safe))


@pytest.mark.parametrize(
    "text",
    [
        source(),
        with_fix("start, start + 4, 'levy'"),
        with_fix("start, start + 4, 'levy'", said=', fix="safe"', safe=True),
    ],
)
def test_a_rule_that_passes(tmp_path: Path, text: str) -> None:
    assert tried(tmp_path, text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (source(label="there"), "ACME001: example 1: not marked: ACME001 'here' at 29:26 'toll'"),
        (source(label="there"), "ACME001: example 1: not found: ACME001 'there' at 29:26 'toll'"),
        (
            source(clean="dropped its demand for a toll (ref A)."),
            "ACME001: example 2: not marked: ACME001 'here' at 29:26 'toll'",
        ),
        (
            source().replace("^^^^ ACME001", "^^^^ TXT005"),
            "ACME001: no example has the fault; below",
        ),
        (source(first="1 / 0"), "ACME001: example 1: ZeroDivisionError: division by zero"),
        (
            with_fix("start, start + 4, 'levy'", said=""),
            "ACME001: it has a fix, and declares none: say `fix=` in its decorator",
        ),
        (source(said=', fix="safe"'), "ACME001: it declares fixes of the class safe, and no example has one"),
        (
            with_fix("start, start + 4, 'levy'", safe=True),
            "ACME001: it declares fixes of the class unsafe, and has one that says it is safe",
        ),
        (
            with_fix("start, start + 4, 'toll or toll'"),
            "ACME001: the fixes of ACME001 do not come to an end in 10 rounds",
        ),
        (with_fix("start, start + 4, 'levy\\n\\n3. (S) On'"), "ACME001: the fixes of ACME001 bring MRK004"),
        (source(first="time.sleep(9 if len(message.text) > 20000 else 0)"), "ACME001: it takes more than"),
        (
            source(said=', severity="grave"'),
            "the plug-in acme_rules 1.2 cannot be used: `grave` of ACME001 is none of error, warning, info",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, told: str) -> None:
    assert told in tried(tmp_path, text)


def test_what_is_no_rule(tmp_path: Path) -> None:
    assert "print> is no rule: it has no decorator" in tried(tmp_path, source(), "print")


def test_a_rule_that_cablelint_does_not_find(tmp_path: Path) -> None:
    imported = "from cablelint.rules.rule import text_rule"
    (tmp_path / "other.py").write_text(f"{imported}\n@text_rule('OTHER001', 'x')\ndef rule(message): ...\n")
    assert tried(tmp_path, source(), "__import__('other').rule").startswith(
        "OTHER001: cablelint does not find it"
    )


def test_a_limit_of_time_may_be_given(tmp_path: Path) -> None:
    text = source(first="time.sleep(9 if len(message.text) > 20000 else 0)")
    told = tried(tmp_path, text, "acme_rules.toll_named, seconds=0.1")
    assert told.startswith("ACME001: it takes more than 0.1 seconds for a message of 500 paragraphs")
