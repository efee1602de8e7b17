"""Terms of the TAGS line: a term in, out whether a list knows it, and what an unknown one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cablelint.message.field import Field
from cablelint.message.model import Message
from cablelint.rules.once import once_a_message
from cablelint.rules.redaction import redactions
from cablelint.tables import csv_table, toml_table
from cablelint.text import similar

# Program tags are K and three letters, and their list changed every year; X and Z begin the codes of regions.
_OPEN = re.compile(r"K[A-Z]{3}|[XZ][A-Z]")
_SUBJECT = re.compile(r"[ABCEMOPST][A-Z]{3}")
# Of the subject tags of the first years no list is whole.
LISTED_SINCE = 1990
_SHORTEST_NAME = 3
_MOST = 200  # unknown terms of a line whose meaning is looked for
_EDGES = ".:;-*\"'"


class Country(NamedTuple):
    """An ISO code that is none of FIPS 10-4, and what stands there for the same country."""

    code: str
    name: str


class Unknown(NamedTuple):
    """A term that no list knows."""

    term: Field
    country: Country | None = None  # of whose ISO code it is
    parts: tuple[str, ...] = ()  # the tags that it is made of, if they run together
    near: tuple[str, ...] = ()  # known tags that differ by a letter

    @property
    def free(self) -> bool:
        """Whether it is a word and nothing that looks like a tag."""
        return self.country is None and not self.parts and not self.near and len(self.term) >= _SHORTEST_NAME


@once_a_message
def unknown_terms(message: Message) -> list[list[Unknown]]:
    """The terms of the TAGS line that no list knows, those together between which only blanks stand.

    Names in parentheses are none of them.
    """
    assert message.tags is not None
    terms = message.tags.terms
    known = known_terms()
    if known.issuperset(terms):
        return []
    runs: list[list[Unknown]] = []
    end = -1  # of the term before, if it is unknown
    judged = 0
    for term in _own(message, terms):
        if term in known or is_known(term, message.year):
            end = -1
            continue
        if end < 0 or not message.text[end : term.start].isspace():
            runs.append([])
        judged += 1
        runs[-1].append(_judge(term) if judged <= _MOST else Unknown(term))
        end = term.span.end
    return [[_plain(one) for one in run] if _is_prose(run) else run for run in runs]


def is_known(term: str, year: int | None) -> bool:
    """Whether a term is in a list of its time, or has the form of those that no list is whole of."""
    word = term.upper().strip(_EDGES)
    if not any(map(str.isalnum, word)) or "(" in word or redactions(term):
        return True
    if word in known_terms() or _OPEN.fullmatch(word):
        return True
    if word in _given_up():
        return year is None or year < _given_up()[word]
    if year is not None and year < LISTED_SINCE and _SUBJECT.fullmatch(word):
        return True
    return "/" in word and all(is_known(part, year) for part in word.split("/") if part)


def is_subject(term: str, year: int | None) -> bool:
    """Whether a term is a subject tag."""
    word = term.upper().strip(_EDGES)
    return word in subject_tags() or (
        year is not None and year < LISTED_SINCE and _SUBJECT.fullmatch(word) is not None
    )


@cache
def known_terms() -> frozenset[str]:
    """All terms of all lists, in capitals."""
    return subject_tags() | _listed("program") | _listed("organization") | _codes_in_use()


@cache
def subject_tags() -> frozenset[str]:
    """The subject tags, those that are no longer used among them."""
    return _listed("subject")


@cache
def tags_with_name() -> frozenset[str]:
    """The subject tags beside which a person is named."""
    return _listed("with_name")


def _own(message: Message, terms: list[Field]) -> list[Field]:
    """The terms; without a SUBJECT its text may stand below TAGS and be taken for some."""
    if message.subject is not None or not terms:
        return terms
    end = message.text.find("\n", terms[0].start, terms[-1].start)
    below = [term for term in terms if term.start > end] if end >= 0 else []
    if 2 * sum(is_known(term, message.year) for term in below) >= len(below):
        return terms
    return [term for term in terms if term.start < end]


def _judge(term: Field) -> Unknown:
    word = term.upper().strip(_EDGES)
    lead = term.upper().find(word)
    return Unknown(Field(term[lead : lead + len(word)], term.start + lead), *_meant(word))


@lru_cache(maxsize=1024)
def _meant(word: str) -> tuple[Country | None, tuple[str, ...], tuple[str, ...]]:
    """What a word in no list was meant to be: a country, several tags, one of those that are nearly so."""
    if len(word) == 2:
        slip: str | None = toml_table("tags")["slips"].get(word)
        return _countries().get(word), (), (slip,) if slip else ()
    if len(word) > 5:
        return None, _split(word), ()
    if len(word) < 4:
        return None, (), ()
    # One slip leaves the first or the last letter as it was.
    alike = [name for name in _candidates() if name[0] == word[0] or name[-1] == word[-1]]
    return None, (), tuple(similar(word, alike))


def _is_prose(run: list[Unknown]) -> bool:
    """Whether the neighbours are words of a sentence or a name, so that a short one is no code."""
    return len(run) > 1 and any(one.free for one in run)


def _plain(one: Unknown) -> Unknown:
    """A word among words: `DE` in a name is no country, `PROPER` no PROP and ER."""
    return one if one.near else Unknown(one.term)


def _split(word: str) -> tuple[str, ...]:
    """The tags that a word is made of, at least one of four letters, the rest such or codes of countries."""
    parts = tuple(_pieces(word))
    return parts if parts and any(len(part) == 4 for part in parts) else ()


def _pieces(word: str) -> Iterator[str]:
    """The pieces from the left, the longer one first; nothing where something would be left over."""
    ends = [False] * len(word) + [True]
    sizes = [0] * len(word)
    for at in range(len(word) - 2, -1, -1):
        for size, names in ((4, _candidates()), (2, _codes_in_use())):
            if at + size <= len(word) and ends[at + size] and word[at : at + size] in names:
                ends[at], sizes[at] = True, size
                break
    at = 0
    while at < len(word) and ends[0]:
        yield word[at : at + sizes[at]]
        at += sizes[at]


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(name for entry in toml_table("tags")[kind] for name in entry["names"].split())


@cache
def _candidates() -> frozenset[str]:
    return subject_tags() | _listed("program")


@cache
def _codes_in_use() -> frozenset[str]:
    return frozenset(row["code"] for row in csv_table("geographic_codes") if not row["until"])


@cache
def _given_up() -> dict[str, int]:
    """Codes of countries that are no more, and the year in which they were given up."""
    return {row["code"]: int(row["until"]) for row in csv_table("geographic_codes") if row["until"]}


@cache
def _countries() -> dict[str, Country]:
    """By their ISO codes, as far as these are no codes of FIPS 10-4."""
    return {
        row["iso"]: Country(row["code"], row["name"])
        for row in csv_table("geographic_codes")
        if row["iso"] and not row["until"] and row["iso"] not in _codes_in_use()
    }
