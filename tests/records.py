"""What archives put round a message (forms W1 to W15 of docs/format.md): text in, wrapped text out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from telegrams import Telegram


class Wrapper(NamedTuple):
    """How a text is wrapped (the text, its heading, the message -> text), and what is reported for it."""

    wrap: Callable[[str, int, Telegram], str]  # the number is where the heading begins
    found: frozenset[str] = frozenset({"ARC001"})
    sent: bool = False  # only round messages with format line 1
    years: tuple[int, int] = (1966, 2010)


def bare(text: str, heading: int, telegram: Telegram) -> str:
    return text


def notice(text: str, heading: int, telegram: Telegram) -> str:
    head = (
        "This record is a partial extract of the original cable. The full text of the original cable is not"
    )
    return f"{head} available.\n\n{text}"


def weekday(text: str, heading: int, telegram: Telegram) -> str:
    time = telegram.time
    return f"{text[:heading]}{time:%A}, {time.day} {time:%B %Y, %H:%M}\n{text[heading:]}"


def dated(text: str, heading: int, telegram: Telegram) -> str:
    return f"{text[:heading]}Cable dated:{telegram.time:%Y-%m-%dT%H:%M:%S}\n{text[heading:]}"


def end_words(text: str, heading: int, telegram: Telegram) -> str:
    return f"{text}\nNNNN\n\n\nEnd Cable Text\n"


def stamps(text: str, heading: int, telegram: Telegram) -> str:
    stamp = "Jane P. Doe Declassified/Released US Department of State EO Systematic Review 05 JUL 2006"
    return f"{stamp}\n\n{text}\n{stamp}\n"


def attributes(text: str, heading: int, telegram: Telegram) -> str:
    return (
        f"Message Text\n\n{text}\nMessage Attributes\nAutomatic Decaptioning: X\nCapture Date: 01 JAN 1994\n"
    )


def fields(text: str, heading: int, telegram: Telegram) -> str:
    time = telegram.time
    record = (
        f"id: 123456\ndate: {time.month}/{time.day}/{time:%Y %H:%M}\nrefid: {telegram.identifier}\n"
        f"origin: Embassy {telegram.post.title()}\nclassification: {telegram.level}\ndestination:\nheader:\n"
    )
    end = "----------------- header ends ----------------\n\n"
    return f"{record}{text[:heading]}{end}{text[heading:]}"


def upper_fields(text: str, heading: int, telegram: Telegram) -> str:
    record = f"ID: {telegram.identifier}\nORIGIN: Embassy {telegram.post.title()}\n"
    return f"{record}DATE: {telegram.time:%Y-%m-%d}\nCLASSIFICATION: {telegram.level}\nMISC: \n\n{text}"


def tabs(text: str, heading: int, telegram: Telegram) -> str:
    row = f"{telegram.time:%Y-%m-%d %H:%M:%S}\t{telegram.identifier}\tEmbassy {telegram.post.title()}\t"
    return f"{row}{telegram.level}\t\t" + text.rstrip("\n").replace("\n", "\\\n") + "\n"


def row(text: str, heading: int, telegram: Telegram) -> str:
    time = telegram.time
    head = f"412,{time.month}/{time.day}/{time:%Y} {time.hour}:{time:%M},{telegram.identifier},"
    head += f'"Embassy {telegram.post.title()}",{telegram.level},,"'
    return f'{head}{text[:heading].rstrip()}","{text[heading:].rstrip()}"\n'


def lines(text: str, heading: int, telegram: Telegram) -> str:
    head = f"108918\n{telegram.time:%Y-%m-%d %H:%M:%S}\n{telegram.identifier}\n"
    return f"{head}Embassy {telegram.post.title()}\n{telegram.level}\n07STATE1234|07STATE1235\n{text}"


def export_number(text: str, heading: int, telegram: Telegram) -> str:
    return f"{text}\n0 {telegram.time:%m/%d/%Y} 960 {','.join(telegram.tags)}\n"


def aggregator(text: str, heading: int, telegram: Telegram) -> str:
    """The front matter of a page, and the block from the classification line to SUBJECT twice."""
    front = f"Identifier\n{telegram.identifier}\nCreated\n{telegram.time:%Y-%m-%d %H:%M}\nClassification\n"
    front += f"{telegram.level}\nOrigin\nEmbassy {telegram.post.title()}\n\n"
    end = text.index("\n\n", text.index("SUBJ", heading)) + 2
    return f"{front}{text[:end]}{text[heading:]}"


WRAPPERS = {
    "": Wrapper(bare, frozenset()),
    "W1": Wrapper(aggregator, frozenset({"ARC001", "SYN003"}), sent=True),
    "W2": Wrapper(notice, frozenset({"ARC002"})),
    "W3": Wrapper(upper_fields),
    "W6": Wrapper(weekday),
    "W7": Wrapper(end_words),
    "W8": Wrapper(stamps, years=(1973, 1979)),
    "W9": Wrapper(fields, sent=True),
    "W10": Wrapper(tabs, frozenset({"ARC001", "TXT011"}), sent=True),
    "W11": Wrapper(row, frozenset({"ARC001", "END003"}), sent=True),
    "W12": Wrapper(lines, sent=True),
    "W13": Wrapper(dated),
    "W15": Wrapper(export_number),
    "attributes": Wrapper(attributes, years=(1973, 1979)),
}
