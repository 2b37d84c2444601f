"""The organisation as an administrator looks at it: how much there is, and lists to search in."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import CharField, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from networks.constants import Office
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    NetworkBaseTeam,
    OfficeHolder,
    TeamChief,
    Unit,
)


@dataclass(frozen=True)
class Totals:
    """How much there is; ``unled`` are base teams without a team chief today."""

    units: int
    districts: int
    teams: int
    unled: int
    municipalities: int
    neighbourhoods: int
    administrators: int


def totals() -> Totals:
    """All numbers in one question."""
    sql, params = _totals(timezone.localdate(), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return Totals(**dict(cursor.fetchall()))


@lru_cache(maxsize=2)
def _totals(_today: date, _vendor: str) -> tuple[str, tuple]:
    """The SQL of that question on a day, as this database wants it: it is long, and each day the same."""
    administrators = OfficeHolder.objects.running().filter(office=Office.ADMINISTRATOR)
    led = TeamChief.objects.running().filter(user__is_active=True, is_deputy=False)
    counted = {
        "units": Unit.objects.all(),
        "districts": District.objects.all(),
        "teams": BaseTeam.objects.all(),
        "unled": BaseTeam.objects.exclude(pk__in=led.values("base_team")),
        "municipalities": Municipality.objects.all(),
        "neighbourhoods": Neighbourhood.objects.all(),
        "administrators": administrators.filter(user__is_active=True),
    }
    parts = [_one_row(rows, name) for name, rows in counted.items()]
    return parts[0].union(*parts[1:], all=True).query.sql_with_params()


def units() -> QuerySet[Unit]:
    """Units by name, each with the number of its ``districts_there`` and ``teams_there``."""
    districts = Count("districts", distinct=True)
    teams = Count("districts__base_teams", distinct=True)
    return Unit.objects.annotate(districts_there=districts, teams_there=teams).order_by("name", "pk")


def districts_of(unit: Unit) -> QuerySet[District]:
    """Its districts by name, each with the number of its ``teams_there``."""
    return unit.districts.annotate(teams_there=Count("base_teams")).order_by("name", "pk")


def teams(wanted: str = "", district: District | None = None, *, unled: bool = False) -> QuerySet[BaseTeam]:
    """Base teams by name with ``is_led`` (by a chief today), of one district or all.

    With ``wanted`` those whose name, district or municipality has it; with ``unled`` those without chief.
    """
    led = TeamChief.objects.running().filter(user__is_active=True, is_deputy=False)
    found = BaseTeam.objects.select_related("district__unit")
    found = found.annotate(is_led=Exists(led.filter(base_team=OuterRef("pk"))))
    if district is not None:
        found = found.filter(district=district)
    if unled:
        found = found.filter(is_led=False)
    if wanted:
        here = BaseTeamMunicipality.objects.running().filter(municipality__name__icontains=wanted)
        words = Q(name__icontains=wanted) | Q(district__name__icontains=wanted)
        found = found.filter(words | Q(pk__in=here.values("base_team")))
    return found.order_by("name", "district__name", "pk")


def chiefs_of_team(team: BaseTeam) -> QuerySet[TeamChief]:
    """Who leads the team or will, the running ones first; then who did, the newest first."""
    return team.chiefs.select_related("user").order_by("-to_date", "is_deputy", "user__name", "pk")


def municipalities(wanted: str = "") -> QuerySet[Municipality]:
    """Municipalities by name with the number of ``teams_there`` today and ``neighbourhoods_there``."""
    links = BaseTeamMunicipality.objects.running().filter(municipality=OuterRef("pk"))
    places = Neighbourhood.objects.filter(municipality=OuterRef("pk"))
    found = Municipality.objects.annotate(
        teams_there=_number(links, "municipality"), neighbourhoods_there=_number(places, "municipality")
    )
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(code__iexact=wanted))
    return found.order_by("name", "pk")


def neighbourhoods(wanted: str = "", municipality: Municipality | None = None) -> QuerySet[Neighbourhood]:
    """Neighbourhoods by name, the newest edition first, of one municipality or all; without their shapes."""
    found = Neighbourhood.objects.select_related("municipality").defer("shape")
    if municipality is not None:
        found = found.filter(municipality=municipality)
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(code__istartswith=wanted))
    return found.order_by("name", "-edition", "pk")


def networks_of(team: BaseTeam) -> QuerySet[NetworkBaseTeam]:
    """The networks that fall under a team today, by name."""
    links = NetworkBaseTeam.objects.running().filter(base_team=team).select_related("network")
    return links.order_by("network__name", "pk")


def office_holders() -> QuerySet[OfficeHolder]:
    """Administrators and programme leads of today, by name."""
    return OfficeHolder.objects.running().select_related("user").order_by("office", "user__name", "pk")


def _number(rows: QuerySet, field: str) -> Coalesce:
    """How many of ``rows``, which name the outer row in ``field``, there are."""
    counted = rows.order_by().values(field).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, IntegerField()), 0)


def _one_row(rows: QuerySet, name: str) -> QuerySet:
    """(name, how many rows there are), to be asked together with others."""
    named = rows.order_by().annotate(what=Value(name, CharField())).values("what")
    return named.annotate(number=Count("pk")).values_list("what", "number")
