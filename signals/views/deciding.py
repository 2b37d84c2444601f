"""Deciding what to do with a concern, weighing it, who answers it, and handing it over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib import typed
from bondgenoten.lib.htmx import done
from signals import services
from signals.forms import FORMS, DecideForm, WeighForm
from signals.forms.deciding import as_seen
from signals.models import Signal
from signals.permissions import can_hand_over, can_weigh
from signals.presenting.deciding import (
    EXPLAINED,
    LABELS,
    STEPS,
    handed_over,
    is_open_to,
    last_decision,
    outcome_of,
    panel_of,
    weighing_of,
)
from signals.states import MOVES
from signals.views.fetching import visible_concern


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: str, step: str) -> HttpResponse:
    """One step on one page, with the words of the concern; of two at once the second is asked again."""
    if step not in STEPS:
        raise Http404
    concern = _in_care(request, public_id)
    if not is_open_to(concern, STEPS[step]):
        return _decided_before(request, concern, step)
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)  # the page shows its words
    form = _form(request, concern, step)
    if form.is_valid():
        try:
            if services.decide(concern, actor=request.user, decision=form.decision()):
                messages.success(request, _("Decided. The reporter gets word of it."))
                return redirect(concern)
        except services.NotAnswered:
            form.add_error("answer", _("Answer first: the reporter is waiting to hear from you."))
        else:
            return _asked_again(request, public_id, step)
    return _page(request, concern, step, form)


def _form(request: HttpRequest, concern: Signal, step: str, data=None) -> DecideForm:
    owner = request.user.public_id
    kind = FORMS[step]
    more = {"actor": request.user} if step == "doen" else {}
    return kind(
        data or request.POST or None,
        owner=owner,
        kept=typed.take(request, owner),
        concern=concern,
        weighing=weighing_of(concern),
        **more,
    )


def _page(request: HttpRequest, concern: Signal, step: str, form: DecideForm) -> HttpResponse:
    kind = STEPS[step]
    context = {"concern": concern, "form": form, "title": LABELS[kind], "explained": EXPLAINED[kind]}
    return render(request, "signals/decide.html", context)


def _asked_again(request: HttpRequest, public_id: str, step: str) -> HttpResponse:
    """Somebody decided since the page was opened: say what, and ask whether this is still wanted."""
    concern = visible_concern(request, public_id)
    if not is_open_to(concern, STEPS[step]) or _is_mine(request, concern, step):
        return _decided_before(request, concern, step)
    data = request.POST.copy()
    data["seen"] = as_seen(concern)
    form = _form(request, concern, step, data)
    form.add_error(None, _("%(decided)s Look again, and send it if you still want it.") % _words(concern))
    return _page(request, concern, step, form)


def _decided_before(request: HttpRequest, concern: Signal, step: str) -> HttpResponse:
    """To the concern as it is; silently after a second click of the same person."""
    if not _is_mine(request, concern, step):
        messages.info(request, _words(concern)["decided"])
    return redirect(concern)


def _is_mine(request: HttpRequest, concern: Signal, step: str) -> bool:
    """This very step was the last one, and taken by who asks."""
    last = last_decision(concern)
    is_it = last is not None and last.kind == STEPS[step] and concern.outcome == MOVES[STEPS[step]].to
    return is_it and last.actor_id == request.user.pk


def _words(concern: Signal) -> dict[str, str]:
    """Who decided what; the reporter, who may have hidden their name, is named nowhere."""
    last = last_decision(concern)
    about = {"outcome": outcome_of(concern)}
    if last is None or last.actor is None or last.actor_id == concern.reporter_id:
        return {"decided": _("This concern is by now: %(outcome)s.") % about}
    about["name"] = last.actor.short_name or last.actor.called
    return {"decided": _("%(name)s has decided in the meantime: %(outcome)s.") % about}


@require_POST
def weigh(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what the coordinators think of it; nobody else ever reads that."""
    concern = _in_care(request, public_id)
    form = WeighForm(request.POST)
    if not form.is_valid():  # no choice of ours: a page of ours never sends it
        return redirect(concern)
    services.weigh(concern, actor=request.user, fields=form.weighing())
    concern = visible_concern(request, public_id)  # as it is weighed now
    context = {"concern": concern, "deciding": panel_of(request.user, concern), "is_saved": True}
    return done(request, "signals/_weighing.html", context, f"{concern.get_absolute_url()}#weighing")


@require_POST
def assign(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name who answers."""
    concern = _in_care(request, public_id)
    member = services.may_answer(concern).filter(user__public_id=request.POST.get("answerer", "")).first()
    if member is None:
        messages.error(request, _("Choose one of the coordinators of this network."))
    elif services.assign(concern, answerer=member.user, actor=request.user):
        messages.success(
            request, _("The reporter sees that %(name)s answers.") % {"name": member.user.called}
        )
    return redirect(concern)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note that it goes on in the systems of the police; no content goes along."""
    concern = visible_concern(request, public_id)
    if not can_hand_over(request.user, concern):
        raise PermissionDenied
    if request.method == "POST":
        if services.hand_over(concern, actor=request.user):
            messages.success(request, _("Noted as handed over. The reporter gets word of it."))
        return redirect(concern)
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)  # the page shows its words
    return render(request, "signals/hand_over.html", {"concern": concern, "done_on": handed_over(concern)})


def _in_care(request: HttpRequest, public_id: str) -> Signal:
    """The concern, for who weighs it; 403 for who may only read it."""
    concern = visible_concern(request, public_id)
    if not can_weigh(request.user, concern):
        raise PermissionDenied
    return concern
