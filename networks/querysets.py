"""Who is in which network, and which networks somebody may see. Visibility has its only home here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from accounts.models import User
from bondgenoten.lib.models import DatedQuerySet
from networks.constants import COORDINATING_ROLES, SEATED_ROLES, Office, Role

if TYPE_CHECKING:
    from networks.models import Network  # which itself imports this module


class NetworkQuerySet(models.QuerySet):
    """Reads on networks. Filters go by subquery: no row comes twice."""

    def visible_to(self, user: User) -> NetworkQuerySet:
        """Networks this user takes part in in any role, or whose base team they lead."""
        return self.filter(Q(pk__in=_network_ids(user)) | Q(pk__in=_chief_network_ids(user)))

    def seated_with(self, user: User) -> NetworkQuerySet:
        """Networks where this user has a seat at the table."""
        return self.filter(pk__in=_network_ids(user, role__in=SEATED_ROLES))

    def at_table_or_led_by(self, user: User) -> NetworkQuerySet:
        """Networks whose meetings this user may read: a seat at the table, or chief of its base team."""
        return self.filter(
            Q(pk__in=_network_ids(user, role__in=SEATED_ROLES)) | Q(pk__in=_chief_network_ids(user))
        )

    def coordinated_by(self, user: User) -> NetworkQuerySet:
        """Networks this user coordinates, or stands in for the coordinator of."""
        return self.filter(pk__in=_network_ids(user, role__in=COORDINATING_ROLES))

    def led_by(self, user: User) -> NetworkQuerySet:
        """Networks linked to a base team this user leads or stands in for, while both links run."""
        return self.filter(pk__in=_chief_network_ids(user))

    def guarded_by(self, user: User) -> NetworkQuerySet:
        """Networks this user is privacy officer of."""
        return self.filter(pk__in=_network_ids(user, role=Role.PRIVACY_OFFICER))


class MembershipQuerySet(DatedQuerySet):
    """Reads on memberships."""

    def seated(self, on: date | None = None) -> MembershipQuerySet:
        """Memberships with a seat at the table on a day (default today), by first name."""
        return (
            self.running(on)
            .filter(role__in=SEATED_ROLES, user__is_active=True)
            .select_related("user")
            .order_by("user__name", "pk")
        )

    def coordinating(self, on: date | None = None) -> MembershipQuerySet:
        """Coordinators and who stands in for them, by first name."""
        return self.seated(on).filter(role__in=COORDINATING_ROLES)


def _all(model: str) -> DatedQuerySet:
    """All rows of a dated model of this app, which itself imports this module."""
    return apps.get_model("networks", model).objects.all()


def _network_ids(user: User, **conditions: Any) -> QuerySet:
    return _all("Membership").running().filter(user=user, **conditions).values("network_id")


def _chief_network_ids(user: User) -> QuerySet:
    teams = _all("TeamChief").running().filter(user=user).values("base_team_id")
    return _all("NetworkBaseTeam").running().filter(base_team_id__in=teams).values("network_id")


def keys_seated_with(user: User) -> QuerySet:
    """Keys of ``seated_with``, for filters of other tables: shorter to ask than by way of the networks."""
    return _network_ids(user, role__in=SEATED_ROLES)


def keys_coordinated_by(user: User) -> QuerySet:
    """Keys of ``coordinated_by``."""
    return _network_ids(user, role__in=COORDINATING_ROLES)


def keys_led_by(user: User) -> QuerySet:
    """Keys of ``led_by``."""
    return _chief_network_ids(user)


def chiefs_of(network: Network) -> QuerySet:
    """The team chiefs of this network today, deputies included, by first name."""
    teams = _all("NetworkBaseTeam").running().filter(network=network).values("base_team_id")
    return (
        _all("TeamChief")
        .running()
        .filter(base_team_id__in=teams, user__is_active=True)
        .select_related("user")
        .order_by("user__name")
    )


def teams_led_by(user: User) -> QuerySet:
    """The base teams this user leads today, by name; ``stands_in`` where only for who leads it."""
    links = _all("TeamChief").running().filter(user=user)
    teams = apps.get_model("networks", "BaseTeam").objects.filter(pk__in=links.values("base_team_id"))
    leads = links.filter(is_deputy=False, base_team=OuterRef("pk"))
    return teams.annotate(stands_in=~Exists(leads)).order_by("name", "pk")


def networks_of_team(team: Any) -> QuerySet:
    """Keys of the networks that fall under a base team today."""
    return _all("NetworkBaseTeam").running().filter(base_team=team).values("network_id")


CHIEF = "chief"


def duties_of(user: User) -> set[str]:
    """The offices this user holds today, and ``CHIEF`` for who leads a base team or stands in; one query."""
    offices = _all("OfficeHolder").running().filter(user=user).order_by().values_list("office")
    chief = _all("TeamChief").running().filter(user=user).order_by().values_list(Value(CHIEF))
    return {duty for (duty,) in offices.union(chief)}


def holds_office(user: User, office: Office) -> bool:
    """True when the user holds the office today."""
    return _all("OfficeHolder").running().filter(user=user, office=office).exists()


def joined_by(user: User, day: Combinable) -> QuerySet:
    """Seats of this user in the network of the outer query that ran already on the expression ``day``."""
    return (
        _all("Membership")
        .running()
        .filter(
            network=OuterRef("network_id"),
            user=user,
            role__in=SEATED_ROLES,
            from_date__lte=day,
        )
    )
