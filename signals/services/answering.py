"""Who answers a concern."""

from django.db import transaction

from accounts.models import User
from networks.querysets import MembershipQuerySet
from signals import emails
from signals.constants import EventKind, Readers
from signals.models import Signal
from signals.services.care import coordinators_in_care
from signals.services.life import log


def may_answer(signal: Signal) -> MembershipQuerySet:
    """Who can be named to answer it: the coordinators who have it in care.

    Its reporter too, when they are one: leaving them out would name somebody who hid their name.
    """
    members = signal.network.memberships.coordinating()
    return members.filter(user=signal.reader_id) if signal.readers == Readers.ONE else members


@transaction.atomic
def assign(signal: Signal, *, answerer: User, actor: User) -> bool:
    """Name who of the coordinators answers; the others hear it by mail.

    False: it was settled so already, or ``answerer`` does not have the concern in care.
    """
    if not may_answer(signal).filter(user=answerer).exists():
        return False
    if not Signal.objects.filter(pk=signal.pk).exclude(answerer=answerer).update(answerer=answerer):
        return False
    signal.answerer = answerer
    event = log(signal, EventKind.ASSIGNED, actor)
    for coordinator in coordinators_in_care(signal):
        if coordinator.pk != actor.pk:
            emails.concern_assigned(signal, event, coordinator)
    return True
