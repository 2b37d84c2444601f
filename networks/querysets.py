"""Who is in which network, and which networks somebody may see. Visibility has its only home here."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.models import DatedQuerySet, running
from networks.constants import (
    COORDINATING_PARTIES,
    COORDINATING_ROLES,
    INVITATION_LASTS,
    REMIND_INVITED_AFTER,
    SEATED_ROLES,
    SHOW_DECLINED,
    NetworkStatus,
    Office,
    Party,
    Role,
)
from networks.places import CHIEF, places_of
from notifications.models import OutgoingMail

if TYPE_CHECKING:
    from networks.models import Membership, Network  # which themselves import this module


class NetworkQuerySet(models.QuerySet):
    """Reads on networks. Filters go by key: no row comes twice."""

    def visible_to(self, user: User) -> NetworkQuerySet:
        """Networks this user takes part in in any role, or whose base team they lead."""
        return self.filter(pk__in=places_of(user).all_networks)

    def visible_one(self, user: User, slug: str) -> NetworkQuerySet:
        """The one with this name in its address, if it is ``visible_to`` this user."""
        return self.visible_to(user).filter(slug=slug)

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

    def with_sides(self) -> NetworkQuerySet:
        """Each with ``has_police`` and ``has_municipality``: does that side have a coordinator today?"""
        seats = _memberships().coordinating().filter(network=OuterRef("pk")).order_by()
        return self.annotate(
            has_police=Exists(seats.filter(party=Party.POLICE)),
            has_municipality=Exists(seats.filter(party=Party.MUNICIPALITY)),
        )

    def guarded_by(self, user: User) -> NetworkQuerySet:
        """Networks this user is privacy officer of."""
        return self.filter(pk__in=places_of(user).networks((Role.PRIVACY_OFFICER,)))


class MembershipQuerySet(DatedQuerySet):
    """Reads on memberships."""

    def seated_in(self, network: int) -> MembershipQuerySet:
        """``seated`` in the network with this key."""
        return self.filter(network=network).seated()

    def seated(self, on: date | None = None) -> MembershipQuerySet:
        """Memberships with a seat at the table on a day (default today), by first name."""
        return (
            self.running(on)
            .filter(role__in=SEATED_ROLES, user__is_active=True)
            .select_related("user")
            .order_by("user__name", "pk")
        )

    def running_of(self, user: User, network: int) -> MembershipQuerySet:
        """The place of this user in the network with this key, at the table or not."""
        return self.running().filter(user=user, network=network).order_by("pk")[:1]

    def with_access(self) -> MembershipQuerySet:
        """Everybody who sees the network by a membership today, the privacy officer too, by first name."""
        people = self.running().filter(user__is_active=True)
        return people.select_related("user").order_by("user__name", "pk")

    def coordinating(self, on: date | None = None) -> MembershipQuerySet:
        """Coordinators and who stands in for them, by first name."""
        return self.seated(on).filter(coordinates(on))

    def speaking_for_a_side(self) -> MembershipQuerySet:
        """Of police and municipality: who coordinates, or is named while that side has no coordinator yet."""
        seats = self.seated().filter(party__in=COORDINATING_PARTIES)
        return seats.filter(coordinates() | _first_of_their_side())

    def not_paused(self, on: date | None = None) -> MembershipQuerySet:
        """Without who takes a break on a day (default today)."""
        return self.exclude(within("paused", on))

    def reached_by_mail(self, on: date | None = None) -> MembershipQuerySet:
        """Who gets mail about meetings: has an address, and takes no break on a day (default today)."""
        return self.not_paused(on).filter(user__email__isnull=False)

    def peers_of(self, seat: Membership) -> MembershipQuerySet:
        """The other coordinators of the side and network of ``seat``; who stands in does not count."""
        same = self.seated().filter(network=seat.network_id, party=seat.party, role=Role.COORDINATOR)
        return same.exclude(user=seat.user_id)


def within(name: str, on: date | None = None) -> Q:
    """The condition that the days ``<name>_from`` to ``<name>_until`` hold a day (default today)."""
    day = on or timezone.localdate()
    return Q(**{f"{name}_from__lte": day, f"{name}_until__gte": day})


def overlaps(name: str, first: date, last: date) -> Q:
    """The condition that the days ``<name>_from`` to ``<name>_until`` have one in common with these."""
    return Q(**{f"{name}_from__lte": last, f"{name}_until__gte": first})


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

    def waiting_or_declined(self) -> InvitationQuerySet:
        """Not answered, perhaps too late, and who said no in the last month; the newest first."""
        recently = timezone.now() - SHOW_DECLINED
        return self.filter(
            Q(declined_at__gt=recently) | Q(declined_at__isnull=True),
            accepted_at__isnull=True,
            revoked_at__isnull=True,
        ).order_by("-created_at", "-pk")

    def with_delivery(self) -> InvitationQuerySet:
        """``undelivered`` where the mail with the newest link did not arrive."""
        key = Concat(
            Value("network_invitation:"),
            OuterRef("public_id"),
            Value(":"),
            Cast(OuterRef("sent"), models.CharField()),
            output_field=models.CharField(),
        )
        return self.annotate(undelivered=Exists(OutgoingMail.objects.undeliverable().filter(key=key)))

    def reminder_due(self, now: datetime) -> InvitationQuerySet:
        """Open, sent five days ago or longer, and not reminded of."""
        sent_before = now - REMIND_INVITED_AFTER + INVITATION_LASTS
        return self.open(now).filter(expires_at__lte=sent_before, reminded_at__isnull=True)


class NominationQuerySet(models.QuerySet):
    """Reads on nominations."""

    def open(self) -> NominationQuerySet:
        """Not confirmed, not withdrawn, and of who still has the seat."""
        waiting = self.filter(confirmed_at__isnull=True, withdrawn_at__isnull=True)
        return waiting.filter(running(prefix="membership__"), membership__user__is_active=True)

    def of(self, network: Network | int) -> NominationQuerySet:
        """Open ones in a network, with their people."""
        return self.open().filter(membership__network=network).with_people()

    def with_people(self) -> NominationQuerySet:
        """With who is named, in which network, instead of whom; the oldest first."""
        return self.select_related(
            "membership__user", "membership__network", "instead_of__user", "named_by"
        ).order_by("named_at", "pk")

    def seen_by(self, user: User) -> NominationQuerySet:
        """Of oneself, and of networks where this user speaks for a side."""
        seats = _memberships().speaking_for_a_side().filter(user=user).order_by()
        there = seats.filter(network=OuterRef("membership__network"))
        return self.filter(Q(membership__user=user) | Exists(there))

    def waiting_for(self, user: User) -> NominationQuerySet:
        """Open ones that this user is to confirm or refuse: of the other side, not theirs and not by them.

        Who confirms coordinates for the other side, or is named there while that side has no coordinator yet.
        """
        seats = _memberships().speaking_for_a_side().filter(user=user).order_by()
        there = seats.filter(network=OuterRef("membership__network"))
        mine = there.exclude(party=OuterRef("membership__party"))
        others = self.open().exclude(membership__user=user).exclude(named_by=user)
        return others.exclude(membership__network__status=NetworkStatus.CLOSED).filter(Exists(mine))


def _first_of_their_side() -> Q:
    """The condition that a membership is named as coordinator of a side that has none yet."""
    named = apps.get_model("networks", "Nomination").objects.open().filter(membership=OuterRef("pk"))
    peers = _memberships().filter(network=OuterRef("network"), party=OuterRef("party"))
    return Q(Exists(named)) & ~Q(Exists(peers.coordinating().order_by()))


def _memberships() -> MembershipQuerySet:
    """All memberships; their model imports this module."""
    return apps.get_model("networks", "Membership").objects.all()


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


def chiefs_of(network: Network | int) -> QuerySet:
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
    """The seat of this user in the outer query's network, if they sat there on the expression ``day``."""
    seats = _all("Membership").running().filter(network=OuterRef("network_id"), user=user)
    return seats.filter(Q(from_date__lte=day) | Q(joined_on__lte=day), role__in=SEATED_ROLES)
