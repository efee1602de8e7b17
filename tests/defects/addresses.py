"""Faults of the addresses and the distribution block (ADR)."""

from __future__ import annotations

from random import Random

from telegrams import POSTS, Telegram, render

from defects.planting import Planted, need, planted, plants, swap, swapping

ACTION = r"^(TO RUEHC/SECSTATE WASHDC)((?: \w+)?) (2593)$"
INFO = r"^((?:INFO )?RUEH../AMEMBASSY (?:EXAMPLETON|SAMPLEVILLE|TESTBURG))((?: \w+?)?) (0\d{3})$"

swapping("ADR001", "indicator garbled", r"^TO RUEHC/", "TO ‸UEHC/")
swapping("ADR001", "keyword glued", r"^TO RUEHC/", "‸TORUEHC/")
swapping("ADR001", "serial glued", r"^((?:INFO )?RUEH../AMEMBASSY )(\w+) (0\d{3})$", r"\1‸\2\3")
swapping("ADR005", "no indicator", r"^RUEH../(AMEMBASSY)", r"‸\1")
swapping("ADR006", "twice", r"^(INFO )(RUEH../AMEMBASSY \w+) .*$", r"\g<0>\n‸\2")
swapping("ADR007", "month", r"^((?:INFO )?RUEH../AMEMBASSY \w+) (0\d{3})$", r"\1 ‸DEC \2")
swapping("ADR009", "info twice", r"^(INFO .*\n)(RUEH)", r"\1‸INFO \2")
swapping("ADR013", "before a word", ACTION, r"\1‸ \2 \3")
swapping("ADR013", "before a serial", r"^(INFO .*\w) (0\d{3})$", r"\1‸  \2")


@plants("ADR002")
def action_below_the_prosign(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.prosign == "O" and all(prosign != "O" for _, prosign in telegram.info))
    return planted(swap(render(telegram), ACTION, r"\1 ‸PRIORITY \3"))


@plants("ADR002")
def action_above_the_prosign(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.prosign == "R")
    word = chance.choice(["PRIORITY", "IMMEDIATE"])
    return planted(swap(render(telegram), ACTION, rf"\1 ‸{word} \3"))


@plants("ADR003")
def information_above_action(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.prosign != "O")
    return planted(swap(render(telegram), INFO, r"\1 ‸IMMEDIATE \3", chance))


@plants("ADR003")
def information_above_both_prosigns(telegram: Telegram, chance: Random) -> Planted:
    text = swap(render(telegram), r"^P R (\d)", r"P R \1")
    return planted(swap(text, INFO, r"\1 ‸IMMEDIATE \3", chance))


@plants("ADR004")
def second_prosign(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.prosign == "O")
    highest = "P" if any(prosign == "P" for _, prosign in telegram.info) else "R"
    other = {"P": "R", "R": "P"}[highest]
    return planted(swap(render(telegram), rf"^O {highest} (\d)", rf"O ‸{other} \1"))


@plants("ADR008")
def head_of_a_page(telegram: Telegram, chance: Random) -> Planted:
    head = f"PAGE 02        {telegram.post[:6]}  {telegram.serial:06}  {telegram.time:%d%H%M}Z"
    return planted(swap(render(telegram), r"^INFO .*\n(?=RUEH)", rf"\g<0>‸{head}\n"))


@plants("ADR010")
def station_of_another_post(telegram: Telegram, chance: Random) -> Planted:
    known = ("EXAMPLETON", "SAMPLEVILLE")  # their stations are in the table
    need(telegram.post in known)
    other = chance.choice([POSTS[post] for post in known if post != telegram.post])
    text = swap(render(telegram), r"^DE RUEH..", f"DE {other}")
    return planted(swap(text, r"^FM ", r"\g<0>‸"))


def state_copy(telegram: Telegram) -> str:
    """The message with a distribution block in the place of format lines 1 to 4."""
    block = (
        "ACTION EUR-12\n\nINFO  LOG-00   AF-01    CIAE-00  DODE-00\n      INR-07   PA-01    /021W\n"
        f"                  ------------------A54E38  {telegram.time:%d%H%M}Z /38\n"
    )
    return swap(render(telegram), r"\AVZCZC(?s:.*?)\nZN[RY].*\n", block)


@plants("ADR011")
def another_total(telegram: Telegram, chance: Random) -> Planted:
    before = state_copy(telegram)
    return planted(swap(before, "/021W", f"/‸{chance.choice([20, 22, 31]):03}W"), before)


@plants("ADR012")
def another_direction(telegram: Telegram, chance: Random) -> Planted:
    before = state_copy(telegram)
    return planted(swap(before, "/021W", "/021‸R"), before)
