"""Rules on single terms of the TAGS line: in no list, run together, a code of the wrong system."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.field import Field
from cablelint.message.model import Message
from cablelint.rules.quoting import quoted
from cablelint.rules.rule import Fault, Fix, fault, message_rule
from cablelint.rules.terms import Unknown, tags_with_name, unknown_terms
from cablelint.text import Edit, Span

_SHORTEST_OF_NAME = 4  # letters of SURNAME and GIVEN, where nothing else says that they are a name


@message_rule("TAG003", "tag-unknown", needs=("tags",))
def tag_unknown(message: Message) -> Iterator[Fault]:
    """Each term is a subject, program, geographic or organization tag, or a name (FAH3)."""
    runs = unknown_terms(message)
    named = bool(runs) and _names_a_person(message)
    for before, run, after in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        for one in run:
            if one.near:
                yield _near(one)
        words = [one.term for one in run if not (one.near or one.parts or one.country)]
        if words and not (named or _half(message, before, run) or _half(message, run, after)):
            yield _free_words(message, words)


@message_rule("TAG004", "tags-run-together", needs=("tags",))
def tags_run_together(message: Message) -> Iterator[Fault]:
    """Terms are parted by a blank (FAH3)."""
    assert message.tags is not None
    terms: set[str] = set()
    for run in unknown_terms(message):
        terms = terms or {term.upper() for term in message.tags.terms}
        for term, _, parts, _ in run:
            if parts:
                fix = _parting(message, term, parts, terms)
                label = f"{' and '.join(parts)}" if len(parts) == 2 else f"{len(parts)} terms"
                told = f"TAGS term {quoted(term, 16)} is {'two' if len(parts) == 2 else len(parts)} tags"
                yield fault(term, told, label=label, help=fix.title, fix=fix)


@message_rule("TAG005", "tag-not-fips", needs=("tags",))
def tag_not_fips(message: Message) -> Iterator[Fault]:
    """Countries stand by their FIPS 10-4 codes, not by those of ISO 3166 (FAH3)."""
    for run in unknown_terms(message):
        for term, country, _, _ in run:
            if country is not None:
                help = f"write {quoted(country.code)} for {country.name}"
                fix = Fix(help, (Edit(*term.span, country.code),), safe=False)
                told = f"{quoted(term)} is a country code of ISO, not of FIPS 10-4"
                yield fault(
                    term, told, label=f"FIPS has {country.code} for {country.name}", help=help, fix=fix
                )


def _near(one: Unknown) -> Fault:
    known = ", ".join(quoted(name) for name in one.near)
    fix = None
    if len(one.near) == 1:
        fix = Fix(f"write {known}", (Edit(*one.term.span, one.near[0]),), safe=False)
    help = f"there is a TAGS term with a similar name: {known}"
    if len(one.near) > 1:
        help = f"there are TAGS terms with similar names: {known}"
    return fault(
        one.term, f"{quoted(one.term)} is not a known TAGS term", label="in no list", help=help, fix=fix
    )


def _free_words(message: Message, words: list[Field]) -> Fault:
    span = Span(words[0].start, words[-1].span.end)
    told = f"{quoted(message.text[span.start : span.end])} is not a known TAGS term"
    help = "write a tag of the lists, or put a person's name in parentheses"
    return fault(span, told, label="in no list" if len(words) == 1 else "free words", help=help)


def _names_a_person(message: Message) -> bool:
    """Whether free words can be a person's name, since a tag stands there that wants one."""
    assert message.tags is not None
    return not tags_with_name().isdisjoint(message.tags.terms)


def _half(message: Message, one: list[Unknown], other: list[Unknown]) -> bool:
    """Whether two neighbours are a person: SURNAME, GIVEN."""
    if len(one) != 1 or not 1 <= len(other) <= 2 or not all(word.free for word in (*one, *other)):
        return False
    words = [word.term for word in (*one, *other)]
    between = message.text[words[0].span.end : words[1].start]
    return between.strip() == "," and all(
        word.isalpha() and len(word) >= _SHORTEST_OF_NAME for word in words[:2]
    )


def _parting(message: Message, term: Field, parts: tuple[str, ...], terms: set[str]) -> Fix:
    """Part the tags of a term; one that stands on the line already goes."""
    text = message.text
    new = [part for part in parts if part not in terms]
    commas = "," in text[term.start - 2 : term.start] + text[term.span.end : term.span.end + 1]
    if new:
        return Fix(f"write {quoted(' '.join(new))}", (Edit(*term.span, (", " if commas else " ").join(new)),))
    start = term.start
    while text[start - 1] in " ,;\n":
        start -= 1
    return Fix("drop the term, whose tags stand here already", (Edit(start, term.span.end, ""),))
