"""The page of a concern, and writing in its thread."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bondgenoten.lib import typed
from bondgenoten.lib.htmx import done, respond
from bondgenoten.lib.registry import signal_panels
from signals import services
from signals.constants import HiddenFrom
from signals.forms import ReplyForm
from signals.models import Signal
from signals.permissions import can_reply, can_round_off, can_weigh
from signals.promises import promise_of
from signals.readers import readers_of, shown_reporter
from signals.timeline import timeline_of
from signals.views.fetching import visible_concern


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """A concern, for whoever may read it; opening it leaves the read mark that the reporter sees."""
    concern = visible_concern(request, public_id)
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)
    form = ReplyForm(owner=request.user.public_id, kept=typed.take(request, request.user.public_id))
    return render(request, "signals/detail.html", _detail_context(request, concern, form))


@require_POST
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write in the thread."""
    concern = visible_concern(request, public_id)
    if not can_reply(request.user, concern):
        raise PermissionDenied
    form = ReplyForm(request.POST, owner=request.user.public_id)
    if not form.is_valid():
        context = _detail_context(request, concern, form)
        return respond(request, "signals/detail.html", "signals/_thread.html", context)
    services.write_reply(
        concern,
        actor=request.user,
        text=form.cleaned_data["text"],
        submission=form.cleaned_data["submission"],
    )
    context = _thread_context(request, concern, ReplyForm(owner=request.user.public_id))
    return done(request, "signals/_thread.html", context, concern.get_absolute_url())


@require_POST
def round_off(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that a concern needs no more."""
    concern = visible_concern(request, public_id)
    if not can_weigh(request.user, concern):
        raise PermissionDenied
    try:
        services.round_off(concern, actor=request.user)
    except services.NotAnswered:
        messages.error(request, _("Answer first: the reporter is waiting to hear from you."))
    else:
        messages.success(request, _("Rounded off. The reporter gets word of it."))
    return redirect(concern)


def _thread_context(request: HttpRequest, concern: Signal, form: ReplyForm) -> dict:
    return {
        "concern": concern,
        "replies": concern.replies.select_related("author"),
        "reporter_name": shown_reporter(concern, request.user),
        "name_hidden": concern.hidden_from != HiddenFrom.NOBODY,
        "may_reply": can_reply(request.user, concern),
        "form": form,
    }


def _detail_context(request: HttpRequest, concern: Signal, form: ReplyForm) -> dict:
    return _thread_context(request, concern, form) | {
        "is_mine": concern.reporter_id == request.user.pk,
        "promise": promise_of(concern),
        "timeline": timeline_of(concern, request.user),
        "readers": readers_of(concern, request.user),
        "may_round_off": can_round_off(request.user, concern),
        "panels": [panel(request, concern) for panel in signal_panels],
    }
