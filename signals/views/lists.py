"""The list of concerns somebody may read, and searching in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bondgenoten.lib import audit
from bondgenoten.lib.asked import asked
from bondgenoten.lib.forms import INVISIBLE
from bondgenoten.lib.pages import Sliced, page_ahead
from networks.choosing import filtered
from networks.models import Network
from signals.models import Signal
from signals.newest import Newest, newest_own, newest_saying
from signals.permissions import can_open_board
from signals.presenting.own import joined_among
from signals.promises import promise_of
from signals.search import LONGEST, wanted_of

MINE = "mij"


@require_safe
def concern_list(request: HttpRequest) -> HttpResponse:
    """Concerns this person may read, newest first; ``?van=mij`` their own, ``?zoek=`` with these words."""
    networks = asked(Network.objects.at_table_or_led_by, request.user)
    network = filtered(request, networks)
    if not networks and not Signal.objects.visible_to(request.user).exists():
        raise Http404  # no seat anywhere, and nothing shared before leaving
    mine_only = request.GET.get("van") == MINE
    wanted = INVISIBLE.sub("", request.GET.get("zoek", "")).strip()[:LONGEST]
    page = page_ahead(request, _concerns(request, network, mine_only, wanted))
    rows = [(concern, promise_of(concern)) for concern in page]
    audit.seen("list", actor_id=request.user.public_id, ids=[concern.public_id for concern in page])
    context: dict[str, Any] = {"page": page, "rows": rows, "mine_only": mine_only, "network": network}
    context |= {"may_weigh": can_open_board(request.user), "wanted": wanted, "longest": LONGEST}
    context["joined"] = joined_among(request.user, page)
    return render(request, "signals/list.html", context)


def _concerns(request: HttpRequest, network: Network | None, mine_only: bool, wanted: str) -> Sliced:
    """What is asked for, the newest first."""
    only = network.pk if network else 0
    if not (mine_only or wanted):
        return Newest(request.user, only)
    newest = newest_own if mine_only else newest_saying
    return newest(request.user, only, wanted_of(wanted))
