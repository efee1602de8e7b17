"""Faults of the addresses and the distribution block (ADR)."""

from __future__ import annotations

from random import Random

from telegrams import POSTS, Telegram, render

from defects.planting import Cable, Planted, need, planted, plants, plants_in_cable, swap, swapping

ACTION = r"^(TO RUEHC/SECSTATE WASHDC)((?: \w+)?) (\d{4})$"
INFO = r"^((?:INFO )?RUEH\w+/AMEMBASSY [A-Z]+)((?: (?:PRIORITY|ROUTINE))?) (\d{4})$"
PLAIN = r"^((?:INFO )?RUEH\w+/AMEMBASSY [A-Z]+)"
WORDS = ["", "PRIORITY", "IMMEDIATE", "NIACT IMMEDIATE", "FLASH"]
PROSIGNS = {"R": 0, "P": 1, "O": 2, "Z": 4}


def is_numbered(cable: Cable) -> bool:
    """It has format line 1: then each addressee has a routing indicator."""
    return cable.message.transmission_identifier is not None


swapping("ADR001", "indicator garbled", r"^TO RUEHC/", "TO ‸UEHC/")
swapping("ADR001", "keyword glued", r"^TO RUEHC/", "‸TORUEHC/")
swapping("ADR001", "serial glued", r"^((?:INFO )?RUEH\w+/AMEMBASSY )([A-Z]+) (\d{4})$", r"\1‸\2\3")
swapping(
    "ADR005", "no indicator", r"^RUEH\w+/(AMEMBASSY [A-Z ]+)(?! 0000$)( \d+)?$", r"‸\1\2", where=is_numbered
)
swapping(
    "ADR006",
    "twice",
    r"^(INFO )(RUEH\w+/AMEMBASSY [A-Z]+(?: (?!PRIO|ROUT|IMME)[A-Z]+)*)(?= |$).*$",
    r"\g<0>\n‸\2",
)
swapping("ADR007", "month", rf"{PLAIN} (\d{{4}})$", r"\1 ‸DEC \2")
swapping("ADR009", "info twice", r"^(INFO .*\n)(RUEH)", r"\1‸INFO \2")
swapping("ADR013", "before a word", r"^(TO RUEHC/SECSTATE WASHDC) (\w+) (\d{4})$", r"\1‸  \2 \3")
swapping("ADR013", "before a serial", r"^(INFO .*\w) (\d{4})$", r"\1‸  \2")


def precedence(cable: Cable, line: str) -> int:
    """The highest of the addresses under a keyword, as a place in the row of WORDS."""
    addresses = getattr(cable.message, line) or []
    return max(
        (WORDS.index(one.precedence or "") for one in addresses if one.precedence != "ROUTINE"), default=0
    )


def prosigns(cable: Cable) -> list[int]:
    group = cable.message.date_time_group
    need(group and group.prosigns)
    assert group is not None
    return [PROSIGNS.get(one, 9) for one in group.prosigns]


@plants_in_cable("ADR002")
def action_below_the_prosign(cable: Cable, chance: Random) -> str:
    need(prosigns(cable)[0] == precedence(cable, "action") == 2)
    need(precedence(cable, "information") < 2 and len(cable.message.action or []) == 1)
    return cable.unmask(swap(cable.part("envelope"), ACTION, r"\1 ‸PRIORITY \3"))


@plants_in_cable("ADR002")
def action_above_the_prosign(cable: Cable, chance: Random) -> str:
    need(prosigns(cable)[0] == precedence(cable, "action") == 0)
    word = chance.choice(["PRIORITY", "IMMEDIATE"])
    return cable.unmask(swap(cable.part("envelope"), ACTION, rf"\1 ‸{word} \3"))


@plants_in_cable("ADR003")
def information_above_action(cable: Cable, chance: Random) -> str:
    need(prosigns(cable)[0] == precedence(cable, "action") < 2)
    need(precedence(cable, "information") <= precedence(cable, "action"))
    return cable.unmask(swap(cable.part("envelope"), INFO, r"\1 ‸IMMEDIATE \3", chance))


@plants("ADR003")
def information_above_both_prosigns(telegram: Telegram, chance: Random) -> Planted:
    text = swap(render(telegram), r"^P R (\d)", r"P R \1")
    return planted(swap(text, INFO, r"\1 ‸IMMEDIATE \3", chance))


@plants_in_cable("ADR004")
def second_prosign(cable: Cable, chance: Random) -> str:
    first, *second = prosigns(cable)
    need(first == precedence(cable, "action") == 2 and cable.message.information)
    need(precedence(cable, "information") < 2)
    need(not second or second[0] == precedence(cable, "information"))
    other = "RP"[1 - precedence(cable, "information")]
    return cable.unmask(swap(cable.part("envelope"), r"^O (?:[PR] )?(\d{6}Z)", rf"O ‸{other} \1"))


@plants_in_cable("ADR008")
def head_of_a_page(cable: Cable, chance: Random) -> str:
    line, group = cable.message.classification, cable.message.date_time_group
    need(line and group and is_numbered(cable))
    assert line is not None
    assert group is not None
    head = f"PAGE 02        {line.post[:6]}  {int(line.serial):06}  {group.day}{group.time}Z"
    return cable.unmask(swap(cable.part("envelope"), r"^INFO .*\n(?=RUEH)", rf"\g<0>‸{head}\n"))


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
