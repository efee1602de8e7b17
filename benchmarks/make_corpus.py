"""A large table of cables in the dialect of the public dump, made of a folder of cables.

    python benchmarks/make_corpus.py FOLDER cables.csv [--rows 250000]

FOLDER holds cables, one a file, ID.txt; beside it, or in it, metadata.csv may say what an archive says of
them (id, created, classification, origin).  Each cable is written again and again, every time as another
message: its number is changed where it says which message it is (the identifier, the classification lines,
the station's number of lines 3 and 15), so that rules see messages that are as true as the first.  What
refers to others stays.

Rows are written as they are made; the folder is held in memory.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

IDENTIFIER = re.compile(r"(?P<year>\d\d)(?P<post>[A-Z]+?)(?P<number>\d+)")
BEGINNING = re.compile(
    r"\n\n(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |C ?O ?N ?F ?I ?D|S ?E ?C ?R ?E ?T|UNCLAS))"
)
MOST = 29_999  # numbers of a post in a year


class Cable(NamedTuple):
    year: str
    post: str
    number: int
    text: str
    date: str
    origin: str
    classification: str


def cables(folder: Path) -> Iterator[Cable]:
    """The cables of a folder whose names are identifiers, with what is said of them."""
    facts = metadata(folder)
    for path in sorted(folder.glob("*.txt")):
        if found := IDENTIFIER.fullmatch(path.stem):
            told = facts.get(path.stem, {})
            yield Cable(
                found["year"],
                found["post"],
                int(found["number"]),
                path.read_text(encoding="utf-8", errors="replace"),
                american(told.get("created", "")),
                told.get("origin", ""),
                told.get("classification", ""),
            )


def metadata(folder: Path) -> dict[str, dict[str, str]]:
    for path in (folder / "metadata.csv", folder.parent / "metadata.csv"):
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                return {row["id"]: row for row in csv.DictReader(file)}
    return {}


def american(created: str) -> str:
    """2000-11-29 13:01 as the dump has it: 11/29/2000 13:01; the hour has two digits, the month need not."""
    if not created:
        return "1/1/2000 00:00"
    time = datetime.fromisoformat(created)
    return f"{time.month}/{time.day}/{time.year} {time:%H:%M}"


def renumbered(cable: Cable, number: int) -> str:
    """The text of a cable as if it had another number."""

    def own(found: re.Match[str]) -> str:
        return found["before"] + str(number).zfill(len(found["number"]))

    def of_station(found: re.Match[str]) -> str:
        return f"{found['before']}{number % 10_000:04}"

    post = r"\W?".join(cable.post)  # USUNNEWYORK is USUN NEW YORK
    text = re.sub(rf"(?P<before>\b{post}\s+)(?P<number>0*{cable.number})\b", own, cable.text)
    return re.sub(rf"(?P<before>#){cable.number % 10_000:04}(?!\d)", of_station, text)


def rows(folder: Path) -> Iterator[list[str]]:
    """Endless rows, no identifier twice."""
    taken: dict[tuple[str, str], int] = {}
    for row, cable in enumerate(cycle(list(cables(folder))), 1):
        number = taken[cable.year, cable.post] = taken.get((cable.year, cable.post), 0) + 1
        if number > MOST:
            raise SystemExit(f"there are more rows of {cable.post} than a post has numbers: name more cables")
        text = renumbered(cable, number).removesuffix("\n")
        place = found.start() if (found := BEGINNING.search(text)) else max(text.find("\n\n"), 0)
        identifier = f"{cable.year}{cable.post}{number}"
        header, body = text[:place], text[place:].removeprefix("\n\n")
        yield [str(row), cable.date, identifier, cable.origin, cable.classification, "", header, body]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path, help="a folder of cables, ID.txt")
    parser.add_argument("table", type=Path, help="the file to write")
    parser.add_argument("--rows", type=int, default=250_000, metavar="N")
    options = parser.parse_args()
    if next(cables(options.folder), None) is None:
        raise SystemExit(f"no cables: {options.folder} is not there, or has no ID.txt")
    with options.table.open("w", encoding="utf-8", newline="") as file:
        for row in islice(rows(options.folder), options.rows):
            escaped = (field.replace("\\", "\\\\").replace('"', '\\"') for field in row)
            file.write(",".join(f'"{field}"' for field in escaped) + "\n")
    print(f"{options.rows:,} rows, {options.table.stat().st_size / 2**20:,.0f} MiB in {options.table}")


if __name__ == "__main__":
    main()
