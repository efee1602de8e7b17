"""Rules on the transmission, format lines 1 to 5: message in, faults out (TRN002 to TRN017)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cablelint.message.field import Field
from cablelint.message.model import CallingStation, Message, RoutingLine, TransmissionIdentifier
from cablelint.rules.rule import Fault, Fix, fault, line_rule, message_rule
from cablelint.rules.transmission_form import PROSIGNS
from cablelint.tables import csv_table
from cablelint.text import Edit, Span

CHANNELS = ("XRO", "XYZ")
DIRECT_CHANNEL = "XYZ"
DIRECT_INDICATOR = "RUEHWEB"
LINE_WIDTH = 69


@line_rule("TRN002", "channel-unknown", "transmission_identifier")
def channel_unknown(line: TransmissionIdentifier) -> Iterator[Fault]:
    """XRO (by way of a relay) or XYZ (direct); three of 1,120 cables name a channel of the post."""
    if line.channel not in CHANNELS:
        yield fault(
            line.channel,
            f"`{line.channel}` is not a known channel",
            label="expected `XRO` or `XYZ`",
            help="compare the channel with those of the station that sent the message",
        )


DIRECT = ("transmission_identifier", "routing_line", "calling_station")


@message_rule("TRN003", "direct-blank-line", needs=DIRECT)
def direct_blank_line(message: Message) -> Iterator[Fault]:
    """XYZ, RUEHWEB alone, and one empty line above DE: all of them or none ([M], 1,118 of 1,118)."""
    identifier, routing = message.transmission_identifier, message.routing_line
    station = message.calling_station
    assert identifier is not None
    assert routing is not None
    assert station is not None
    blanks = _empty_lines_between(message, routing, station)
    if blanks is None or identifier.channel not in CHANNELS:
        return
    direct_channel = identifier.channel == DIRECT_CHANNEL
    direct_route = routing.indicators == [DIRECT_INDICATOR]
    if direct_channel == direct_route:
        if blanks != direct_channel:
            yield _empty_line_fault(station, routing, blanks, wanted=int(direct_channel))
    elif direct_channel == (blanks > 0):
        yield _route_fault(identifier, routing)
    else:
        yield _channel_fault(identifier, routing)


def _empty_lines_between(message: Message, routing: RoutingLine, station: CallingStation) -> int | None:
    """How many empty lines stand between format lines 2 and 3; None in a copy that does not tell."""
    between = message.text[routing.indicators[-1].span.end : station.span.start]
    if between.strip() or "\n" not in between:
        return None  # something of an archive between, or squeezed on one line
    below = message.security_line
    if below is not None and message.text.count("\n", station.time.span.end, below.span.start) > 1:
        return None  # a copy with empty lines everywhere
    return between.count("\n") - 1


def _empty_line_fault(station: CallingStation, routing: RoutingLine, blanks: int, wanted: int) -> Fault:
    end = routing.indicators[-1].span.end
    help = ("remove the empty line", "leave one empty line")[wanted] if blanks else "insert an empty line"
    return fault(
        Span(station.span.start, station.span.start + 2),
        f"{blanks or 'no'} empty {'line' if blanks == 1 else 'lines'} above format line 3",
        label=f"expected {('none', 'one')[wanted]} above it",
        help=help,
        notes=("channel XYZ, `RUEHWEB` alone and one empty line go together",),
        fix=Fix(help, (Edit(end, station.span.start, "\n" * (wanted + 1)),)),
    )


def _route_fault(identifier: TransmissionIdentifier, routing: RoutingLine) -> Fault:
    direct = identifier.channel == DIRECT_CHANNEL
    return fault(
        Span(routing.indicators[0].start, routing.indicators[-1].span.end),
        f"routing does not go with the channel {identifier.channel}",
        label=f"expected `{DIRECT_INDICATOR}` alone" if direct else f"`{DIRECT_INDICATOR}` alone is direct",
        help=f"route to `{DIRECT_INDICATOR}` alone" if direct else "route to the relays of the addressees",
        related=((identifier.channel.span, "the channel"),),
    )


def _channel_fault(identifier: TransmissionIdentifier, routing: RoutingLine) -> Fault:
    direct = identifier.channel == DIRECT_CHANNEL
    return fault(
        identifier.channel,
        f"channel {identifier.channel} does not go with the routing",
        label=f"expected `{'XRO' if direct else DIRECT_CHANNEL}`",
        help=f"name `{DIRECT_CHANNEL}` where the route is `{DIRECT_INDICATOR}` alone, else `XRO`",
        related=((routing.indicators[0].span, "the routing"),),
    )


@message_rule("TRN005", "precedence-prosign-mismatch", needs=("routing_line", "date_time_group"))
def precedence_prosign_mismatch(message: Message) -> Iterator[Fault]:
    """Format line 2 doubles the first prosign of format line 5: OO for O (FAH2-321; 1,118 of 1,118)."""
    routing, group = message.routing_line, message.date_time_group
    assert routing is not None
    assert group is not None
    help = "write the highest precedence of the action addressees in both lines"
    if not group.prosigns:
        yield fault(
            group.group,
            f"precedence {routing.prosign}, but the date-time group has no prosign",
            label=f"expected `{routing.prosign[0]}` before it",
            help=help,
            related=((routing.prosign.span, "precedence of the transmission"),),
        )
        return
    # the first, but one that does not descend is TRN016's
    first = max(group.prosigns, key=lambda prosign: -PROSIGNS.find(prosign))
    if routing.prosign != first * 2:
        yield fault(
            routing.prosign,
            f"precedence {routing.prosign}, but the date-time group says {first}",
            label=f"expected `{first * 2}`",
            help=help,
            related=((first.span, "precedence of the message"),),
        )


@message_rule("TRN007", "routing-indicator-unknown")
def routing_indicator_unknown(message: Message) -> Iterator[Fault]:
    """The indicators of format lines 2 and 3 are listed in ACP 117 (the list at hand is incomplete)."""
    indicators = list(message.routing_line.indicators) if message.routing_line else []
    if message.calling_station:
        indicators.append(message.calling_station.station)
    for indicator in indicators:
        if indicator not in _known_indicators():
            yield fault(
                indicator,
                f"`{indicator}` is not a known routing indicator",
                label="not in the list of ACP 117",
                help="compare it with the current list of routing indicators",
            )


@cache
def _known_indicators() -> frozenset[str]:
    known: set[str] = set()
    for row in csv_table("routing_indicators"):
        first, last = row["indicator"], row["through"] or row["indicator"]
        known.update(first[:-1] + chr(letter) for letter in range(ord(first[-1]), ord(last[-1]) + 1))
    return frozenset(known)


@message_rule("TRN008", "routing-indicator-order", needs=("routing_line",))
def routing_indicator_order(message: Message) -> Iterator[Fault]:
    """The indicators of format line 2 ascend and none stands twice ([M], 1,117 of 1,118)."""
    line = message.routing_line
    assert line is not None
    if any(wrapper.form in ("W5", "W14") for wrapper in message.wrappers):
        return  # a post's own copy lists its own channels
    for before, after in pairwise(line.indicators):
        if before >= after:
            yield _order_fault(line, before, after)
            return


def _order_fault(line: RoutingLine, before: Field, after: Field) -> Fault:
    rows = [str(line.prosign)]
    for indicator in sorted({str(indicator) for indicator in line.indicators}):
        if len(rows[-1]) + 1 + len(indicator) <= LINE_WIDTH:
            rows[-1] += f" {indicator}"
        else:
            rows.append(indicator)
    edit = Edit(line.prosign.start, line.indicators[-1].span.end, "\n".join(rows))
    twice = sum(indicator == after for indicator in line.indicators) > 1
    help = "list the routing indicators in ascending order, each once"
    return fault(
        after,
        "routing indicator stands twice" if twice else "routing indicators are not in ascending order",
        label="listed before" if twice else f"expected before `{before}`",
        help=help,
        fix=Fix(help, (edit,)),
    )


@message_rule("TRN012", "section-number-mismatch", needs=("transmission_identifier", "calling_station"))
def section_number_mismatch(message: Message) -> Iterator[Fault]:
    """By way of a relay, `/01` stands in format line 3 where the text has a SECTION line, and only there.

    Direct messages (XYZ) carry `/01` without one: the sections were merged (225 of 306).
    """
    identifier, station = message.transmission_identifier, message.calling_station
    line = message.classification
    assert identifier is not None
    assert station is not None
    if line is None or identifier.channel != "XRO":
        return
    if station.segment is None and line.section_text is not None:
        yield fault(
            station.station_serial,
            "format line 3 has no section number, the classification line has one",
            label=f"expected `{station.station_serial}/{_two_digits(line.section)}`",
            help="add the section number behind the number of the message",
            related=((line.section_text.span, "the section"),),
        )
    elif station.segment is not None and line.section_text is None:
        yield fault(
            station.segment,
            "section number in format line 3, but no SECTION line",
            label="no section on the classification line",
            help="write SECTION 01 OF nn on the classification line, or drop the number here",
            related=((line.span, "the classification line"),),
        )
    elif station.segment and line.section and int(station.segment) not in (1, int(line.section)):
        # with which SECTION line a message begins is CLS009's matter
        yield fault(
            station.segment,
            f"section {station.segment} in format line 3, {line.section} on the classification line",
            label=f"expected `{_two_digits(line.section)}`",
            help="write the same section number in both lines",
            related=((line.section.span, "the section"),),
        )


def _two_digits(section: str | None) -> str:
    return f"{int(section):02}" if section else "01"
