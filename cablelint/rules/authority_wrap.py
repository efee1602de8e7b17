"""The rule on tokens of Classified By that a hard wrap cut in two, and on what is left of such cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import add

from cablelint.message.model import Message
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.tables import toml_table
from cablelint.text import Edit, Span

# The mail system of 2003 to 2010 broke this line after 69 to 71 characters, whatever stood there; often
# it added a blank.
FIRST_COLUMN, LAST_COLUMN = 69, 72

# A blank inside a number or a letter of a reason: 1. 4, 1 .4, ( b), (d ).
_DEBRIS = re.compile(r"(?<![\d.])1(?:\. +| +\. ?)[45](?!\d)|\((?: +[a-hA-H] ?| ?[a-hA-H] +)\)")
_LETTERS_LEFT = re.compile(r"[^\W\d_]+\Z")
_LETTERS_RIGHT = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(" +")
_PAIR = re.compile(r"(?<![A-Za-z])([A-Za-z]+) +(?=([A-Za-z]+))")
_PUNCTUATION = str.maketrans("", "", ".,;:()")
_LONGEST = 40  # letters of a word


@message_rule("AUT005", "authority-wrap", needs=("authority",))
def authority_wrap(message: Message) -> Iterator[Fault]:
    """Lines of Classified By end between words (measured: the hard wrap cuts at columns 69 to 72)."""
    assert message.authority is not None
    span, text = message.authority.span, message.text
    written = text[span.start : span.end]
    if "\n" in written:
        yield from _cuts(text, span)
    yield from _pieces(written, span.start)
    if "1. " in written or "1 " in written or "( " in written or " )" in written:
        for found in _DEBRIS.finditer(written):
            yield _broken(Span(span.start + found.start(), span.start + found.end()), found[0])


def _cuts(text: str, span: Span) -> Iterator[Fault]:
    """Each line end at those columns that stands inside a token."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start, span.end)
    while end >= 0:
        if FIRST_COLUMN <= end - start <= LAST_COLUMN:
            left_end = end
            while left_end > end - 2 and text[left_end - 1] == " ":
                left_end -= 1
            if _is_inside(text[start:left_end], text[end + 1 : min(span.end, end + 1 + _LONGEST)]):
                yield _cut(text, start, left_end, end, span.end)
        start = end + 1
        end = text.find("\n", start, span.end)


def _is_inside(left: str, right: str) -> bool:
    """Whether the line end between two lines is inside a token."""
    first, last = right[:1], left[-1:]
    if not right or right[0].isspace() or last.isspace():
        return False
    if first in ").,;:/'’" or last in "(/'’":
        return True
    if first in "45" and left.endswith("1."):
        return True
    if first.isdigit() and last.isdigit():
        return True
    before, after = _LETTERS_LEFT.search(left[-_LONGEST:]), _LETTERS_RIGHT.match(right)
    return before is not None and after is not None and _is_cut_word(before[0], after[0])


def _is_cut_word(left: str, right: str) -> bool:
    one, other = left.lower(), right.lower()
    if one + other in _whole():
        return not (one in _whole() and other in _whole())
    if not right.islower() or other in _whole() or other in _small():
        return False
    # A name goes on in small letters: Micha / el, B / rown.
    return left[0].isupper() and (len(left) == 1 or left[1:].islower()) and one not in _whole()


def _cut(text: str, start: int, left_end: int, end: int, last: int) -> Fault:
    """The token, on both its lines; mended, it stands on the second one."""
    begin = left_end
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    close = end + 1
    while close < last and not text[close].isspace():
        close += 1
    whole = text[begin:left_end] + text[end + 1 : close]
    help = f"write {quoted(whole)} on one line"
    edits = [Edit(left_end, end + 1, "")]
    if begin > start:
        edits.insert(0, Edit(begin - 1, begin, "\n"))
    told = f"{quoted(whole, 30)} is cut by the end of the line"
    column = left_end - start
    return fault(
        Span(begin, close), told, label=f"cut at column {column}", help=help, fix=Fix(help, tuple(edits))
    )


def _pieces(written: str, offset: int) -> Iterator[Fault]:
    """Two neighbours on one line that are one word together, and not both words."""
    words, whole = written.lower().translate(_PUNCTUATION).split(), _whole()
    if whole.isdisjoint(map(add, words, words[1:])):
        return
    cut = {pair for pair in pairwise(words) if "".join(pair) in whole and not whole.issuperset(pair)}
    for found in _PAIR.finditer(written):
        if (found[1].lower(), found[2].lower()) in cut:
            start, end = found.start(), found.end(2)
            yield _broken(Span(offset + start, offset + end), written[start:end])


def _broken(span: Span, written: str) -> Fault:
    whole = written.replace(" ", "")
    help = f"write {quoted(whole)}"
    edits = tuple(
        Edit(span.start + blanks.start(), span.start + blanks.end(), "")
        for blanks in _BLANKS.finditer(written)
    )
    told = f"{quoted(whole)} has a blank inside"
    return fault(span, told, label="left of a line end", help=help, fix=Fix(help, edits))


@cache
def _whole() -> frozenset[str]:
    return frozenset(toml_table("authority_words")["whole"].split())


@cache
def _small() -> frozenset[str]:
    return frozenset(toml_table("authority_words")["small"].split())
