"""Rules on lines, blanks and line ends (TXT001, TXT005, TXT006, TXT009, TXT010, TXT012)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.aside import is_inside, set_aside
from cablelint.rules.counted import counted, own, whole_message
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, Fix, fault, text_rule
from cablelint.text import Edit, Span

_WIDTH = 69  # columns of a line; a Classified By may have two more (ACP127; docs/format.md, "Classified By")
_AUTHORITY_WIDTH = 71

_LONG = re.compile(rf"\n[^\n]{{{_WIDTH + 1}}}")
_BLANK_LINES = re.compile(r"\n((?:[ \t\r]*\n){4,})")
_KEPT_BLANK_LINES = 2  # as below a page break
_TABS = re.compile(r"\t+")
_LF = re.compile(r"(?<!\r)\n")
_CRLF = re.compile(r"\r\n")


@text_rule("TXT001", "line-too-long")
def line_too_long(message: Message) -> Iterator[Fault]:
    """A line has at most 69 columns, one of Classified By 71 (ACP127); a run of X's counts nothing."""
    if _LONG.search(message.text) is None and message.text.find("\n", 0, _WIDTH + 1) >= 0:
        return
    spans = own(message, _long_lines(message))
    if not spans:
        return
    width = spans[0].end - (message.text.rfind("\n", 0, spans[0].start) + 1)
    limit = width - (spans[0].end - spans[0].start)
    yield counted(
        spans,
        f"line is longer than {limit} columns",
        "{} lines are longer than those of a telegram",
        f"{width} columns; at most {limit}",
        f"break lines at {_WIDTH} columns",
        [],
    )


def _long_lines(message: Message) -> list[Span]:
    """What is over the limit of each line that is too long."""
    text, found = message.text, []
    start = 0
    size = len(text)
    while size - start > _WIDTH:
        end = text.rfind("\n", start, start + _WIDTH + 1)
        if end >= 0:
            start = end + 1
            continue
        end = text.find("\n", start + _WIDTH)
        end = size if end < 0 else end
        last = start + len(text[start:end].rstrip())
        if last - start > _WIDTH and (limit := _limit(message, start, last)) < last - start:
            found.append(Span(start + limit, last))
        start = end + 1
    return found


def _limit(message: Message, start: int, end: int) -> int:
    """How many columns a line may have."""
    authority = message.authority
    limit = _WIDTH
    if authority is not None and authority.span.start <= start < authority.span.end:
        limit = _AUTHORITY_WIDTH
    limit += sum(span.end - span.start for span in redactions(message.text[start:end]))
    # An address too long is ADR001, what runs on SYN002, a page break on a line of text PGB004.
    if (
        _is_address(message, start)
        or any(span.start <= start < span.end for span in message.furniture)
        or any(start < run_on.span.start < end for run_on in message.run_ons)
        or end - start - _page_breaks(message, start, end) <= limit
    ):
        return end - start
    return limit


def _page_breaks(message: Message, start: int, end: int) -> int:
    """How many columns of a line page breaks fill."""
    within = (page.span for page in message.page_breaks if page.inline and start <= page.span.start < end)
    return sum(span.end - span.start for span in within)


def _is_address(message: Message, start: int) -> bool:
    """Whether a line lies between FM and the classification line, or in a distribution block."""
    block, line = message.distribution, message.classification
    if block is not None and block.span.start <= start < block.span.end:
        return True
    return (
        message.originator is not None
        and line is not None
        and message.text.rfind("\n", 0, message.originator.start) < start < line.span.start
    )


@text_rule("TXT005", "trailing-space")
def trailing_space(message: Message) -> Iterator[Fault]:
    """Blanks at the end of a line are not seen, and are sent and stored all the same."""
    source = message.source
    if not (" \n" in source or "\t\n" in source or "\r" in source or source.endswith((" ", "\t"))):
        return
    spans = own(message, list(_blanks_at_ends(source)))
    if spans:
        yield counted(
            spans,
            "a line ends in blanks",
            "{} lines end in blanks",
            "blank at the end of the line",
            "remove the blanks at the ends of lines",
            [Edit(*span, "") for span in spans],
        )


def _blanks_at_ends(source: str) -> Iterator[Span]:
    start = 0
    for line in source.split("\n"):
        shown = line.removesuffix("\r")
        kept = shown.rstrip(" \t")
        if len(kept) < len(shown):
            yield Span(start + len(kept), start + len(shown))
        start += len(line) + 1


@text_rule("TXT006", "blank-lines-excess")
def blank_lines_excess(message: Message) -> Iterator[Fault]:
    """No part of a telegram is set off by four blank lines or more."""
    source = message.source
    spans = [Span(*run.span(1)) for run in _BLANK_LINES.finditer(source)]
    if spans and (aside := set_aside(message)):  # the blank lines round an archive's record are its own
        spans = [span for span in spans if not _borders(span, source, aside)]
    if spans:
        yield counted(
            spans,
            "four or more blank lines stand in a row",
            "four or more blank lines stand in a row at {} places",
            f"{source.count(chr(10), *spans[0])} blank lines",
            f"leave {_KEPT_BLANK_LINES} of the blank lines",
            [Edit(_kept(source, span.start), span.end, "") for span in spans],
        )


def _borders(span: Span, source: str, aside: list[Span]) -> bool:
    """Whether what stands above or below a stretch of blank lines was set aside."""
    above = len(source[max(span.start - 200, 0) : span.start].rstrip()) + max(span.start - 200, 0) - 1
    below = span.end
    while below < len(source) and source[below] in " \t":
        below += 1
    return is_inside(above, aside) or is_inside(below, aside)


def _kept(source: str, start: int) -> int:
    """Where the blank lines end that may stay."""
    for _ in range(_KEPT_BLANK_LINES):
        start = source.index("\n", start) + 1
    return start


@text_rule("TXT009", "line-ending-mixed")
def line_ending_mixed(message: Message) -> Iterator[Fault]:
    """The lines of one text end in one way: LF, or CRLF."""
    source = message.source
    if "\r" not in source:
        return
    both = source.count("\r\n")
    alone = source.count("\n") - both
    if not both or not alone:
        return
    if both > alone:
        help, ends = "end all lines in CRLF", [Edit(*end.span(), "\r\n") for end in _LF.finditer(source)]
    else:
        help, ends = "end all lines in LF", [Edit(*end.span(), "\n") for end in _CRLF.finditer(source)]
    yield fault(
        whole_message(message),
        "lines end in LF and in CRLF",
        label=f"{both} in CRLF, {alone} in LF",
        help=help,
        fix=Fix(help, tuple(ends)),
    )


@text_rule("TXT010", "final-newline-missing")
def final_newline_missing(message: Message) -> Iterator[Fault]:
    """The last line of a file ends in a newline, as all lines do."""
    source = message.source
    if source.endswith(("\n", "\r")):
        return
    help = "end the last line in a newline"
    newline = "\r\n" if "\r\n" in source else "\n" if "\n" in source or "\r" not in source else "\r"
    end = Span(len(source), len(source))
    fix = Fix(help, (Edit(*end, newline),))
    yield fault(
        end, "no newline at the end of the file", label="a newline is missing here", help=help, fix=fix
    )


@text_rule("TXT012", "tab-character")
def tab_character(message: Message) -> Iterator[Fault]:
    """A telegram has no tabs (ACP127): where they stop depends on who reads it."""
    if "\t" not in message.source:
        return
    spans = own(message, [Span(*tabs.span()) for tabs in _TABS.finditer(message.source)])
    if spans:
        yield counted(
            spans,
            "the text holds a tab",
            "the text holds tabs at {} places",
            "a tab",
            "write a blank for each tab",
            [Edit(*span, _blanks_for(message, span)) for span in spans],
        )


def _blanks_for(message: Message, tabs: Span) -> str:
    """A blank for each tab; none at the end of a line, and none before a line of the heading (trap 55)."""
    source = message.source
    if source[tabs.end : tabs.end + 1] in ("", "\n", "\r"):
        return ""
    if source[tabs.start - 1 : tabs.start] in ("", "\n") and (
        message.body is None or tabs.start < message.body.start
    ):
        return ""
    return " " * (tabs.end - tabs.start)
