"""Faults of tags, subject, references and Classified By (TAG, SUB, REF, AUT)."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from defects.captions import is_classified
from defects.planting import Cable, found, need, plants_in_cable, plants_in_text, swap, swapping
from defects.structure import is_whole_text, stands_once

TAGS = r"^(TAGS: +(?:[A-Z]{4}(,?) )+)(?=[A-Z]{2}\b)"
COUNTRY = "AF|BR|CH|CO|EG|FR|GM|IR|IS|IT|IZ|LY|MX|NL|PK|RS|SP|TU|UK|UP|US|VE"  # as FIPS has them
BY = r"^(Classified By: .*?)(?: for reasons?:?) 1\.[45] ?(\([a-h]\)(?: and \([a-h]\))?)\.? *$"
REFERENCES = r"(^REF:(?s:.*))(\n\n(?=¶?(?!1\.)\d+\. +\()|\n\nDOE\n\Z)"


def since(year: int, last: int = 9999) -> Callable[[Cable], bool]:
    """Whether a message is of that year or later: what was usual before is no fault then."""
    return lambda cable: year <= (cable.message.year or 0) <= last


def names_nobody(cable: Cable) -> bool:
    """The TAGS line has nothing but tags: no name of a person."""
    tags = cable.message.tags
    return tags is not None and all(re.fullmatch(r"[A-Z]{2}|[A-Z]{4}", term) for term in tags.terms)


def wants_no_name(cable: Cable) -> bool:
    """No tag is there beside which a person's name stands."""
    tags = cable.message.tags
    return tags is not None and not {"OVIP", "OREP", "OEXC", "OTRA", "OCON"} & set(tags.terms)


@plants_in_cable("TAG001")
def no_tags(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    return cable.without("tags")


swapping("TAG002", "no colon", r"^TAGS: ", "‸TAGS ")
swapping("TAG002", "comma", r"^(TAGS: +[A-Z]{4}) ", r"\1‸, ", where=since(1990))
swapping("TAG003", "letters swapped", TAGS, r"\1‸PGVO\2 ", where=since(1990))
swapping("TAG003", "free words", TAGS, r"\1‸BRIDGE BUILDING\2 ", where=wants_no_name)
swapping("TAG004", "two tags in one", r"^TAGS: +(P[A-Z]{3}) (P[A-Z]{3}) ", r"TAGS: ‸\1\2 ")
swapping("TAG005", "country", rf"{TAGS}[A-Z]{{2}}$", r"\1‸RU")
swapping("TAG006", "twice", r"^TAGS: +((?!O)[A-Z]{4})(,?) (?!.*\1)(.*)$", r"TAGS: \1\2 ‸\1\2 \3")
swapping("TAG006", "country twice", rf"{TAGS}({COUNTRY})$", r"\1\3\2 ‸\3")


@plants_in_cable("TAG007")
def country_alone(cable: Cable, chance: Random) -> str:
    span = cable.element("tags")
    return f"{cable.text[: span.start]}TAGS: ‸FR\n{cable.text[span.end :]}"


swapping("TAG008", "no name", TAGS, r"\1‸OVIP\2 ", where=names_nobody)


@plants_in_cable("SUB001")
def no_subject(cable: Cable, chance: Random) -> str:
    need(stands_once(cable))
    return cable.without("subject")


swapping("SUB002", "lower case", r"^SUBJECT: ", "‸Subject: ")
swapping("SUB002", "short", r"^SUBJECT: ", "‸SUBJ: ", where=since(2002))


@plants_in_cable("SUB003")
def lower_case(cable: Cable, chance: Random) -> str:
    subject = cable.message.subject
    need(subject and subject.title and subject.title.isupper())
    word = found(cable.part("heading"), r"^SUBJECT: +(?:\([^)\n]*\) +)?(?:[A-Z']+ )?([A-Z]{4,})")
    return f"{cable.text[: word.start(1)]}‸{word[1].title()}{cable.text[word.end(1) :]}"


@plants_in_cable("SUB004")
def four_lines(cable: Cable, chance: Random) -> str:
    span = cable.element("subject")
    lines = cable.text[span.start : span.end].rstrip("\n").split("\n")
    need(len(lines) <= 3 and all(line.strip() for line in lines))
    more = ["A FORD FOR THE CARTS,", "A FERRY FOR THE TOWN,", "A TOLL FOR ALL,", "AND A BRIDGE"]
    lines += more[: 4 - len(lines)]
    lines[3] = f"‸{lines[3]}"
    return "\n".join((cable.text[: span.start] + "\n".join(lines), cable.text[span.end :]))


@plants_in_cable("SUB005")
def no_mark(cable: Cable, chance: Random) -> str:
    subject = cable.message.subject
    need(is_classified(cable) and subject and subject.mark)
    return cable.unmask(swap(cable.part("heading"), r"^SUBJECT: +\(\w+\) ", "SUBJECT: ‸"))


def cites_none(cable: Cable) -> bool:
    """The text does not cite a reference: what is wrong with their letters has no other finding."""
    body = cable.message.body
    return body is not None and re.search(r"\bref", cable.text[body.start : body.end], re.IGNORECASE) is None


swapping("REF001", "twice", r"^(REF: +A[.)] +)(?!A[.)])", r"\1‸A. ")
swapping("REF001", "twice in two forms", r"^(¶?[ \t]*B\. +)(?!B[.)])", r"\1‸B) ")
swapping("REF002", "gap", r"^(REF: +A\. .*\n[ \t]+)B\. (.*\n\n)", r"\1‸C. \2", where=cites_none)
swapping("REF002", "again", r"^(     B\. .*\n)     C\. (.*\n\n)", r"\1     ‸A. \2")


@plants_in_cable("REF002")
def begins_late(cable: Cable, chance: Random) -> str:
    need(cites_none(cable))
    return cable.unmask(swap(cable.part("heading"), r"^REF: +(?=[A-Z0-9 ]+\d *\n\n)", "REF: ‸B. "))


swapping(
    "REF003",
    "letter that is not listed",
    REFERENCES,
    r"\1\nSee also ref ‸Q.\2",
    part="message",
    where=is_whole_text,
)
swapping(
    "REF003",
    "listed and not",
    r"(^REF: (?s:.*))(\n\nDOE\n\Z)",
    r"\1\nThis is of refs A and ‸G, as said.\2",
    part="message",
)


@plants_in_cable("REF003")
def no_reference_at_all(cable: Cable, chance: Random) -> str:
    need(not cable.message.references and cites_none(cable) and is_whole_text(cable))
    body = cable.part("body")
    return cable.unmask(swap(body, r"\n\n(?=¶?(?!1\.)\d+\. +\()|\n\n(?=DOE\n\Z)", r"\nSee ‸reftel.\n\n"))


@plants_in_cable("REF004")
def own_later_serial(cable: Cable, chance: Random) -> str:
    line = cable.message.classification
    need(line and stands_once(cable))
    assert line is not None
    reference = f"{line.post} {int(line.serial) + chance.randint(30, 3000)}"
    pattern = r"^REF: +(A\. )?[A-Z0-9 ]+\d *$"
    return cable.unmask(swap(cable.part("heading"), pattern, rf"REF: \1‸{reference}"))


swapping("REF005", "below authority", r"^(REF: (?s:.*?)\n)\n(Classified By: .*\n)", r"\2\n‸\1")
swapping("REF006", "no colon", r"^REF: ", "‸REF ")


@plants_in_cable("AUT001")
def no_authority(cable: Cable, chance: Random) -> str:
    need(is_classified(cable) and since(1996)(cable) and is_whole_text(cable) and stands_once(cable))
    return cable.without("authority")


swapping("AUT002", "no section", BY, r"‸\1 for reasons \2.", where=stands_once)
swapping("AUT002", "no reason", BY, r"‸\1.", where=stands_once)


@plants_in_cable("AUT003")
def section_of_another_time(cable: Cable, chance: Random) -> str:
    year = cable.message.year or 0
    need(year > 2003 or 1995 < year < 2003)
    section = "1.5" if year > 2003 else "1.4"
    return cable.unmask(swap(cable.part("heading"), BY, rf"\1 for reasons ‸{section} \2."))


swapping("AUT004", "letter", r"^(Classified By: .* 1\.4 \(b\) and \()d", r"\1‸j")
swapping(
    "AUT005",
    "cut word",
    r"^Classified By: DCM Jane Doe for reasons 1\.4 \(b\) and \(d\)\.$",
    "Classified By: Deputy Chief of Mission Jane Doe, Exampleton, for ‸reason\ns 1.4 (b) and (d).",
)
swapping("AUT005", "debris of a cut", BY, r"\1 for ‸reas ons 1.4 \2.", where=since(2004))
swapping("AUT005", "cut number", BY, r"\1 for reasons ‸1. 4 \2.", where=since(2004))
swapping("AUT006", "twice", r"^Classified By: (?!C)", "Classified By: ‸CLASSIFIED BY ")


@plants_in_text("REF006")
def plural_without_colon(text: str, chance: Random) -> str:
    return swap(text, r"^REF: ", "‸REFS ")
