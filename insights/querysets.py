"""What the pages of the whole organisation count. Figures and states only; no text of anybody."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from meetings.models import Meeting
from networks.constants import COORDINATING_ROLES, NetworkStatus, Party
from networks.models import Membership, Network
from notifications.models import OutgoingMail


def programme_networks(today: date) -> QuerySet:
    """Every network with how many meetings it planned this year (``met``) against its own number."""
    this_year = Q(meetings__status="planned", meetings__starts_at__year=today.year)
    return Network.objects.annotate(met=Count("meetings", filter=this_year)).order_by("name")


def administered_networks() -> QuerySet:
    """Every network, with whether both sides have a coordinator today."""

    def coordinator_of(party: str) -> Exists:
        running = Membership.objects.running()
        return Exists(running.filter(network=OuterRef("pk"), role__in=COORDINATING_ROLES, party=party))

    return Network.objects.annotate(
        has_police=coordinator_of(Party.POLICE),
        has_municipality=coordinator_of(Party.MUNICIPALITY),
    ).order_by("name")


def account_counts() -> dict[str, int]:
    """How many people can log in, how many cannot, and how many networks are live."""
    people = User.objects.aggregate(
        active=Count("pk", filter=Q(is_active=True)),
        inactive=Count("pk", filter=Q(is_active=False)),
    )
    return people | {"live": Network.objects.filter(status=NetworkStatus.LIVE).count()}


def undeliverable_mail() -> QuerySet:
    """Mail that was given up, with who missed it and why; never its subject or text."""
    return (
        OutgoingMail.objects.undeliverable()
        .select_related("recipient")
        .only("kind", "error", "updated_at", "recipient__name", "recipient__email")
    )


def next_meeting_of(user: User) -> Meeting | None:
    """The first coming meeting this user may see."""
    return Meeting.objects.visible_to(user).upcoming().select_related("network").first()
