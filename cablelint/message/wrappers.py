"""What archives added: the form of each stretch (W1 to W15), and what it says of the message."""

from __future__ import annotations

import re
from datetime import date

from cablelint.message.field import Field
from cablelint.message.model import Identifier
from cablelint.message.oddities import Wrapper
from cablelint.syntax.lines import Line
from cablelint.text import Span

_FORMS = {
    "EXTRACT_NOTICE": "W2",
    "WEEKDAY": "W6",
    "DATED": "W13",
    "HEADER_ENDS": "W9",
    "TABLE_ROW": "W11",
    "ROW_JOINT": "W11",
    "TABBED_ROW": "W10",
    "BARE_FIELD": "W12",
    "FLAT_RECORD": "W12",
    "EXPORT_ROW": "W15",
    "PAGE_MARKING": "W12",
    "STAMP": "W8",
    "ATTRIBUTES": "AAD",
    "CLASSIFICATION": "W14",
    "CAPTION": "W14",
}
_identifier = re.compile(r"(\d\d)([A-Z][A-Z0-9]*?[A-Z])(\d{1,7})$").match
_record = re.compile(
    r"[ \t]*(id|date|refid|origin|classification|destination"
    r"|ID|ORIGIN|DATE|SOURCE|CLASSIFICATION|MISC|DESTINATION): *(.*)"
).match
_row = re.compile(r'(?:",\n)?(\d+),(\d+/\d+/\d{4} \d+:\d\d),([^,\n]*),"?([^",]*)"?,([^,]*),([^,]*)').match
_tabbed = re.compile(r"(?:\d+\t)?(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d\t([^\t]*)\t([^\t]*)\t([^\t]*)").match
_flat = re.compile(r"\d+ (\d+/\d+/\d{4}) \d+:\d\d (\d\d[A-Z]+\d+)").match
_day = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})/(\d{1,2})/(\d{4})").search
_LEVEL = re.compile(r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)(?://.*)?$").match
_FRONT = ("Identifier", "Created", "Classification", "Origin")
_RECORD_NAMES = {
    "refid": "id",
    "origin": "post",
    "ID": "id",
    "ORIGIN": "post",
    "date": "date",
    "DATE": "date",
    "classification": "classification",
    "CLASSIFICATION": "classification",
}


def identifier_of(value: str, source: str, span: Span | None = None) -> Identifier | None:
    """An identifier of the form yyPOSTnumber: 66-99 are 19yy; None where the value has another form."""
    found = _identifier(value)
    if found is None:
        return None
    year = int(found[1])
    century = 1900 if year >= 66 else 2000
    return Identifier(value, source, century + year, found[2], int(found[3]), span)  # type: ignore[arg-type]


def wrappers_of(text: str, lines: list[Line]) -> list[Wrapper]:
    """Neighbouring archive lines as one wrapper each; blank lines between do not part them."""
    stretches: list[list[Line]] = []
    for line in lines:
        if stretches and not text[stretches[-1][-1].end : line.start].strip():
            notice = "EXTRACT_NOTICE" in (
                line.kind,
                stretches[-1][-1].kind,
            )  # a notice is a finding of its own
            if not notice or line.kind == stretches[-1][-1].kind:
                stretches[-1].append(line)
                continue
        stretches.append([line])
    return [_wrapper(text, stretch) for stretch in stretches]


def _wrapper(text: str, lines: list[Line]) -> Wrapper:
    start, end = lines[0].start, lines[-1].end
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    while start < end and text[start] in " \t\n":
        start += 1
    wrapper = Wrapper(Span(start, end), _form(text, lines))
    _read_values(text, lines, wrapper.values)
    return wrapper


def _form(text: str, lines: list[Line]) -> str:
    for line in lines:
        form = _FORMS.get(line.kind)
        if form is not None:
            return form
        words = text[line.start : line.end].strip()
        if line.kind == "RECORD_FIELD":
            return "W3" if words[:2].isupper() else "W9"
        if words in _FRONT or words.startswith("Cable title:"):
            return "W1"
        if words.startswith(("TELEGRAM", "null")) or "DB/Inbox" in words:
            return "W5"
        if line.kind == "ARCHIVE_END" and ("End Cable" in words or words == "NNNN"):
            return "W7"
    return "W15"


def _read_values(text: str, lines: list[Line], values: dict[str, Field]) -> None:
    """id, date, post, classification: as far as the wrapper tells them."""
    for line in lines:
        kind = line.kind
        if kind == "RECORD_FIELD" and (found := _record(text, line.start, line.end)):
            name = _RECORD_NAMES.get(found[1])
            if name is not None and found[2].strip():
                values.setdefault(name, Field(found[2].strip(), found.start(2)))
        elif kind == "TABLE_ROW" and (found := _row(text, line.start)):
            for name, group in (("date", 2), ("id", 3), ("post", 4), ("classification", 5)):
                values.setdefault(name, Field(found[group].strip(), found.start(group)))
        elif kind == "TABBED_ROW" and (found := _tabbed(text, line.start)):
            for name, group in (("date", 1), ("id", 2), ("post", 3), ("classification", 4)):
                values.setdefault(name, Field(found[group].strip(), found.start(group)))
        elif kind == "FLAT_RECORD" and (found := _flat(text, line.start)):
            values.setdefault("date", Field(found[1], found.start(1)))
            values.setdefault("id", Field(found[2], found.start(2)))
        elif kind in ("BARE_FIELD", "PAGE_MARKING", "TEXT", "DATED"):
            _read_bare(text, line, values)


def _read_bare(text: str, line: Line, values: dict[str, Field]) -> None:
    """A line of W1 or W12 says by its own form what it is."""
    words = text[line.start : line.end].strip(" \t\n>")
    at = text.find(words, line.start)
    if line.kind == "DATED":
        words, at = words.removeprefix("Cable dated:"), at + len("Cable dated:")
    if _identifier(words):
        values.setdefault("id", Field(words, at))
    elif _LEVEL(words):
        values.setdefault("classification", Field(words, at))
    elif len(words) < 32 and words[:1].isdigit() and _day(words):
        values.setdefault("date", Field(words, at))
    elif words.startswith(("Embassy ", "Consulate ")):
        values.setdefault("post", Field(words, at))


def date_of(wrappers: list[Wrapper]) -> date | None:
    """The date that the archive gives, of the first wrapper that has one in the calendar."""
    for wrapper in wrappers:
        found = _day(wrapper.values.get("date", ""))
        if found:
            year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None
