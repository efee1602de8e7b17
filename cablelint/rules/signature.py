"""Rules on the signature, the last line of a message (END001)."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.model import Message
from cablelint.rules.archive import is_extract, is_truncated
from cablelint.rules.ending import ending
from cablelint.rules.rule import Fault, fault, message_rule


@message_rule("END001", "signature-missing", needs=("body",))
def signature_missing(message: Message) -> Iterator[Fault]:
    """The last line of a message is the surname of who signs it (FAH1-240).

    Mixed case, `JR` and particles (van Voorst) are surnames too, and so is a name that was blacked out.
    A name at the end of the last sentence is there, if not on a line of its own: END002.  End marks,
    footers and what archives add stand below a signature.
    """
    if message.flavour == "fragment" or is_extract(message):
        return
    end = ending(message)
    if end is None or end.kind != "unsigned" or is_truncated(message):
        return
    yield fault(
        end.after or end.line,
        "the message has no signature",
        label="a signature belongs above this" if end.after else "the last line of the text",
        help="add the surname of who signs, in capitals, on a last line of its own",
    )
