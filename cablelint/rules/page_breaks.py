"""Rules on page breaks, the lines at which the sections of a message were joined (PGB001 to PGB007)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cablelint.message.field import Field
from cablelint.message.model import Classification, Message, PageBreak
from cablelint.rules.address_lists import stretch
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.posts import same_post
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.text import Edit, Span

_STATE_COPY = ("state_copy", "aad")  # eras whose pages carry PAGE lines instead
_SENTENCE_END = frozenset(".!?:;\"”')]-_=*")
# PAGE 02 EXAMPL 00412 01 OF 03 141730Z; PAGE 02 RUEHXX0412 S E C R E T
_PAGE_HEAD = re.compile(
    r"PAGE \d\d +(?:R[A-Z]{3,6}\d{4} +(?:UNCLAS(?:SIFIED)?\b|[CST](?: [A-Z])+\b)"
    r"|[A-Z][A-Z ]{1,40}?(?<= )\d{4,6}(?: +\d\d OF \d\d)?(?: +\d{6}Z)?)[ \t]*"
)


@message_rule("PGB001", "page-break-number-mismatch", needs=("classification", "page_breaks"))
def page_break_number_mismatch(message: Message) -> Iterator[Fault]:
    """A page break repeats post and serial of the classification line ([M] 1,488 of 1,496 lines).

    The post is cut to ten characters there.  Each wrong value is reported once.  Where the header agrees with
    the page break the classification line is wrong: CLS007, CLS008.
    """
    line = message.classification
    assert line is not None
    told: set[str] = set()
    for page in message.page_breaks:
        if page.post.upper() not in told and not _is_post(page.post, line.post, message.originator):
            told.add(page.post.upper())
            yield _number_fault(page.post.span, f"the page break names the post {quoted(page.post)}", line)
        if page.serial.isdigit() and line.serial.isdigit():
            number = int(page.serial)
            if str(number) not in told and number != int(line.serial) and not _is_filed_as(message, number):
                told.add(str(number))
                yield _number_fault(page.serial.span, f"the page break has the number {number}", line)


def _is_filed_as(message: Message, number: int) -> bool:
    station = message.calling_station
    return station is not None and station.station_serial == f"{number % 10000:04}"


def _number_fault(span: Span, message: str, line: Classification) -> Fault:
    return fault(
        span,
        message,
        label=f"the message is {line.post} {line.serial}",
        help="correct the page break, or move it to the message that it belongs to",
        related=((Span(line.post.span.start, line.serial.span.end), "the number of the message"),),
    )


def _is_post(name: str, post: str, originator: str | None) -> bool:
    if same_post(name, post) or redactions(name) or redactions(post):
        return True
    return originator is not None and same_post(name, originator)


def _number(field: Field) -> int:
    """The number of a page: a wrapped line may have put a blank into it (trap 25)."""
    return int("".join(field.split()))


@message_rule("PGB002", "page-break-total-mismatch", needs=("classification", "page_breaks"))
def page_break_total_mismatch(message: Message) -> Iterator[Fault]:
    """The total of a page break is that of SECTION nn OF mm ([M] 1,489 of 1,493 lines)."""
    line = message.classification
    assert line is not None
    told: set[int] = set()
    for page in message.page_breaks:
        number, total = _number(page.page), _number(page.total)
        if number > total:
            if -number not in told:
                told.add(-number)
                yield fault(
                    page.page,
                    f"page break {number} of {total}",
                    label=f"expected `{total:03}` or less",
                    help="correct the number or the total of the page break",
                )
        elif total not in told and (line.sections is None or total != int(line.sections)):
            told.add(total)
            yield _total_fault(page, total, line)


def _total_fault(page: PageBreak, total: int, line: Classification) -> Fault:
    if line.sections is None:
        return fault(
            page.total,
            f"a page break of {total}, but the message has no SECTION",
            label="total of the page break",
            help=f"add `SECTION 01 OF {total:02}` to the classification line",
            related=((line.span, "no SECTION here"),),
        )
    return fault(
        page.total,
        f"a page break of {total} in a message of {int(line.sections)} sections",
        label=f"expected `{int(line.sections):03}`",
        help="correct the total of the page break",
        related=((line.sections.span, "the number of sections"),),
    )


@message_rule("PGB003", "page-break-sequence", needs=("page_breaks",))
def page_break_sequence(message: Message) -> Iterator[Fault]:
    """Page breaks rise by one from 001 or 002 to the total ([M] 477 of 495 messages without digits).

    The digit of 001.2 belongs to one section and says nothing about the row.
    """
    pages = message.page_breaks
    if is_extract(message):
        return
    last = _number(pages[0].page)
    told = last > 2  # of the page break looked at last
    if told:
        yield _row_fault(pages[0], "the first page break is {}", "001` or `002")
    for before, page in pairwise(pages):
        number, expected = _number(page.page), _number(before.page) + 1
        if told := number != expected:
            yield _row_fault(page, "page break {} is out of sequence", f"{expected:03}", before)
        last = number
    total = _number(pages[-1].total)
    if message.classification is not None and message.classification.sections is not None:
        total = min(total, int(message.classification.sections))  # a wrong total is PGB002
    if not told and last < total and not is_truncated(message) and _same_total(pages):
        yield fault(
            pages[-1].page,
            f"the last page break is {last:03} of {total:03}",
            label=f"no page break `{last + 1:03} OF {total:03}` follows",
            help="restore the missing page break, and the text if it is missing too",
        )


def _same_total(pages: list[PageBreak]) -> bool:
    return len({_number(page.total) for page in pages}) == 1


def _row_fault(page: PageBreak, message: str, expected: str, before: PageBreak | None = None) -> Fault:
    return fault(
        page.page,
        message.format(f"{_number(page.page):03}"),
        label=f"expected `{expected}`",
        help="restore the page break that is missing, or correct the number",
        related=((before.page.span, "the page break before it"),) if before else (),
    )


@message_rule("PGB004", "page-break-inline", needs=("page_breaks",))
def page_break_inline(message: Message) -> Iterator[Fault]:
    """A page break is a line of its own (measured: 1,453 of 1,496)."""
    for page in message.page_breaks:
        if page.inline:
            yield fault(
                page.span,
                "a page break stands on a line of text",
                label="expected on a line of its own",
                help="put the page break on a line of its own",
                fix=_own_line(message.text, page.span),
            )


def _own_line(text: str, span: Span) -> Fix:
    """Blanks round the page break become line ends; nothing is added at the ends of the line."""
    start, end = span
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    edits = []
    if start and text[start - 1] != "\n":
        edits.append(Edit(start, span.start, "\n\n"))
    if end < len(text) and text[end] != "\n":
        edits.append(Edit(span.end, end, "\n\n\n"))
    return Fix("put the page break on a line of its own", tuple(edits))


@message_rule("PGB005", "page-break-mid-paragraph", needs=("page_breaks",))
def page_break_mid_paragraph(message: Message) -> Iterator[Fault]:
    """A page break may split a sentence (337 cables): no fault, but text that is reflowed must be joined."""
    for page in message.page_breaks:
        before = message.text[max(page.span.start - 200, 0) : page.span.start].rstrip()
        after = message.text[page.span.end : page.span.end + 200].lstrip()
        if before and before[-1] not in _SENTENCE_END and after[:1].islower():
            yield fault(
                page.span,
                "a page break splits a sentence",
                label="the sentence goes on below",
                help="join the lines above and below when the text is reflowed",
            )


@message_rule("PGB006", "page-furniture", needs=("furniture",))
def page_furniture(message: Message) -> Iterator[Fault]:
    """PAGE lines and page headings belong to the paper; State copies carry them by design."""
    if message.era in _STATE_COPY or message.distribution is not None:
        return
    aside = set_aside(message)
    addresses = stretch(message)  # ADR008
    spans = [
        span
        for span in message.furniture
        if not is_inside(span.start, aside) and not addresses.start <= span.start < addresses.end
    ]
    if not any("PAGE" in message.text[span.start : span.end] for span in spans):
        return  # a classification alone is no heading of a page: it may end a message, or be of a record
    first, *more = spans
    count = len(spans)
    yield fault(
        first,
        "the heading of a page stands in the text"
        if count == 1
        else f"headings of pages stand in the text at {count} places",
        label="heading of a page",
        help="remove the lines that belong to the page",
        related=tuple((span, "also here") for span in more[:5]),
        fix=_without(message.text, spans),
    )


def _without(text: str, spans: list[Span]) -> Fix | None:
    """Remove what belongs to the page; the text of a line that begins with it stays."""
    edits = []
    for start, end in spans:
        if text.startswith("PAGE", start):
            head = _PAGE_HEAD.match(text, start, end)
            if head is None:
                continue  # where it ends cannot be told
            end = head.end()
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        whole = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n"
        edits.append(Edit(start, end + 1 if whole else end, ""))
    return Fix("remove the headings of pages", tuple(edits)) if edits else None


@message_rule("PGB007", "page-breaks-absent", needs=("classification",))
def page_breaks_absent(message: Message) -> Iterator[Fault]:
    """A message of several sections has a page break at each seam, unless an archive removed them."""
    line = message.classification
    assert line is not None
    if message.page_breaks or line.section is None or line.sections is None or message.body is None:
        return
    if int(line.section) != 1 or int(line.sections) < 2:
        return  # a later section alone has no seam
    if message.era in _STATE_COPY or message.later or message.furniture or message.distribution is not None:
        return  # the seams of State copies are PAGE lines
    if is_extract(message) or is_truncated(message):
        return
    yield fault(
        line.section_text or line.span,
        f"the message has {int(line.sections)} sections and no page break",
        label="the page breaks are missing",
        help="read the text as joined; where the seams were cannot be told",
    )
