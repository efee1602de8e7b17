"""How many faults planted in real cables are found at their line, and what else is found then.

    python benchmarks/planted_faults.py [--cables N] [--jobs N] [--verbose] [RULE...]

Each operator of tests/defects plants one fault in each of N cables of the corpus that have a place for it.
The last columns are plantings that were not found, and those after which something else was found, too;
`--verbose` names them by identifier and line.  RULE limits it to some rules or families.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from defects import OPERATORS, Operator  # noqa: E402
from defects.real_cables import CABLES, Planting, plantings, sample  # noqa: E402


def operators_of(codes: tuple[str, ...]) -> list[Operator]:
    return [one for one in OPERATORS if not codes or one.code.startswith(codes)]


def planted(work: tuple[Path, tuple[str, ...]]) -> list[tuple[str, str, int, str, bool, str]]:
    """What a worker sends back: operators hold functions, which do not travel."""
    path, codes = work
    return [row_of(one) for one in plantings(path, operators_of(codes))]


def row_of(one: Planting) -> tuple[str, str, int, str, bool, str]:
    extra = " ".join(f"{line}:{code}" for line, code in one.extra)
    return one.operator.code, one.operator.name, one.line, one.cable, one.found, extra


def told(rows: Iterable[tuple[str, str, int, str, bool, str]], verbose: bool) -> None:
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    lines: list[str] = []
    for code, name, line, cable, found, extra in rows:
        for key in (code, "all"):
            table[key][0] += 1
            table[key][1] += not found
            table[key][2] += bool(extra)
        if not found or extra:
            lines.append(f"{name:48} {cable}:{line} {'' if found else 'missed'} {extra}")
    if verbose:
        print("\n".join(sorted(lines)))
    print(f"{'rule':8}{'planted':>9}{'missed':>8}{'extra':>8}")
    for code in sorted(table, key=lambda code: (code == "all", code)):
        print(f"{code:8}{table[code][0]:9}{table[code][1]:8}{table[code][2]:8}")
    count, missed, more = table["all"]
    if count:
        print(f"found {1 - missed / count:.2%}, with an extra finding {more / count:.2%}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rules", nargs="*", metavar="RULE")
    parser.add_argument("--cables", type=int, default=200, metavar="N")
    parser.add_argument("--jobs", "-j", type=int, default=1, metavar="N")
    parser.add_argument("--verbose", "-v", action="store_true")
    arguments = parser.parse_args()
    if not CABLES.is_dir():
        parser.exit(2, f"no cables at {CABLES}\n")
    work = [(path, tuple(arguments.rules)) for path in sample(arguments.cables)]
    with Pool(arguments.jobs) as pool:
        rows = [row for found in pool.imap(planted, work, chunksize=4) for row in found]
    told(rows, arguments.verbose)


if __name__ == "__main__":
    main()
