"""The mail about concerns that somebody can have at once, daily or not at all."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from networks.models import Network
from notifications.topics import Offer, Topic
from signals.models import Signal

MY_CONCERNS = Topic(
    "my_concerns",
    _("My concerns"),
    _("We have your concern, there is an answer, or it will be discussed."),
)
TO_WEIGH = Topic(
    "to_weigh",
    _("Concerns to weigh"),
    _("Somebody shared a concern with you or wrote back, or a promise is near or missed."),
)


def offers_to(user: User) -> list[Offer]:
    """Own concerns, where the user can share one or did; concerns to weigh, where the user coordinates."""
    shared_with = Signal.objects.filter(reporter=user).values("network_id")
    at_table = Network.objects.at_table_or_led_by(user).values("pk")
    own = Network.objects.filter(Q(pk__in=at_table) | Q(pk__in=shared_with))
    return [
        Offer(topic, network.public_id, network.short_name)
        for topic, networks in ((MY_CONCERNS, own), (TO_WEIGH, Network.objects.coordinated_by(user)))
        for network in networks
    ]
