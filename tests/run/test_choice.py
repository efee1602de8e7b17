"""Of the documents of a run only some: those asked for, or those drawn."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from cli.program import CABLE

from cablelint.finding import Address
from cablelint.inputs import Document, Found, LeftOut, Unreadable
from cablelint.run.choice import Only, Sample, drawn, only

THOUSAND = [f"cables/{number}.txt" for number in range(1000)]


def document(
    path: str, text: str = CABLE, record: int | None = None, identifier: str | None = None
) -> Document:
    named = identifier or os.path.splitext(os.path.basename(path))[0]
    return Document(Address(path, None, record), text.encode(), len(text), named)


def kept(found: Iterable[Found]) -> list[str]:
    return [str(one.address) for one in found if isinstance(one, Document)]


def rows(number: int) -> list[Document]:
    return [document("all.csv", record=row, identifier=f"07EXAMPLETON{row}") for row in range(1, number + 1)]


# ---- only ---------------------------------------------------------------------------------------


def test_only_an_identifier() -> None:
    wanted = Only(frozenset({"07EXAMPLETON2"}))
    found = [*rows(3), document("07EXAMPLETON2.txt"), document("07EXAMPLETON20.txt")]
    assert kept(only(found, wanted)) == ["all.csv#2", "07EXAMPLETON2.txt"]
    assert kept(only([document("draft.txt"), document("2.txt", "prose\n")], wanted)) == []


def test_a_message_filed_under_another_name_is_known_by_its_text() -> None:
    wanted = Only(frozenset({"07EXAMPLETON412"}))
    assert kept(only([document("draft.txt")], wanted)) == ["draft.txt"]
    assert kept(only([document("07EXAMPLETON413.txt")], wanted)) == []  # as it is called in findings


def test_a_name_of_any_form_may_be_asked_for() -> None:
    assert kept(only([document("draft.txt", "prose\n")], Only(frozenset({"DRAFT"})))) == ["draft.txt"]


def test_only_records() -> None:
    wanted = Only(records=(range(2, 4), range(6, 7)))
    assert kept(only([*rows(8), document("3.txt")], wanted)) == ["all.csv#2", "all.csv#3", "all.csv#6"]


def test_what_was_not_asked_for_is_left_out_and_what_is_no_document_passes() -> None:
    other: list[Found] = [Unreadable("gone.txt", "no such file or directory"), LeftOut(".git", "hidden")]
    assert list(only([*other, *rows(1)], Only(records=(range(2, 3),)))) == [
        *other,
        LeftOut("all.csv#1", "not asked for in --only"),
    ]


# ---- samples ------------------------------------------------------------------------------------


def sampled(sample: Sample, paths: Iterable[str] = THOUSAND) -> list[str]:
    return kept(drawn(map(document, paths), sample))


def test_a_sample_has_the_number_and_the_order() -> None:
    for number in (1, 10, 999, 1000, 2000):
        sample = sampled(Sample(number, 1.0, 7))
        assert len(sample) == min(number, 1000)
        assert sample == [path for path in THOUSAND if path in sample]


def test_a_share_is_about_that_share() -> None:
    assert 60 <= len(sampled(Sample(None, 0.1, 7))) <= 140
    assert sampled(Sample(None, 0.0, 7)) == []
    assert sampled(Sample(None, 1.0, 7)) == THOUSAND


@pytest.mark.parametrize(("number", "share"), [(10, 1.0), (None, 0.02)])
def test_the_seed_repeats_a_sample_and_another_one_draws_another(number: int | None, share: float) -> None:
    first = sampled(Sample(number, share, 7))
    assert sampled(Sample(number, share, 7)) == first
    assert sampled(Sample(number, share, 8)) != first


def test_what_is_drawn_does_not_depend_on_the_order_or_the_rest() -> None:
    sample = Sample(None, 0.1, 7)
    drawn_of_all = sampled(sample)
    assert sorted(sampled(sample, reversed(THOUSAND))) == sorted(drawn_of_all)
    assert sampled(sample, THOUSAND[:500]) == [path for path in drawn_of_all if path in THOUSAND[:500]]


def test_a_larger_sample_holds_the_smaller_one() -> None:
    assert set(sampled(Sample(10, 1.0, 7))) < set(sampled(Sample(20, 1.0, 7)))


def test_a_path_is_the_same_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sample = Sample(10, 1.0, 7)
    plain = sampled(sample)
    for way in (f".{os.sep}", f"{tmp_path}{os.sep}"):
        assert sampled(sample, [way + path for path in THOUSAND]) == [way + path for path in plain]


def test_records_are_drawn_one_by_one() -> None:
    assert 0 < len(kept(drawn(rows(100), Sample(None, 0.5, 7)))) < 100


def test_what_is_no_cable_is_not_drawn() -> None:
    found = [document(f"{number}.txt", "prose\n" if number % 2 else CABLE) for number in range(20)]
    assert len([path for path in kept(drawn(found, Sample(10, 1.0, 7))) if int(path[:-4]) % 2 == 0]) == 10
    assert len(kept(drawn(found, Sample(10, 1.0, 7), certain=True))) == 10


def test_no_more_documents_are_kept_than_are_drawn() -> None:
    alive: set[int] = set()
    most = 0

    class Text(bytes):
        def __del__(self) -> None:
            alive.discard(id(self))

    def many() -> Iterable[Document]:
        nonlocal most
        for path in THOUSAND:
            one = document(path)
            text = Text(one.data)
            alive.add(id(text))
            most = max(most, len(alive))
            yield one._replace(data=text)
            del one, text

    assert sum(isinstance(one, Document) for one in drawn(many(), Sample(5, 1.0, 7))) == 5
    assert most <= 5 + 3  # and the one that is looked at, here and there
