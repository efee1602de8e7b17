"""Classification, post and number of the classification line against header, identifier and archive."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.field import Field
from cablelint.message.model import Classification, Identifier, Message
from cablelint.message.oddities import Wrapper
from cablelint.rules.once import once_a_message
from cablelint.rules.posts import has_office, is_known, plain, same_post
from cablelint.rules.quoting import quoted
from cablelint.rules.redaction import redactions
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.text import Span

# What format line 4 stands for (tpub FL4); LIMITED OFFICIAL USE has no letters of its own.
LEVELS = {
    "UUUUU": "UNCLASSIFIED",
    "EEEEE": "UNCLASSIFIED",
    "CCCCC": "CONFIDENTIAL",
    "SSSSS": "SECRET",
    "TTTTT": "TOP SECRET",
}


@message_rule("CLS004", "security-line-mismatch", needs=("security_line", "classification"))
def security_line_mismatch(message: Message) -> Iterator[Fault]:
    """The five letters of format line 4 repeat the classification (tpub FL4; measured: 1,109 of 1,112)."""
    security, line = message.security_line, message.classification
    assert security is not None
    assert line is not None
    says = LEVELS.get(security.letters)
    if says is None or says == line.level or line.level == "LIMITED OFFICIAL USE":
        return
    yield fault(
        security.letters,
        f"security line says {says}, the text {line.level}",
        label=f"{quoted(security.letters)} stands for {says}",
        help="let security line and classification line agree",
        related=((line.level_text.span, f"classified {line.level}"),),
    )


@message_rule(
    "CLS006",
    "identifier-mismatch",
    needs=("identifier", "classification"),
    supersedes=("CLS005", "CLS007", "PGB001"),
)
def identifier_mismatch(message: Message) -> Iterator[Fault]:
    """An identifier is year, post and message number (convention of the archives: 07EXAMPLETON412)."""
    line, identifier = message.classification, trusted_identifier(message)
    assert line is not None
    if identifier is None:
        return
    other_post = not same_post(identifier.post, line.post) and not redactions(line.post)
    other_number = line.serial.isdecimal() and int(line.serial) != identifier.number
    if not other_post and not other_number:
        return
    related = ((identifier.span, "the identifier"),) if identifier.span is not None else ()
    help = "find out which of the two is right"
    name = quoted(identifier.value, 24)
    if other_post:
        label = f"the identifier says {quoted(identifier.post)}"
        yield fault(
            line.post, f"post is not that of the identifier {name}", label=label, help=help, related=related
        )
    if other_number:
        label = f"the identifier says {identifier.number}"
        told = f"message number is not that of the identifier {name}"
        yield fault(line.serial, told, label=label, help=help, related=related)


@message_rule(
    "CLS007",
    "station-serial-mismatch",
    needs=("calling_station", "classification"),
    supersedes=("PGB001",),
)
def station_serial_mismatch(message: Message) -> Iterator[Fault]:
    """#nnnn of format line 3 is the last four digits of the message number (measured: 1,118 of 1,118)."""
    station, line = message.calling_station, message.classification
    assert station is not None
    assert line is not None
    if not line.serial.isdecimal() or not station.station_serial.isdecimal():
        return
    expected = f"{int(line.serial) % 10000:04d}"
    if int(station.station_serial) != int(expected):
        yield fault(
            station.station_serial,
            f"station serial {station.station_serial}, but the message number is {line.serial}",
            label=f"expected {expected}",
            help="let the station serial be the last four digits of the message number",
            related=((line.serial.span, "message number"),),
        )


@message_rule(
    "CLS008",
    "originator-post-mismatch",
    needs=("originator", "classification"),
    supersedes=("ADR010", "PGB001"),
)
def originator_post_mismatch(message: Message) -> Iterator[Fault]:
    """The post is the one that FM names (measured; posts with two names: tables/posts.toml)."""
    line, originator = message.classification, message.originator
    assert line is not None
    assert originator is not None
    if not differs_from_originator(line, originator) or _identifier_differs(message, line):
        return
    yield fault(
        line.post,
        f"post is {quoted(line.post, 22)}, but FM names {quoted(plain(originator), 22)}",
        label="not the post of FM",
        help="let FM and the classification line name one post",
        related=((originator.span, "the originator"),),
    )


@message_rule("CLS011", "metadata-mismatch", needs=("classification",))
def metadata_mismatch(message: Message) -> Iterator[Fault]:
    """What an archive says of classification and NOFORN is what the text says (measured: 1,275 of 1,295)."""
    line = message.classification
    assert line is not None
    for wrapper in message.wrappers:
        said = wrapper.values.get("classification")
        if said is None or _of_another_message(wrapper, line):
            continue
        told = _metadata_fault(message, line, said)
        if told is not None:
            help = "trust the text, or find out which is right"
            label = f"the text is {line.level}{'//NOFORN' if _noforn_caption(message) else ''}"
            related: tuple[tuple[Span, str], ...] = ((line.level_text.span, "classification of the text"),)
            yield fault(said, told, label=label, help=help, related=related)
            return
    yield from _table_differs(message, line)


def _table_differs(message: Message, line: Classification) -> Iterator[Fault]:
    """As above, where a table holds the message, which says it in another column."""
    metadata, identifier = message.metadata, message.identifier
    if metadata is None or not metadata.classification:
        return
    given = identifier if identifier is not None and identifier.source == "given" else None
    if given is not None and line.serial.isdecimal() and int(line.serial) != given.number:
        return  # CLS006 says that one of them is of another message
    told = _metadata_fault(message, line, metadata.classification)
    if told is not None:
        label = f"the table says {quoted(metadata.classification)}"
        yield fault(line.level_text, told, label=label, help="trust the text, or find out which is right")


@once_a_message
def trusted_identifier(message: Message) -> Identifier | None:
    """The identifier that others gave the message, if its post is known or is the message's own."""
    identifier, line = message.identifier, message.classification
    if identifier is None or identifier.source == "text":
        return None
    if is_known(identifier.post) or (line is not None and same_post(identifier.post, line.post)):
        return identifier
    return None


def differs_from_originator(line: Classification, originator: Field) -> bool:
    """Whether FM names another post; an originator that is no post (a military command) is not compared."""
    return not (same_post(line.post, originator) or redactions(line.post)) and names_a_post(originator)


def names_a_post(originator: Field) -> bool:
    return not redactions(originator) and (has_office(originator) or is_known(plain(originator)))


def _identifier_differs(message: Message, line: Classification) -> bool:
    """Then CLS006 says that the post is another one."""
    identifier = trusted_identifier(message)
    return identifier is not None and not same_post(identifier.post, line.post)


def _metadata_fault(message: Message, line: Classification, said: str) -> str | None:
    level, _, handling = said.upper().partition("//")
    level = " ".join(level.split())
    if level in LEVELS.values() and level != line.level:
        return f"archive says {level}, the text {line.level}"
    noforn = "NOFORN" in handling
    if noforn and not _noforn_caption(message) and not _noforn_portion(message):
        return "archive says NOFORN, the text has no NOFORN caption"
    if not noforn and _noforn_caption(message) and level in LEVELS.values():
        return "archive does not say NOFORN, the text has the caption"
    return None


def _of_another_message(wrapper: Wrapper, line: Classification) -> bool:
    """The next row of the table, behind the message that is read."""
    name = wrapper.values.get("id")
    return name is not None and line.serial.isdecimal() and not name.endswith(str(int(line.serial)))


def _noforn_caption(message: Message) -> bool:
    return any(caption.word.upper() == "NOFORN" for caption in message.captions)


def _noforn_portion(message: Message) -> bool:
    numbered = any(part.mark is not None and part.mark.noforn for part in message.paragraphs)
    return numbered or any(part.mark.noforn for part in message.portions)
