"""The promise of an answer. One clock a concern: the reporter starts it, an answer stops it."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.workdays import add_workdays
from networks.models import Network
from signals.constants import WORKDAYS_TO_ANSWER, EventKind
from signals.models import Signal
from signals.services.life import log


def promised_day(today: date | None = None) -> date:
    """The last day on which the first answer to a concern shared today keeps the promise."""
    return add_workdays(today or timezone.localdate(), WORKDAYS_TO_ANSWER)


def end_day(network: Network, today: date | None = None) -> date:
    """The last day on which the reporter of a concern shared today hears how it ends."""
    return (today or timezone.localdate()) + timedelta(weeks=network.end_term_weeks)


def stop_clock(signal: Signal, *, actor: User, at: datetime, asks: bool = False) -> None:
    """There is an answer at this moment; noted once. ``asks``: we now wait for the reporter."""
    Signal.objects.filter(pk=signal.pk).update(asked_at=at if asks else None)
    if Signal.objects.filter(pk=signal.pk, answered_at__isnull=True).update(answered_at=at):
        log(signal, EventKind.ANSWERED, actor)


def restart_clock(signal: Signal) -> bool:
    """The reporter wrote: an answer is promised anew. False: they still wait for the one before."""
    stopped = Signal.objects.filter(pk=signal.pk, answered_at__isnull=False)
    return bool(stopped.update(answered_at=None, promised_on=promised_day(), asked_at=None))
