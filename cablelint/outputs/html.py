"""One page of HTML about a run, which needs nothing else: no network and no script; light, dark, on paper.

Its content security policy (https://www.w3.org/TR/CSP3/) allows its own stylesheet and nothing more.  The
page counts every finding, and draws a few.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pkgutil import get_data

from cablelint import __version__
from cablelint.finding import Result, Severity
from cablelint.outputs import html_sections as sections
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.markup import text
from cablelint.outputs.numbers import count
from cablelint.outputs.sample import Sample
from cablelint.outputs.summary import told
from cablelint.outputs.tally import NOT_KNOWN, Tally

STYLES = "html.css"

Part = tuple[str, str, Iterator[str]]  # identifier, heading, lines


class Writer:
    """Counts results as they come, and writes the page at the end."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._context = context
        self._tally = Tally()
        self._sample = Sample()

    def result(self, result: Result) -> None:
        """Count one message and its findings."""
        self._tally.add(result)
        self._sample.add(result)

    def end(self, summary: Summary) -> None:
        """Write the page."""
        parts = list(self._parts(summary))
        title = text(_title(self._tally))
        for line in (*_head(title), *self._opening(title, summary), *_contents(parts)):
            self._out.write(line + "\n")
        for identifier, heading, lines in parts:
            self._out.write(f'<section id="{identifier}">\n<h2>{heading}</h2>\n')
            for line in lines:
                self._out.write(line + "\n")
            self._out.write("</section>\n")
        self._out.write(f"</main>\n<footer>cablelint {__version__}</footer>\n</body>\n</html>\n")

    def _parts(self, summary: Summary) -> Iterator[Part]:
        tally = self._tally
        if tally.all.total > 1:
            yield "gravest", "Gravest findings", sections.gravest(tally)
        if tally.rules:
            yield "rules", "Rules", sections.rules(tally, summary)
        if len(set(tally.years) - {NOT_KNOWN}) > 1:
            yield "years", "Years", sections.years(tally)
        if len(set(tally.posts) - {NOT_KNOWN}) > 1:
            yield "posts", "Posts", sections.posts(tally)
        if len(set(tally.classes) - {NOT_KNOWN}) > 1:
            yield "classifications", "Classifications", sections.classes(tally)
        if tally.all.total > 1 and tally.worst():
            yield "messages", "Messages with most errors", sections.worst(tally)
        if tally.rules:
            yield "findings", "Findings", sections.drawings(tally, self._sample)
        if summary.unreadable or summary.crashes:
            yield "failures", "What could not be checked", sections.failures(tally, summary)
        if tally.rules:
            yield "reports", "What the rules report", sections.reports(tally, self._context.described)

    def _opening(self, title: str, summary: Summary) -> Iterator[str]:
        yield "<body>"
        yield "<main>"
        yield f'<header><p class="mark">cablelint</p><h1>{title}</h1>'
        yield f"<p>{text(told(summary, Severity.INFO))}</p>"
        yield "<dl>"
        for name, value in self._facts(summary):
            yield f"<div><dt>{name}</dt><dd>{text(value)}</dd></div>"
        yield "</dl></header>"

    def _facts(self, summary: Summary) -> Iterator[tuple[str, str]]:
        """What was checked, in words."""
        tally = self._tally
        if summary.files == 1 < summary.messages:
            yield "file", tally.path
        elif summary.files != summary.messages:
            yield "files", f"{summary.files:,}"
        yield "lines", f"{tally.lines:,}"
        yield from ((name, value) for name, value in _named(tally) if value)
        if tally.folder and summary.files > 1:
            yield "folder", tally.folder
        if summary.rules:
            yield "rules on", f"{len(summary.rules):,}"
        if summary.not_cables:
            yield "not cables", count(summary.not_cables, "file")
        if summary.known:
            yield "known", count(summary.known, "finding")
        if summary.suppressed:
            yield "suppressed", count(summary.suppressed, "finding")
        yield "time", f"{summary.seconds:.1f} s"


def _title(tally: Tally) -> str:
    """What the page is about: one message, or so many."""
    if tally.all.total == 1:
        return tally.address
    if not tally.all.total:
        return "nothing was checked"
    errors = tally.all.messages[Severity.ERROR]
    return f"{count(tally.all.total, 'message')}, {f'{errors:,}' if errors else 'none'} with errors"


def _named(tally: Tally) -> Iterator[tuple[str, str]]:
    """What the messages have in common, or between which limits they are."""
    known = sorted(set(tally.years) - {NOT_KNOWN})
    yield "year" if len(known) == 1 else "years", " to ".join(dict.fromkeys([*known[:1], *known[-1:]]))
    for name, groups in (("post", tally.posts), ("classification", tally.classes)):
        values = set(groups) - {NOT_KNOWN}
        if len(values) == 1:
            yield name, values.pop()
        else:
            yield f"{name}s", f"{len(values):,}" if values else ""


def _head(title: str) -> Iterator[str]:
    styles = (get_data(__name__, STYLES) or b"").decode()
    digest = b64encode(sha256(f"\n{styles}".encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>cablelint: {title}</title>"
    yield f"<style>\n{styles}</style>"
    yield "</head>"


def _contents(parts: list[Part]) -> Iterator[str]:
    if not parts:
        return
    yield "<nav><ul>"
    yield from (f'<li><a href="#{identifier}">{heading}</a></li>' for identifier, heading, _ in parts)
    yield "</ul></nav>"
