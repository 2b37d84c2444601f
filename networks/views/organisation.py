"""The organisation: units with their districts, districts with their base teams, and one team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bondgenoten.lib.forms import INVISIBLE
from bondgenoten.lib.pages import page_of
from networks import organisation_reads as reads
from networks.models import BaseTeam, District, Unit
from networks.services.organisation import is_used
from networks.views.administering import administrators_only

LONGEST_SEARCH = 80


def wanted_in(request: HttpRequest) -> str:
    """What is searched for."""
    return INVISIBLE.sub("", request.GET.get("zoek", "")).strip()[:LONGEST_SEARCH]


@require_safe
@administrators_only
def index(request: HttpRequest) -> HttpResponse:
    """How much there is, where to go, and the units."""
    context = {"totals": reads.totals(), "page": page_of(request, reads.units())}
    return render(request, "networks/organisation/index.html", context)


@require_safe
@administrators_only
def unit(request: HttpRequest, public_id: str) -> HttpResponse:
    """One unit with its districts."""
    found = get_object_or_404(Unit, public_id=public_id)
    page = page_of(request, reads.districts_of(found))
    context = {"unit": found, "page": page, "removable": not page.paginator.count}
    return render(request, "networks/organisation/unit.html", context)


@require_safe
@administrators_only
def district(request: HttpRequest, public_id: str) -> HttpResponse:
    """One district with its base teams."""
    found = get_object_or_404(District.objects.select_related("unit"), public_id=public_id)
    page = page_of(request, reads.teams(district=found))
    context = {"district": found, "page": page, "removable": not page.paginator.count}
    return render(request, "networks/organisation/district.html", context)


@require_safe
@administrators_only
def team_list(request: HttpRequest) -> HttpResponse:
    """All base teams by name, those that match a search, or those without team chief."""
    wanted = wanted_in(request)
    unled = request.GET.get("van") == "zonder-teamchef"
    context = {"page": page_of(request, reads.teams(wanted, unled=unled)), "wanted": wanted, "unled": unled}
    return render(request, "networks/organisation/teams.html", context)


@require_safe
@administrators_only
def team(request: HttpRequest, public_id: str) -> HttpResponse:
    """One base team: who leads it, where it works, which networks fall under it."""
    found = get_object_or_404(BaseTeam.objects.select_related("district__unit"), public_id=public_id)
    chiefs = reads.chiefs_of_team(found)
    links = found.municipality_links.not_over().select_related("municipality")
    networks, municipalities = (
        list(reads.networks_of(found)),
        list(links.order_by("municipality__name", "pk")),
    )
    context = {
        "team": found,
        "chiefs": chiefs.not_over(),
        "former": page_of(request, chiefs.exclude(pk__in=chiefs.not_over().values("pk")), 10),
        "municipalities": municipalities,
        "networks": networks,
        "removable": not (networks or municipalities or is_used(found)),
    }
    return render(request, "networks/organisation/team.html", context)
