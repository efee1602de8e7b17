"""What the tests of the traps share: a whole valid message to put lines into, how it is read and checked."""

from __future__ import annotations

from cablelint.check import check_text
from cablelint.finding import Address, Finding
from cablelint.message import build
from cablelint.message.model import Message
from cablelint.settings import Settings
from cablelint.text import Decoded, LineIndex, Span

# The parts of a message in their order, and those that have an empty line before them.
PARTS: dict[str, str] = {
    "front": "",
    "identification": "VZCZCXRO0412",
    "routing": "PP RUEHYY RUEHZZ",
    "station": "DE RUEHXX #0412 0731530",
    "security": "ZNY CCCCC ZZH",
    "group": "P 141530Z MAR 07",
    "originator": "FM AMEMBASSY EXAMPLETON",
    "action": "TO RUEHC/SECSTATE WASHDC PRIORITY 2593",
    "information": "INFO RUEHYY/AMEMBASSY SAMPLEVILLE 0098",
    "classification": "C O N F I D E N T I A L EXAMPLETON 000412",
    "captions": "SIPDIS",
    "attention": "",
    "order": "E.O. 12958: DECL: 03/14/2017",
    "tags": "TAGS: ECON XT",
    "subject": "SUBJECT: (C) A BRIDGE FOR THE MARKET",
    "references": "",
    "authority": "Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).",
    "body": """\
1. (C) The mayor has promised a new bridge, and the market
has promised to pay for half of it.

2. (U) The old bridge was closed in January.""",
    "end": "DOE",
    "tail": "",
}
APART = ("classification", "captions", "attention", "order", "references", "authority", "body", "end", "tail")
SECTIONED = "C O N F I D E N T I A L SECTION 01 OF 02 EXAMPLETON 000412"
UNCLASSIFIED = {
    "security": "ZNR UUUUU ZZH",
    "classification": "UNCLAS EXAMPLETON 000412",
    "order": "E.O. 12958: N/A",
    "subject": "SUBJECT: A BRIDGE FOR THE MARKET",
    "authority": "",
}
DIRECT = {"identification": "VZCZCXYZ0412", "routing": "PP RUEHWEB\n"}


def template(**parts: str) -> str:
    """A whole valid message with these parts in place of its own; an empty part is left out.

    Where the classification line has a section, format line 3 says so too.
    """
    own = dict(PARTS)
    if " SECTION " in parts.get("classification", ""):
        own["station"] = own["station"].replace("#0412 ", "#0412/01 ")
    unknown = parts.keys() - own.keys()
    assert not unknown, unknown
    own.update(parts)
    lines: list[str] = []
    for name, text in own.items():
        if text:
            lines += ["", text] if name in APART and lines else [text]
    return "\n".join(lines) + "\n"


def read(text: str, identifier: str | None = None) -> Message:
    """The message that the text is."""
    message = build.read(text, identifier=identifier, certain=True)
    assert message is not None
    return message


def findings(text: str, identifier: str | None = None, profile: str = "archive") -> list[Finding]:
    """All that is found in the text."""
    decoded = Decoded(text, "utf-8", False, None, 0)
    settings = Settings(profile=profile)
    result = check_text(decoded, Address("trap.txt"), settings, identifier=identifier, certain=True)
    assert result is not None
    assert not result.crashes, result.crashes[0].trace
    return list(result.findings)


def codes(text: str, identifier: str | None = None) -> list[str]:
    """The codes of all findings, in the order of the text."""
    return [finding.code for finding in findings(text, identifier)]


def lines_of(text: str, code: str) -> list[str]:
    """The lines of the text where findings of this code begin."""
    index = LineIndex(text)
    return [index.line(finding.start.line) for finding in findings(text) if finding.code == code]


def numbers(message: Message) -> list[int]:
    """The numbers of the paragraphs."""
    return [paragraph.value for paragraph in message.paragraphs]


def under(message: Message, span: Span) -> str:
    """The text of a span."""
    return message.text[span.start : span.end]
