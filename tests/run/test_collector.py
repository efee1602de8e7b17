"""The collector is off while messages are checked: so they must leave no cycles behind."""

from __future__ import annotations

import gc
from pathlib import Path

from cablelint.check import check_text
from cablelint.finding import Address
from cablelint.run.collector import paused, swept
from cablelint.settings import Settings
from cablelint.text import decode

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def check_all() -> int:
    found = 0
    for path in SEEDS:
        result = check_text(decode(path.read_bytes()), Address(path.name), Settings(profile="transmit"))
        found += len(result.findings) if result is not None else 0
    return found


def test_a_check_leaves_no_cycle() -> None:
    check_all()  # tables are read, expressions compiled
    gc.collect()
    with paused():
        assert not gc.isenabled()
        assert check_all() > 100
        assert gc.collect() == 0
    assert gc.isenabled()


MALFORMED = Path(__file__).parents[2] / "seeds" / "07EXAMPLETON412.txt"


def test_what_explained_a_malformed_line_is_swept() -> None:
    data = MALFORMED.read_bytes().replace(b"ZZH", b"Z!H", 1)

    def check() -> None:
        assert check_text(decode(data), Address("malformed"), Settings()) is not None

    with paused():
        check()  # grammars are made, and kept
        gc.collect()
        check()
        assert gc.collect() > 0
        check()
        swept()
        assert gc.collect() == 0
