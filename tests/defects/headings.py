"""Faults of the classification line and of the executive order (CLS, EXO)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from random import Random

from telegrams import LEVELS, POSTS, Telegram, render

from defects.planting import (
    Cable,
    Planted,
    found,
    need,
    planted,
    plants,
    plants_in_cable,
    plants_in_text,
    swap,
    swapping,
    with_identifier,
)
from defects.structure import CLASSIFICATION, stands_once


@plants_in_cable("CLS001")
def no_line(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    return cable.without("classification")


swapping("CLS002", "letter doubled", r"^(?!C O R)([CS])( [OE] )", r"‸\1\1\2")
swapping("CLS002", "letter lost", r"^(?!C O R)[CS] ([OE] [NC] )", r"‸\1")
swapping("CLS002", "letters fused", r"^(?!C O R)([CS]) ([OE]) ([NC]) ", r"‸\1 \2\3 ")
swapping("CLS002", "section garbled", r" SECTION (\d\d OF)", r" ‸SCTION \1")
swapping("CLS003", "confidential without blanks", r"^C O N F I D E N T I A L", "‸CONFIDENTIAL")
swapping("CLS003", "secret without blanks", r"^S E C R E T", "‸SECRET")
swapping("CLS003", "unclas with blanks", r"^UNCLAS(?! E)", "‸U N C L A S")
swapping("CLS005", "five digits", r"^([CSU].*) 0(\d{5}) *$", r"\1 ‸\2")
swapping("CLS009", "begins late", r"^(.*) SECTION 01 OF", r"\1 SECTION ‸02 OF", where=stands_once)
swapping("CLS009", "above total", r"^(.*) SECTION 01 (OF 0[1-6])", r"\1 SECTION ‸07 \2", where=stands_once)


@plants_in_text("CLS004", "envelope")
def another_level_in_the_security_line(text: str, chance: Random) -> str:
    letters = found(text, r"^ZN[RY] (\w{5}) ZZH")[1]
    other = chance.choice([line for _, line in LEVELS.values() if letters not in line])
    return swap(text, r"^ZN[RY] .{5}", f"{other[:4]}‸{other[4:]}")


@plants("CLS006")
def another_serial_in_the_identifier(telegram: Telegram, chance: Random) -> Planted:
    one = planted(swap(render(telegram), rf"^(.* {telegram.post} )(\d{{6}})$", r"\1‸\2"))
    return with_identifier(one, f"{telegram.identifier}1")


@plants("CLS006")
def another_post_in_the_identifier(telegram: Telegram, chance: Random) -> Planted:
    other = chance.choice(["OTTAWA", "VIENNA", "LIMA"])  # posts that are known
    one = planted(swap(render(telegram), rf"^(.* )({telegram.post} \d{{6}})$", r"\1‸\2"))
    return with_identifier(one, replace(telegram, post=other).identifier)


@plants_in_text("CLS007", "envelope")
def another_station_serial(text: str, chance: Random) -> str:
    serial = (int(found(text, r"^DE \w+ #(\d{4})")[1]) + chance.randint(1, 9999)) % 10000
    return swap(text, r"^(DE \w+ #)\d{4}", rf"\1‸{serial:04}")


@plants_in_cable("CLS008")
def another_originator(cable: Cable, chance: Random) -> str:
    """Another post than that of the classification line, and of all others that the header names."""
    line = cable.message.classification
    need(stands_once(cable) and cable.message.originator and line)
    assert line is not None
    other = chance.choice(sorted(POSTS.keys() - {str(line.post)}))
    text = swap(cable.part("message"), r"^FM .*", f"FM AMEMBASSY {other}")
    return swap(cable.unmask(text), rf"^([CSU].*)({re.escape(line.post)} {line.serial} *)$", r"\1‸\2")


@plants("CLS010")
def later_section_with_another_total(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.sections == 2)
    text = render(telegram)
    line = found(text, CLASSIFICATION)[0].replace(" 01 OF ", " 02 OF ")
    before = swap(text, r"^\w{,10} \d{8}  002 OF 002$", line)
    return planted(swap(before, r"^(.* SECTION 02 OF )02", r"\1‸03"), before)


@plants("CLS010")
def later_section_repeats(telegram: Telegram, chance: Random) -> Planted:
    need(telegram.sections == 2)
    text = render(telegram)
    line = found(text, CLASSIFICATION)[0].replace(" 01 OF ", " 02 OF ")
    before = swap(text, r"^\w{,10} \d{8}  002 OF 002$", line)
    return planted(swap(before, r"^(.* SECTION )02 OF 02", r"\1‸03 OF 02"), before)


@plants("CLS011")
def record_of_another_level(telegram: Telegram, chance: Random) -> Planted:
    before = with_record(telegram)
    other = chance.choice([level for level in LEVELS if level != telegram.level])
    return planted(swap(before, r"^classification: .*", f"classification: ‸{other}"), before)


def with_record(telegram: Telegram) -> str:
    """The message with what a database put before it."""
    level = f"{telegram.level}{'//NOFORN' * telegram.noforn}"
    record = (
        f"id: 123456\ndate: {telegram.time.month}/{telegram.time.day}/{telegram.time:%Y %H:%M}\n"
        f"refid: {telegram.identifier}\norigin: Embassy {telegram.post.title()}\n"
        f"classification: {level}\ndestination:\nheader:\n"
    )
    envelope, heading, text = render(telegram).partition(found(render(telegram), CLASSIFICATION)[0])
    return f"{record}{envelope}---------- header ends ----------\n\n{heading}{text}"


ORDER = r"^E\.O\. 12958: +"
DATE = rf"{ORDER}DECL: +(\d\d)/(\d\d)/(\d{{4}}) *$"


@plants_in_cable("EXO001")
def no_order(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    return cable.without("order")


swapping("EXO002", "digits swapped", r"^E\.O\. 12958", "E.O. ‸12598")
swapping("EXO003", "order of another time", r"^E\.O\. 12958", "E.O. ‸12356")
swapping("EXO004", "full stops lost", r"^E\.O\. 12958: ", "‸EO 12958: ")
swapping("EXO004", "colon lost", r"^E\.O\. 12958: ", "‸E.O. 12958 ")
swapping("EXO004", "blank lost", r"^E\.O\. 12958: ", "‸E.O.12958: ")
swapping("EXO005", "no keyword", DATE, r"E.O. 12958: ‸\1/\2/\3")
swapping("EXO005", "month without zero", rf"{ORDER}DECL: +0(\d)/", r"E.O. 12958: DECL: ‸\1/")
swapping("EXO005", "day without zero", rf"{ORDER}DECL: +(\d\d)/0(\d)/", r"E.O. 12958: DECL: ‸\1/\2/")
swapping("EXO006", "month", DATE, r"E.O. 12958: DECL: ‸13/\2/\3")
swapping("EXO006", "day", DATE, r"E.O. 12958: DECL: ‸02/30/\3")
swapping("EXO009", "none on a classified message", DATE, "E.O. 12958: ‸N/A")
swapping(
    "EXO010", "code", DATE, "E.O. 12958: DECL: ‸X1", where=lambda cable: (cable.message.year or 0) > 2003
)
swapping("EXO010", "OADR", DATE, "E.O. 12958: DECL: ‸OADR")


def declared(cable: Cable, chance: Random, days: int) -> str:
    """The order line with a date so many days from that of the message, and up to 3000 more away."""
    date = cable.message.date
    need(date)
    assert date is not None
    other = date + timedelta(days=days + chance.randint(0, 3000) * (1 if days else -1))
    return cable.unmask(swap(cable.part("heading"), DATE, f"E.O. 12958: DECL: ‸{other:%m/%d/%Y}"))


@plants_in_cable("EXO007")
def date_in_the_past(cable: Cable, chance: Random) -> str:
    return declared(cable, chance, 0)


@plants_in_cable("EXO008")
def date_too_late(cable: Cable, chance: Random) -> str:
    return declared(cable, chance, 25 * 365 + 8)


@plants_in_cable("EXO009")
def date_on_an_unclassified_message(cable: Cable, chance: Random) -> str:
    date = cable.message.date
    need(date)
    assert date is not None
    until = date + timedelta(days=chance.randint(400, 3000))
    return cable.unmask(swap(cable.part("heading"), r"^(E\.O\. 12958: +)N/A", rf"\1DECL: ‸{until:%m/%d/%Y}"))
