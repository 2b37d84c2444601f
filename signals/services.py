"""What can be done with a concern. Each function is one transaction, its mail included."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bondgenoten.lib.workdays import add_workdays
from networks.models import Membership, Neighbourhood, Network
from signals import emails
from signals.constants import WORKDAYS_TO_ANSWER, EventKind, Outcome, Readers
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel
from signals.readers import role_of


def promised_day(today: date | None = None) -> date:
    """The last day on which the first answer to a concern shared today keeps the promise."""
    return add_workdays(today or timezone.localdate(), WORKDAYS_TO_ANSWER)


@transaction.atomic
def share_concern(
    network: Network,
    *,
    actor,
    observation: str,
    noticed_on: date,
    submission: str,
    neighbourhood: Neighbourhood | None = None,
    learnt: str = "",
    felt: TensionLevel | None = None,
    readers: str = Readers.COORDINATORS_AND_CHIEF,
    reader=None,
    name_hidden: bool = False,
) -> Signal:
    """Share a concern with its readers, once per ``submission``; confirm it to the reporter by mail."""
    signal, created = Signal.objects.get_or_create(
        submission=submission,
        defaults={
            "network": network,
            "reporter": actor,
            "reporter_membership": Membership.objects.seated().filter(network=network, user=actor).first(),
            "observation": observation,
            "noticed_on": noticed_on,
            "neighbourhood": neighbourhood,
            "learnt": learnt,
            "felt": felt,
            "readers": readers,
            "reader": reader,
            "name_hidden": name_hidden,
            "promised_on": promised_day(),
        },
    )
    if created:
        log(signal, EventKind.RECEIVED, actor)
        emails.concern_received(signal)
        for coordinator in coordinators_in_care(signal):
            emails.concern_waits(signal, coordinator)
    return signal


def coordinators_in_care(signal: Signal) -> list:
    """The users who weigh and answer this concern, its own reporter left out."""
    members = signal.network.memberships.coordinating().exclude(user=signal.reporter)
    if signal.readers == Readers.ONE:
        members = members.filter(user=signal.reader)
    return [member.user for member in members]


@transaction.atomic
def mark_read(signal: Signal, *, reader) -> None:
    """Note that somebody other than the reporter opened this concern; the reporter sees their role."""
    if signal.reporter_id == reader.pk:
        return
    now = timezone.now()
    read, created = SignalRead.objects.get_or_create(
        signal=signal,
        reader=reader,
        defaults={"role": role_of(reader, signal), "first_at": now, "last_at": now},
    )
    if not created:
        SignalRead.objects.filter(pk=read.pk, last_at__lt=now).update(last_at=now)


@transaction.atomic
def write_reply(signal: Signal, *, actor, text: str, submission: str) -> Reply:
    """Add a message to the thread, once per ``submission``, and tell the other side that there is news.

    The first message of a coordinator keeps the promise of an answer.
    """
    is_reporter = signal.reporter_id == actor.pk
    reply, created = Reply.objects.get_or_create(
        submission=submission,
        defaults={
            "signal": signal,
            "author": actor,
            "party": "" if is_reporter else _party(signal, actor),
            "text": text,
        },
    )
    if not created:
        return reply
    if is_reporter:
        for coordinator in coordinators_in_care(signal):
            emails.reporter_wrote(reply, coordinator)
        return reply
    answered = Signal.objects.filter(pk=signal.pk, answered_at__isnull=True)
    if answered.update(answered_at=reply.created_at):
        log(signal, EventKind.ANSWERED, actor)
    emails.concern_answered(reply)
    return reply


def set_outcome(signal: Signal, outcome: Outcome, *, actor, kind: EventKind) -> None:
    """Record what was decided, and by whom. Call inside the transaction of the decision."""
    Signal.objects.filter(pk=signal.pk).update(outcome=outcome)
    signal.outcome = outcome
    log(signal, kind, actor)


def log(signal: Signal, kind: EventKind, actor) -> None:
    """One line in the life of the concern, without text."""
    SignalEvent.objects.create(signal=signal, kind=kind, actor=actor)


def _party(signal: Signal, actor) -> str:
    member = signal.network.memberships.running().filter(user=actor).first()
    return member.party if member else ""
