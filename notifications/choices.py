"""How somebody wants their mail: what they chose, else the default of the topic."""

from notifications.constants import How
from notifications.models import MailChoice
from notifications.topics import default_of


def choice_of(user, topic: str, scope: str) -> MailChoice | None:
    """What ``user`` (a User) chose for a topic in a network, or None when they chose nothing."""
    return MailChoice.objects.filter(user=user, topic=topic, scope=scope).first()


def how_of(user, topic: str, scope: str) -> How:
    """How ``user`` gets a topic. Mail without a topic always comes, at once."""
    if not topic:
        return How.AT_ONCE
    choice = choice_of(user, topic, scope)
    return How(choice.how) if choice else default_of(topic)
