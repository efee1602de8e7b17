"""Faults of format lines 1 to 5 (TRN)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import timedelta
from random import Random

from defects.planting import Cable, found, need, plants_in_cable, plants_in_text, swap, swapping

GROUP = r"^((?:[OPR] ){1,2})(\d\d)(\d\d)(\d\d)Z (\w{3}) (\d\d)$"


def is_secured(cable: Cable) -> bool:
    """It has format line 4, and that is well formed."""
    return cable.message.security_line is not None


def is_corrected(cable: Cable) -> bool:
    """It says somewhere in its header that it is a corrected copy."""
    header = f"{cable.part('envelope')}{cable.part('heading')}"
    return re.search(r"C ?O ?R ?R ?E ?C ?T|\bZDS\b|\bCCY\b", header, re.IGNORECASE) is not None


def is_original(cable: Cable) -> bool:
    return is_secured(cable) and not is_corrected(cable)


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
swapping("TRN013", "no end", r"^(ZN.* )ZZH$", r"\1‸ZH", where=is_secured)
swapping("TRN013", "four letters", r"^(ZN[RY] )(.)\2{4}", r"\1‸\2\2\2\2", where=is_secured)
swapping("TRN014", "behind group", GROUP, r"\g<0> ‸ZQQ")
swapping("TRN014", "behind security", r"^ZN.* ZZH$", r"\g<0> ‸ZQQ", where=is_secured)
swapping("TRN015", "signal alone", GROUP, r"\g<0> ‸ZDS", where=is_original)
swapping(
    "TRN015",
    "line alone",
    r"^SIPDIS *\n",
    r"\g<0>\n‸C O R R E C T E D  C O P Y (ADDED TAGS)\n",
    part="heading",
    where=is_original,
)
swapping("TRN016", "prosign twice", r"^([OPR]) (\d{6}Z)", r"\1 ‸\1 \2")
swapping("TRN017", "hour", GROUP, r"\1\2‸24\4Z \5 \6")
swapping("TRN017", "minute", GROUP, r"\1\2\3‸60Z \5 \6")
swapping("TRN016", "no month", GROUP, r"\1\2\3\4Z ‸MAI \6")


@plants_in_text("TRN005")
def another_prosign(text: str, chance: Random) -> str:
    prosign = found(text, r"^([OPR])\1 R")[1]
    need(re.search(rf"^{prosign} (?:[OPR] )?\d{{6}}Z", text, re.MULTILINE))
    other = chance.choice([one for one in "OPR" if one != prosign])
    return swap(text, r"^([OPR])\1 ", f"‸{other * 2} ")


@plants_in_cable("TRN011")
def filed_at_another_time(cable: Cable, chance: Random) -> str:
    station, group = cable.message.calling_station, cable.message.date_time_group
    need(station and group and group.value)
    assert group is not None
    assert group.value is not None
    filed = group.value + timedelta(minutes=chance.choice([chance.randint(31, 600), -chance.randint(6, 600)]))
    need(filed.year == group.value.year)
    masked = swap(cable.part("envelope"), r"^(DE .* )\d{7}$", rf"\1‸{filed:%j%H%M}")
    return cable.unmask(masked)


def is_relayed(cable: Cable, *, in_sections: bool) -> bool:
    """It came by a relay: format line 3 says whether it is in sections, as the classification line does."""
    identifier, line = cable.message.transmission_identifier, cable.message.classification
    if identifier is None or identifier.channel != "XRO" or line is None:
        return False
    return (line.section is not None) == in_sections


swapping(
    "TRN012",
    "section of the station lost",
    r"^(DE \w+ #)(\d{4})/01",
    r"\1‸\2",
    where=lambda cable: is_relayed(cable, in_sections=True),
)
swapping(
    "TRN012",
    "section of the station alone",
    r"^(DE \w+ #\d{4}) ",
    r"\1/‸01 ",
    where=lambda cable: is_relayed(cable, in_sections=False),
)


@plants_in_text("TRN016")
def month_in_mixed_case(text: str, chance: Random) -> str:
    month = found(text, GROUP)[5].title()
    return swap(text, GROUP, rf"\1\2\3\4Z ‸{month} \6")


@plants_in_cable("TRN017")
def day(cable: Cable, chance: Random) -> str:
    group = cable.message.date_time_group
    need(group and group.value)
    assert group is not None
    assert group.value is not None
    last = monthrange(group.value.year, group.value.month)[1]
    return cable.unmask(swap(cable.part("envelope"), GROUP, rf"\g<1>‸{last + 1:02}\3\4Z \5 \6"))
