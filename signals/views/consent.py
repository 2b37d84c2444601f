"""Asking the reporter to agree to something, and the answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib import typed
from signals import services
from signals.constants import ConsentKind
from signals.forms.consent import AnswerForm, AskForm, AskReadersForm
from signals.models import Signal
from signals.permissions import can_ask_consent, can_decide_consent
from signals.presenting.consent import refusal, requests_of
from signals.readers import choices_for
from signals.views.fetching import visible_concern


@require_http_methods(["GET", "HEAD", "POST"])
def ask_readers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether more people may read it."""
    concern = _in_my_care(request, public_id)
    wider = services.wider_than(concern.readers)
    # The whole list, the reporter included: leaving somebody out would name who hid their name.
    offered = [choice for choice in choices_for(concern.network, None) if choice.value in wider]
    form = AskReadersForm(request.POST or None, offered=offered, **_kept(request))
    return _ask(request, concern, ConsentKind.READERS, form)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_name(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask who shared it."""
    concern = _in_my_care(request, public_id)
    return _ask(request, concern, ConsentKind.IDENTITY, AskForm(request.POST or None, **_kept(request)))


@require_POST
def decide(request: HttpRequest, public_id: str, request_id: str) -> HttpResponse:
    """The reporter says yes or no."""
    concern = visible_concern(request, public_id)
    asked = get_object_or_404(concern.consents.select_related("asked_by"), public_id=request_id)
    if not can_decide_consent(request.user, concern):
        raise PermissionDenied
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose yes or no."))
        return redirect(concern)
    asked.signal, agrees = concern, form.cleaned_data["answer"] == "yes"
    try:
        is_so = services.decide_consent(asked, actor=request.user, agrees=agrees)
    except services.NotAsked:
        messages.info(request, _("This is no longer asked."))
    else:
        messages.success(request, _thanks(asked.kind, agrees, is_so))
    return redirect(concern)


@require_POST
def take_back(request: HttpRequest, public_id: str, request_id: str) -> HttpResponse:
    """The coordinators no longer ask it."""
    concern = visible_concern(request, public_id)
    asked = get_object_or_404(concern.consents, public_id=request_id)
    if not can_ask_consent(request.user, concern):
        raise PermissionDenied
    if services.take_back_request(asked):
        messages.success(request, _("Taken back. The reporter is no longer asked."))
    else:
        messages.info(request, _("This is no longer asked."))
    return redirect(concern)


def _in_my_care(request: HttpRequest, public_id: str) -> Signal:
    concern = visible_concern(request, public_id)
    if not can_ask_consent(request.user, concern):
        raise PermissionDenied
    return concern


def _kept(request: HttpRequest) -> dict:
    owner = request.user.public_id
    return {"owner": owner, "kept": typed.take(request, owner)}


def _ask(request: HttpRequest, concern: Signal, kind: ConsentKind, form: AskForm) -> HttpResponse:
    """The page to ask, or the question that the reporter has already."""
    is_open = [one for one in requests_of(concern) if one.request.is_open and one.request.kind == kind]
    why_not = "" if is_open else refusal(concern, kind)
    if not (is_open or why_not) and form.is_valid():
        _send(request, concern, kind, form.cleaned_data)
        return redirect(concern)
    context = {"concern": concern, "kind": kind, "form": form, "asked": is_open, "why_not": why_not}
    return render(request, "signals/ask.html", context)


def _send(request: HttpRequest, concern: Signal, kind: ConsentKind, data: dict) -> None:
    question = {"reason": data["reason"], "readers": data.get("readers", "")}
    try:
        services.ask_consent(concern, actor=request.user, kind=kind, **question)
    except (services.AskedEnough, services.AskedTooSoon, services.NothingToAsk):  # changed this very moment
        messages.info(request, _("This cannot be asked any more."))
    else:
        messages.success(request, _("Asked. The reporter decides, and you hear the answer."))


def _thanks(kind: str, agrees: bool, is_so: bool) -> str:
    if not agrees:
        return _("Noted: no. Nothing changes, and the coordinators know.")
    if kind == ConsentKind.AGENDA and not is_so:
        return _("Thank you. That meeting cannot take it any more; the coordinators choose another one.")
    return {
        ConsentKind.AGENDA: _("Thank you. Your concern is on the agenda, under the neutral title."),
        ConsentKind.READERS: _("Thank you. More people can read your concern now."),
        ConsentKind.IDENTITY: _("Thank you. The coordinators see your name now."),
    }[ConsentKind(kind)]
