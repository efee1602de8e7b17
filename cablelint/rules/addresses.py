"""Rules on the addresses, format lines 7 to 9: message in, faults out (ADR001, ADR005 to ADR010, ADR013)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cablelint.message.model import Addressee, Message
from cablelint.rules.address_lists import (
    action,
    information,
    odd_lines,
    repeated_keywords,
    stretch,
)
from cablelint.rules.posts import has_office, is_known, plain, same_post
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule, text_rule
from cablelint.tables import csv_table
from cablelint.text import Edit, Span

LINE_WIDTH = 69
FORM = "`INDICATOR/NAME`, precedence, serial"

# Lines in the commonest form: whoever sees nothing else in the lists need not read them.
_plain_lines = re.compile(
    r"(?:(?:TO |INFO )?(?:R[A-Z]{3,6}/)?+[A-Z]{2,}+(?: {1,2}+[A-Z]++\d?(?![A-Z0-9]))*+"
    r"(?: \d{4}(?!\d))?+ *+(?:\n|\Z))*+"
).match
_SECOND = re.compile(r"(?<=[ \t])(?:(?:TO|INFO) +)?R[A-Z]{3,6}/[A-Z]")
_GLUED = re.compile(r"(?:TO|INFO)R[A-Z]{3,6}/")
_INDICATOR = re.compile(r"(?:(?:TO|INFO) +)?([A-Za-z0-9]{2,9})/(?!/)")
_WELL_FORMED = re.compile(r"R[A-Z]{3,6}|ZEN")
_SERIAL_GLUED = re.compile(r"(?<![A-Z])[A-Z]++\d[\d-]*+$")
_DIGITS = re.compile(r"(?<= )\d[\d-]*$")
_PAGE = re.compile(r"(?:(TO|INFO)[ \t]+)?PAGE[ \t]+\d")
_MONTH = re.compile(r" (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?= )")
_GAP = re.compile(r"[ \t]{2,}")
_KEYWORD = re.compile(r"^(TO|INFO)(?= )(?! *(?:PAGE +\d|[A-Z]{1,5}-\d\d\b))", re.MULTILINE)
_FIRST_WORDS = re.compile(r"\n(?:TO |INFO )?(?:[A-Z]+/)?(\S+ (?:OF )?\S+)")  # DEPT OF ENERGY


class _Odd(NamedTuple):
    """What is odd about a line: the smallest stretch that would have to change, and what was expected."""

    place: Span
    label: str


@text_rule("ADR001", "address-form")
def address_form(message: Message) -> Iterator[Fault]:
    """An address is [indicator/]name [precedence] [serial or range], on a line of 69 columns (FAH2-231)."""
    start, end = stretch(message)
    if message.read_action is None or (start and _is_plain(message.text, start, end)):
        return
    for line in odd_lines(message):
        text = message.text[line.start : line.end]
        if not _PAGE.match(text):
            place, label = _why(text, line.start)
            yield _form_fault(place, label)
    for addressee in action(message) + information(message):
        odd = _inside_a_read_line(message, addressee)
        if odd is not None:
            yield _form_fault(odd.place, odd.label)


def _is_plain(text: str, start: int, end: int) -> bool:
    plain = _plain_lines(text, start, end)
    return plain is not None and plain.end() == end


def _form_fault(place: Span, label: str) -> Fault:
    return fault(
        place, "address is not in the form of an address", label=label, help=f"write {FORM}, one a line"
    )


def _why(line: str, start: int) -> _Odd:
    """Where a line stops to be an address."""
    if found := _GLUED.match(line):
        return _Odd(_span(found, start), "expected a blank after the keyword")
    if (found := _INDICATOR.match(line)) and not _WELL_FORMED.fullmatch(found[1]):
        return _Odd(_span(found, start, 1), "expected `R` and three to six letters")
    if found := _SERIAL_GLUED.search(line):
        return _Odd(_span(found, start), "expected a blank before the serial")
    if found := _DIGITS.search(line):
        return _Odd(_span(found, start), "expected a serial of four digits")
    return _Odd(Span(start, start + len(line)), f"expected {FORM}")


def _inside_a_read_line(message: Message, addressee: Addressee) -> _Odd | None:
    """What is odd about an address that could be read: a second one behind it, its keyword, its width."""
    text, (start, end) = message.text, addressee.span
    line = text[start:end]
    if found := _SECOND.search(addressee.name):
        return _Odd(Span(addressee.name.start + found.start(), end), "expected on a line of its own")
    if found := _GLUED.match(line):
        return _Odd(_span(found, start), "expected a blank after the keyword")
    begins = text.rfind("\n", 0, start) + 1
    if end - begins > LINE_WIDTH and text[end : end + 1] in ("\n", " ", ""):
        return _Odd(Span(begins + LINE_WIDTH, end), f"beyond column {LINE_WIDTH}")
    return None


def _span(found: re.Match[str], start: int, group: int = 0) -> Span:
    return Span(start + found.start(group), start + found.end(group))


@message_rule("ADR005", "address-without-routing", needs=("transmission_identifier",))
def address_without_routing(message: Message) -> Iterator[Fault]:
    """Where format line 1 was sent, an addressee goes by its routing indicator (FAH2-231)."""
    for addressee in action(message) + information(message):
        if addressee.routing is None and "COLLECTIVE" not in addressee.name and addressee.serial != "0000":
            yield fault(
                addressee.name,
                "addressee has no routing indicator",
                label="expected `INDICATOR/` before it",
                help="write the routing indicator and a stroke before the name",
            )


@text_rule("ADR006", "address-repeated")
def address_repeated(message: Message) -> Iterator[Fault]:
    """An addressee stands once; two offices with one name have two indicators (FAH2-231)."""
    start, end = stretch(message)
    if start:
        first_words = _FIRST_WORDS.findall(message.text, start - 1, end)
        if len(set(first_words)) == len(first_words):
            return
    seen: dict[str, dict[str | None, Addressee]] = {}  # by name, then by indicator
    for addressee in action(message) + information(message):
        name = " ".join(addressee.name.split())
        others = seen.setdefault(name, {})
        other = others.get(addressee.routing) or others.get(None)
        if other is None and addressee.routing is None and others:
            other = next(iter(others.values()))
        if other is not None and "XXXX" not in name:
            yield fault(
                _without_precedence(addressee),
                f"addressee {quoted(name)} stands twice",
                label="repeated here",
                help="drop one of the two addresses",
                related=((_without_precedence(other), "first here"),),
            )
        others.setdefault(addressee.routing, addressee)


def _without_precedence(addressee: Addressee) -> Span:
    return Span((addressee.routing or addressee.name).start, addressee.name.span.end)


@text_rule("ADR007", "address-month-token")
def address_month_token(message: Message) -> Iterator[Fault]:
    """A post is followed by its serial, not by a month: LA PAZ DEC 9085 (measured)."""
    start, end = stretch(message)
    if start and _MONTH.search(message.text, start, end) is None:
        return
    for addressee in action(message) + information(message):
        if not has_office(addressee.name):
            continue
        found = _MONTH.search(message.text, addressee.name.start, addressee.span.end)
        if found is not None:
            month = Span(found.start() + 1, found.end())
            yield fault(
                month,
                f"month {quoted(found[0])} inside an address",
                label="between a post and what follows it",
                help="write the post and its serial alone",
            )


@text_rule("ADR008", "page-header-in-addresses")
def page_header_in_addresses(message: Message) -> Iterator[Fault]:
    """The heading of a page belongs to the paper; in the form of 1973-79 it stands there by design."""
    if message.era == "aad" or message.read_action is None:
        return
    start, end = stretch(message)
    if start and "PAGE " not in message.text[start:end] and not message.furniture:
        return
    addressees = action(message) + information(message)
    first = start or min((one.span.start for one in addressees), default=0)
    last = max((one.span.end for one in addressees), default=end)
    lines = {span for span in message.furniture if first <= span.start < last}
    for line in sorted(lines.union(odd_lines(message))):
        found = _PAGE.match(message.text, line.start, line.end)
        if found is not None:
            yield _page_fault(message, line, found)


def _page_fault(message: Message, line: Span, found: re.Match[str]) -> Fault:
    help = "remove the heading of the page"
    place = Span(line.start + found[0].rfind("PAGE"), line.end)
    keyword = found[1]  # TO PAGE 02 ...: it goes before the address below
    end = message.text.find("\n", line.end) + 1 or len(message.text)  # a carriage return may stand before
    edit = Edit(place.start if keyword else line.start, end, "")
    return fault(
        place,
        "the heading of a page stands among the addresses",
        label="heading of a page",
        help=help,
        fix=Fix(help, (edit,)),
    )


@message_rule("ADR009", "address-keyword-repeated", supersedes=("SYN001",))
def address_keyword_repeated(message: Message) -> Iterator[Fault]:
    """TO and INFO stand once each, before the first address of their list (FAH2-231)."""
    if not repeated_keywords(message):
        return
    first: dict[str, Span] = {}
    for found in _KEYWORD.finditer(message.text, *_lists(message)):
        keyword = Span(*found.span(1))
        seen = first.setdefault(found[1], keyword)
        if seen is not keyword:
            yield fault(
                keyword,
                f"keyword {found[1]} stands twice",
                label="repeated here",
                help=f"drop the second {found[1]}: its addresses follow those of the first",
                related=((seen, "first here"),),
            )


def _lists(message: Message) -> Span:
    """From the first line of the lists to the last, keywords that have no place in the model included."""
    spans = [one.span for one in action(message) + information(message)]
    spans += [line.span for line in repeated_keywords(message)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@message_rule("ADR010", "originator-mismatch", needs=("calling_station", "originator"))
def originator_mismatch(message: Message) -> Iterator[Fault]:
    """The station of format line 3 is that of the post of FM ([M] 113 stations; tables/stations.csv)."""
    station, originator = message.calling_station, message.originator
    assert station is not None
    assert originator is not None
    post = _stations().get(station.station)
    if post is None or same_post(post, originator) or not _names_a_post(originator):
        return
    yield fault(
        originator,
        f"originator is not the post of the station {station.station}",
        label=f"expected {post}",
        help="compare the station of format line 3 with the originator",
        related=((station.station.span, f"the station of {post}"),),
    )


def _names_a_post(originator: str) -> bool:
    """Whether it is a known post: a delegation (USDEL) sends by the station of where it is."""
    post = plain(originator)
    return (has_office(originator) or originator.startswith("SECSTATE")) and (
        is_known(post) or post in _stations().values()
    )


@cache
def _stations() -> dict[str, str]:
    return {row["station"]: row["post"] for row in csv_table("stations")}


@text_rule("ADR013", "address-double-blank")
def address_double_blank(message: Message) -> Iterator[Fault]:
    """One blank parts the words of an address; two are the place of a word that was lost (trap 15)."""
    start, end = stretch(message)
    if start and "  " not in message.text[start:end]:
        return
    for addressee in action(message) + information(message):
        begins = (addressee.routing or addressee.name).start
        gaps = list(_GAP.finditer(message.text, begins, addressee.span.end))
        if gaps:
            help = "leave one blank"
            edits = tuple(Edit(*gap.span(), " ") for gap in gaps)
            yield fault(
                Span(*gaps[0].span()),
                "more than one blank inside an address",
                label="expected one blank",
                help=help,
                fix=Fix(help, edits),
            )
