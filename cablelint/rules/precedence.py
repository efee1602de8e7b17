"""Rules on precedences of addressees and date-time group: message in, faults out (ADR002 to ADR004)."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.message.model import Addressee, Message
from cablelint.rules.address_lists import action, information, is_whole, stretch
from cablelint.rules.rule import Fault, fault, message_rule
from cablelint.rules.transmission_form import PROSIGNS

ROUTINE = "ROUTINE"  # what an address without a precedence has
_HIGHEST_FIRST = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": ROUTINE}
_PROSIGN = {word: prosign for prosign, word in _HIGHEST_FIRST.items()} | {"NIACT IMMEDIATE": "O"}


@message_rule("ADR002", "address-precedence-mismatch", needs=("date_time_group", "read_action"))
def address_precedence_mismatch(message: Message) -> Iterator[Fault]:
    """The first prosign is the highest precedence of TO (FAH2-321; [M] 1,193 of 1,195)."""
    group = message.date_time_group
    assert group is not None
    if not group.prosigns or _surely_agrees(message):
        return
    first = min(group.prosigns, key=PROSIGNS.find)  # one that does not descend is TRN016's
    highest = _highest(action(message))
    if highest is None or _prosign(highest) == first or not is_whole(message):
        return
    if first not in _HIGHEST_FIRST:
        return  # W and Y are sent, and no address has a word for them
    yield fault(
        highest.precedence or highest.name,
        f"precedence {first} in the date-time group, {_word(highest)} under TO",
        label=f"expected {_HIGHEST_FIRST[first]} at one address of TO",
        help="write the highest precedence of the action addressees as first prosign",
        related=((first.span, "precedence of the message"),),
    )


@message_rule("ADR003", "info-precedence-above-action", needs=("read_action", "read_information"))
def info_precedence_above_action(message: Message) -> Iterator[Fault]:
    """The precedence for information is at most that for action (SS0656)."""
    group = message.date_time_group
    if _surely_agrees(message):
        return
    highest = _highest(action(message))
    if highest is None:
        return
    rank = PROSIGNS.find(_prosign(highest))
    if group is not None and group.prosigns and PROSIGNS.find(min(group.prosigns, key=PROSIGNS.find)) < rank:
        return  # ADR002
    above = [one for one in information(message) if PROSIGNS.find(_prosign(one)) < rank]
    if not above or not is_whole(message):
        return
    for one in above:
        yield fault(
            one.precedence or one.name,
            f"{_word(one)} for information, but {_word(highest)} is the highest for action",
            label=f"expected {_word(highest)} or lower",
            help="give the addressees for information no higher precedence than those for action",
            related=(((highest.precedence or highest.name).span, "the highest precedence for action"),),
        )


@message_rule("ADR004", "dual-precedence-mismatch", needs=("date_time_group", "read_information"))
def dual_precedence_mismatch(message: Message) -> Iterator[Fault]:
    """The second of two prosigns is the highest precedence of INFO ([M] 43 of 44)."""
    group = message.date_time_group
    assert group is not None
    if len(group.prosigns) != 2:
        return
    second = group.prosigns[1]
    highest = _highest(information(message))
    if highest is None or _prosign(highest) == second or not is_whole(message):
        return
    if PROSIGNS.find(second) <= PROSIGNS.find(group.prosigns[0]):
        return  # TRN016
    if PROSIGNS.find(_prosign(highest)) < PROSIGNS.find(group.prosigns[0]):
        return  # ADR003
    yield fault(
        second,
        f"second prosign is {second}, but the highest precedence of INFO is {_word(highest)}",
        label=f"expected `{_prosign(highest)}`",
        help="write the highest precedence of the information addressees as second prosign",
        related=(((highest.precedence or highest.name).span, "the highest precedence for information"),),
    )


def _surely_agrees(message: Message) -> bool:
    """Whether no word of the lists is above the prosign, and TO has that of the prosign: nothing to read."""
    group = message.date_time_group
    if group is None or not group.prosigns:
        return False
    text, (start, end) = message.text, stretch(message)
    if start == end:
        return False
    for prosign, word in _HIGHEST_FIRST.items():
        if prosign == group.prosigns[0]:
            information = text.find("\nINFO ", start, end)
            stop = information if information >= 0 else end
            return word == ROUTINE or text.find(word, start, stop) >= 0
        if text.find(word, start, end) >= 0:
            return False
    return False


def _highest(addressees: list[Addressee]) -> Addressee | None:
    """The first of those that have the highest precedence."""
    return min(addressees, key=lambda one: PROSIGNS.find(_prosign(one)), default=None)


def _prosign(addressee: Addressee) -> str:
    return _PROSIGN[_word(addressee)]


def _word(addressee: Addressee) -> str:
    return " ".join(addressee.precedence.split()) if addressee.precedence is not None else ROUTINE
