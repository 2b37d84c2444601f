"""What reporters do with the words of a concern of their own, and others who noticed the same."""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from bondgenoten.lib.registry import signal_withdrawals
from signals import emails
from signals.constants import ConsentState, EventKind, Outcome
from signals.models import CoReporter, Signal
from signals.services.care import coordinators_in_care
from signals.services.life import advance, log
from signals.services.together import take_apart


class Outdated(Exception):
    """It changed since it was shown: in another tab, or because a coordinator took words out."""


def version_of_text(signal: Signal) -> str:
    """What stands for the words as they are now, without holding them."""
    return salted_hmac("signals.own.text", signal.observation, algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def correct_concern(signal: Signal, *, actor: User, text: str, seen: str) -> bool:
    """Put ``text`` in the place of the own words ``seen`` before; the old ones are not kept anywhere.

    Coordinators who read those are told. False: it says so already. Raises Outdated.
    """
    current = Signal.objects.get(pk=signal.pk)
    if current.observation == text:
        return False
    now = timezone.now()
    same = Signal.objects.filter(pk=signal.pk, observation=current.observation)
    same = same.exclude(outcome__in=(Outcome.MERGED, Outcome.WITHDRAWN))
    if version_of_text(current) != seen or not same.update(observation=text, corrected_at=now):
        raise Outdated
    signal.observation, signal.corrected_at = text, now
    signal.redactions.filter(reply__isnull=True).update(before="")  # which were kept for the reporter
    event = log(signal, EventKind.CORRECTED, actor)
    have_read = set(signal.reads.values_list("reader_id", flat=True))
    for coordinator in coordinators_in_care(signal):
        if coordinator.pk in have_read:
            emails.concern_corrected(signal, coordinator, occasion=f"{signal.public_id}.{event.pk}")
    return True


@transaction.atomic
def withdraw_concern(signal: Signal, *, actor: User) -> bool:
    """Take an own concern back: from now on only its reporter reads it. False: it was so already.

    What was asked about it lapses, it leaves every agenda, and what was taken together with it goes on by
    itself. Its coordinators and who noticed the same are told.
    """
    if not advance(signal, EventKind.WITHDRAWN, actor=actor):
        return False
    lapsed = signal.consents.filter(state=ConsentState.OPEN)
    lapsed.update(state=ConsentState.LAPSED, decided_at=timezone.now())
    for withdraw in signal_withdrawals:
        withdraw(signal)
    for merged in signal.merged.select_related("network", "reporter").order_by("pk"):
        take_apart(merged, actor=None)  # nobody of its own did that
    for coordinator in coordinators_in_care(signal):
        emails.concern_withdrawn(signal, coordinator)
    for joined in signal.co_reporters.select_related("user"):
        emails.joined_withdrawn(signal, joined.user)
    return True


@transaction.atomic
def join_concern(signal: Signal, *, actor: User) -> bool:
    """Say that ``actor`` noticed the same: they get the same answers. False: they said so before.

    Others see how many did, never who. The reporter of a concern has nothing to join.
    """
    if signal.reporter_id == actor.pk:
        return False
    if not CoReporter.objects.get_or_create(signal=signal, user=actor)[1]:
        return False
    log(signal, EventKind.JOINED, actor)
    return True


@transaction.atomic
def leave_concern(signal: Signal, *, actor: User) -> bool:
    """Take back that ``actor`` noticed the same. False: they had not said so."""
    return bool(CoReporter.objects.filter(signal=signal, user=actor).delete()[0])
