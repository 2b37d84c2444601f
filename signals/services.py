"""What can be done with a concern. Each function is one transaction, its mail included."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.workdays import add_workdays
from networks.models import Membership, Neighbourhood, Network
from signals import emails
from signals.constants import WORKDAYS_TO_ANSWER, EventKind, Outcome, Readers
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel, Theme
from signals.readers import role_of


def promised_day(today: date | None = None) -> date:
    """The last day on which the first answer to a concern shared today keeps the promise."""
    return add_workdays(today or timezone.localdate(), WORKDAYS_TO_ANSWER)


@dataclass(frozen=True)
class ConcernFields:
    """The fields of ``Signal`` that its reporter fills; ``reader`` only with ``Readers.ONE``."""

    observation: str
    noticed_on: date
    neighbourhood: Neighbourhood | None = None
    theme: Theme | None = None
    learnt: str = ""
    felt: TensionLevel | None = None
    readers: str = Readers.COORDINATORS_AND_CHIEF
    reader: User | None = None
    name_hidden: bool = False


@transaction.atomic
def share_concern(network: Network, *, actor: User, fields: ConcernFields, submission: str) -> Signal:
    """Share a concern with its readers, once per ``submission``; confirm it to the reporter by mail."""
    signal, created = Signal.objects.get_or_create(
        submission=submission,
        defaults={
            "network": network,
            "reporter": actor,
            "reporter_membership": Membership.objects.seated().filter(network=network, user=actor).first(),
            "promised_on": promised_day(),
            **vars(fields),
        },
    )
    if created:
        log(signal, EventKind.RECEIVED, actor)
        emails.concern_received(signal)
        for coordinator in coordinators_in_care(signal):
            emails.concern_waits(signal, coordinator)
    return signal


def coordinators_in_care(signal: Signal) -> list[User]:
    """The users who weigh and answer this concern, its own reporter left out."""
    members = signal.network.memberships.coordinating().exclude(user=signal.reporter)
    if signal.readers == Readers.ONE:
        members = members.filter(user=signal.reader)
    return [member.user for member in members]


@transaction.atomic
def mark_read(signal: Signal, *, reader: User) -> None:
    """Note that somebody other than the reporter opened this concern; the reporter sees their role."""
    if signal.reporter_id == reader.pk:
        return
    now = timezone.now()
    if SignalRead.objects.filter(signal=signal, reader=reader, last_at__lte=now).update(last_at=now):
        return
    SignalRead.objects.get_or_create(
        signal=signal,
        reader=reader,
        defaults={"role": role_of(reader, signal), "first_at": now, "last_at": now},
    )


@transaction.atomic
def write_reply(signal: Signal, *, actor: User, text: str, submission: str) -> Reply:
    """Add a message to the thread, once per ``submission``, and tell the other side that there is news.

    The first message of a coordinator keeps the promise of an answer; a message of the reporter opens a
    concern again that was rounded off.
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
    if created and is_reporter:
        for coordinator in coordinators_in_care(signal):
            emails.reporter_wrote(reply, coordinator)
        _reopen(signal, actor)
    elif created:
        _keep_promise(signal, reply)
        emails.concern_answered(reply)
    return reply


def _keep_promise(signal: Signal, reply: Reply) -> None:
    """Note the moment of the first answer, once."""
    unanswered = Signal.objects.filter(pk=signal.pk, answered_at__isnull=True)
    if unanswered.update(answered_at=reply.created_at):
        log(signal, EventKind.ANSWERED, reply.author)


def _reopen(signal: Signal, actor: User) -> None:
    """What the reporter writes is not buried under a decision of before."""
    rounded_off = Signal.objects.filter(pk=signal.pk, outcome=Outcome.DONE)
    if rounded_off.update(outcome=Outcome.NONE):
        log(signal, EventKind.REOPENED, actor)


class NotAnswered(Exception):
    """A concern without an answer cannot be rounded off: its reporter waits."""


@transaction.atomic
def round_off(signal: Signal, *, actor: User) -> bool:
    """Say that a concern needs no more; tell its reporter. False: it was so already. Raises NotAnswered."""
    answered = Signal.objects.filter(pk=signal.pk, answered_at__isnull=False)
    if not answered.exists():
        raise NotAnswered
    if not answered.exclude(outcome=Outcome.DONE).update(outcome=Outcome.DONE):
        return False
    log(signal, EventKind.ROUNDED_OFF, actor)
    emails.concern_rounded_off(signal)
    return True


def set_outcome(signal: Signal, outcome: Outcome, *, actor: User, kind: EventKind) -> None:
    """Record what was decided, and by whom. Call inside the transaction of the decision."""
    Signal.objects.filter(pk=signal.pk).update(outcome=outcome)
    signal.outcome = outcome
    log(signal, kind, actor)


def log(signal: Signal, kind: EventKind, actor: User) -> None:
    """One line in the life of the concern, without text."""
    SignalEvent.objects.create(signal=signal, kind=kind, actor=actor)


def _party(signal: Signal, actor: User) -> str:
    member = signal.network.memberships.running().filter(user=actor).first()
    return member.party if member else ""
