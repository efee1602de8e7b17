"""Which rules the words of --select, --ignore and the like mean: codes, prefixes, names and ALL to codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cablelint.finding import Severity, family
from cablelint.rules.pages import Head
from cablelint.text import similar

_EXACT = 12  # the specificity of a code or a name; a prefix has its length, ALL has 0


class Unknown(NamedTuple):
    """A word that names no rule, where it stood, and the words nearest to it."""

    word: str
    option: str  # "--select"
    similar: tuple[str, ...]

    def __str__(self) -> str:
        return f"unknown rule `{self.word}` in {self.option}"


class UnknownRulesError(ValueError):
    """All the words that name no rule, not the first only."""

    def __init__(self, mistakes: Iterable[Unknown]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(map(str, self.mistakes)))


class Choice(NamedTuple):
    """What the words of one option mean: for each code the specificity of the word that named it."""

    specificity: Mapping[str, int]
    mistakes: tuple[Unknown, ...]


def chosen(words: Iterable[str], option: str, heads: Mapping[str, Head]) -> Choice:
    """The rules that words name; a word may hold several, parted by commas."""
    specificity: dict[str, int] = {}
    mistakes = []
    for word in split_words(words):
        rank, codes = _named(word, heads)
        if not codes:
            mistakes.append(Unknown(word, option, tuple(_similar(word, heads))))
        for code in codes:
            specificity[code] = max(rank, specificity.get(code, -1))
    return Choice(specificity, tuple(mistakes))


def selected(
    on_in_profile: Iterable[str], select: Choice | None, extend: Choice, ignore: Choice
) -> frozenset[str]:
    """The codes that are on.  The most specific word decides, and of two alike the one that ignores."""
    wanted = dict.fromkeys(on_in_profile, -1) if select is None else dict(select.specificity)
    for code, rank in extend.specificity.items():
        wanted[code] = max(rank, wanted.get(code, -1))
    return frozenset(code for code, rank in wanted.items() if ignore.specificity.get(code, -2) < rank)


def severities(
    wanted: Mapping[str, Severity], option: str, heads: Mapping[str, Head]
) -> tuple[dict[str, Severity], tuple[Unknown, ...]]:
    """Severities by code, from severities by code, name or prefix; the most specific word decides."""
    ranks: dict[str, int] = {}
    by_code: dict[str, Severity] = {}
    mistakes: list[Unknown] = []
    for word, severity in wanted.items():
        choice = chosen([word], option, heads)
        mistakes += choice.mistakes
        for code, rank in choice.specificity.items():
            if rank >= ranks.get(code, -1):
                ranks[code], by_code[code] = rank, severity
    return by_code, tuple(mistakes)


def split_words(words: Iterable[str]) -> list[str]:
    """The words, those parted by commas apart, blanks off."""
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


def find_rule(word: str, heads: Mapping[str, Head]) -> str | None:
    """The code of the one rule that a code or a name means."""
    rank, codes = _named(word, heads)
    return codes[0] if rank == _EXACT and codes else None


def unknown(word: str, option: str, heads: Mapping[str, Head]) -> Unknown:
    """The mistake of a word that names no rule."""
    return Unknown(word, option, tuple(_similar(word, heads)))


def _named(word: str, heads: Mapping[str, Head]) -> tuple[int, list[str]]:
    code = word.upper()
    if code == "ALL":
        return 0, list(heads)
    if code in heads:
        return _EXACT, [code]
    named = [head.code for head in heads.values() if head.name == word.lower()]
    if named:
        return _EXACT, named
    members = [known for known in heads if family(known) == code]
    return len(code), members or [known for known in heads if known.startswith(code)]


def _similar(word: str, heads: Mapping[str, Head]) -> list[str]:
    if len(word) <= 7 and "-" not in word:
        families = set(map(family, heads))
        return similar(word.upper(), [*sorted(families), *heads])
    return similar(word.lower(), [head.name for head in heads.values()])
