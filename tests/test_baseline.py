"""A baseline: what is known is not reported, and nothing else is hidden by it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegrams import Telegram, render, telegrams

from cablelint.baseline import FIRST, Baseline, Key, MalformedError, by_rule, message_name, read, text
from cablelint.check import check_text
from cablelint.finding import Address, Finding, Result
from cablelint.settings import Settings
from cablelint.text import decode

ROOT = "/archive"
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SETTINGS = Settings(profile="transmit")


def checked(text: str, name: str = "message.txt") -> Result:
    result = check_text(decode(text.encode()), Address(f"{ROOT}/{name}"), SETTINGS, certain=True)
    assert result is not None
    return result


def seeds() -> list[Result]:
    results = []
    for path in SEEDS:
        decoded = decode(path.read_bytes())
        result = check_text(decoded, Address(f"{ROOT}/{path.name}"), SETTINGS, identifier=path.stem)
        results += [result] if result else []
    assert sum(len(result.findings) for result in results) > 100
    return results


def created(results: Iterable[Result]) -> Counter[Key]:
    made = Baseline(Counter(), ROOT)
    for result in results:
        made.applied(result)
    return made.found


def new(known: Counter[Key], results: Iterable[Result]) -> list[Finding]:
    baseline = Baseline(known, ROOT)
    return [finding for result in results for finding in baseline.applied(result).findings]


def faulty(telegram: Telegram) -> str:
    """The telegram with two faults of one rule: blanks at the end of lines."""
    lines = render(telegram).split("\n")
    return "\n".join(f"{line}  " if line.startswith(("TAGS:", "SUBJECT:")) else line for line in lines)


# ---- the file -----------------------------------------------------------------------------------

keys = st.builds(
    Key,
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.sampled_from(["TXT005", "MRK004"]),
    st.text("0123456789abcdef", min_size=16, max_size=16),
)


@given(st.dictionaries(keys, st.integers(1, 99), max_size=6))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, known: dict[Key, int]) -> None:
    path = tmp_path_factory.mktemp("baseline") / "known.txt"
    path.write_text(text(Counter(known)), encoding="utf-8", newline="")
    assert read(str(path)) == known


def test_the_file_is_sorted_and_has_one_line_for_each_entry() -> None:
    lines = text(created(seeds())).splitlines()
    assert lines[0] == FIRST
    assert lines[1:] == sorted(lines[1:])
    assert all(line.split(" ")[1:2] and line.isprintable() for line in lines[1:])
    assert text(created(random.Random(1).sample(seeds(), len(seeds())))).splitlines() == lines


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("07EXAMPLETON412 MRK001 5d1f0c9a7be35d1f 1\n", 1),
        ("# cablelint baseline, version 2.\n", 1),
        (f"{FIRST}\n07EXAMPLETON412 MRK001 5d1f 1\n", 2),
        (f"{FIRST}\n\n<<<<<<< ours\n", 3),
        (f"{FIRST}\n07EXAMPLETON412 MRK001 5d1f0c9a7be35d1f 0\n", 2),
    ],
)
def test_what_is_no_baseline_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "known.txt").write_text(content)
    with pytest.raises(MalformedError) as caught:
        read(str(tmp_path / "known.txt"))
    assert caught.value.line == line


def test_rules_are_counted() -> None:
    known = Counter(
        {Key("a", "TXT005", "0" * 16): 2, Key("b", "TXT005", "0" * 16): 1, Key("a", "MRK004", "1" * 16): 1}
    )
    assert list(by_rule(known)) == [("TXT005", 3, 2), ("MRK004", 1, 1)]


# ---- what is known, and what is new -------------------------------------------------------------


def test_create_then_check_is_clean_in_any_order() -> None:
    results = seeds()
    known = created(results)
    assert new(known, results) == []
    assert new(known, random.Random(2).sample(results, len(results))) == []
    baseline = Baseline(known, ROOT)
    for result in results:
        aside = baseline.applied(result)
        assert len(aside.suppressed) == len(result.findings)
    assert not baseline.gone({key.code for key in known}, all_messages=True)


@settings(max_examples=40, deadline=None)
@given(telegrams())
def test_a_planted_fault_is_exactly_what_is_new(telegram: Telegram) -> None:
    before = faulty(telegram)
    known = created([checked(before)])
    assert known
    planted = new(known, [checked(re.sub(r"(?m)^FM .*$", r"\g<0>   ", before))])
    assert [(finding.code, finding.source[0][1][:3]) for finding in planted] == [("TXT005", "FM ")]


@settings(max_examples=40, deadline=None)
@given(telegrams())
def test_a_swap_of_one_fault_for_another_of_the_same_rule_is_seen(telegram: Telegram) -> None:
    clean = render(telegram)
    one, other = clean.replace("\nTAGS:", "  \nTAGS:", 1), clean.replace("\nSUBJECT:", "  \nSUBJECT:", 1)
    rules = [{finding.code for finding in checked(text).findings} for text in (one, other)]
    assert rules[0] == rules[1] == {"TXT005"}
    assert [finding.code for finding in new(created([checked(one)]), [checked(other)])] == ["TXT005"]


@settings(max_examples=40, deadline=None)
@given(telegrams(), st.integers(1, 3))
def test_lines_moved_and_files_renamed_change_nothing(telegram: Telegram, count: int) -> None:
    before = faulty(telegram)
    known = created([checked(before)])
    below = re.sub(
        r"(?m)^1\. .*$", "\\g<0>" + "\nThe bridge stands in the middle of the town." * count, before
    )
    above = "\n" * count + before
    assert not [one for one in new(known, [checked(above, "other/name.txt")]) if one.code == "TXT005"]
    assert new(known, [checked(before, "other/name.txt")]) == []
    assert new(known, [checked(below, "other/name.txt")]) == []


def test_a_message_without_identifier_is_found_under_its_new_name(tmp_path: Path) -> None:
    result = next(result for result in seeds() if result.findings)
    old = result._replace(identifier=None, address=Address(str(tmp_path / "old.txt")))
    made = Baseline(Counter(), str(tmp_path))
    made.applied(old)
    assert {one.message for one in made.found} == {"old.txt"}
    renamed = old._replace(address=Address(str(tmp_path / "new.txt")))
    assert Baseline(made.found, str(tmp_path)).applied(renamed).findings == ()
    # Where the old file is still there, the new one is another message.
    (tmp_path / "old.txt").touch()
    assert Baseline(made.found, str(tmp_path)).applied(renamed).findings == renamed.findings


def test_other_words_change_nothing() -> None:
    results = seeds()
    reworded = [
        result._replace(
            findings=tuple(
                one._replace(message="otherwise", label="", help="", notes=()) for one in result.findings
            ),
        )
        for result in results
    ]
    assert new(created(results), reworded) == []


def test_past_the_number_that_is_known_only_the_surplus_is_new() -> None:
    result = next(result for result in seeds() if result.findings)
    twice = result._replace(findings=(*result.findings, result.findings[0]))
    assert new(created([result]), [twice]) == [result.findings[0]]


def test_what_is_mandatory_is_never_known() -> None:
    result = next(result for result in seeds() if result.findings)
    codes = {finding.code for finding in result.findings}
    baseline = Baseline(created([result]), ROOT, mandatory=codes)
    assert baseline.applied(result).findings == result.findings


def test_only_what_was_looked_for_is_gone() -> None:
    results = seeds()
    known = created(results)
    first, *others = [result for result in results if result.findings]
    code = first.findings[0].code
    baseline = Baseline(known, ROOT)
    baseline.applied(first._replace(findings=()))
    gone = baseline.gone({code}, all_messages=False)
    assert {(one.message, one.code) for one in gone} == {(message_name(first, ROOT), code)}
    assert not baseline.gone((), all_messages=True)
    everything = baseline.gone({one.code for one in known}, all_messages=True)
    assert everything == known
    assert others
