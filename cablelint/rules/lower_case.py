"""A heading that lost its capitals as a whole, which is one fault (CLS003) and not one a line."""

from __future__ import annotations

from cablelint.message.model import Message

_SHORTEST = 4  # letters of a word in capitals that is no abbreviation of an office


def heading_wholly_in_lower_case(message: Message) -> bool:
    """Whether the classification line and all below it are in lower case, Classified By too.

    Where whole names stand in capitals there, the lines above it were typed so, each by itself.
    """
    line = message.classification
    if line is None or line.level_text == line.level_text.upper():
        return False
    authority = message.authority
    words = message.text[authority.span.start : authority.span.end].split() if authority is not None else []
    whole = [word for word in words if len(word) >= _SHORTEST and word.isalpha() and word.isupper()]
    return len(whole) < 2
