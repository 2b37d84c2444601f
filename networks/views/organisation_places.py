"""Municipalities and their neighbourhoods."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bondgenoten.lib.pages import page_of
from networks import organisation_reads as reads
from networks.models import BaseTeamMunicipality, Municipality
from networks.services.organisation import is_used
from networks.views.administering import administrators_only
from networks.views.organisation import wanted_in


@require_safe
@administrators_only
def municipality_list(request: HttpRequest) -> HttpResponse:
    """All municipalities by name, or those that match a search."""
    wanted = wanted_in(request)
    context = {"page": page_of(request, reads.municipalities(wanted)), "wanted": wanted}
    return render(request, "networks/organisation/municipalities.html", context)


@require_safe
@administrators_only
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality: which teams work there, and its neighbourhoods."""
    found = get_object_or_404(Municipality, code=code)
    wanted = wanted_in(request)
    links = BaseTeamMunicipality.objects.running().filter(municipality=found).select_related("base_team")
    page = page_of(request, reads.neighbourhoods(wanted, found))
    context = {
        "municipality": found,
        "links": links.order_by("base_team__name", "pk"),
        "page": page,
        "wanted": wanted,
        "removable": not is_used(found),
    }
    return render(request, "networks/organisation/municipality.html", context)


@require_safe
@administrators_only
def neighbourhood_list(request: HttpRequest) -> HttpResponse:
    """All neighbourhoods by name, or those that match a search."""
    wanted = wanted_in(request)
    context = {"page": page_of(request, reads.neighbourhoods(wanted)), "wanted": wanted}
    return render(request, "networks/organisation/neighbourhoods.html", context)
