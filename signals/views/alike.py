"""Concerns that look alike, side by side; taking two of them together, and apart again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from bondgenoten.lib import audit, typed
from bondgenoten.lib.asked import asked
from signals.alike import find_alike
from signals.forms.merging import MergeForm
from signals.models import Signal
from signals.permissions import can_take_apart, can_take_together, can_weigh
from signals.promises import promise_of
from signals.querysets import SignalQuerySet
from signals.search import LONGEST, search
from signals.services import together
from signals.views.fetching import visible_concern

FOUND = 10  # by words, to choose one of


@require_safe
def alike(request: HttpRequest, public_id: str) -> HttpResponse:
    """A concern beside those in the same care that look like it, or the one chosen by ``?met=``.

    It leaves no read marks: one line in the audit log says what was shown.
    """
    concern = visible_concern(request, public_id)
    if not can_weigh(request.user, concern):
        raise PermissionDenied
    wanted = request.GET.get("zoek", "").strip()[:LONGEST]
    among = _in_care(request.user, concern.network_id, concern.pk)
    found = search(among, wanted).order_by("-created_at", "-pk")[:FOUND] if wanted else ()
    mates = asked(_mates, request.user, concern.network_id, concern.pk, concern.merged_into_id or 0)
    others = _beside(concern, among, request.GET.get("met", ""))
    seen = [concern, *mates, *others, *found]
    audit.seen("alike", actor_id=request.user.public_id, ids=[one.public_id for one in seen])
    context = {
        "concern": concern,
        "promise": promise_of(concern),
        "mates": [(one, promise_of(one)) for one in mates],
        "others": [(one, promise_of(one), can_take_together(request.user, concern, one)) for one in others],
    }
    return render(request, "signals/alike.html", context | {"found": found, "wanted": wanted})


def _in_care(user: User, network: int, but: int) -> SignalQuerySet:
    return Signal.objects.in_care_of(user).filter(network=network).exclude(pk=but).for_list().with_care(user)


def _mates(user: User, network: int, concern: int, lead: int) -> SignalQuerySet:
    """What goes on in it, and the one that it goes on in itself."""
    among = _in_care(user, network, concern)
    return among.filter(Q(merged_into=concern) | Q(pk=lead)).order_by("pk")


def _beside(concern: Signal, among: SignalQuerySet, chosen: str) -> list[Signal]:
    if chosen:
        return list(among.filter(public_id=chosen))
    return find_alike(
        among.exclude(pk=concern.merged_into_id),
        network=concern.network,
        neighbourhood=concern.neighbourhood,
        theme=concern.theme,
        text=concern.observation,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """Take two concerns together: which one goes on, and what the reporter of the other one reads."""
    concern, other = (visible_concern(request, one) for one in (public_id, other_id))
    if request.method == "POST" and (
        concern.merged_into_id == other.pk or other.merged_into_id == concern.pk
    ):
        return redirect(concern)  # a second click
    if not can_take_together(request.user, concern, other):
        raise PermissionDenied
    form = MergeForm(
        request.POST or None,
        concerns=(concern, other),
        owner=request.user.public_id,
        kept=typed.take(request, request.user.public_id),
    )
    if form.is_valid():
        return _take_together(request, form)
    return render(request, "signals/merge.html", {"concern": concern, "other": other, "form": form})


def _take_together(request: HttpRequest, form: MergeForm) -> HttpResponse:
    lead, signal = form.chosen()
    data = form.cleaned_data
    try:
        together.take_together(
            signal, lead=lead, actor=request.user, text=data["text"], submission=data["submission"]
        )
    except together.NotTogether:
        messages.error(request, _("One of the two changed in the meantime. Nothing was taken together."))
    else:
        messages.success(request, _("Taken together. The reporter of the other concern gets your message."))
    return redirect(lead)


@require_POST
def take_apart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Weigh by itself again what was taken together with another one."""
    concern = visible_concern(request, public_id)
    if not can_weigh(request.user, concern):
        raise PermissionDenied
    if can_take_apart(request.user, concern) and together.take_apart(concern, actor=request.user):
        messages.success(request, _("Taken apart. This concern is to be weighed again."))
    return redirect(concern)
