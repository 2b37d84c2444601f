"""The mail about meetings that somebody can have at once, daily or not at all. Invitations always come."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from networks.models import Network
from notifications.topics import Offer, Topic

REMINDERS = Topic(
    "reminders",
    _("Reminders of meetings"),
    _("A week ahead when you have not answered, and a day ahead when you are coming."),
)


def offers_to(user: User) -> list[Offer]:
    """Reminders, where the user has a seat."""
    return [
        Offer(REMINDERS, network.public_id, network.short_name)
        for network in Network.objects.seated_with(user)
    ]
