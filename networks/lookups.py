"""What an administrator looks up: people, and the places a network can be about. No text of anybody."""

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import User
from networks.constants import COORDINATING_PARTIES, Party
from networks.models import (
    BaseTeamMunicipality,
    Membership,
    Municipality,
    Neighbourhood,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
    TeamChief,
)

RECOVERY = Authenticator.Type.RECOVERY_CODES  # a way back, not a second factor


def people(wanted: str = "") -> QuerySet[User]:
    """Everybody there is, by name, each with ``networks`` (how many) and ``has_factor``; no one erased.

    With ``wanted`` those whose name or address has it.
    """
    seats = Membership.objects.running().filter(user=OuterRef("pk")).order_by().values("user")
    number = Subquery(seats.annotate(n=Count("network", distinct=True)).values("n"), IntegerField())
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=RECOVERY)
    found = User.objects.exclude(is_active=False, email__isnull=True, name="")
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    return found.annotate(networks=Coalesce(number, 0), has_factor=Exists(factors)).order_by("name", "pk")


def what_stops_without(user: User) -> list[str]:
    """What has nobody left when this person cannot log in any more, in plain words."""
    return [*_sides_without(user), *_teams_without(user)]


def _sides_without(user: User) -> list[str]:
    """Networks in which this person is the only coordinator of a side."""
    own = Membership.objects.coordinating().filter(user=user, party__in=COORDINATING_PARTIES)
    others = Membership.objects.coordinating().exclude(user=user).order_by()
    same_side = others.filter(network=OuterRef("network"), party=OuterRef("party"))
    alone = own.filter(~Exists(same_side)).select_related("network").order_by("network__name")
    return [
        _("In %(network)s the police have no coordinator then.") % {"network": seat.network.name}
        if seat.party == Party.POLICE
        else _("In %(network)s the municipality has no coordinator then.") % {"network": seat.network.name}
        for seat in alone
    ]


def _teams_without(user: User) -> list[str]:
    """Base teams that nobody else leads."""
    running = TeamChief.objects.running()
    others = running.filter(base_team=OuterRef("base_team"), user__is_active=True).exclude(user=user)
    alone = running.filter(~Exists(others), user=user).select_related("base_team").order_by("base_team__name")
    return [_("Base team %(team)s has no team chief then.") % {"team": link.base_team.name} for link in alone]


def neighbourhoods_to_choose(municipality: Municipality, network: Network) -> QuerySet[Neighbourhood]:
    """Neighbourhoods of a municipality by name: those of its newest edition, and what the network has."""
    places = Neighbourhood.objects.filter(municipality=municipality)
    newest = places.aggregate(newest=Max("edition"))["newest"]
    links = NetworkNeighbourhood.objects.running().filter(network=network)
    now = Q(edition=newest) | Q(pk__in=links.values("neighbourhood_id"))
    return places.filter(now).defer("shape").order_by("name", "pk")


def suggested_municipalities(network: Network) -> QuerySet[Municipality]:
    """Municipalities where the base teams of a network work, and where it has neighbourhoods."""
    teams = NetworkBaseTeam.objects.running().filter(network=network).values("base_team_id")
    work = BaseTeamMunicipality.objects.running().filter(base_team__in=teams).values("municipality_id")
    area = NetworkNeighbourhood.objects.running().filter(network=network)
    here = Q(pk__in=work) | Q(pk__in=area.values("neighbourhood__municipality_id"))
    return Municipality.objects.filter(here)
