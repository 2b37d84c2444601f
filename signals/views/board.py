"""The coordinators' board."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bondgenoten.lib import audit
from bondgenoten.lib.pages import page_of
from networks.choosing import filtered
from networks.models import Network
from signals import lanes
from signals.alike import count_alike
from signals.models import Signal
from signals.permissions import can_open_board
from signals.presenting import board as shown


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What is to be weighed over all own networks, the earliest promise first, and what became of others."""
    if not can_open_board(request.user):
        raise Http404  # nobody but coordinators has this page
    networks = lanes.networks_of(request.user)
    network = filtered(request, networks)
    only = [network.pk] if network else []
    people = shown.People(lanes.coordinators_of(only or [one.pk for one in networks]))
    frame = {"networks": networks, "network": network}
    if "uitkomst" in request.GET:
        return _list(request, only, people, frame)
    return render(request, "signals/board.html", frame | _lanes(request, only, people, networks))


def _lanes(request: HttpRequest, only: list[int], people: shown.People, networks: list[Network]) -> dict:
    """A page of what is to be weighed, the first of every lane, and the numbers of the shelf."""
    counts = lanes.count_lanes(request.user, only)
    count = counts[lanes.TO_WEIGH]
    page = Paginator(range(count), lanes.WAITING).get_page(request.GET.get("pagina"))
    page.name = "pagina"
    rows = lanes.lanes_of(request.user, only, page.object_list.start)
    _seen(request, [concern for lane in rows.values() for concern in lane], networks)
    waiting = rows.pop(lanes.TO_WEIGH)
    alike = count_alike(waiting, user=request.user)
    cards = shown.waiting_of(waiting, people, alike, is_first_page=page.number == 1)
    title, text = shown.finding_of(count, cards, request.user, people)
    return {
        "title": title,
        "text": text,
        "page": page,
        "waiting": cards,
        "lanes": [shown.lane_of(slug, shown.cards_of(lane, people), counts) for slug, lane in rows.items()],
        "shelf": shown.shelf_of(counts),
    }


def _list(request: HttpRequest, only: list[int], people: shown.People, frame: dict) -> HttpResponse:
    """All of one lane, or of what ended, in pages."""
    slug = request.GET["uitkomst"]
    if slug not in lanes.LISTS:
        raise Http404
    page = page_of(request, lanes.list_of(slug, request.user, only))
    found = list(page)
    _seen(request, found, frame["networks"])
    context = frame | {"page": page, "cards": shown.cards_of(found, people), "title": lanes.LISTS[slug][0]}
    return render(request, "signals/board_list.html", context)


def _seen(request: HttpRequest, concerns: list[Signal], networks: Iterable[Network]) -> None:
    """Note who saw which; the networks of the page are fetched already, so none asks for its own."""
    audit.seen("board", actor_id=request.user.public_id, ids=[concern.public_id for concern in concerns])
    known = {network.pk: network for network in networks}
    for concern in concerns:
        concern.network = known[concern.network_id]
