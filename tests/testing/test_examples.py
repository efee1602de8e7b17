"""How the examples of pages are read."""

from __future__ import annotations

import pytest

from cablelint.testing.examples import read_example, template, template_lines, with_labels


def test_a_reference_stands_for_the_lines_from_one_to_the_other() -> None:
    assert template_lines("SIPDIS .. TAGS") == [
        "SIPDIS",
        "",
        "E.O. 12958: DECL: 03/14/2017",
        "TAGS: PREL PGOV FR",
    ]
    assert template_lines("DOE") == ["DOE"]
    assert "\n".join(template_lines("VZCZC .. DOE")) + "\n" == template()


def test_a_reference_that_the_template_does_not_hold_is_an_error() -> None:
    with pytest.raises(ValueError, match="no line of the template begins with 'NODIS'"):
        template_lines("NODIS .. DOE")
    with pytest.raises(ValueError, match="no line of the template begins with 'VZCZC'"):
        template_lines("DOE .. VZCZC")


def test_carets_mark_the_text_above_them() -> None:
    example = read_example("one two\n    ^^^ ABC001 three\nfour\n", ())
    assert example.text == "one two\nfour\n"
    (marked,) = example.expectations
    assert (example.text[marked.start : marked.end], marked.code, marked.label) == ("two", "ABC001", "three")


def test_a_mark_over_several_lines_begins_and_ends_where_its_carets_do() -> None:
    example = read_example("one two\n    ^^^> ABC001 both\nthree\nfour five\n^^^^< ABC001\n", ())
    (marked,) = example.expectations
    assert example.text[marked.start : marked.end] == "two\nthree\nfour"


def test_words_behind_cable_change_how_it_is_read() -> None:
    assert read_example("a\\tb\\s\n", ()).text == "a\\tb\\s\n"
    assert read_example("a\\tb\\s\\u00e9\n", ("escaped", "unterminated")).text == "a\tb é"


def test_labels_are_rewritten_where_nothing_is_found_they_stay() -> None:
    block = "one two\n    ^^^ ABC001 three\n"
    assert with_labels(block, read_example(block, ()), []) == block
