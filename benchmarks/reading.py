"""How many cables a second are read and checked, stage by stage, and whether the time is linear.

    python benchmarks/reading.py [FOLDER] [--beside PATH] [--select RULES] [--repeats N]

FOLDER holds cables, one a file.  PATH holds a package `sketch2`, another reader with the function
`parse.parse`, which is timed in the same run, turn by turn, so that what else the machine does falls on both.

CPU seconds, the best of several rounds; the files are read into memory before.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cablelint.check import check_text, checker  # noqa: E402
from cablelint.finding import Address  # noqa: E402
from cablelint.message.build import read  # noqa: E402
from cablelint.rules.rule import REGISTRY  # noqa: E402
from cablelint.run.collector import paused  # noqa: E402
from cablelint.settings import Settings, select_rules  # noqa: E402
from cablelint.syntax.scanner import normalise, scan  # noqa: E402
from cablelint.text import Decoded, decode  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "cables"
SETTINGS = Settings()
OFF = tuple(code for code in REGISTRY if code not in select_rules(SETTINGS))  # a family would switch them on
SHORT = 100_000  # characters of the shorter text; the longer one is ten times as long
MOST = 12  # times the time for ten times the text


class Cable(NamedTuple):
    name: str
    decoded: Decoded


def scanned(cable: Cable) -> None:
    scan(normalise(cable.decoded.text))


def read_(cable: Cable) -> None:
    read(cable.decoded.text, cable.name)


def stages_of(settings: Settings) -> dict[str, Callable[[Cable], None]]:
    """What is timed, by name."""
    rules = checker(settings)

    def faulted(cable: Cable) -> None:
        message = read(cable.decoded.text, cable.name)
        if message is not None:
            rules.faults(message)

    def checked(cable: Cable) -> None:
        check_text(cable.decoded, Address(cable.name), settings, identifier=cable.name)

    return {"scan": scanned, "read": read_, "read, rules": faulted, "whole check": checked}


def best(stages: dict[str, Callable[[Cable], None]], cables: list[Cable], repeats: int) -> dict[str, float]:
    """The least time of each stage for all cables; one round of all stages after the other."""
    times = dict.fromkeys(stages, float("inf"))
    for _ in range(repeats):
        for name, stage in stages.items():
            start = process_time()
            for cable in cables:
                stage(cable)
            times[name] = min(times[name], process_time() - start)
    return times


def show_throughput(folder: Path, beside: Path | None, select: tuple[str, ...], repeats: int) -> None:
    cables = [Cable(file.stem, decode(file.read_bytes())) for file in sorted(folder.glob("*.txt"))]
    if not cables:
        print(f"no cables: {folder} is not there, or has no *.txt")
        return
    stages = stages_of(Settings(select=select, ignore=OFF if select else ()))
    if beside is not None:
        sys.path.insert(0, str(beside))
        parse = importlib.import_module("sketch2.parse").parse
        stages["sketch2"] = lambda cable: parse(cable.decoded.text)
    with paused():  # as `cablelint check` does
        times = best(stages, cables, repeats)
    size = sum(len(cable.decoded.text) for cable in cables)
    print(f"{len(cables)} cables of {size // len(cables):,} characters on average, best of {repeats}")
    for name, seconds in times.items():
        ratio = f"{seconds / times['sketch2']:8.2f} x sketch2" if "sketch2" in times else ""
        print(
            f"  {name:<12}{len(cables) / seconds:8,.0f} a second"
            f"{seconds / len(cables) * 1e6:8,.0f} microseconds each{ratio}"
        )


def show_linearity(repeats: int) -> None:
    message = (ROOT / "seeds" / "07EXAMPLETON412.txt").read_text(encoding="utf-8")
    texts: dict[str, Callable[[int], str]] = {
        "one line": lambda size: message + "word " * (size // 5),
        "one word": lambda size: message + "x" * size,
        "blank lines": lambda size: message + "\n" * (size // 10) + "DOE\n",
        "NULs": lambda size: message + "\0" * size,
        "references": lambda size: message + "&#8217;" * (size // 7),
        "text again": lambda size: message * (size // len(message)),
    }
    print(f"time for ten times the text of {SHORT:,} characters (100,000 blank lines); at most {MOST} times")
    for name, make in texts.items():
        with paused():
            short, long = (time_of(make(size), repeats) for size in (SHORT, 10 * SHORT))
        verdict = "" if long <= MOST * short else "  NOT LINEAR"
        print(f"  {name:<12}{short * 1e3:8,.1f} ms{long * 1e3:10,.1f} ms{long / short:8.1f} times{verdict}")


def time_of(text: str, repeats: int) -> float:
    decoded = decode(text.encode())
    times = []
    with paused():
        for _ in range(repeats):
            start = process_time()
            check_text(decoded, Address("text"), SETTINGS, certain=True)
            times.append(process_time() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="How many cables a second are read and checked.")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="a folder of cables, *.txt")
    parser.add_argument("--beside", type=Path, metavar="PATH", help="a folder that holds the package sketch2")
    parser.add_argument("--select", type=lambda words: tuple(words.split(",")), default=(), metavar="RULES")
    parser.add_argument("--repeats", type=int, default=7, metavar="N")
    options = parser.parse_args()
    show_throughput(options.folder, options.beside, options.select, options.repeats)
    show_linearity(max(options.repeats // 2, 1))


if __name__ == "__main__":
    main()
