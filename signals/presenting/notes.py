"""The remarks among coordinators, as they stand on the page of a concern."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from bondgenoten.lib.asked import asked
from signals.forms.notes import NoteForm
from signals.models import InternalNote, Signal
from signals.permissions import can_note


@dataclass(frozen=True)
class Notes:
    """All of a concern, and the form for one more."""

    rows: list[InternalNote]
    form: NoteForm


def notes_of(
    user: User, concern: Signal, *, form: NoteForm | None = None, kept: dict | None = None
) -> Notes | None:
    """None for who may not see them: their table is not even asked."""
    if not can_note(user, concern):
        return None
    form = form or NoteForm(owner=user.public_id, auto_id="note_%s", kept=kept)
    is_known_empty = concern.__dict__.get("has_notes") is False  # on a row that came ``with_company``
    return Notes([] if is_known_empty else asked(_notes, concern.pk), form)


def _notes(concern: int) -> QuerySet:
    return InternalNote.objects.filter(signal=concern).select_related("author")
