"""Members as the pages show them: the parties side by side, people by first name, never by rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from bondgenoten.lib.registry import seat_lines
from networks.constants import PartyPlural
from networks.models import Membership, Network
from notifications.models import OutgoingMail


@dataclass(frozen=True)
class PartyGroup:
    """One party with its members."""

    party: str
    label: str
    members: list[Membership]


def members_by_party(members: list[Membership]) -> list[PartyGroup]:
    """Parties in the alphabetical order of the reader's language, those without members left out."""
    groups = [
        PartyGroup(value, str(label), [member for member in members if member.party == value])
        for value, label in PartyPlural.choices
    ]
    return sorted((group for group in groups if group.members), key=lambda group: group.label)


@dataclass(frozen=True)
class SeatRow:
    """One member in the list; ``lines``, and whether no mail arrives, are for coordinators only."""

    seat: Membership
    lines: tuple[str, ...] = ()
    is_unreachable: bool = False


def rows_for_members(seats: Sequence[Membership]) -> list[SeatRow]:
    """What everybody in a network sees of its members."""
    return [SeatRow(seat) for seat in seats]


def rows_for_coordinators(network: Network, seats: Sequence[Membership]) -> list[SeatRow]:
    """With what they have to do, and whose mail does not arrive. Two queries."""
    found = [lines(network, seats) for lines in seat_lines]
    lost = OutgoingMail.objects.undeliverable_to([seat.user_id for seat in seats])
    return [
        SeatRow(
            seat,
            tuple(lines[seat.pk] for lines in found if seat.pk in lines),
            bool(seat.user.email) and seat.user_id in lost,
        )
        for seat in seats
    ]
