"""Fills in the organisation, the people and their seats."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from accounts.models import User
from bondgenoten.demo.seed.shapes import Area, Person
from bondgenoten.lib.dates import local_at
from networks.constants import NetworkStatus, Office
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Membership,
    Municipality,
    Neighbourhood,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
    OfficeHolder,
    TeamChief,
    Unit,
)

UNIT = "Midden-Nederland"
DISTRICTS = ("Gooi en Vechtstreek", "Flevoland", "Oost-Utrecht", "Utrecht-Stad", "West-Utrecht")
EDITION = 2026
DEPUTY_SINCE, DEPUTY_UNTIL = 7, 14  # days ago, days from today
# People who work for the whole organisation: key, name, office, since how many days.
OFFICES = (
    ("rob", "Rob", Office.PROGRAMME_LEAD, 900),
    ("beheer", "Beheer", Office.ADMINISTRATOR, 1250),
)


@dataclass(frozen=True)
class Made:
    """A network with its members by key, as the next steps need them, and the ids of who leads its team."""

    network: Network
    members: dict[str, Membership]
    chiefs: frozenset[int]

    def user(self, key: str) -> User:
        return self.members[key].user


def email_of(key: str) -> str:
    return f"{key}@demo.example"


def make_user(key: str, name: str, since: date) -> User:
    """The person with this key: who sits at two tables is made once, at the first."""
    found = User.objects.filter(email=email_of(key)).first()
    return found or User.objects.create_user(email_of(key), name, joined_at=local_at(since, time(10)))


def make_organisation(today: date) -> None:
    """The unit with its districts, and who works for all of it."""
    unit = Unit.objects.create(name=UNIT)
    District.objects.bulk_create(District(unit=unit, name=name) for name in DISTRICTS)
    for key, name, office, days in OFFICES:
        since = today - timedelta(days=days)
        OfficeHolder.objects.create(user=make_user(key, name, since), office=office, from_date=since)


def make_area(area: Area, today: date) -> Made:
    """A network with its base team, municipality, neighbourhoods and people."""
    start = today - timedelta(days=area.started)
    district = District.objects.get(name=area.district)
    team, _new = BaseTeam.objects.get_or_create(district=district, name=area.base_team)
    network = Network.objects.create(
        slug=area.slug,
        name=area.name,
        short_name=area.short_name,
        purpose=area.purpose,
        status=NetworkStatus.LIVE,
        started_on=start,
    )
    NetworkBaseTeam.objects.create(network=network, base_team=team, from_date=start)
    _make_places(area, network, team, start)
    members = {person.key: _make_member(person, network, team, today) for person in area.people}
    chiefs = frozenset(team.chiefs.values_list("user_id", flat=True))
    if area.stands_in:
        _make_deputy(area.stands_in, team, today)
    return Made(network, members, chiefs)


def _make_deputy(key: str, team: BaseTeam, today: date) -> None:
    """Somebody who leads another team reads along for three weeks, while the chief is on leave."""
    TeamChief.objects.create(
        base_team=team,
        user=User.objects.get(email=email_of(key)),
        is_deputy=True,
        from_date=today - timedelta(days=DEPUTY_SINCE),
        to_date=today + timedelta(days=DEPUTY_UNTIL),
    )


def _make_places(area: Area, network: Network, team: BaseTeam, start: date) -> None:
    code, name = area.municipality
    municipality, _new = Municipality.objects.get_or_create(code=code, defaults={"name": name})
    BaseTeamMunicipality.objects.get_or_create(
        base_team=team, municipality=municipality, defaults={"from_date": start}
    )
    for code, name in area.neighbourhoods.items():
        neighbourhood = Neighbourhood.objects.create(
            code=code, edition=EDITION, name=name, municipality=municipality
        )
        NetworkNeighbourhood.objects.create(network=network, neighbourhood=neighbourhood, from_date=start)


def _make_member(person: Person, network: Network, team: BaseTeam, today: date) -> Membership:
    since = today - timedelta(days=person.joined)
    user = make_user(person.key, person.name, since)
    if person.is_chief:
        TeamChief.objects.create(base_team=team, user=user, from_date=since)
    return Membership.objects.create(
        network=network,
        user=user,
        party=person.party,
        role=person.role,
        active_in=person.active_in,
        from_date=since,
    )
