"""What the page of a concern offers its reporter, and whoever noticed the same."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from bondgenoten.lib.asked import asked
from signals.models import CoReporter, Signal
from signals.permissions import can_choose_readers, can_correct, can_join, can_withdraw


def own_context(user: User, concern: Signal) -> dict:
    """How many noticed the same, never who; and what this user may do with it.

    A concern that came ``with_joined`` for this user needs no query more.
    """
    known = concern.__dict__.get("is_joined")
    is_joined = CoReporter.objects.filter(signal=concern, user=user).exists() if known is None else known
    return {
        "may_correct": can_correct(user, concern),
        "may_withdraw": can_withdraw(user, concern),
        "may_choose_readers": can_choose_readers(user, concern),
        "may_join": not is_joined and can_join(user, concern),
        "is_joined": is_joined,
        "others_noticed": concern.noticed_by_others - is_joined,
    }


def joined_among(user: User, concerns: Iterable[Signal]) -> set[int]:
    """The keys of those of which this user said that they noticed the same."""
    return set(asked(_joined, user, [concern.pk for concern in concerns]))


def _joined(user: User, keys: list[int]) -> QuerySet:
    return CoReporter.objects.filter(user=user, signal__in=keys).values_list("signal_id", flat=True)
