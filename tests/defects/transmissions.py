"""Faults of format lines 1 to 5 (TRN)."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from random import Random

from telegrams import Telegram, render

from defects.planting import Planted, found, need, planted, plants, plants_in_text, swap, swapping

GROUP = r"^((?:[OPR] ){1,2})(\d\d)(\d\d)(\d\d)Z (\w{3}) (\d\d)$"

swapping("TRN001", "channel of two letters", r"\AVZCZCX(..)", r"VZCZC‸\1")
swapping("TRN002", "another channel", r"\AVZCZCXRO", r"VZCZC‸XRA")
swapping("TRN003", "no blank line", r"^([OPR]{2} RUEHWEB)\n\n", r"\1\n‸")
swapping("TRN003", "blank line of a relayed message", r"(\AVZCZCXRO.*\n.*\n)(DE )", r"\1\n‸\2")
swapping("TRN003", "channel of a direct message", r"(\AVZCZC)XRO", r"\1‸XYZ")
swapping("TRN004", "no precedence", r"^([OPR])\1 ", "‸YY ")
swapping("TRN004", "one letter", r"^([OPR])\1 ", r"‸\1 ")
swapping("TRN006", "too long", r"^([OPR]{2} (?:RUEH.. )*)(RUEH(?!WEB)..)$", r"\1‸\2ZZ")
swapping("TRN007", "relay", r"^([OPR]{2}) RUEH(?!WEB)..$", r"\1 ‸RUEHQX")
swapping("TRN008", "out of order", r"^([OPR]{2}) (RUEH..) (RUEH..)$", r"\1 \3 ‸\2")
swapping("TRN008", "twice", r"^([OPR]{2} .*)(RUEH(?!WEB)..)$", r"\1\2 ‸\2")
swapping("TRN009", "no sign of number", r"^(DE \w+) #(\d{4})", r"\1 ‸\2")
swapping("TRN010", "day", r"^(DE .* )\d{3}(\d{4})$", r"\1‸367\2")
swapping("TRN010", "day 0", r"^(DE .* )\d{3}(\d{4})$", r"\1‸000\2")
swapping("TRN010", "hour", r"^(DE .* \d{3})\d\d(\d\d)$", r"\1‸24\2")
swapping("TRN010", "minute", r"^(DE .* \d{5})\d\d$", r"\1‸60")
swapping("TRN013", "no end", r"^(ZN.* )ZZH$", r"\1‸ZH")
swapping("TRN013", "four letters", r"^(ZN[RY] )(.)\2{4}", r"\1‸\2\2\2\2")
swapping("TRN014", "behind group", GROUP, r"\g<0> ‸ZQQ")
swapping("TRN014", "behind security", r"^ZN.* ZZH$", r"\g<0> ‸ZQQ")
swapping("TRN015", "signal alone", GROUP, r"\g<0> ‸ZDS")
swapping("TRN015", "line alone", r"^SIPDIS\n", r"\g<0>\n‸C O R R E C T E D  C O P Y (ADDED TAGS)\n")
swapping("TRN016", "prosign twice", r"^([OPR]) (\d{6}Z)", r"\1 ‸\1 \2")
swapping("TRN017", "hour", GROUP, r"\1\2‸24\4Z \5 \6")
swapping("TRN017", "minute", GROUP, r"\1\2\3‸60Z \5 \6")
swapping("TRN016", "no month", GROUP, r"\1\2\3\4Z ‸MAI \6")


@plants("TRN005")
def another_prosign(telegram: Telegram, chance: Random) -> Planted:
    other = chance.choice([one for one in "OPR" if one != telegram.prosign])
    return planted(swap(render(telegram), r"^([OPR])\1 ", f"‸{other * 2} "))


@plants("TRN011")
def filed_at_another_time(telegram: Telegram, chance: Random) -> Planted:
    minutes = chance.choice([chance.randint(31, 600), -chance.randint(6, 600)])
    filed = telegram.time + timedelta(minutes=minutes)
    need(filed.year == telegram.time.year)
    return planted(swap(render(telegram), r"^(DE .* )\d{7}$", rf"\1‸{filed:%j%H%M}"))


@plants("TRN012")
def section_of_the_station_lost(telegram: Telegram, chance: Random) -> Planted:
    need(not telegram.direct and telegram.sections > 1)
    return planted(swap(render(telegram), r"^(DE \w+ #)(\d{4})/01", r"\1‸\2"))


@plants("TRN012")
def section_of_the_station_alone(telegram: Telegram, chance: Random) -> Planted:
    need(not telegram.direct and telegram.sections == 1)
    return planted(swap(render(telegram), r"^(DE \w+ #\d{4})", r"\1/‸01"))


@plants_in_text("TRN016")
def month_in_mixed_case(text: str, chance: Random) -> str:
    month = found(text, GROUP)[5].title()
    return swap(text, GROUP, rf"\1\2\3\4Z ‸{month} \6")


@plants("TRN017")
def day(telegram: Telegram, chance: Random) -> Planted:
    last = monthrange(telegram.time.year, telegram.time.month)[1]
    return planted(swap(render(telegram), GROUP, rf"\g<1>‸{last + 1:02}\3\4Z \5 \6"))
