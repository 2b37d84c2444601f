"""What mail there is to choose about. The apps that send it say so in ``bondgenoten.lib.registry``.

A topic is a sort of mail ("a reminder of a meeting"); an offer is that topic in one network, to one person.
Mail without a topic cannot be turned off: invitations, and mail to log in with.
"""

from dataclasses import dataclass

from django.utils.functional import Promise

from bondgenoten.lib.registry import mail_topics
from notifications.constants import How

_defaults: dict[str, How] = {}
_labels: dict[str, str | Promise] = {}


@dataclass(frozen=True)
class Topic:
    """A sort of mail: its name, one plain sentence about what comes, and which choices there are."""

    code: str
    label: str | Promise
    text: str | Promise
    offers: tuple[How, ...] = (How.AT_ONCE, How.DIGEST, How.OFF)
    has_day: bool = False
    default: How = How.AT_ONCE

    def __post_init__(self) -> None:
        _defaults[self.code] = self.default  # who queues a mail knows the topic by its code only
        _labels[self.code] = self.label


@dataclass(frozen=True)
class Offer:
    """A topic that somebody can choose about; ``scope`` is the public id of its network, or empty."""

    topic: Topic
    scope: str = ""
    scope_name: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.topic.code, self.scope)


def default_of(topic: str) -> How:
    """How a topic comes to whoever chose nothing."""
    return _defaults.get(topic, How.AT_ONCE)


def label_of(topic: str) -> str:
    """What a topic is called, in the language of the moment; a topic that is no more by its code."""
    return str(_labels.get(topic, topic))


def offers_of(user) -> list[Offer]:
    """All that ``user`` (a User) can choose about now, network by network by name; the rest first."""
    offers = [offer for offers_to in mail_topics for offer in offers_to(user)]
    return sorted(offers, key=lambda offer: (offer.scope_name.casefold(), offer.scope))
