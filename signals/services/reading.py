"""Reading a concern leaves a mark that its reporter sees."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from signals.models import Signal, SignalRead
from signals.readers import role_of


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
