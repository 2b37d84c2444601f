"""An administrator makes a network: a draft under an address of its own, once however often it is sent."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent
from networks.constants import NetworkStatus
from networks.models import BaseTeam, District, Network, TeamChief, Unit
from networks.services.administered import create
from networks.tests.factories import LONG_AGO, make_user
from tests.at_once import at_once

URL = "/beheer/netwerken/nieuw/"
FIELDS = {
    "name": "Bondgenoten Lombok",
    "short_name": "Lombok",
    "purpose": "Elkaar kennen.",
    "meetings_a_year": "5",
    "end_term_weeks": "4",
    "complaints_to": "klachten@example.org",
    "review_date": "",
    "covenant_reference": "C-12",
    "dpia_reference": "D-7",
}


@pytest.fixture
def team(db):
    unit = Unit.objects.create(name="Oost")
    return BaseTeam.objects.create(
        district=District.objects.create(unit=unit, name="Noord"), name="Team Lombok"
    )


def filled(client: Client, **changes) -> dict:
    """The form as it is shown, filled in."""
    form = client.get(URL).context["form"]
    return FIELDS | {"submission": form["submission"].value(), "teams": [""]} | changes


def test_a_network_starts_as_a_draft(cast, login, team):
    client = login(cast.beheer)
    review = timezone.localdate() + timedelta(days=365)

    answer = client.post(URL, filled(client, teams=[team.pk, ""], review_date=review.isoformat()))

    network = Network.objects.get(slug="lombok")
    assert answer.url == f"/beheer/netwerken/{network.public_id}/buurten/"
    assert (network.name, network.short_name, network.purpose) == (
        "Bondgenoten Lombok",
        "Lombok",
        "Elkaar kennen.",
    )
    assert (network.status, network.meetings_a_year, network.review_date) == ("draft", 5, review)
    assert (network.end_term_weeks, network.complaints_to) == (4, "klachten@example.org")
    assert (network.covenant_reference, network.dpia_reference, network.version) == ("C-12", "D-7", 0)
    assert list(network.base_team_links.running().values_list("base_team", flat=True)) == [team.pk]
    line = AuditEvent.objects.get(event="network.created")
    assert (line.actor, line.network, line.object_id) == (cast.beheer, network.public_id, network.public_id)


def test_the_address_is_made_of_the_area_and_unique(cast, login):
    client = login(cast.beheer)
    for name, area in (("Een", "Ondiep & Pijlsweerd"), ("Twee", "Ondiep, Pijlsweerd"), ("Drie", "مركز")):
        client.post(URL, filled(client, name=name, short_name=area))

    slugs = Network.objects.filter(name__in=["Een", "Twee", "Drie"]).order_by("pk")
    assert list(slugs.values_list("slug", flat=True)) == [
        "ondiep-pijlsweerd",
        "ondiep-pijlsweerd-2",
        "netwerk",
    ]


def test_a_long_area_still_gives_an_address(cast, login):
    client = login(cast.beheer)
    for name in ("Een", "Twee"):
        client.post(URL, filled(client, name=name, short_name="a" * 40))

    assert Network.objects.filter(slug__startswith="a" * 40).count() == 2


def test_a_double_click_makes_one_network(cast, login):
    client = login(cast.beheer)
    data = filled(client)

    answers = [client.post(URL, data).url for _ in range(2)]

    assert (len(set(answers)), Network.objects.filter(short_name="Lombok").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_make_one_network(cast):
    fields = {"name": "Bondgenoten Lombok", "short_name": "Lombok"}

    made = at_once(lambda: create(fields=fields, teams=[], submission="one", actor=cast.beheer).pk)

    assert (len(set(made)), Network.objects.filter(slug__startswith="lombok").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_networks_of_one_area_at_once_get_two_addresses(cast):
    numbers = iter(range(4))

    def make():
        fields = {"name": "Lombok", "short_name": "Lombok"}
        return create(fields=fields, teams=[], submission=f"form-{next(numbers)}", actor=cast.beheer).slug

    assert sorted(at_once(make)) == ["lombok", "lombok-2", "lombok-3", "lombok-4"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Schrijf op hoe het netwerk heet."),
        ({"short_name": ""}, "Schrijf op om welk gebied het gaat."),
        ({"name": "bondgenoten overvecht"}, "Er is al een netwerk met deze naam."),
        ({"meetings_a_year": "53"}, "Schrijf een getal van 1 tot en met 52."),
        ({"end_term_weeks": "0"}, "Schrijf een getal van 1 tot en met 52."),
        ({"end_term_weeks": "53"}, "Schrijf een getal van 1 tot en met 52."),
        ({"end_term_weeks": ""}, "Schrijf een getal van 1 tot en met 52."),
        ({"meetings_a_year": "veel"}, "Schrijf een getal van 1 tot en met 52."),
        ({"review_date": "2020-01-01"}, "Deze dag is al geweest."),
        ({"review_date": "31 juni"}, "Kies een dag die bestaat."),
        ({"teams": ["987654"]}, "Dit basisteam is er niet meer."),
        ({"teams": ["a'b"]}, "Dit basisteam is er niet meer."),
    ],
)
def test_what_is_wrong_is_said_and_the_form_stays_filled(cast, login, changes, said):
    client = login(cast.beheer)

    page = client.post(URL, filled(client, purpose="Blijft staan.", **changes)).content.decode()

    assert (said in page, "Blijft staan." in page) == (True, True)
    assert Network.objects.filter(status=NetworkStatus.DRAFT).count() == 0


def test_the_team_chief_sees_it_from_then_on(cast, login, team):
    tineke = make_user("Tineke")
    TeamChief.objects.create(base_team=team, user=tineke, from_date=LONG_AGO)
    client = login(cast.beheer)

    client.post(URL, filled(client, teams=[team.pk]))

    assert list(Network.objects.visible_to(tineke).values_list("slug", flat=True)) == ["lombok"]
    tineke.refresh_from_db()
    assert tineke.needs_second_factor


def test_a_name_of_a_closed_network_is_free(cast, login):
    Network.objects.filter(pk=cast.zeist.pk).update(status=NetworkStatus.CLOSED)
    client = login(cast.beheer)

    assert client.post(URL, filled(client, name="Bondgenoten Zeist")).status_code == 302
