"""The fixture of the tests of the traps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import traps


@pytest.fixture
def template() -> Callable[..., str]:
    """Builds a whole valid message around the lines in question."""
    return traps.template
