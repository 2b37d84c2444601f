"""The coordinators' board."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bondgenoten.lib import audit
from bondgenoten.lib.pages import PER_PAGE, joined_last, page_of
from networks.choosing import filtered
from networks.models import Network
from signals.constants import Outcome
from signals.models import Signal
from signals.permissions import can_open_board
from signals.promises import promise_of


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
