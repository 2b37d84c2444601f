"""Taking concerns together that are about the same thing, and apart again."""

from django.db import transaction
from django.db.models import F

from accounts.models import User
from signals import emails
from signals.constants import OPEN, EventKind, Outcome
from signals.models import Signal
from signals.services.life import advance
from signals.services.thread import write_reply


class NotTogether(Exception):
    """One of the two is not open any more: somebody decided otherwise in the meantime."""


@transaction.atomic
def take_together(signal: Signal, *, lead: Signal, actor: User, text: str, submission: str) -> bool:
    """Let this concern go on in ``lead``, with what was taken together with it; ``text`` tells its reporter.

    Its reporter hears every answer on ``lead``, which is due on the earliest day promised to both. Nobody
    sees words of the other. False: it was done already. Raises NotTogether when one of both is not open.
    """
    # In one order for everybody, so that of two who turn it around one waits; SQLite has one writer anyway.
    list(Signal.objects.filter(pk__in=(signal.pk, lead.pk)).order_by("pk").select_for_update().values("pk"))
    if Signal.objects.filter(pk=signal.pk, merged_into=lead).exists():
        return False
    if not advance(signal, EventKind.MERGED, actor=actor, merged_into=lead):
        raise NotTogether
    if not Signal.objects.filter(pk=lead.pk, network=signal.network_id, outcome__in=OPEN).exists():
        raise NotTogether  # so no circle either: this one is not open any more
    signal.merged.update(merged_into=lead)
    _keep_promises_of(signal, lead)
    write_reply(signal, actor=actor, text=text, submission=submission)
    return True


def _keep_promises_of(signal: Signal, lead: Signal) -> None:
    """What was promised to the one reporter and not kept yet, is promised in the lead as well."""
    now = Signal.objects.get(pk=signal.pk)
    if not now.is_answered:
        later = Signal.objects.filter(pk=lead.pk, answered_at__isnull=True, promised_on__gt=now.promised_on)
        later.update(promised_on=now.promised_on)
    Signal.objects.filter(pk=lead.pk, ends_on__gt=now.ends_on or F("ends_on")).update(ends_on=now.ends_on)


@transaction.atomic
def take_apart(signal: Signal, *, actor: User | None) -> bool:
    """Weigh a concern by itself again, and tell its reporter. False: it was not taken together with one.

    Without ``actor`` because the one it was taken together with is gone.
    """
    if not advance(signal, EventKind.RECONSIDERED, actor=actor, seen={"outcome": Outcome.MERGED}):
        return False
    emails.concern_decided(signal, signal.events.filter(kind=EventKind.RECONSIDERED).latest("at", "pk"))
    return True
