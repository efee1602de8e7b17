"""One defect, one finding: each operator of tests/defects/ plants the fault of one rule in clean messages."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest
from defects import NOT_PLANTED, OPERATORS, Operator, Planted, UnfitError
from hypothesis import Phase, given, settings
from telegrams import Telegram, render, telegrams

import cablelint.rules  # noqa: F401  (fills the registry)
from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.rules import pages
from cablelint.rules.rule import REGISTRY
from cablelint.settings import Settings
from cablelint.text import decode

DRAWN = 600  # messages for all operators
USED = 15  # of them for each
FEWEST = 8  # with the trait that an operator needs


@cache
def drawn() -> tuple[Telegram, ...]:
    """The same messages in each run."""
    pool: list[Telegram] = []

    @settings(max_examples=DRAWN, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(telegrams())
    def draw(telegram: Telegram) -> None:
        pool.append(telegram)

    draw()
    return tuple(dict.fromkeys(pool))


def findings(text: str, code: str, identifier: str, encoding: str = "utf-8") -> Counter[tuple[int, int, str]]:
    """Line, column and code of all that is found, in a profile in which the rule is on."""
    head = pages.heads()[code]
    on = Settings(
        profile="transmit" if head.transmit is not None else "archive",
        extend_select=() if head.transmit or head.archive else (code,),
    )
    result = check_text(decode(text.encode(encoding)), Address("message.txt"), on, identifier=identifier)
    assert result is not None
    assert result.crashes == ()
    return Counter((one.start.line, one.start.column, one.code) for one in result.findings)


@pytest.mark.parametrize("operator", [pytest.param(one, id=one.name) for one in OPERATORS])
def test_a_planted_fault_is_one_finding(operator: Operator) -> None:
    chance = Random(operator.name)
    pool = list(drawn())
    chance.shuffle(pool)
    used = 0
    for telegram in pool:
        try:
            planted = operator.plant(telegram, chance)
        except UnfitError:
            continue
        _check(operator.code, telegram, planted)
        used += 1
        if used == USED:
            break
    assert used >= FEWEST, "too few of the drawn messages have what the operator needs"


def _check(code: str, telegram: Telegram, planted: Planted) -> None:
    before = planted.before or render(telegram)
    expected = Counter([(planted.line, planted.column, code)])
    already = findings(before, code, telegram.identifier)
    now = findings(planted.text, code, planted.identifier or telegram.identifier, planted.encoding)
    assert now - _shifted(already, before, planted.text) == expected, f"\n{planted.text}"


def _shifted(
    findings: Counter[tuple[int, int, str]], before: str, after: str
) -> Counter[tuple[int, int, str]]:
    """The findings of the text before, at the lines where the text after has what they stand at."""
    old, new = before.split("\n"), after.split("\n")
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    more = len(new) - len(old)
    return Counter(
        {(line + more * (line > same), column, code): n for (line, column, code), n in findings.items()}
    )


def test_every_rule_is_planted_or_said_not_to_be() -> None:
    planted = {operator.code for operator in OPERATORS}
    rules = REGISTRY.keys() | pages.heads().keys()
    assert planted == {code for code in rules if not code.startswith(tuple(NOT_PLANTED))}
    assert all(NOT_PLANTED.values())


def test_operators_have_names_of_their_own() -> None:
    assert max(Counter(operator.name for operator in OPERATORS).values()) == 1


def test_ten_rules_are_planted_in_generated_messages_alone() -> None:
    """Another copy, a record, or the name of the file tells the fault (docs/precision.md, "Planted")."""
    anywhere = {operator.code for operator in OPERATORS if operator.on_cable is not None}
    records = {"ARC005", "CLS006", "CLS011"}
    copies = {"ADR011", "ADR012", "CLS010"}
    others = {"ADR010", "ARC006", "CAP003", "TXT008"}
    assert {operator.code for operator in OPERATORS} - anywhere == records | copies | others
