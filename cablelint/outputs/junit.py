"""JUnit XML, as Jenkins and GitLab read it (https://github.com/testmoapp/junitxml, which describes it best).

A message is a test case.  It fails if it has an error or a warning; with infos only, or with nothing, it
passes, so that the totals mean something.
"""

from __future__ import annotations

import re
from html import escape

from cablelint.finding import Address, Finding, Result, Severity
from cablelint.outputs.characters import visible
from cablelint.outputs.context import Context, Out, Summary
from cablelint.outputs.numbers import by_severity
from cablelint.outputs.places import from_root
from cablelint.outputs.sentences import failure, place, sentences
from cablelint.outputs.spool import Spool

FAILS = Severity.WARNING  # and what is graver
_NOT_IN_XML = re.compile("[\ufffe\uffff]")  # `visible` draws all else that XML has no room for


class Writer:
    """Keeps test cases, since their totals are written first."""

    def __init__(self, out: Out, context: Context) -> None:
        self._out = out
        self._cases = Spool()
        self._tests = self._failures = self._errors = 0

    def result(self, result: Result) -> None:
        """Keep one message."""
        grave = [finding for finding in result.findings if finding.severity >= FAILS]
        slight = [finding for finding in result.findings if finding.severity < FAILS]
        inside = []
        if result.crashes:
            lines = list(map(failure, result.crashes))
            inside.append(_element("error", lines, message=lines[0], type="crash"))
        elif grave:
            told = by_severity({one: sum(one == f.severity for f in grave) for one in Severity})
            worst = max(finding.severity for finding in grave)
            inside.append(_element("failure", _listed(grave, result), message=told, type=str(worst)))
        rest = [*grave, *slight] if result.crashes else slight
        if rest:
            inside.append(_element("system-out", _listed(rest, result)))
        self._errors += bool(result.crashes)
        self._failures += bool(grave and not result.crashes)
        self._case(*_names(result.address, result.identifier), result.address.path, inside)

    def end(self, summary: Summary) -> None:
        """Write the totals and the test cases; what could not be read is one, too."""
        for path, reason in summary.unreadable:
            self._errors += 1
            error = _element("error", [], message=f"cannot read: {reason}", type="unreadable")
            self._case(*_names(Address(path), None), path, [error])
        numbers = {
            "name": "cablelint",
            "tests": f"{self._tests}",
            "failures": f"{self._failures}",
            "errors": f"{self._errors}",
            "time": f"{summary.seconds:.1f}",
        }
        self._out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._out.write(f"<testsuites{_attributes(numbers)}>\n")
        self._out.write(f"<testsuite{_attributes({**numbers, 'skipped': '0'})}>\n")
        for line in self._cases:
            self._out.write(line + "\n")
        self._out.write("</testsuite>\n</testsuites>\n")

    def _case(self, folder: str, name: str, path: str, inside: list[str]) -> None:
        self._tests += 1
        attributes = _attributes({"classname": folder, "name": name, "file": from_root(path, None)})
        if inside:
            self._cases.add(f"<testcase{attributes}>{''.join(inside)}</testcase>")
        else:
            self._cases.add(f"<testcase{attributes}/>")


def _names(address: Address, identifier: str | None) -> tuple[str, str]:
    """The group and the name of a test case: folder and file, or file and record."""
    path = from_root(address.path, None)
    rest = str(address).removeprefix(address.path)
    if rest:
        return path, f"{rest} {identifier}" if identifier else rest
    folder, _, name = path.rpartition("/")
    return folder or ".", name


def _listed(findings: list[Finding], result: Result) -> list[str]:
    lines: list[str] = []
    for finding in findings:
        first, *more = sentences(finding)
        lines.append(f"{place(finding, result.address)}: {finding.severity}[{finding.code}] {first}")
        lines += (f"    {line}" for line in more)
    return lines


def _element(tag: str, lines: list[str], **attributes: str) -> str:
    return f"<{tag}{_attributes(attributes)}>{'&#10;'.join(map(_escaped, lines))}</{tag}>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{_escaped(value)}"' for name, value in values.items())


def _escaped(text: str) -> str:
    return escape(_NOT_IN_XML.sub("?", visible(text)))
