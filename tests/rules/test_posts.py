"""Which names are those of one post."""

import pytest

from cablelint.rules.posts import has_office, is_known, plain, same_post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KIEV", "AMEMBASSY KYIV"),
        ("USEU BRUSSELS", "BRUSSELS"),
        ("IRAN RPO DUBAI", "RPO DUBAI"),
        ("RPO DUBAI", "DUBAI"),
        ("SECSTATE WASHDC", "STATE"),
        ("AMEMBASSY TRIPOLI LY", "TRIPOLI"),
        ("PARISFR", "PARIS"),
        ("RIODEJANEIRO", "RIO DE JANEIRO"),
        ("RIO DE JAN", "AMCONSUL RIO DE JANEIRO"),
        ("CAPE T", "CAPE TOWN"),
        ("E F T O LONDON", "AMEMBASSY LONDON"),
        ("EFTOLONDON", "LONDON"),
        ("UNESCO PARIS", "PARIS"),
        ("berlin", "AMEMBASSY BERLIN"),
        ("AMCONSUL SAMPLEVILLE//POL//", "SAMPLEVILLE"),
    ],
)
def test_two_names_of_one_post(one: str, other: str) -> None:
    assert same_post(one, other)
    assert same_post(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EXAMPLETON", "SAMPLEVILLE"),
        ("SAN JOSE", "SAN SALVADOR"),
        ("AMEMBASSY LIMA", "RIGA"),
        ("NEW DELHI", "NEW SPECIMEN"),
        ("", "EXAMPLETON"),
    ],
)
def test_names_of_two_posts(one: str, other: str) -> None:
    assert not same_post(one, other)
    assert not same_post(other, one)


def test_what_is_a_post() -> None:
    assert is_known("THE HAGUE")
    assert is_known("THEHAGUE")
    assert not is_known("DRAFT")
    assert has_office("AMCONSUL TESTBURG")
    assert not has_office("CDR EXAMPLE COMMAND")
    assert plain("USMISSION USNATO") == "USNATO"
