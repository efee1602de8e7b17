"""The fixes of the real rules, over sample cables whole and damaged: they settle, and change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cablelint.check import checker
from cablelint.finding import Address, Result
from cablelint.fixing import FaultyFixError, fixed
from cablelint.settings import Settings
from cablelint.text import Decoded, decode

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
PIECES = [
    "SIPDIS\n",
    "\n",
    " ",
    "\t",
    "  \n",
    "NOFORN\n",
    "...\n",
    "1. (C) ",
    "XXXXX",
    "\f",
    "’",
    '""',
    "\\\n",
]
PIECES += ["TAGS: PREL\n", "PAGE 02 EXAMPL  00412  01 OF 02  141730Z\n", "EXAMPLETON 00000412  002 OF 002\n"]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """The name and text of a sample cable: lines doubled, lost, joined, moved; something put in between."""
    path = draw(st.sampled_from(SEEDS))
    text = decode(path.read_bytes()).text.replace("\r", "")
    for _ in range(draw(st.integers(0, 3))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 5)):
            case 0:
                lines.insert(at, lines[at])
            case 1:
                del lines[at]
            case 2:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case 3:
                first = draw(st.integers(0, len(lines)))
                lines[at:at] = lines[first : first + draw(st.integers(1, 20))]
            case _:
                column = draw(st.sampled_from([0, len(lines[at]), len(lines[at]) // 2]))
                lines[at] = lines[at][:column] + draw(st.sampled_from(PIECES)) + lines[at][column:]
        text = "\n".join(lines)
    return path.stem, text


def real(data: bytes, name: str, profile: str, *, unsafe: bool = False) -> tuple[Result, bytes, Result]:
    """What is found in a message, the message after its fixes, and what is found then."""
    rules = checker(Settings(profile=profile))

    def check(decoded: Decoded) -> Result | None:
        return rules.check(decoded, Address(name), identifier=name, certain=True, size=None)

    before = check(decode(data))
    assert before is not None
    done = fixed(data, before, check, unsafe=unsafe)
    now = check(decode(done.data))
    assert now == done.result
    return before, done.data, done.result


PROPERTIES = settings(max_examples=60, deadline=None)


@PROPERTIES
@given(damaged(), st.sampled_from(["archive", "transmit"]))
def test_fixes_settle_and_bring_nothing(cable: tuple[str, str], profile: str) -> None:
    name, text = cable
    try:
        before, data, after = real(text.encode(), name, profile)
    except FaultyFixError:
        assume(False)  # refused, and told: what hid behind a fault came to light
    assert len(after.findings) <= len(before.findings)
    assert after.crashes == before.crashes == ()
    _, again, _ = real(data, name, profile)
    assert again == data


@PROPERTIES
@given(damaged())
def test_line_ends_byte_order_mark_and_encoding_are_kept(cable: tuple[str, str]) -> None:
    name, text = cable
    try:
        _, data, _ = real(text.encode(), name, "archive")
    except FaultyFixError:
        assume(False)
    _, crlf, _ = real(text.replace("\n", "\r\n").encode(), name, "archive")
    assert crlf == data.replace(b"\n", b"\r\n")
    _, marked, _ = real(b"\xef\xbb\xbf" + text.encode(), name, "archive")
    assert marked == b"\xef\xbb\xbf" + data
    foreign = text.replace("’", "'").encode("cp1252", "replace") + b"\x93"
    try:
        _, data, _ = real(foreign, name, "archive")
    except FaultyFixError:
        assume(False)
    assert decode(data).encoding == "cp1252"
    assert data.endswith(b"\x93")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("profile", ["archive", "transmit"])
def test_every_sample_cable_can_be_fixed(path: Path, profile: str) -> None:
    data = path.read_bytes()
    for unsafe in (False, True):
        before, after, result = real(data, path.stem, profile, unsafe=unsafe)
        assert len(result.findings) <= len(before.findings)
        assert decode(after).encoding == decode(data).encoding
        assert real(after, path.stem, profile, unsafe=unsafe)[1] == after
