"""Choosing which mail one gets."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from notifications.choices import how_of
from notifications.constants import How
from notifications.models import MailChoice
from notifications.topics import default_of, offers_of


@transaction.atomic
def choose(user: Any, *, topic: str, scope: str, how: How, day: int | None = None) -> bool:
    """Record how ``user`` (a User) wants a topic in a network; True when that changed something.

    ``day`` (0 is Monday) left out keeps the day as it was. Twice, or two at once, is harmless.
    """
    wanted: dict = {"how": how} | ({} if day is None else {"day": day})
    key = {"user": user, "topic": topic, "scope": scope}
    mine = MailChoice.objects.filter(**key)
    if day is None and how == default_of(topic) and not mine.exists():
        return False  # what they have already: nothing to remember
    _, made = MailChoice.objects.get_or_create(**key, defaults=wanted)
    return made or bool(mine.exclude(**wanted).update(**wanted, changed_at=timezone.now()))


@transaction.atomic
def turn_off(user: Any, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], How]:
    """Stop these (topic, scope) for ``user`` (a User); how each came before, to be able to undo it."""
    before = {key: how_of(user, *key) for key in keys}
    for topic, scope in before:
        choose(user, topic=topic, scope=scope, how=How.OFF)
    return before


def forget_choices(user: Any, *, scope: str) -> None:
    """Drop what ``user`` (a User) chose about mail of a network, but for mail that can still come."""
    still = [offer.topic.code for offer in offers_of(user) if offer.scope == scope]
    MailChoice.objects.filter(user=user, scope=scope).exclude(topic__in=still).delete()
