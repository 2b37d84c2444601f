"""What reporters do with a concern of their own, and others who noticed the same."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib import typed
from signals import services
from signals.drafts import draft_key
from signals.forms.own import CorrectForm, ReadersForm
from signals.models import Signal
from signals.permissions import can_choose_readers, can_correct, can_join, can_withdraw
from signals.readers import readers_of
from signals.views.fetching import visible_concern


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put own words right."""
    concern = visible_concern(request, public_id)
    if not can_correct(request.user, concern):
        raise PermissionDenied
    kept = typed.take(request, request.user.public_id)
    form = CorrectForm(request.POST or None, concern=concern, user=request.user, kept=kept)
    context = {"concern": concern, "form": form}
    if not form.is_valid():
        return render(request, "signals/correct.html", context)
    text, seen = form.cleaned_data["observation"], form.cleaned_data["seen"]
    try:
        changed = services.correct_concern(concern, actor=request.user, text=text, seen=seen)
    except services.Outdated:
        again = CorrectForm(concern=concern, user=request.user, kept={"observation": text})
        return render(request, "signals/correct.html", context | {"form": again, "is_outdated": True})
    if changed:
        messages.success(request, _("Your words have been put right."))
    return redirect(concern)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an own concern back; a second click changes nothing."""
    concern = visible_concern(request, public_id)
    if concern.is_withdrawn and concern.reporter_id == request.user.pk:
        return redirect(concern)
    if not can_withdraw(request.user, concern):
        raise PermissionDenied
    if request.method == "POST":
        services.withdraw_concern(concern, actor=request.user)
        messages.success(request, _("Withdrawn. Nobody but you can read it any more."))
        return redirect(concern)
    readers = readers_of(concern, request.user)
    return render(request, "signals/withdraw.html", {"concern": concern, "readers": readers})


@require_http_methods(["GET", "HEAD", "POST"])
def choose_readers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say who may read an own concern from now on."""
    concern = visible_concern(request, public_id)
    if not can_choose_readers(request.user, concern):
        raise PermissionDenied
    form = ReadersForm(request.POST or None, concern=concern, user=request.user)
    context = {"concern": concern, "form": form, "readers": readers_of(concern, request.user)}
    if not form.is_valid():
        return render(request, "signals/readers.html", context)
    seen = form.cleaned_data["seen"]
    try:
        changed = services.choose_readers(concern, actor=request.user, choice=form.choice(), seen=seen)
    except services.Outdated:
        again = ReadersForm(concern=concern, user=request.user)
        return render(request, "signals/readers.html", context | {"form": again, "is_outdated": True})
    if changed:
        messages.success(request, _("Saved. On this page you see who may read it now."))
    return redirect(concern)


@require_POST
def join(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say "I noticed this too", or take it back with ``weg=1``."""
    concern = visible_concern(request, public_id)
    if request.POST.get("weg"):
        return _leave(request, concern)
    if not can_join(request.user, concern):
        raise PermissionDenied
    services.join_concern(concern, actor=request.user)
    # instead of a concern of their own: its draft goes
    draft = draft_key(request.user, concern.network) if request.POST.get("instead") else ""
    noted = _("Noted. You hear what becomes of it. Others see a number, not your name.")
    messages.success(request, noted, extra_tags=draft)
    return redirect(concern)


def _leave(request: HttpRequest, concern: Signal) -> HttpResponse:
    """Whoever did not join has nothing to take back, and no harm is done."""
    if services.leave_concern(concern, actor=request.user):
        messages.success(request, _("Taken back. You get no more news of this concern."))
    still_theirs = Signal.objects.visible_to(request.user).filter(pk=concern.pk).exists()
    return redirect(concern if still_theirs else "signals:list")
