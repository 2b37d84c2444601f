"""Units, districts, base teams, municipalities, and networks with their area."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.national import words
from bench.national.chance import Chance
from bench.national.rows import Rows
from bench.national.sizes import Sizes
from networks.constants import NetworkStatus, Party, Role
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
    Unit,
)

EDITION = 2026
PLACES_EACH = 7
NAMED_NETWORKS = 4  # the first ones belong to the people that are measured


@dataclass(frozen=True)
class Seat:
    """A membership, with what later rows need of it."""

    key: int
    user: int
    party: Party
    role: Role
    since: date
    until: date | None

    def runs_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass
class Area:
    """A network, with what later rows need of it. ``meetings`` are (first day, key), the first one first;
    ``lead`` is the newest concern that another one can be taken together with."""

    index: int
    key: int
    team: int
    since: date
    places: list[int]
    chief: int = 0
    lead: int = 0
    seats: list[Seat] = field(default_factory=list)
    meetings: list[tuple[date, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Country:
    """Base teams and municipalities by index, and the networks."""

    teams: list[int]
    municipalities: list[int]
    areas: list[Area]


def make_country(rows: Rows, sizes: Sizes, chance: Chance, today: date) -> Country:
    """All of it but its people."""
    start = today - timedelta(days=6000)
    teams = _make_teams(rows, sizes, chance)
    municipalities = rows.add_all(
        Municipality(code=f"GM{index + 1:04}", name=words.municipality(index))
        for index in range(sizes.municipalities)
    )
    pairs = {(_team(i, sizes), _municipality(i, sizes)) for i in range(sizes.networks)}
    rows.add_all(
        BaseTeamMunicipality(
            public_id=chance.public_id(),
            base_team_id=teams[team],
            municipality_id=municipalities[municipality],
            from_date=start,
        )
        for team, municipality in sorted(pairs)
    )
    country = Country(teams, municipalities, [])
    country.areas.extend(_make_area(rows, sizes, country, chance, i, today) for i in range(sizes.networks))
    return country


def _team(index: int, sizes: Sizes) -> int:
    return index * sizes.base_teams // sizes.networks


def _municipality(index: int, sizes: Sizes) -> int:
    return index * sizes.municipalities // sizes.networks


def _make_teams(rows: Rows, sizes: Sizes, chance: Chance) -> list[int]:
    units = rows.add_all(
        Unit(public_id=chance.public_id(), name=f"Eenheid {number + 1}") for number in range(sizes.units)
    )
    districts = rows.add_all(
        District(
            public_id=chance.public_id(),
            unit_id=units[number * sizes.units // sizes.districts],
            name=f"District {number + 1}",
        )
        for number in range(sizes.districts)
    )
    return rows.add_all(
        BaseTeam(
            public_id=chance.public_id(),
            district_id=districts[number * sizes.districts // sizes.base_teams],
            name=f"Basisteam {words.municipality(number)}",
        )
        for number in range(sizes.base_teams)
    )


def _make_area(rows: Rows, sizes: Sizes, country: Country, chance: Chance, index: int, today: date) -> Area:
    """One network with its neighbourhoods, linked to its base team."""
    since = today - timedelta(days=chance.randrange(1_900, 4_500))
    team, municipality = _team(index, sizes), _municipality(index, sizes)
    short = f"{words.municipality(municipality)}-{words.AREAS[index % len(words.AREAS)]} {index + 1}"
    key = rows.add(
        Network(
            public_id=chance.public_id(),
            name=f"Bondgenoten {short}",
            short_name=short,
            slug=f"netwerk-{index + 1}",
            purpose="Elkaar kennen en vroeg zien wat er speelt.",
            status=_status(index, chance),
            started_on=since,
        )
    )
    rows.add(NetworkBaseTeam(network_id=key, base_team_id=country.teams[team], from_date=since))
    places = _make_places(rows, country, municipality, index)
    for place in places:
        rows.add(NetworkNeighbourhood(network_id=key, neighbourhood_id=place, from_date=since))
    return Area(index, key, country.teams[team], since, places)


def _status(index: int, chance: Chance) -> str:
    if index < NAMED_NETWORKS:
        return NetworkStatus.LIVE.value
    return chance.pick(((NetworkStatus.LIVE.value, NetworkStatus.PAUSED.value), (97, 3)))


def _make_places(rows: Rows, country: Country, municipality: int, index: int) -> list[int]:
    """The neighbourhoods of a network, with CBS codes that do not exist twice."""
    return rows.add_all(
        Neighbourhood(
            code=f"BU{index:06}{number:02}",
            edition=EDITION,
            name=f"{words.AREAS[(index + number) % len(words.AREAS)]} {number + 1}",
            municipality_id=country.municipalities[municipality],
        )
        for number in range(PLACES_EACH)
    )
