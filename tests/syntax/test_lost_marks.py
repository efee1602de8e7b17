"""Labels that lost a colon or a full stop are labels still."""

from __future__ import annotations

from traps import template

from cablelint.message.build import read


def test_a_subject_without_its_colon_is_no_tag() -> None:
    message = read(template(subject="SUBJECT A BRIDGE FOR THE MARKET"))
    assert message is not None
    assert message.subject is not None
    assert message.subject.title == "A BRIDGE FOR THE MARKET"
    assert message.tags is not None
    assert [str(term) for term in message.tags.terms] == ["ECON", "XT"]


def test_an_order_without_its_second_stop_is_an_order() -> None:
    message = read(template(order="E.O 12958: DECL: 03/14/2017"))
    assert message is not None
    assert message.order is not None
    assert message.order.number == "12958"
