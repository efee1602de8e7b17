"""A telegram and a form in, its text out."""

from __future__ import annotations

import textwrap
from datetime import timedelta

from forms import CORRECTED, ERAS, Form
from records import WRAPPERS
from telegrams import LEVELS, MARKS, PRECEDENCES, Telegram, envelope, prosigns


def write(telegram: Telegram, form: Form) -> str:
    """The text of a telegram in a form."""
    era = ERAS[form.era]
    head = sent(telegram, form) if era.sent else state(telegram, 1, form)
    pieces = body(telegram, form)
    first, *later = parted(pieces, telegram.sections)
    heading, after = heading_of(telegram, form)
    lines = [*heading, *(seam(telegram, form, 1) if form.seams == "decimal" else [""]), *after, *first]
    for section, part in enumerate(later, 2):
        if era.sent and form.again == "transmission":
            lines += [*sent(telegram, form), classification(telegram, form, section), "", *part]
        elif era.sent:
            lines += [*seam(telegram, form, section), *part]
        else:
            again = [classification(telegram, form, section), ""]
            if form.again == "heading":
                again = [*heading_of(telegram, form, section)[0], "", *after]
            lines += [*state(telegram, section, form), *again, *part]
    text = "\n".join([*head, *lines, form.signature]) + "\n"
    return WRAPPERS[form.wrapper].wrap(text, len("\n".join(head)) + 1, telegram)


def sent(telegram: Telegram, form: Form) -> list[str]:
    """Format lines 1 to 8, with tails, and more addresses."""
    lines = []
    for line in envelope(telegram):
        tail = form.tails[0] if line.endswith(f"{telegram.time:%b %y}".upper()) else ""
        if line.startswith("ZN"):
            tail, line = form.tails[1], line.replace(" ZZH", f"{form.line} ZZH") if "/" in form.line else line
        if line.startswith("TO ") and form.book:
            tail = "-2599\nRUEHTR/AMCONSUL RIVERSIDE 0412-0418"
        if line.startswith("INFO ") and form.book:
            tail = "-0102"  # several messages
        lines.append(line + tail)
    return [*lines, *form.further, ""]


def state(telegram: Telegram, section: int, form: Form) -> list[str]:
    """The distribution block of the Department and format lines 5 to 8, as before each section."""
    time, total = telegram.time, telegram.sections
    parts = f" {section:02} OF {total:02} " if total > 1 else ""
    log = f"------------------A54E38  {time:%d%H%M}Z /38"
    if form.era == "seventies":
        log = "--------------------- 032708"
    page = f"PAGE 01        {telegram.post[:8]}  {telegram.serial:05}  {parts} {time:%d%H%M}Z"
    block = [
        page,
        "ACTION EUR-12",
        "",
        "INFO  LOG-00   AF-01    CIAE-00  DODE-00",
        "      INR-07   PA-01    /021 W",
        f"                     {log}",
    ]
    return [
        *(block if ERAS[form.era].block else []),
        f"{prosigns(telegram)} {time:%d%H%M}Z {time:%b} {time:%y}".upper() + form.tails[0],
        f"FM AMEMBASSY {telegram.post}",
        " ".join(f"TO SECSTATE WASHDC {PRECEDENCES[telegram.prosign]} {2592 + section}".split()),
        *(
            " ".join(f"{'INFO ' * (index == 0)}AMEMBASSY {post} {PRECEDENCES[prosign]}".split())
            for index, (post, prosign) in enumerate(telegram.info)
        ),
        "",
    ]


def classification(telegram: Telegram, form: Form, section: int = 1) -> str:
    part = f" SECTION {section:02} OF {telegram.sections:02}" if telegram.sections > 1 else ""
    efto, series = ("", form.line) if "TOSEC" in form.line else (form.line, "")
    if "/" in efto or telegram.level != "UNCLASSIFIED":
        efto = ""
    serial = telegram.serial if form.era == "seventies" else f"{telegram.serial:06}"
    return f"{LEVELS[telegram.level][0]}{efto}{part} {telegram.post} {serial}{series}"


def heading_of(telegram: Telegram, form: Form, section: int = 1) -> tuple[list[str], list[str]]:
    """From the classification line to REF, and what stands below a first page break."""
    era, classified = ERAS[form.era], telegram.level != "UNCLASSIFIED"
    sensitive = era.marked and not classified and any(mark == "SBU" for mark, _ in telegram.paragraphs)
    until = telegram.time.replace(year=telegram.time.year + 9, day=min(telegram.time.day, 28))
    mark = f"({MARKS[telegram.level][0]}) " if classified and era.marked else ""
    return [
        classification(telegram, form, section),
        "",
        *(["SENSITIVE"] if sensitive else []),
        *(["SIPDIS", ""] if telegram.time.year > 2005 else []),
        *([*form.attention.split("\n"), ""] if form.attention else []),
        *([CORRECTED, ""] if form.corrected == "above" else []),
        *([form.order.format(until=until, half=until - timedelta(days=700))] if form.order else []),
        f"TAGS: {(', ' if era.commas else ' ').join(telegram.tags)}",
        *f"{form.subject} {mark}{form.title}".split("\n"),
        *(["", CORRECTED] if form.corrected == "below" else []),
        *(["", *form.references.format(*telegram.references).split("\n")] if form.references else []),
    ], [*form.authority.split("\n"), ""] if form.authority else []


def entire(telegram: Telegram, form: Form) -> str:
    """One mark for the whole text."""
    if form.body == "entire in words":
        return f"{telegram.level} - ENTIRE TEXT. "
    return f"({MARKS[telegram.level][0]} - ENTIRE TEXT) "


def seam(telegram: Telegram, form: Form, section: int) -> list[str]:
    """A page break; one that counts versions, too, stands before the first section as well."""
    if telegram.sections == 1:
        return [""]
    digit = ".2" if form.seams == "decimal" else ""
    total = f"{section:03}{digit} OF {telegram.sections:03}"
    return ["", f"{telegram.post[:10]} {telegram.serial:08}  {total}", "", ""]


def parted(pieces: list[list[str]], sections: int) -> list[list[str]]:
    """The pieces of the text, shared out to sections."""
    count = len(pieces)
    return [
        [line for piece in pieces[count * at // sections : count * (at + 1) // sections] for line in piece]
        for at in range(sections)
    ]


def body(telegram: Telegram, form: Form) -> list[list[str]]:
    """The lines of each paragraph, an empty one last."""
    pieces = []
    for number, (mark, text) in enumerate(telegram.paragraphs, 1):
        words = text if ERAS[form.era].marked else text.upper()
        opening = f"{number}. ({mark}) " if ERAS[form.era].marked else f"{number}. "
        if form.body.startswith("entire"):
            opening = f"{number}. {entire(telegram, form) if number == 1 else ''}"
        if form.body == "portions":
            opening = f"({mark}) "
        if form.body == "summary" and number == 1:
            words = f"Summary: {words} End Summary."
        lines = [*textwrap.wrap(opening + words, 61), ""]
        if form.body == "headings":
            lines = [*("The Bridge", "----------", "") * (number % 2), *lines]
        if form.body == "parts" and number % 2:
            lines += [f"A. ({mark}) The ford is slow.", "", "-- The ferry is slower.", ""]
        pieces.append(lines)
    return pieces
