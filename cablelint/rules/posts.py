"""Names of posts: whether two spellings, such as `USEU BRUSSELS` and `BRUSSELS`, name one post."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cablelint.tables import toml_table

# A page break cuts the name to ten characters, a PAGE line of a State copy to six (`CAPE T`).
SHORTEST_CUT = 6
_COUNTRY_CODE = re.compile(r" [A-Z]{2}$")  # FM AMEMBASSY TRIPOLI LY
_LETTERS_E_F_T_O = re.compile(r"^E ?F ?T ?O ")  # UNCLAS E F T O LONDON: a caveat, no part of the post


@lru_cache(maxsize=4096)
def same_post(one: str, other: str) -> bool:
    """Whether two names are those of one post: offices (AMEMBASSY), country codes and cuts apart."""
    first, second = plain(one), plain(other)
    if canonical(first) == canonical(second):
        return True
    short, long = sorted((first, second), key=len)
    return bool(short) and (
        (len(short) >= SHORTEST_CUT and long.startswith(short))
        or long.startswith(f"{short} ")
        or long.endswith(f" {short}")  # PARIS of UNESCO PARIS
    )


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name in capitals without what stands round it: TESTBURG of AMCONSUL TESTBURG//POL//."""
    text = " ".join(re.split(r"//|,", name.upper(), maxsplit=1)[0].split())
    text = _LETTERS_E_F_T_O.sub("", text)
    office, _, rest = text.partition(" ")
    if rest and office in _offices():
        text = rest
    return text if is_known(text) else _COUNTRY_CODE.sub("", text)


def has_office(originator: str) -> bool:
    """Whether the name of an originator says that it is a post: it opens with AMEMBASSY, AMCONSUL ..."""
    return originator.upper().partition(" ")[0] in _offices()


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """Whether a name, blanks in it or not, is a post of the table."""
    return _squeezed(name) in _names()


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isalpha()).removeprefix("EFTO")


def canonical(name: str) -> str:
    """The one name, without blanks, that stands for all names of a post: STATE of SECSTATE."""
    squeezed = _squeezed(name)
    names = _names()
    if squeezed not in names and squeezed[:-2] in names:  # the country code of 07PARISFR412
        squeezed = squeezed[:-2]
    return names.get(squeezed, squeezed)


@cache
def _names() -> dict[str, str]:
    """Each known name, squeezed, and the name that stands for all names of its post."""
    table = toml_table("posts")
    names = {_squeezed(name): _squeezed(name) for group in table["posts"] for name in group["names"]}
    for alias in table["aliases"]:
        names |= {_squeezed(name): _squeezed(alias["names"][0]) for name in alias["names"]}
    return names


@cache
def _offices() -> frozenset[str]:
    return frozenset(toml_table("posts")["offices"]["names"])
