"""The neighbourhoods of a network, chosen municipality by municipality."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bondgenoten.lib.pages import page_of
from networks.lookups import neighbourhoods_to_choose, suggested_municipalities
from networks.models import Municipality, Neighbourhood, Network
from networks.services import administered as services
from networks.views.administering import administrators_only

PER_PAGE = 60


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def neighbourhoods(request: HttpRequest, public_id: str) -> HttpResponse:
    """Without a municipality: find one. With it: its neighbourhoods, to tick and save."""
    network = get_object_or_404(Network, public_id=public_id)
    links = network.area_links.running().select_related("neighbourhood__municipality")
    code = request.GET.get("gemeente")
    context: dict = {"network": network, "area": links.order_by("neighbourhood__name")}
    if not code:
        return render(request, "networks/administered/municipality.html", context | _found(request, network))
    municipality = get_object_or_404(Municipality, code=code)
    places = neighbourhoods_to_choose(municipality, network)
    if request.method == "POST":
        return _save(request, network, places)
    wanted = request.GET.get("zoek", "").strip()[:80]
    if wanted:
        places = places.filter(name__icontains=wanted)
    context |= {
        "municipality": municipality,
        "wanted": wanted,
        "page": page_of(request, places, PER_PAGE),
        "chosen": set(links.values_list("neighbourhood_id", flat=True)),
    }
    return render(request, "networks/administered/neighbourhoods.html", context)


def _found(request: HttpRequest, network: Network) -> dict:
    """Municipalities whose name has what is searched for; without that, those of the base teams and area."""
    wanted = request.GET.get("zoek", "").strip()[:80]
    found = Municipality.objects.filter(Q(name__icontains=wanted) | Q(code__iexact=wanted))
    municipalities = found if wanted else suggested_municipalities(network)
    return {"wanted": wanted, "page": page_of(request, municipalities.order_by("name", "pk"))}


def _save(request: HttpRequest, network: Network, places: QuerySet[Neighbourhood]) -> HttpResponse:
    """Only what this person ticked or unticked changes: who is at it at the same time loses nothing."""
    chosen, before = (set(request.POST.getlist(name)) for name in ("buurt", "was"))
    shown = {str(place.pk): place for place in places}
    services.change_area(
        network,
        add=[place for key, place in shown.items() if key in chosen - before],
        drop=[place for key, place in shown.items() if key in before - chosen],
        actor=request.user,
    )
    messages.success(request, _("The neighbourhoods are saved."))
    return redirect(request.get_full_path())
