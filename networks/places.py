"""Where somebody stands today: their roles in networks, the networks they lead, their offices."""

from collections.abc import Collection
from dataclasses import dataclass

from django.apps import apps
from django.db.models import QuerySet, Value
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.models import running
from bondgenoten.lib.once import forget, once
from networks.constants import SEATED_ROLES, Role

CHIEF = "chief"  # beside the roles of a membership and the offices
NOWHERE = 0  # no key of any network


@dataclass(frozen=True)
class Places:
    """Pairs of a network's key and a role in it; an office, and leading a team at all, is ``NOWHERE``."""

    pairs: frozenset[tuple[int, str]]

    def networks(self, roles: Collection[str]) -> list[int]:
        """Keys of the networks where this person has one of the roles."""
        return sorted({network for network, role in self.pairs if network and role in roles})

    @property
    def all_networks(self) -> list[int]:
        return sorted({network for network, _ in self.pairs if network})

    @property
    def duties(self) -> set[str]:
        """Offices for the whole organisation, and ``CHIEF`` for who leads a base team or stands in."""
        return {role for network, role in self.pairs if not network}


def places_of(user: User) -> Places:
    """One query, and once a request: every rule of who may see what asks for it."""
    return once(_key(user), lambda: Places(frozenset(_pairs(user))))


def moved(user: User) -> None:
    """Call after a change of seats, teams or offices that the same request still has to see."""
    forget(_key(user))


def _key(user: User) -> tuple[str, int | None]:
    return "places", user.pk


def _pairs(user: User) -> QuerySet:
    """All pairs in one question; a union drops what comes twice."""
    teams = _running("TeamChief").filter(user=user)
    led = _running("NetworkBaseTeam").filter(base_team__in=teams.values("base_team"))
    seats = _running("Membership").filter(user=user)
    today = timezone.localdate()
    acting = seats.filter(acting_from__lte=today, acting_until__gte=today, role__in=SEATED_ROLES)
    return seats.values_list("network_id", "role").union(
        acting.values_list("network_id", Value(Role.DEPUTY.value)),
        led.values_list("network_id", Value(CHIEF)),
        teams.values_list(Value(NOWHERE), Value(CHIEF)),
        _running("OfficeHolder").filter(user=user).values_list(Value(NOWHERE), "office"),
    )


def _running(model: str) -> QuerySet:
    """Rows of a dated model of this app that run today; the models import the querysets that import this."""
    return apps.get_model("networks", model)._default_manager.filter(running()).order_by()
