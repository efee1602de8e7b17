"""A well-formed message has no finding at all, in the strictest profile; line ends change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from telegrams import Telegram, render, telegrams

from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.message.build import read
from cablelint.settings import Settings
from cablelint.text import decode

TRANSMIT = Settings(profile="transmit")


def findings(text: str, identifier: str | None = None) -> list[str]:
    result = check_text(decode(text.encode()), Address("message.txt"), TRANSMIT, identifier=identifier)
    assert result is not None
    assert result.crashes == ()
    return [
        f"{finding.start.line}:{finding.start.column} {finding.code} {finding.message}"
        for finding in result.findings
    ]


@settings(max_examples=150, deadline=None)
@given(telegrams())
def test_a_well_formed_message_is_clean(telegram: Telegram) -> None:
    assert findings(render(telegram), telegram.identifier) == []


@settings(max_examples=30, deadline=None)
@given(telegrams())
def test_crlf_is_as_good_as_lf(telegram: Telegram) -> None:
    assert findings(render(telegram).replace("\n", "\r\n"), telegram.identifier) == []


@settings(max_examples=100, deadline=None)
@given(telegrams())
def test_what_was_rendered_is_read(telegram: Telegram) -> None:
    message = read(render(telegram))
    assert message is not None
    assert message.identifier is not None
    assert message.identifier.value == telegram.identifier
    assert message.classification is not None
    assert message.classification.level == telegram.level
    assert [str(paragraph.mark.text) for paragraph in message.paragraphs if paragraph.mark] == [
        mark for mark, _ in telegram.paragraphs
    ]
    assert len(message.page_breaks) == telegram.sections - 1
    assert message.tags is not None
    assert tuple(message.tags.terms) == telegram.tags
    assert [one.name for one in message.information or []] == [
        f"AMEMBASSY {post}" for post, _ in telegram.info
    ]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_have_findings_and_no_exception(data: bytes) -> None:
    result = check_text(decode(data), Address("x"), TRANSMIT, certain=True)
    assert result is not None
    assert result.crashes == ()


@settings(max_examples=200, deadline=None)
@given(telegrams(), st.data())
def test_a_damaged_message_has_findings_and_no_exception(telegram: Telegram, data: st.DataObject) -> None:
    text = render(telegram)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    put = data.draw(
        st.sampled_from(["", " ", "\n", "\r", "\0", text[start:end] * 2, text, "SUBJECT: ", "12. (C) "])
    )
    result = check_text(
        decode((text[:start] + put + text[end:]).encode()), Address("x"), TRANSMIT, certain=True
    )
    assert result is not None
    assert result.crashes == ()
