"""The mail of this app that a person can choose about."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from insights.constants import SummaryKind
from networks.permissions import is_team_chief
from notifications.constants import How
from notifications.topics import Offer, Topic

WEEKLY = Topic(
    code=SummaryKind.WEEKLY.value,
    label=_("Weekly summary"),
    text=_("How your networks are and what waits for you, early on the day of your choice."),
    offers=(How.AT_ONCE, How.OFF),
    has_day=True,
)
MONTHLY = Topic(
    code=SummaryKind.MONTHLY.value,
    label=_("Monthly summary"),
    text=_("The same over the past month, on the first of the month."),
    offers=(How.AT_ONCE, How.OFF),
)


def offers_to(user: User) -> list[Offer]:
    """Summaries are for team chiefs, over all their networks together."""
    return [Offer(WEEKLY), Offer(MONTHLY)] if is_team_chief(user) else []
