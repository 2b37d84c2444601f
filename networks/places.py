"""Where somebody stands today: their roles in networks, the networks they lead, their offices."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet, Value
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.asked import Plain, Shape, shape_of
from bondgenoten.lib.models import running
from bondgenoten.lib.once import forget, once
from networks.constants import SEATED_ROLES, Role

CHIEF = "chief"  # beside the roles of a membership and the offices
NOWHERE = 0  # no key of any network
SOMEBODY, SOME_DAY = -1, date(1, 1, 1)  # who and when, in SQL that is made before it is known


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

    @cached_property
    def numbered(self) -> frozenset[tuple[int, str]]:
        """The pairs with the first network as 1, and so on: what the places of many people have in common."""
        numbers = {key: number for number, key in enumerate(self.all_networks, 1)} | {NOWHERE: NOWHERE}
        return frozenset((numbers[network], role) for network, role in self.pairs)


def places_of(user: User) -> Places:
    """One query, and once a request: every rule of who may see what asks for it."""
    return once(_key(user), lambda: Places(frozenset(_ask(user))))


def moved(user: User) -> None:
    """Call after a change of seats, teams or offices that the same request still has to see."""
    forget(_key(user))


@shape_of.register
def _shape_of_user(user: User) -> tuple[Shape, tuple[Plain, ...]]:
    """For questions whose SQL is made once: it depends on how many places somebody has, and as what.

    Who stands in for somebody has a key and these places, and nothing else: no rule may ask for more.
    """
    places = places_of(user)
    numbered, parts = places.numbered, (user.pk, *places.all_networks)

    def stand_in(keys: Sequence[Any]) -> User:
        somebody = User.from_db(connection.alias, [User._meta.pk.attname], keys[:1])
        there = Places(frozenset((keys[number] if number else NOWHERE, role) for number, role in numbered))
        once(_key(somebody), lambda: there)
        return somebody

    return Shape(numbered, (int,) * len(parts), stand_in), parts


def _key(user: User) -> tuple[str, int | None]:
    return "places", user.pk


def _ask(user: User) -> list[tuple[int, str]]:
    """The rows of ``_pairs``. Every page asks this, so its SQL is made once and not at each request."""
    if user.pk is None:
        return []
    sql, params = _question(connection.vendor)
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    asked = {SOMEBODY: user.pk, connection.ops.adapt_datefield_value(SOME_DAY): today}
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked.get(param, param) for param in params])
        return cursor.fetchall()


@cache
def _question(_vendor: str) -> tuple[str, tuple]:
    """SQL as this database wants it, with ``SOMEBODY`` and ``SOME_DAY`` among its parameters."""
    return _pairs(SOMEBODY, SOME_DAY).query.sql_with_params()


def _pairs(user: int, day: date) -> QuerySet:
    """All pairs in one question; a union drops what comes twice."""
    teams = _running("TeamChief", day).filter(user=user)
    led = _running("NetworkBaseTeam", day).filter(base_team__in=teams.values("base_team"))
    seats = _running("Membership", day).filter(user=user)
    acting = seats.filter(acting_from__lte=day, acting_until__gte=day, role__in=SEATED_ROLES)
    return seats.values_list("network_id", "role").union(
        acting.values_list("network_id", Value(Role.DEPUTY.value)),
        led.values_list("network_id", Value(CHIEF)),
        teams.values_list(Value(NOWHERE), Value(CHIEF)),
        _running("OfficeHolder", day).filter(user=user).values_list(Value(NOWHERE), "office"),
    )


def _running(model: str, day: date) -> QuerySet:
    """Rows of a dated model of this app that run on a day; by name, as the models import who imports this."""
    return apps.get_model("networks", model)._default_manager.filter(running(day)).order_by()
