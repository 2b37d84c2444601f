"""The page of a concern, and writing in its thread."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bondgenoten.lib import typed
from bondgenoten.lib.htmx import done, respond
from bondgenoten.lib.registry import signal_panels
from signals import services
from signals.constants import HiddenFrom
from signals.forms import ReplyForm
from signals.models import Signal
from signals.permissions import can_reply, can_say_solved, is_own
from signals.presenting.deciding import answerer_of, handed_over, panel_of
from signals.presenting.notes import notes_of
from signals.presenting.own import own_context
from signals.presenting.thread import ready_for, replies_to
from signals.presenting.together import together_of
from signals.promises import complaints_to, end_promise_of, promise_for
from signals.readers import readers_of, shown_reporter
from signals.timeline import readings_of, timeline_of
from signals.views.fetching import visible_concern


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """A concern, for whoever may read it; opening it leaves the read mark that the reporter sees."""
    concern = visible_concern(request, public_id)
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)
    kept = typed.take(request, request.user.public_id)
    form = ReplyForm(owner=request.user.public_id, kept=kept)
    return render(request, "signals/detail.html", detail_context(request, concern, form, kept=kept))


@require_POST
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write in the thread."""
    concern = visible_concern(request, public_id)
    if not can_reply(request.user, concern):
        raise PermissionDenied
    form = ReplyForm(request.POST, owner=request.user.public_id)
    if not form.is_valid():
        context = detail_context(request, concern, form)
        return respond(request, "signals/detail.html", "signals/_thread.html", context)
    services.write_reply(
        concern,
        actor=request.user,
        text=form.cleaned_data["text"],
        submission=form.cleaned_data["submission"],
        asks=form.cleaned_data["asks"],
    )
    concern.refresh_from_db(fields=["asked_at"])
    context = _thread_context(request, concern, ReplyForm(owner=request.user.public_id))
    return done(request, "signals/_thread.html", context, concern.get_absolute_url())


def _thread_context(request: HttpRequest, concern: Signal, form: ReplyForm) -> dict:
    ready = ready_for(request.user, concern, request.GET.get("antwoord", ""))
    if ready and ready.text:
        form.initial.setdefault("text", ready.text)  # what somebody typed before goes first
    return {
        "concern": concern,
        "ready": ready,
        "is_mine": is_own(request.user, concern),
        "replies": replies_to(concern),
        "reporter_name": shown_reporter(concern, request.user),
        "name_hidden": concern.hidden_from != HiddenFrom.NOBODY,
        "may_reply": can_reply(request.user, concern),
        "form": form,
    }


def detail_context(request: HttpRequest, concern: Signal, to_write: ReplyForm, /, **of_notes: Any) -> dict:
    """All that stands on the page, with a form ``to_write``; ``of_notes`` is for ``notes_of``."""
    user = request.user
    context = _thread_context(request, concern, to_write) | own_context(user, concern)
    return context | {
        "promise": promise_for(concern, user),
        "timeline": timeline_of(concern, user),
        "readings": readings_of(concern, user),
        "may_say_solved": can_say_solved(user, concern),
        "end_promise": end_promise_of(concern, user),
        "complaints_to": complaints_to(concern),
        "readers": readers_of(concern, user),
        "deciding": panel_of(user, concern),
        "answerer": answerer_of(concern) if is_own(user, concern) and not concern.is_closed else "",
        "over": handed_over(concern),
        "together": together_of(user, concern),
        "notes": notes_of(user, concern, **of_notes),
        "panels": [panel(request, concern) for panel in signal_panels],
    }
