"""Members as the pages show them: the parties side by side, people by first name, never by rank."""

from dataclasses import dataclass

from networks.constants import PartyPlural
from networks.models import Membership


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
