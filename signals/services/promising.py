"""The sweep of promises: near and missed ones go to the coordinators who have the concern in care."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.workdays import add_workdays
from networks.constants import NetworkStatus
from networks.models import Membership
from signals import emails
from signals.constants import Readers
from signals.emails import Due, PromiseMail
from signals.models import Signal

AT_ONCE = 500  # concerns held in memory
END_IS_NEAR = timedelta(days=7)
LOOKS_BACK = timedelta(days=60)  # further back it stands in the chief's summary, and was mailed long ago


def check_promises(now: datetime | None = None) -> int:
    """Mail each coordinator a promise once when it is near, once when it is missed; how many mails.

    Twice, two at once, or after days of silence is harmless: it asks what was not mailed yet, and the
    outbox takes each key once.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    queued = 0
    for due, field, near, missed in (
        (_answers(today), "promised_on", Due.ANSWER_NEAR, Due.ANSWER_MISSED),
        (_ends(today), "ends_on", Due.END_NEAR, Due.END_MISSED),
    ):
        for page in _pages(due):
            days = [(signal, getattr(signal, field)) for signal in page]
            mails = [(signal, missed if day < today else near, day) for signal, day in days]
            queued += _queue(mails, now)
    return queued


def _answers(today: date) -> QuerySet:
    """Its reporter waits for an answer that is promised by the next working day, or was by an earlier one."""
    waiting = Signal.objects.still_open().filter(answered_at__isnull=True)
    return waiting.filter(promised_on__gte=today - LOOKS_BACK, promised_on__lte=add_workdays(today, 1))


def _ends(today: date) -> QuerySet:
    """Still open while its end is promised within a week, or was by an earlier day."""
    span = {"ends_on__gte": today - LOOKS_BACK, "ends_on__lte": today + END_IS_NEAR}
    return Signal.objects.still_open().filter(**span)


def _pages(due: QuerySet) -> Iterator[list[Signal]]:
    """By the key, so that nothing is held open and what was answered meanwhile is left out."""
    live = due.filter(network__status=NetworkStatus.LIVE).select_related("network").order_by("pk")
    last = 0
    while page := list(live.filter(pk__gt=last)[:AT_ONCE]):
        yield page
        last = page[-1].pk


@transaction.atomic
def _queue(due: list[tuple[Signal, Due, date]], now: datetime) -> int:
    coordinators = _coordinators({signal.network_id for signal, _kind, _day in due})
    mails = [
        PromiseMail(kind, signal, day, user)
        for signal, kind, day in due
        for user in coordinators[signal.network_id]
        if user.pk != signal.reporter_id and (signal.readers != Readers.ONE or signal.reader_id == user.pk)
    ]
    done = emails.mailed_promises(mails)
    todo = [mail for mail in mails if mail.key not in done]
    for mail in todo:
        emails.promise_is_due(mail, now)
    return len(todo)


def _coordinators(networks: set[int]) -> dict[int, list[User]]:
    """Who weighs in each of these networks; one query a page."""
    found: dict[int, list[User]] = defaultdict(list)
    for member in Membership.objects.coordinating().filter(network__in=networks).select_related("user"):
        found[member.network_id].append(member.user)
    return found
