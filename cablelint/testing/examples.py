"""The examples of the pages of rules: the message that each one is, and what it expects.

A fenced block of the language `cable` is one message.  Its lines are those of the message, but for two kinds:

`~ TAGS .. Classified By`
    stands for the lines of template.txt from the first one that begins with `TAGS` to the next that begins
    with `Classified By`, blank lines between included; `~ TAGS` for that one line.
`   ^^^ MRK004 marked SECRET`
    expects a finding of MRK004 at exactly the text above the carets, with the label `marked SECRET`; one
    caret also means an empty span.  A finding over several lines is `^^^> CODE label` under its first line
    (from the first caret on) and `^^^< CODE` under its last (up to the last caret; line ends that follow
    are not looked at).

Words may follow `cable`: a profile (`archive`, `minimal`; without one it is `transmit`), `escaped` (the
backslash escapes \\t \\r \\f \\xHH \\uHHHH are read, and \\s, a blank that editors would cut off),
`unterminated` (no newline at the end), `id=07EXAMPLETON412` (the file goes by that name), `encoding=cp1252`
(the file was read so), `select=CODE` (a rule that no profile holds), `today=2007-03-14`,
`table-classification=SECRET` and `table-date=2007-03-14` (what the table says that holds the message),
`before` (the run has this message before the next one, which is the example).
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files

from cablelint.check import check_text
from cablelint.finding import Address, Finding, Metadata, Result
from cablelint.run.corpus import Corpus
from cablelint.settings import Settings
from cablelint.text import Decoded, LineIndex

EXPECTATION = re.compile(r"( *)(\^+)([<>]?) ([A-Z]{3,8}\d{3})(?: (.*))?")
FENCE = re.compile(r"^```(\S*) *(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
ESCAPE = re.compile(r"\\(?:([trfs])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
ESCAPED = {"t": "\t", "r": "\r", "f": "\f", "s": " "}


@dataclass(frozen=True)
class Expectation:
    """A finding that an example marks; `line` counts in the lines of the block, for --update-docs."""

    code: str
    start: int
    end: int
    label: str
    line: int = field(compare=False)


@dataclass(frozen=True)
class Example:
    """One block of a page: its message, how to check it, and what is to be found."""

    words: tuple[str, ...]
    text: str
    expectations: tuple[Expectation, ...]
    before: tuple[Example, ...] = ()  # the messages that the run has before it

    def value(self, name: str) -> str | None:
        return next((word[len(name) + 1 :] for word in self.words if word.startswith(f"{name}=")), None)

    def findings(self) -> list[Finding]:
        """What is found in it under all rules of its profile, beside the messages before it.

        Raises AssertionError where a rule fails, and where anything is found in those.
        """
        results = [one.check(one.decoded()) for one in (*self.before, self)]
        with closing(Corpus(self._settings(), whole=True)) as corpus:
            *before, result = [one for one in corpus.compared(results) if isinstance(one, Result)]
        assert not any(one.findings for one in before), "something is found in a message before it"
        assert not result.crashes, f"{result.crashes[0].error}\n{result.crashes[0].trace}"
        return list(result.findings)

    def check(self, decoded: Decoded) -> Result:
        """The result of a text under the rules of the example."""
        name = self.value("id")
        address = Address(f"{name or 'example'}.txt")
        said = Metadata(
            date=self.value("table-date") or "", classification=self.value("table-classification") or ""
        )
        result = check_text(decoded, address, self._settings(), identifier=name, certain=True, metadata=said)
        assert result is not None, "a text that is certainly a message is always checked"
        return result

    def _settings(self) -> Settings:
        profile = next((word for word in self.words if word in ("archive", "minimal")), "transmit")
        select, day = self.value("select"), self.value("today")
        return Settings(
            profile=profile,
            extend_select=(select,) if select else (),
            today=date.fromisoformat(day) if day else None,
        )

    def decoded(self) -> Decoded:
        """Its text, as if it had been read in the encoding that it names."""
        encoding = self.value("encoding") or "utf-8"
        foreign = (
            [at for at, letter in enumerate(self.text) if letter > "\x7f"] if encoding != "utf-8" else []
        )
        return Decoded(self.text, encoding, False, foreign[0] if foreign else None, len(foreign))


def examples(text: str) -> list[Example]:
    """The messages that stand in a section of a page."""
    found: list[Example] = []
    before: list[Example] = []
    for language, words, block in FENCE.findall(text + "\n"):
        if language == "cable":
            example = read_example(block, tuple(words.split()))
            if "before" in example.words:
                before.append(example)
            else:
                found.append(replace(example, before=tuple(before)))
                before = []
    return found


def read_example(block: str, words: tuple[str, ...]) -> Example:
    """Expand the lines of a block and take the expectations out."""
    lines: list[str] = []
    marks: list[tuple[re.Match[str], int, int]] = []  # mark, line of the message, line of the block
    for number, line in enumerate(block.split("\n")[:-1]):
        if mark := EXPECTATION.fullmatch(line):
            marks.append((mark, len(lines), number))
        elif line.startswith("~ "):
            lines += template_lines(line[2:])
        else:
            lines.append(ESCAPE.sub(_unescape, line) if "escaped" in words else line)
    text = "\n".join(lines) + ("" if "unterminated" in words else "\n")
    return Example(words, text, tuple(_expectations(marks, text)))


def template_lines(reference: str) -> list[str]:
    """The lines of the template that `A .. B` (or `A`) stands for."""
    first, _, last = reference.partition(" .. ")
    lines = template().split("\n")[:-1]
    start = _line_that_begins(lines, first.rstrip(), 0)
    end = _line_that_begins(lines, last.rstrip(), start) if last else start
    return lines[start : end + 1]


@cache
def template() -> str:
    return files(__package__).joinpath("template.txt").read_text("utf-8")


def difference(example: Example, findings: list[Finding]) -> list[str]:
    """What was found and not marked, and marked and not found, in words."""
    found = {(f.code, f.start.offset, _end(example.text, f), f.label) for f in findings}
    marked = {(e.code, e.start, e.end, e.label) for e in example.expectations}
    # One caret may stand for an empty span.
    for code, start, end, label in list(marked - found):
        if end == start + 1 and (code, start, start, label) in found:
            marked.remove((code, start, end, label))
            marked.add((code, start, start, label))
    index = LineIndex(example.text)

    def told(kind: str, one: tuple[str, int, int, str]) -> str:
        code, start, end, label = one
        place = index.position(start)
        return f"{kind}: {code} {label!r} at {place.line}:{place.column} {example.text[start:end]!r}"

    return [told("not marked", one) for one in sorted(found - marked)] + [
        told("not found", one) for one in sorted(marked - found)
    ]


def with_labels(block: str, example: Example, findings: list[Finding]) -> str:
    """The block with the labels that the findings have, where code and place are as marked."""
    lines = block.split("\n")
    for marked in example.expectations:
        for found in findings:
            end = _end(example.text, found)
            same_end = end == marked.end or found.start.offset == end == marked.end - 1
            if found.code == marked.code and found.start.offset == marked.start and same_end:
                carets = lines[marked.line].partition(f" {marked.code}")[0]
                lines[marked.line] = f"{carets} {found.code} {found.label}".rstrip()
    return "\n".join(lines)


def _expectations(marks: list[tuple[re.Match[str], int, int]], text: str) -> list[Expectation]:
    index = LineIndex(text)
    ends = {mark[4]: index.offset(line, mark.end(2) + 1) for mark, line, _ in marks if mark[3] == "<"}
    return [
        Expectation(
            mark[4],
            index.offset(line, mark.start(2) + 1),
            ends[mark[4]] if mark[3] == ">" else index.offset(line, mark.end(2) + 1),
            mark[5] or "",
            number,
        )
        for mark, line, number in marks
        if mark[3] != "<"
    ]


def _end(text: str, finding: Finding) -> int:
    """Where a finding ends, line ends behind its last line left out."""
    start, end = finding.start.offset, finding.end.offset
    while end > start + 1 and text[end - 1] in "\r\n" and "\n" in text[start : end - 1]:
        end -= 1
    return end


def _line_that_begins(lines: list[str], cue: str, start: int) -> int:
    for number in range(start, len(lines)):
        if lines[number].startswith(cue):
            return number
    raise ValueError(f"no line of the template begins with {cue!r}")


def _unescape(found: re.Match[str]) -> str:
    return ESCAPED[found[1]] if found[1] else chr(int(found[2] or found[3], 16))
