"""What tests about seats share."""

from accounts.models import AuditEvent, User
from networks.models import Membership, Network
from notifications.models import OutgoingMail


def seat_of(network: Network, user: User) -> Membership:
    """The running seat of somebody, as the database has it."""
    return network.memberships.running().select_related("network", "user").get(user=user)


def url_of(seat: Membership, what: str = "") -> str:
    """``url_of(seat, "vertrekken")``."""
    return f"/netwerken/{seat.network.slug}/leden/{seat.public_id}/{what + '/' if what else ''}"


def events() -> list[tuple[str, str, str]]:
    """(event, name of the actor, role) of all audit lines about seats and people, the first one first."""
    lines = AuditEvent.objects.filter(event__regex=r"^(membership|person)\.").order_by("pk")
    return [(line.event, line.actor.name if line.actor else "", line.role) for line in lines]


def mails() -> list[tuple[str, str]]:
    """(kind without its app, name of the recipient) of all mail about seats."""
    rows = OutgoingMail.objects.filter(kind__startswith="networks.").order_by("pk")
    return [(row.kind.removeprefix("networks."), row.recipient.name) for row in rows]


def inside(user: User) -> User:
    """As if the second factor was given; ``rights_changed`` asks professionals for it."""
    User.objects.filter(pk=user.pk).update(needs_second_factor=False)
    return User.objects.get(pk=user.pk)
