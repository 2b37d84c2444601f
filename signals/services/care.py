"""Who has a concern in care, and on whose behalf somebody writes."""

from accounts.models import User
from signals.constants import Readers
from signals.models import Signal


def coordinators_in_care(signal: Signal) -> list[User]:
    """The users who weigh and answer this concern, its own reporter left out."""
    members = signal.network.memberships.coordinating().exclude(user=signal.reporter)
    if signal.readers == Readers.ONE:
        members = members.filter(user=signal.reader)
    return [member.user for member in members]


def party_of(signal: Signal, user: User) -> str:
    """The party this user sits for in the network of the concern; empty without a seat."""
    member = signal.network.memberships.running().filter(user=user).first()
    return member.party if member else ""
