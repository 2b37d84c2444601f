"""Who is in which network, and which networks somebody may see. Visibility has its only home here."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.models import DatedQuerySet, running
from networks.constants import COORDINATING_ROLES, SEATED_ROLES, Office, Role
from networks.places import CHIEF, places_of

if TYPE_CHECKING:
    from networks.models import Network  # which itself imports this module


class NetworkQuerySet(models.QuerySet):
    """Reads on networks. Filters go by key: no row comes twice."""

    def visible_to(self, user: User) -> NetworkQuerySet:
        """Networks this user takes part in in any role, or whose base team they lead."""
        return self.filter(pk__in=places_of(user).all_networks)

    def seated_with(self, user: User) -> NetworkQuerySet:
        """Networks where this user has a seat at the table."""
        return self.filter(pk__in=keys_seated_with(user))

    def at_table_or_led_by(self, user: User) -> NetworkQuerySet:
        """Networks whose meetings this user may read: a seat at the table, or chief of its base team."""
        return self.filter(pk__in=keys_at_table_or_led_by(user))

    def coordinated_by(self, user: User) -> NetworkQuerySet:
        """Networks this user coordinates, or stands in for the coordinator of."""
        return self.filter(pk__in=keys_coordinated_by(user))

    def led_by(self, user: User) -> NetworkQuerySet:
        """Networks linked to a base team this user leads or stands in for, while both links run."""
        return self.filter(pk__in=keys_led_by(user))

    def guarded_by(self, user: User) -> NetworkQuerySet:
        """Networks this user is privacy officer of."""
        return self.filter(pk__in=places_of(user).networks((Role.PRIVACY_OFFICER,)))


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
        return self.seated(on).filter(coordinates(on))

    def not_paused(self, on: date | None = None) -> MembershipQuerySet:
        """Without who takes a break on a day (default today)."""
        return self.exclude(within("paused", on))


def within(name: str, on: date | None = None) -> Q:
    """The condition that the days ``<name>_from`` to ``<name>_until`` hold a day (default today)."""
    day = on or timezone.localdate()
    return Q(**{f"{name}_from__lte": day, f"{name}_until__gte": day})


def coordinates(on: date | None = None) -> Q:
    """The condition that a membership is that of a coordinator, or of who stands in, on a day."""
    return Q(role__in=COORDINATING_ROLES) | within("acting", on)


class InvitationQuerySet(models.QuerySet):
    """Reads on invitations to a network."""

    def unanswered(self) -> InvitationQuerySet:
        """Neither taken up, nor declined, nor withdrawn; perhaps expired."""
        return self.filter(accepted_at__isnull=True, declined_at__isnull=True, revoked_at__isnull=True)

    def open(self, now: datetime | None = None) -> InvitationQuerySet:
        """Waiting for an answer and not expired."""
        return self.unanswered().filter(expires_at__gt=now or timezone.now())


class NominationQuerySet(models.QuerySet):
    """Reads on nominations."""

    def open(self) -> NominationQuerySet:
        """Not confirmed, not withdrawn, and of who still has the seat."""
        waiting = self.filter(confirmed_at__isnull=True, withdrawn_at__isnull=True)
        return waiting.filter(running(prefix="membership__"))


def _all(model: str) -> DatedQuerySet:
    """All rows of a dated model of this app, which itself imports this module."""
    return apps.get_model("networks", model).objects.all()


def keys_seated_with(user: User) -> list[int]:
    """Keys of ``seated_with``, for filters of other tables: known keys make a short question."""
    return places_of(user).networks(SEATED_ROLES)


def keys_coordinated_by(user: User) -> list[int]:
    """Keys of ``coordinated_by``."""
    return places_of(user).networks(COORDINATING_ROLES)


def keys_led_by(user: User) -> list[int]:
    """Keys of ``led_by``."""
    return places_of(user).networks((CHIEF,))


def keys_at_table_or_led_by(user: User) -> list[int]:
    """Keys of ``at_table_or_led_by``."""
    return places_of(user).networks((*SEATED_ROLES, CHIEF))


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


def holds_office(user: User, office: Office) -> bool:
    """True when the user holds the office today."""
    return office in places_of(user).duties


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
