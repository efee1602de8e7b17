"""Each of the 58 traps of the format has a test of its own, in traps/, named after it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TRAPS = 58
NAME = re.compile(r"test_trap_(\d\d)_[a-z0-9_]+")


def test_each_trap_has_a_test() -> None:
    tested = {
        int(found[1])
        for file in (Path(__file__).parent / "traps").glob("test_*.py")
        for node in ast.parse(file.read_bytes()).body
        if isinstance(node, ast.FunctionDef) and (found := NAME.fullmatch(node.name))
    }
    assert sorted(set(range(1, TRAPS + 1)) - tested) == []
    assert max(tested) == TRAPS
