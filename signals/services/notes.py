"""Remarks of coordinators among each other about a concern. Nobody gets mail of it."""

from django.db import transaction

from accounts.models import User
from signals.models import InternalNote, Signal
from signals.services.care import party_of


@transaction.atomic
def add_note(signal: Signal, *, actor: User, text: str, submission: str) -> InternalNote:
    """Keep a remark, once per ``submission``; it never comes in the thread, nor before its reporter."""
    defaults = {"signal": signal, "author": actor, "party": party_of(signal, actor), "text": text}
    return InternalNote.objects.get_or_create(submission=submission, defaults=defaults)[0]
