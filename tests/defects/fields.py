"""Faults of tags, subject, references and Classified By (TAG, SUB, REF, AUT)."""

from __future__ import annotations

from random import Random

from telegrams import Telegram, render

from defects.planting import Planted, need, planted, plants, plants_in_text, swap, swapping

TAGS = r"^TAGS: ((?:[A-Z]{4} )+)FR$"
SUBJECT = r"^SUBJECT: ((?:\([CS]\) )?)A BRIDGE FOR THE MARKET$"
BY = r"^Classified By: DCM Jane Doe for reasons 1\.4 \(b\) and \(d\)\.$"

swapping("TAG001", "no line", r"^TAGS: .*\n", "‸")
swapping("TAG002", "no colon", r"^TAGS: ", "‸TAGS ")
swapping("TAG002", "comma", r"^(TAGS: [A-Z]{4}) ", r"\1‸, ")
swapping("TAG003", "letters swapped", TAGS, r"TAGS: \1‸PGVO FR")
swapping("TAG003", "free words", TAGS, r"TAGS: \1‸BRIDGE BUILDING FR")
swapping("TAG004", "two tags in one", r"^TAGS: ([A-Z]{4}) ([A-Z]{4}) ", r"TAGS: ‸\1\2 ")
swapping("TAG005", "country", TAGS, r"TAGS: \1‸RU")
swapping("TAG006", "twice", r"^TAGS: ([A-Z]{4}) (.*)$", r"TAGS: \1 ‸\1 \2")
swapping("TAG006", "country twice", r"^(TAGS: .* FR)$", r"\1 ‸FR")
swapping("TAG007", "country alone", r"^TAGS: .*$", "TAGS: ‸FR")
swapping("TAG008", "no name", TAGS, r"TAGS: \1‸OVIP FR")
swapping("SUB001", "no line", r"^SUBJECT: .*\n+", "‸")
swapping("SUB002", "lower case", r"^SUBJECT: ", "‸Subject: ")
swapping("SUB002", "short", r"^SUBJECT: ", "‸SUBJ: ")
swapping("SUB003", "lower case", SUBJECT, r"SUBJECT: \1A ‸Bridge FOR THE MARKET")
swapping(
    "SUB004",
    "four lines",
    SUBJECT,
    r"SUBJECT: \1A BRIDGE FOR THE MARKET,\nA FORD FOR THE CARTS,\nA FERRY FOR THE TOWN,\n‸AND A TOLL FOR ALL",
)
swapping("SUB005", "no mark", r"^SUBJECT: \([CS]\) ", "SUBJECT: ‸")
swapping("REF001", "twice", r"^(REF: A\. )", r"\1‸A. ")
swapping("REF001", "twice in two forms", r"^(     B\. )", r"\1‸B) ")
swapping("REF002", "gap", r"^     B\. (.*\n\n)", r"     ‸C. \1")
swapping("REF002", "again", r"^(     B\. .*\n)     C\. (.*\n\n)", r"\1     ‸A. \2")
swapping("REF003", "letter that is not listed", r"(^REF: (?s:.*))(\n\nDOE\n\Z)", r"\1\nSee also ref ‸G.\2")
swapping(
    "REF003", "listed and not", r"(^REF: (?s:.*))(\n\nDOE\n\Z)", r"\1\nThis is of refs A and ‸G, as said.\2"
)
swapping("REF005", "below authority", r"^(REF: (?s:.*?)\n)\n(Classified By: .*\n)", r"\2\n‸\1")
swapping("REF006", "no colon", r"^REF: ", "‸REF ")
swapping("AUT001", "no line", r"^Classified By: .*\n\n", "‸")
swapping("AUT002", "no section", BY, "‸Classified By: DCM Jane Doe for reasons (b) and (d).")
swapping("AUT002", "no reason", BY, "‸Classified By: DCM Jane Doe.")
swapping("AUT003", "section of another time", BY, "Classified By: DCM Jane Doe for reasons ‸1.5 (b) and (d).")
swapping("AUT004", "letter", r"^(Classified By: .* 1\.4 \(b\) and \()d", r"\1‸j")
swapping(
    "AUT005",
    "cut word",
    BY,
    "Classified By: Deputy Chief of Mission Jane Doe, Exampleton, for ‸reason\ns 1.4 (b) and (d).",
)
swapping("AUT005", "debris of a cut", BY, r"Classified By: DCM Jane Doe for ‸reas ons 1.4 (b) and (d).")
swapping("AUT005", "cut number", BY, r"Classified By: DCM Jane Doe for reasons ‸1. 4 (b) and (d).")
swapping("AUT006", "twice", r"^Classified By: ", "Classified By: ‸CLASSIFIED BY ")


@plants("REF002")
def begins_late(telegram: Telegram, chance: Random) -> Planted:
    need(len(telegram.references) == 1)
    need("ref A" not in "".join(text for _, text in telegram.paragraphs))
    return planted(swap(render(telegram), r"^REF: ", "REF: ‸B. "))


@plants("REF003")
def no_reference_at_all(telegram: Telegram, chance: Random) -> Planted:
    need(not telegram.references)
    return planted(swap(render(telegram), r"(\n\nDOE\n\Z)", r"\nSee ‸reftel.\1"))


@plants("REF004")
def own_later_serial(telegram: Telegram, chance: Random) -> Planted:
    reference = f"{telegram.post} {telegram.serial + chance.randint(30, 3000)}"
    return planted(swap(render(telegram), r"^REF: (A\. )?.*$", rf"REF: \1‸{reference}"))


@plants_in_text("REF006")
def plural_without_colon(text: str, chance: Random) -> str:
    return swap(text, r"^REF: ", "‸REFS ")
