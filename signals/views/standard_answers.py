"""Texts to begin an answer with: those of the own networks, and national ones to read."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bondgenoten.lib import typed
from bondgenoten.lib.pages import page_of
from networks.choosing import chosen
from networks.models import Network
from signals.forms.standard_answers import StandardAnswerForm
from signals.models import StandardAnswer, Theme
from signals.permissions import can_change_answer, can_note, can_open_board
from signals.presenting.thread import ready_answers
from signals.querysets import StandardAnswerQuerySet
from signals.services.standard_answers import add_answer, change_answer, remove_answer
from signals.views.fetching import visible_concern

LONGEST = 80  # characters to search for


@require_safe
def standard_answers(request: HttpRequest) -> HttpResponse:
    """All that this coordinator can use, with ``?zoek=`` words and ``?thema=`` a subject.

    With ``?voor=`` a concern each has a button to begin the answer to that concern with it.
    """
    if not can_open_board(request.user):
        raise Http404  # nobody but coordinators has this page
    concern = visible_concern(request, request.GET["voor"]) if request.GET.get("voor") else None
    if concern and not can_note(request.user, concern):
        raise PermissionDenied
    wanted = request.GET.get("zoek", "").strip()[:LONGEST]
    code = request.GET.get("thema", "")
    answers = ready_answers(concern) if concern else StandardAnswer.objects.usable_by(request.user)
    page = page_of(request, _listed(answers.saying(wanted), code))
    context = {
        "page": page,
        "concern": concern,
        "rows": [(answer, can_change_answer(request.user, answer)) for answer in page],
        "themes": Theme.objects.all(),
        "theme": code,
        "wanted": wanted,
    }
    return render(request, "signals/standard_answers.html", context)


def _listed(answers: StandardAnswerQuerySet, code: str) -> StandardAnswerQuerySet:
    """Those on this subject before those that fit every one."""
    if code:
        answers = answers.filter(Q(theme__code=code) | Q(theme__isnull=True))
    answers = answers.select_related("theme", "network").defer("network__purpose")
    return answers.order_by(F("theme__position").asc(nulls_last=True), "title", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one, for a network that is chosen first when there are several."""
    networks = Network.objects.coordinated_by(request.user).filter(status="live")
    network = chosen(request, networks)
    if network is None:
        return render(request, "signals/standard_answer.html", {"networks": networks})
    form = _form(request)
    if form.is_valid():
        add_answer(network, fields=form.fields_for_service(), submission=form.cleaned_data["submission"])
        messages.success(request, _("Kept. Your answers can begin with it from now on."))
        return redirect("signals:standard_answers")
    return render(request, "signals/standard_answer.html", {"form": form, "network": network})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Other words for one of a network."""
    answer = _own_answer(request, public_id)
    form = _form(request, answer)
    if form.is_valid():
        change_answer(answer, fields=form.fields_for_service())
        messages.success(request, _("Changed."))
        return redirect("signals:standard_answers")
    context = {"form": form, "network": answer.network, "answer": answer}
    return render(request, "signals/standard_answer.html", context)


@require_POST
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """It is used no more."""
    remove_answer(_own_answer(request, public_id))
    messages.success(request, _("Removed."))
    return redirect("signals:standard_answers")


def _form(request: HttpRequest, answer: StandardAnswer | None = None) -> StandardAnswerForm:
    owner = request.user.public_id
    kept = typed.take(request, owner)
    return StandardAnswerForm(request.POST or None, answer=answer, owner=owner, kept=kept)


def _own_answer(request: HttpRequest, public_id: str) -> StandardAnswer:
    """One that this coordinator may change; 404 for what they do not see, 403 for a national one."""
    answers = StandardAnswer.objects.usable_by(request.user).select_related("theme", "network")
    answer = get_object_or_404(answers, public_id=public_id)
    if not can_change_answer(request.user, answer):
        raise PermissionDenied
    return answer
