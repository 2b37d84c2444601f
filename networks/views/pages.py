"""Pages of networks."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from bondgenoten.lib.asked import asked, asked_first, asked_or_404
from bondgenoten.lib.models import running
from bondgenoten.lib.pages import Asked, page_of
from bondgenoten.lib.registry import network_panels
from networks.constants import SEATED_ROLES
from networks.models import Membership, Network, Nomination
from networks.permissions import can_manage_members
from networks.presenting import members_by_party
from networks.querysets import chiefs_of


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    """The networks this person takes part in or leads."""
    return render(request, "networks/list.html", {"page": page_of(request, Asked(_with_seats, request.user))})


def _with_seats(user: User) -> QuerySet[Network]:
    """The networks this user may see, each with how many ``seats`` are taken."""
    seated = running(prefix="memberships__") & Q(memberships__role__in=SEATED_ROLES)
    networks = Network.objects.visible_to(user)
    return networks.annotate(seats=Count("memberships", filter=seated, distinct=True)).order_by("name", "pk")


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A network: what it is for and who sits in it, by party and in their own words."""
    network = asked_or_404(Network.objects.visible_one, request.user, slug)
    members = asked(Membership.objects.seated_in, network.pk)
    context = {
        "network": network,
        "members": members,
        "mine": _own_seat(request, network, members),
        "parties": members_by_party(members),
        "coordinators": [member for member in members if member.is_coordinator],
        "chiefs": asked(chiefs_of, network.pk),
        "nominations": asked(_nominations, network.pk, request.user),
        "may_manage": can_manage_members(request.user, network),
        "panels": [panel(request, network) for panel in network_panels],
    }
    return render(request, "networks/detail.html", context)


def _nominations(network: int, user: User) -> QuerySet[Nomination]:
    return Nomination.objects.of(network).seen_by(user)


def _own_seat(request: HttpRequest, network: Network, members: list[Membership]) -> Membership | None:
    """The reader's own place: at the table, or as privacy officer; a team chief may have none."""
    mine = (member for member in members if member.user_id == request.user.pk)
    return next(mine, None) or asked_first(Membership.objects.running_of, request.user, network.pk)
