"""Writing a remark among the coordinators."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from bondgenoten.lib.htmx import done, respond
from signals.forms import ReplyForm
from signals.forms.notes import NoteForm
from signals.permissions import can_note
from signals.presenting.notes import notes_of
from signals.services.notes import add_note
from signals.views.detail import detail_context
from signals.views.fetching import visible_concern


@require_POST
def note(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a remark that only the coordinators read."""
    concern = visible_concern(request, public_id)
    if not can_note(request.user, concern):
        raise PermissionDenied
    form = NoteForm(request.POST, owner=request.user.public_id, auto_id="note_%s")
    if not form.is_valid():
        context = detail_context(request, concern, ReplyForm(owner=request.user.public_id), form=form)
        return respond(request, "signals/detail.html", "signals/_notes.html", context)
    data = form.cleaned_data
    add_note(concern, actor=request.user, text=data["note"], submission=data["submission"])
    concern.has_notes = True
    context = {"concern": concern, "notes": notes_of(request.user, concern)}
    return done(request, "signals/_notes.html", context, f"{concern.get_absolute_url()}#notes")
