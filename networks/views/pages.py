"""Pages of networks."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bondgenoten.lib.models import running
from bondgenoten.lib.pages import page_of
from bondgenoten.lib.registry import network_panels
from networks.constants import SEATED_ROLES
from networks.models import Membership, Network, Nomination
from networks.permissions import can_manage_members
from networks.presenting import members_by_party
from networks.querysets import chiefs_of


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    """The networks this person takes part in or leads."""
    seated = running(prefix="memberships__") & Q(memberships__role__in=SEATED_ROLES)
    networks = (
        Network.objects.visible_to(request.user)
        .annotate(seats=Count("memberships", filter=seated, distinct=True))
        .order_by("name", "pk")
    )
    return render(request, "networks/list.html", {"page": page_of(request, networks)})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A network: what it is for and who sits in it, by party and in their own words."""
    network = get_object_or_404(Network.objects.visible_to(request.user), slug=slug)
    members = list(network.memberships.seated())
    context = {
        "network": network,
        "members": members,
        "mine": _own_seat(request, network, members),
        "parties": members_by_party(members),
        "coordinators": [member for member in members if member.is_coordinator],
        "chiefs": chiefs_of(network),
        "nominations": Nomination.objects.of(network).seen_by(request.user),
        "may_name": can_manage_members(request.user, network),
        "may_invite": can_manage_members(request.user, network),
        "panels": [panel(request, network) for panel in network_panels],
    }
    return render(request, "networks/detail.html", context)


def _own_seat(request: HttpRequest, network: Network, members: list[Membership]) -> Membership | None:
    """The reader's own place: at the table, or as privacy officer; a team chief may have none."""
    mine = next((member for member in members if member.user_id == request.user.pk), None)
    return mine or network.memberships.running().filter(user=request.user).first()
