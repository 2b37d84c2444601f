"""What the coordinators decide to do with a concern."""

from django.db import transaction

from accounts.models import User
from signals import emails
from signals.constants import EventKind
from signals.models import Signal
from signals.services.life import advance


class NotAnswered(Exception):
    """A concern without an answer cannot be rounded off: its reporter waits."""


@transaction.atomic
def round_off(signal: Signal, *, actor: User) -> bool:
    """Say that a concern needs no more; tell its reporter. False: it was so already. Raises NotAnswered."""
    if not Signal.objects.filter(pk=signal.pk, answered_at__isnull=False).exists():
        raise NotAnswered
    if not advance(signal, EventKind.ROUNDED_OFF, actor=actor):
        return False
    emails.concern_rounded_off(signal)
    return True
