"""Text of a message, quoted in a message of ours."""

from __future__ import annotations

import pytest

from cablelint.rules.quoting import quoted


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("PGVO", "`PGVO`"),
        ("  two \t\r\n words ", "`two words`"),
        ("a\x1bb", "`a?b`"),
        ("a`b`c", "`a'b'c`"),
        ("x" * 20 + "y" * 30, f"`{'x' * 18}...{'y' * 18}`"),
    ],
)
def test_one_line_in_back_ticks(text: str, seen: str) -> None:
    assert quoted(text) == seen
