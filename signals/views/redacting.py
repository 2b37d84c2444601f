"""Taking words out, and what stood there for whoever wrote it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bondgenoten.lib import typed
from signals import services
from signals.forms.redacting import RedactForm
from signals.permissions import can_redact
from signals.presenting.consent import taken_out_of
from signals.readers import shown_reporter
from signals.views.fetching import visible_concern


@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: HttpRequest, public_id: str, reply_id: str = "") -> HttpResponse:
    """Mark which words go from a concern, or from a message in its thread."""
    concern = visible_concern(request, public_id)
    replies = concern.replies.select_related("author")
    reply = get_object_or_404(replies, public_id=reply_id) if reply_id else None
    if not can_redact(request.user, concern):
        raise PermissionDenied
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)  # the page shows its words
    text, owner = reply.text if reply else concern.observation, request.user.public_id
    form = RedactForm(request.POST or None, owner=owner, kept=typed.take(request, owner), text=text)
    if form.is_valid() and _take_out(request, concern, reply, form):
        messages.success(request, _("Taken out. The reporter gets word of it, with your reason."))
        return redirect(concern)
    context = {
        "concern": concern,
        "reply": reply,
        "text": text,
        "replies": [] if reply else replies,
        "reporter_name": shown_reporter(concern, request.user),
        "form": form,
    }
    return render(request, "signals/redact.html", context)


@require_safe
def before(request: HttpRequest, public_id: str) -> HttpResponse:
    """What stood there, for whoever wrote it."""
    concern = visible_concern(request, public_id)
    mine = [one for one in taken_out_of(concern, request.user) if one.is_theirs]
    if not mine:
        raise Http404
    return render(request, "signals/before.html", {"concern": concern, "taken_out": mine})


def _take_out(request: HttpRequest, concern, reply, form: RedactForm) -> bool:
    """False, and the form says so, when somebody was first."""
    done = services.redact(
        concern,
        actor=request.user,
        seen=form.text,
        out=form.cleaned_data["places"],
        reason=form.cleaned_data["reason"],
        reply=reply,
    )
    if not done:
        form.add_error(None, _("The text changed meanwhile. Look again at what has to go."))
    return done
