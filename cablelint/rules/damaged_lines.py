"""Lines of the envelope that lost their cue and are known by their place: message in, lines by part out."""

from __future__ import annotations

from collections import Counter

from cablelint.message.model import Message
from cablelint.message.oddities import OutOfPlace
from cablelint.rules.once import once_a_message

FORMAT_LINES = {  # format lines 1 to 7, by the part of the message
    "transmission_identifier": "1",
    "routing_line": "2",
    "calling_station": "3",
    "security_line": "4",
    "date_time_group": "5",
    "originator": "6",
    "action": "7",
}


@once_a_message
def damaged_lines(message: Message) -> dict[str, OutOfPlace]:
    """A line of unknown kind straight above the place where one line is missing is that line, damaged."""
    if not message.out_of_place or not message.missing:
        return {}
    missing = [absent for absent in message.missing if absent.part in FORMAT_LINES]
    at_place = Counter(absent.place.start for absent in missing)
    return {
        absent.part: line
        for absent in missing
        for line in message.out_of_place
        if line.kind == "address"
        and at_place[absent.place.start] == 1
        and line.span.end <= absent.place.start
        and not message.text[line.span.end : absent.place.start].strip()
    }
