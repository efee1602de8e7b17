"""--redact: no text of a message in what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablelint.check import check_text
from cablelint.finding import Address, Crash, Finding, Result
from cablelint.outputs.redaction import redacted
from cablelint.settings import Settings
from cablelint.text import decode
from outputs.drawn import finding, result

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
# Words of the format, with which we name its lines, and those of our own notes.
NAMES = {"SIPDIS", "TAGS", "SUBJECT", "REF", "Classified", "May", "NOFORN", "FROM"}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("`PGVO` is not a known TAGS term", "`...` is not a known TAGS term"),
        ("`one` and `two`", "`...` and `...`"),
        ("`a`b` is odd", "`...` is odd"),
        ("one ` alone", "one `...`"),
        ("nothing quoted", "nothing quoted"),
        ("``", "`...`"),
    ],
)
def test_what_is_quoted_goes(text: str, seen: str) -> None:
    one = finding("a\n", "a", text, label=text, help=text, notes=(text,), related=(("a", text),),
                  replace=("a", "b"), title=text)  # fmt: skip
    (after,) = redacted(result(one)).findings
    assert set(words(after)) == {seen}
    assert after.source == ()
    assert after.fix is not None
    assert after.fix.edits == ()


def test_positions_and_codes_stay() -> None:
    one = finding("a b\n", "b", "x")
    before, after = result(one), redacted(result(one))
    assert after.address == before.address
    for name in ("code", "name", "severity", "start", "end", "fingerprint", "file_start"):
        assert getattr(after.findings[0], name) == getattr(one, name)


def test_of_an_error_of_ours_its_kind_stays() -> None:
    crash = Crash("PAR001", "KeyError: 'text of the message'", "trace")
    made = Result(Address("a"), None, None, None, None, 1, (), (crash,))
    assert redacted(made).crashes == (Crash("PAR001", "KeyError", "trace"),)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_no_rule_says_a_word_of_a_message_without_quoting_it(seed: Path) -> None:
    """But for what says which message it is: its post and its numbers."""
    text = decode(seed.read_bytes())
    of_message = set(re.findall(r"\w*[A-Z]\w*", text.text))
    for profile in ("archive", "transmit"):
        made = check_text(text, Address(seed.name), Settings(profile=profile), certain=True)
        assert made is not None
        said = {
            word
            for one in redacted(made).findings
            for line in words(one)
            for word in re.findall(r"\w*[A-Z]\w*", line)
            if len(word) > 2
        }
        assert said & of_message <= NAMES | {made.post, made.classification}


def words(one: Finding) -> Iterator[str]:
    yield from (one.message, one.label, one.help, *one.notes)
    yield from (place.label for place in one.related)
    if one.fix is not None:
        yield one.fix.title
