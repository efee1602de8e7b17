"""The characters of a message that are not those of a telegram, found in one pass over its bytes."""

from __future__ import annotations

from cablelint.message.model import Message
from cablelint.rules.once import once_a_message

_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"


@once_a_message
def odd_characters(message: Message) -> str:
    """All that are neither printable ASCII nor tabs and line ends, in order: in most messages a few."""
    data = message.source.encode("utf-8", "surrogatepass")
    return data.translate(None, _PLAIN).decode("utf-8", "surrogatepass")
