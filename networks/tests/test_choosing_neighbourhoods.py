"""The area of a network: its neighbourhoods, chosen municipality by municipality, without JavaScript."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from networks.models import (
    BaseTeamMunicipality,
    Municipality,
    Neighbourhood,
    NetworkBaseTeam,
    NetworkNeighbourhood,
)
from networks.tests.factories import LONG_AGO


@pytest.fixture
def utrecht(cast) -> Municipality:
    """Utrecht with four neighbourhoods; one of them is Overvecht's already."""
    municipality = Municipality.objects.get(code="GM0344")
    Neighbourhood.objects.filter(name="Zeist-West").update(
        municipality=Municipality.objects.create(code="GM0355", name="Zeist")
    )
    for number, name in enumerate(("Ondiep", "Taagdreef", "Zamenhofdreef")):
        make_place(municipality, name, f"BU0344{number:04}")
    return municipality


@pytest.fixture
def url(cast) -> str:
    return f"/beheer/netwerken/{cast.overvecht.public_id}/buurten/"


def make_place(municipality: Municipality, name: str, code: str, edition: int = 2026) -> Neighbourhood:
    return Neighbourhood.objects.create(code=code, edition=edition, name=name, municipality=municipality)


def area(network, on: date | None = None) -> list[str]:
    links = NetworkNeighbourhood.objects.running(on).filter(network=network)
    return sorted(links.values_list("neighbourhood__name", flat=True))


def names(page) -> list[str]:
    return [place.name for place in page.context["page"]]


def pk(name: str) -> int:
    return Neighbourhood.objects.get(name=name).pk


def test_first_the_municipalities_of_the_base_teams_and_of_the_area(cast, login, url, utrecht):
    zeist = Municipality.objects.get(code="GM0355")
    Municipality.objects.create(code="GM0363", name="Amsterdam")
    team = NetworkBaseTeam.objects.get(network=cast.overvecht).base_team
    BaseTeamMunicipality.objects.create(base_team=team, municipality=zeist, from_date=LONG_AGO)
    client = login(cast.beheer)

    assert names(client.get(url)) == ["Utrecht", "Zeist"]
    assert names(client.get(url, {"zoek": "amst"})) == ["Amsterdam"]
    assert names(client.get(url, {"zoek": "gm0363"})) == ["Amsterdam"]
    page = client.get(url, {"zoek": "Atlantis"})
    assert "Geen enkele gemeente heeft dit in de naam." in page.content.decode()


def test_ticking_adds_and_unticking_takes_out(cast, login, url, utrecht):
    client, there = login(cast.beheer), f"{url}?gemeente=GM0344"
    page = client.get(there)
    assert names(page) == ["Ondiep", "Taagdreef", "Tigrisdreef en omgeving", "Zamenhofdreef"]
    assert page.context["chosen"] == {cast.tigrisdreef.pk}

    client.post(there, {"buurt": [pk("Ondiep"), pk("Taagdreef")], "was": [cast.tigrisdreef.pk]})

    today = timezone.localdate()
    assert area(cast.overvecht) == ["Ondiep", "Taagdreef"]
    assert area(cast.overvecht, today - timedelta(days=1)) == ["Tigrisdreef en omgeving"]
    assert AuditEvent.objects.filter(event="network.area_changed").count() == 1

    client.post(there, {"buurt": [pk("Taagdreef")], "was": [pk("Ondiep"), pk("Taagdreef")]})
    assert area(cast.overvecht) == ["Taagdreef"]
    assert NetworkNeighbourhood.objects.filter(network=cast.overvecht).count() == 2  # Ondiep never was


def test_saving_twice_adds_once(cast, login, url, utrecht):
    for _ in range(2):
        login(cast.beheer).post(f"{url}?gemeente=GM0344", {"buurt": [pk("Ondiep")]})

    assert area(cast.overvecht) == ["Ondiep", "Tigrisdreef en omgeving"]
    assert AuditEvent.objects.filter(event="network.area_changed").count() == 1


def test_two_who_choose_at_the_same_time_lose_nothing(cast, login, url, utrecht):
    """What the second did not touch stays as the first made it."""
    client, was = login(cast.beheer), [cast.tigrisdreef.pk]
    client.post(f"{url}?gemeente=GM0344", {"buurt": [*was, pk("Ondiep")], "was": was})

    client.post(f"{url}?gemeente=GM0344", {"buurt": [*was, pk("Taagdreef")], "was": was})

    assert area(cast.overvecht) == ["Ondiep", "Taagdreef", "Tigrisdreef en omgeving"]


def test_a_search_narrows_and_saving_leaves_the_rest(cast, login, url, utrecht):
    client = login(cast.beheer)
    assert names(client.get(url, {"gemeente": "GM0344", "zoek": "dreef"})) == [
        "Taagdreef",
        "Tigrisdreef en omgeving",
        "Zamenhofdreef",
    ]

    answer = client.post(f"{url}?gemeente=GM0344&zoek=taag", {"buurt": [pk("Taagdreef")]})

    assert answer.url == f"{url}?gemeente=GM0344&zoek=taag"
    assert area(cast.overvecht) == ["Taagdreef", "Tigrisdreef en omgeving"]


def test_only_the_newest_edition_and_what_the_network_has(cast, login, url, utrecht):
    make_place(utrecht, "Oud Ondiep", "BU03440000", edition=2020)
    NetworkNeighbourhood.objects.create(
        network=cast.overvecht, neighbourhood=make_place(utrecht, "Oude dreef", "BU03440009", edition=2020)
    )

    page = login(cast.beheer).get(f"{url}?gemeente=GM0344")

    assert [name for name in names(page) if name.startswith("Oud")] == ["Oude dreef"]


@pytest.mark.parametrize("sent", ["0", "x", "999999999999999999999"])
def test_a_neighbourhood_of_elsewhere_is_left_out(cast, login, url, utrecht, sent):
    elsewhere = make_place(Municipality.objects.create(code="GM0363", name="Amsterdam"), "Dam", "BU03630000")

    login(cast.beheer).post(f"{url}?gemeente=GM0344", {"buurt": [sent, elsewhere.pk]})

    assert area(cast.overvecht) == ["Tigrisdreef en omgeving"]


def test_a_municipality_that_is_not_there(cast, login, url):
    assert login(cast.beheer).get(f"{url}?gemeente=GM9999").status_code == 404
