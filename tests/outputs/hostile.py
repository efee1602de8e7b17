"""One run with every kind of trouble in it: for each format to go through."""

from __future__ import annotations

import io

from cablelint import __version__
from cablelint.finding import Address, Crash, Finding, Result, Severity
from cablelint.outputs import FORMATS, STATISTICS, Format, writer
from cablelint.outputs.context import Context, RuleFacts, Summary
from cablelint.text import Edit, Span, decode
from outputs.drawn import finding, result

LONG = "4. " + "word " * 58 + "x" * 7  # 300 columns
DATA = (
    b"\xef\xbb\xbf"
    + "\r\n".join(  # a byte order mark, and CRLF
        [
            "C O N F I D E N T I A L EXAMPLETON 000412",
            "TAGS: PREL\tPGVO FR  ",
            "SUBJECT: 東京, caf\u00e9 and \U0001f600 || <b>bold</b> & ##[error]`tick` ::error::x",
            "1. (S) The cursor \x1b[2J\x1b]0;title\x07 moves, \x7f and \u202e turn, 100% at: a,b\rand a CR.",
            "2. (C) PREL and PREL on one line.",
            LONG,
            "5. The last line has no end",
        ]
    ).encode()
)
TEXT = decode(DATA).text
RULES = (
    RuleFacts("CLS009", "section-range", Severity.ERROR),
    RuleFacts("MRK004", "portion-mark-above-classification", Severity.ERROR),
    RuleFacts("TAG003", "tag-unknown", Severity.WARNING),
    RuleFacts("TXT005", "trailing-space", Severity.INFO),
)


def hostile() -> list[Finding]:
    """The findings of the message, in the order of their places."""
    space = TEXT.index("  \r")
    found = [
        finding(TEXT, Span(0, 0), "expected `SECTION` here", code="CLS009", name="section-range",
                label="here", help="number the sections"),
        finding(TEXT, "PGVO", "`PGVO` is not a known TAGS term", code="TAG003", name="tag-unknown",
                severity=Severity.WARNING, help="there is a TAGS term with a similar name: `PGOV`",
                replace=("PGVO", "PGOV"), safe=False),
        finding(TEXT, Span(space, space + 2), "trailing space", code="TXT005", name="trailing-space",
                severity=Severity.INFO, help="remove it", edits=(Edit(space, space + 2, ""),)),
        finding(TEXT, "é and ‹\U0001f600›", "`\U0001f600` beside `|` <i>and</i> `东京`", code="TXT003",
                name="character-not-ascii", severity=Severity.INFO, help="write `:-)`",
                replace=("é and ‹\U0001f600›", ":-)"), related=(("‹東京›, caf", "wide: `東京`"),)),
        finding(TEXT, "\x1b[2J", "control `\x1b[2J` at 100%: a,b", code="TXT007", name="control-character",
                severity=Severity.WARNING, notes=("second line\r\n::error::of a note", "##[warning]x")),
        finding(TEXT, "‹(S)›", "portion mark is higher than the message classification", code="MRK004",
                name="portion-mark-above-classification", label="marked SECRET", help="lower the mark",
                related=(("C O N F I D E N T I A L", "the message is CONFIDENTIAL"),)),
        finding(TEXT, "and ‹PREL› on", "`PREL` stands twice", code="TAG005", name="tag-repeated",
                label="again", related=(("(C) ‹PREL›", "first"),)),
        finding(TEXT, "xxxxxxx", "line is longer than 69 columns", code="TXT001", name="line-too-long",
                severity=Severity.INFO, label="columns 294 to 300"),
        finding(TEXT, Span(TEXT.index("4. word"), len(TEXT)), "paragraphs have no mark", code="MRK001",
                name="portion-mark-missing", severity=Severity.WARNING, label="to the end"),
        finding(TEXT, Span(len(TEXT), len(TEXT)), "message ends nowhere", code="END001", name="no-end"),
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.start, one.code))


def results() -> list[Result]:
    """The message, the same as a row of a table, a clean one, a member of an archive, one that failed."""
    again = finding(TEXT, "PGVO", "`PGVO` is not a known TAGS term", code="TAG003", name="tag-unknown",
                    severity=Severity.WARNING, in_file=False)  # fmt: skip
    return [
        result(*hostile(), address=Address("./out going/07É,X:1%.txt")),
        result(again, again, address=Address("cables.csv", record=15332)),
        Result(Address("clean.txt"), None, None, None, None, 12),
        result(again, address=Address("mirror.zip", member="cable/2007/03/07X398.html")),
        Result(Address("fails.txt"), "07EXAMPLETON3", 2007, None, None, 5, (),
               (Crash("PAR001", "IndexError: list index out of `range`", ""),)),
    ]  # fmt: skip


def run(results: list[Result]) -> Summary:
    """What these come to."""
    summary = Summary()
    for one in results:
        summary.add(one)
    summary.not_cables, summary.seconds, summary.rules = 3, 1.25, RULES
    summary.unreadable = [("gone<&>.txt", "permission denied")]
    return summary


def written(name: str, results: list[Result], summary: Summary | None = None, **context: object) -> str:
    """What a format (or `statistics`) writes of results."""
    out = io.StringIO()
    format: Format = STATISTICS if name == "statistics" else FORMATS[name]
    made = writer(format, out, Context(**{"described": described, **context}))  # type: ignore[arg-type]
    for one in results:
        made.result(one)
    made.end(summary or run(results))
    text = out.getvalue().replace(f'"version":"{__version__}"', '"version":"VERSION"')
    return text.replace(f"cablelint {__version__}", "cablelint VERSION")


def described(code: str) -> str:
    return f"Reports what {code} reports."
