"""A message rendered into each container that is read, as archives and programs write them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
CORPUS = ROOT.parent / "shared" / "corpus"

SAID = ("3/14/2007 15:30", "Embassy Exampleton", "CONFIDENTIAL", "")  # what a table says beside the text


def seeds(encoding: str = "utf-8") -> dict[str, str]:
    """The texts of the sample cables that are whole in an encoding, by their identifiers."""
    texts = {}
    for path in sorted(SEEDS.glob("*.txt")):
        try:
            texts[path.stem] = path.read_bytes().decode(encoding)
        except UnicodeDecodeError:
            continue
    assert len(texts) > 30
    return texts


def escaped(value: str) -> str:
    """A value as the public dump writes it."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def dumped(*rows: tuple[str, str, str]) -> str:
    """Rows of the public dump: the identifier, the header and the body of each."""
    lines = []
    for number, (identifier, header, body) in enumerate(rows, 1):
        date, origin, classification, references = SAID
        fields = (str(number), date, identifier, origin, classification, references, header, body)
        lines.append(",".join(f'"{escaped(field)}"' for field in fields) + "\n")
    return "".join(lines)


def table(*rows: tuple[str, ...]) -> str:
    """Rows as most programs write them."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def page(header: str, body: str) -> str:
    """A page of a mirror: line ends are references, TAGS and paragraph marks are links."""

    def marked(text: str) -> str:
        text = escape(text, quote=False).replace("\n", "&#x000A;")
        return text.replace("¶", "<a id='par1' href='#par1'>¶</a>").replace("PREL", "<a href='/x'>PREL</a>")

    parts = "\n".join(f"<code><pre>{marked(part)}</pre></code>" for part in (header, body) if part)
    return (
        "<?xml version='1.0' encoding='utf-8' ?>\n<!DOCTYPE html>\n<html><head>\n<title>é</title></head>\n"
        f"<body>\n<pre>something else</pre>\n<div>{parts}\n</div></body></html>\n"
    )


def packed(name: str, data: bytes) -> bytes:
    """A zip archive of one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def tarred(**members: bytes) -> bytes:
    """A tar archive; names with a point are written with an underscore."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name.replace("__", "/").replace("_", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def parquet(rows: list[dict[str, str]]) -> bytes:
    """A Parquet file."""
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def json_lines(*records: object) -> str:
    """A line each."""
    return "".join(json.dumps(record) + "\n" for record in records)


Container = Callable[[str, str], tuple[str, bytes]]


def parts(text: str) -> tuple[str, str]:
    """A text as header and body, if it can be parted; the last line end belongs to neither."""
    header, blank, body = text.removesuffix("\n").partition("\n\n")
    return (header, body) if blank and body and not body.startswith("\n") else ("", text.removesuffix("\n"))


# The name of a file and its bytes, for an identifier and a text that ends in a line end.
CONTAINERS: dict[str, Container] = {
    "dump": lambda name, text: ("x.csv", dumped(("x", "", "x"), (name, *parts(text))).encode()),
    "csv": lambda name, text: ("x.csv", table(("id", "text"), (name, text)).encode()),
    "html": lambda name, text: (f"{name}.html", page(*parts(text)).encode()),
    "jsonl": lambda name, text: ("x.jsonl", json_lines({"id": name, "text": text}).encode()),
    "parquet": lambda name, text: ("x.parquet", parquet([{"body": text, "id": name}])),
    "zip": lambda name, text: ("x.zip", packed(f"a/{name}.txt", text.encode())),
    "tar.gz": lambda name, text: ("x.tar.gz", tarred(**{f"{name}_txt": text.encode()})),
    "gz": lambda name, text: (f"{name}.txt.gz", gzip.compress(text.encode())),
    "csv in zip": lambda name, text: (
        "x.zip",
        packed("x.csv", table(("id", "text"), (name, text)).encode()),
    ),
    "page in zip in tar": lambda name, text: (
        "x.tar",
        tarred(x_zip=packed(f"{name}.html", page(*parts(text)).encode())),
    ),
}
