"""Pages of concerns."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from bondgenoten.lib import audit, typed
from bondgenoten.lib.htmx import done, respond
from bondgenoten.lib.pages import PER_PAGE, joined_last, page_of
from bondgenoten.lib.registry import signal_panels
from networks.choosing import chosen, filtered
from networks.models import Network
from signals import services
from signals.constants import Outcome
from signals.forms import ReplyForm, ShareForm
from signals.models import Signal
from signals.permissions import can_open_board, can_reply, can_round_off, can_weigh
from signals.promises import promise_of
from signals.readers import readers_of, shown_reporter
from signals.timeline import timeline_of

MINE = "mij"


@require_safe
def concern_list(request: HttpRequest) -> HttpResponse:
    """Concerns this person may read, the newest first; ``?van=mij`` for their own."""
    networks = Network.objects.at_table_or_led_by(request.user)
    network = filtered(request, networks)
    concerns = Signal.objects.visible_to(request.user).for_list().order_by("-created_at", "-pk")
    if network:
        concerns = concerns.filter(network=network)
    if not networks and not concerns.exists():
        raise Http404  # no seat anywhere, and nothing shared before leaving
    mine_only = request.GET.get("van") == MINE
    if mine_only:
        concerns = concerns.filter(reporter=request.user)
    page = page_of(request, concerns)
    rows = [(concern, promise_of(concern)) for concern in page]
    audit.seen("list", actor_id=request.user.public_id, ids=[concern.public_id for concern in page])
    context = {"page": page, "rows": rows, "mine_only": mine_only, "network": network}
    return render(
        request,
        "signals/list.html",
        context | {"may_weigh": can_open_board(request.user)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Share a concern: one screen."""
    networks = Network.objects.at_table_or_led_by(request.user).filter(status="live")
    network = chosen(request, networks)
    if network is None:
        return render(request, "signals/choose_network.html", {"networks": networks})
    kept = typed.take(request, request.user.public_id)
    form = ShareForm(request.POST or None, network=network, user=request.user, kept=kept)
    if form.is_valid():
        concern = services.share_concern(
            network,
            actor=request.user,
            fields=form.fields_for_service(),
            submission=form.cleaned_data["submission"],
        )
        messages.success(request, _("Your concern has been shared. Thank you."))
        return redirect("signals:detail", concern.public_id)
    context = {"form": form, "network": network, "promised_on": services.promised_day()}
    return render(request, "signals/share.html", context)


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """A concern, for whoever may read it; opening it leaves the read mark that the reporter sees."""
    concern = _visible(request, public_id)
    if request.method == "GET":
        services.mark_read(concern, reader=request.user)
    form = ReplyForm(owner=request.user.public_id, kept=typed.take(request, request.user.public_id))
    return render(request, "signals/detail.html", _detail_context(request, concern, form))


@require_POST
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write in the thread."""
    concern = _visible(request, public_id)
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
    concern = _visible(request, public_id)
    if not can_weigh(request.user, concern):
        raise PermissionDenied
    try:
        services.round_off(concern, actor=request.user)
    except services.NotAnswered:
        messages.error(request, _("Answer first: the reporter is waiting to hear from you."))
    else:
        messages.success(request, _("Rounded off. The reporter gets word of it."))
    return redirect(concern)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The coordinators' board: what is to be weighed, the earliest promise first."""
    if not can_open_board(request.user):
        raise Http404  # nobody but coordinators has this page
    networks = Network.objects.coordinated_by(request.user)
    network = filtered(request, networks)
    concerns = Signal.objects.in_care_of(request.user).for_board()
    if network:
        concerns = concerns.filter(network=network)
    waiting = page_of(request, concerns.to_weigh())
    placed = concerns.filter(outcome=Outcome.AGENDA).order_by("-created_at")
    on_agenda = joined_last(placed, placed[:PER_PAGE])
    shown = [*waiting, *on_agenda]
    _know_networks(shown, networks)
    audit.seen("board", actor_id=request.user.public_id, ids=[concern.public_id for concern in shown])
    context = {
        "page": waiting,
        "waiting": [(concern, promise_of(concern)) for concern in waiting],
        "on_agenda": [(concern, promise_of(concern)) for concern in on_agenda],
        "networks": networks,
        "network": network,
    }
    return render(request, "signals/board.html", context)


def _know_networks(concerns: Iterable[Signal], networks: Iterable[Network]) -> None:
    """The networks of the page are fetched already: no concern need ask for its own."""
    known = {network.pk: network for network in networks}
    for concern in concerns:
        concern.network = known[concern.network_id]


def _visible(request: HttpRequest, public_id: str) -> Signal:
    """The concern, for whoever may read it; 404 for everybody else."""
    concerns = Signal.objects.visible_to(request.user).for_list().select_related("reporter", "reader")
    concerns = concerns.with_care(request.user).prefetch_related("events")
    return get_object_or_404(concerns, public_id=public_id)


def _thread_context(request: HttpRequest, concern: Signal, form: ReplyForm) -> dict:
    return {
        "concern": concern,
        "replies": concern.replies.select_related("author"),
        "reporter_name": shown_reporter(concern, request.user),
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
