"""The list of concerns somebody may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bondgenoten.lib import audit
from bondgenoten.lib.pages import page_of
from networks.choosing import filtered
from networks.models import Network
from signals.models import Signal
from signals.permissions import can_open_board
from signals.promises import promise_of

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
