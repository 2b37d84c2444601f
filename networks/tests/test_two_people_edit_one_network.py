"""Two administrators change one network: nothing of either is lost, and the second reads what changed."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

from accounts.models import AuditEvent
from networks.constants import Office
from networks.forms.meanwhile import Difference
from networks.models import BaseTeam, Network, NetworkBaseTeam, OfficeHolder
from networks.services.administered import EditedMeanwhile, change
from networks.tests.factories import LONG_AGO, make_user
from tests.at_once import at_once


@pytest.fixture
def two(cast) -> list[Client]:
    """Two administrators, logged in."""
    bas = make_user("Bas")
    OfficeHolder.objects.create(user=bas, office=Office.ADMINISTRATOR, from_date=LONG_AGO)
    Network.objects.filter(pk=cast.overvecht.pk).update(purpose="Elkaar kennen.")
    clients = [Client(), Client()]
    for client, user in zip(clients, (cast.beheer, bas), strict=True):
        client.force_login(user)
    return clients


@pytest.fixture
def url(cast) -> str:
    return f"/beheer/netwerken/{cast.overvecht.public_id}/wijzigen/"


def form_of(page) -> dict:
    """What the browser would send of the form on this page."""
    data = {bound.name: bound.value() for bound in page.context["form"]}
    return {name: "" if value is None else value for name, value in data.items()}


def stored(cast) -> tuple:
    network = Network.objects.get(pk=cast.overvecht.pk)
    return network.name, network.purpose, network.meetings_a_year, network.version


def test_one_after_the_other_saves_both(cast, two, url):
    for client, changes in zip(two, ({"purpose": "Rust."}, {"meetings_a_year": "6"}), strict=True):
        assert client.post(url, form_of(client.get(url)) | changes).status_code == 302

    assert stored(cast) == ("Bondgenoten Overvecht", "Rust.", 6, 2)
    assert AuditEvent.objects.filter(event="network.changed").count() == 2


def test_the_second_of_two_keeps_hers_and_gets_what_changed(cast, two, url):
    """Other fields: hers stays as typed, his comes along; saving again overwrites nothing of his."""
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"purpose": "Rust in de wijk.", "review_date": "2030-03-01"})

    page = two[1].post(url, second | {"name": "Bondgenoten Overvecht-Noord"})

    assert page.status_code == 200
    assert stored(cast) == ("Bondgenoten Overvecht", "Rust in de wijk.", 5, 1)
    assert page.context["differences"] == [
        Difference("Waar is het voor?", "Rust in de wijk.", both=False),
        Difference("Datum om terug te kijken", "vrijdag 1 maart 2030", both=False),
    ]
    words = " ".join(strip_tags(page.content.decode()).split())
    assert "Iemand anders heeft dit netwerk intussen gewijzigd" in words
    assert "de ander maakte er “Rust in de wijk.” van. Dat staat nu in het formulier." in words

    again = form_of(page)
    assert (again["name"], again["purpose"]) == ("Bondgenoten Overvecht-Noord", "Rust in de wijk.")
    assert two[1].post(url, again).status_code == 302
    assert stored(cast) == ("Bondgenoten Overvecht-Noord", "Rust in de wijk.", 5, 2)
    assert Network.objects.get(pk=cast.overvecht.pk).review_date == date(2030, 3, 1)


def test_when_both_changed_the_same_she_sees_both(cast, two, url):
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"purpose": "Zijn doel."})

    page = two[1].post(url, second | {"purpose": "Haar doel."})

    assert page.context["differences"] == [Difference("Waar is het voor?", "Zijn doel.", both=True)]
    assert form_of(page)["purpose"] == "Haar doel."
    assert "in het formulier staat wat u typte" in page.content.decode()
    assert stored(cast)[1] == "Zijn doel."


def test_the_end_term_and_the_address_for_complaints_are_compared_as_well(cast, two, url):
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"end_term_weeks": "4", "complaints_to": "klachten@example.org"})

    page = two[1].post(url, second | {"meetings_a_year": "7"})
    two[1].post(url, form_of(page))

    assert page.context["differences"] == [
        Difference("Weken tot de afloop", "4", both=False),
        Difference("Waar iemand klaagt over het netwerk", "klachten@example.org", both=False),
    ]
    network = Network.objects.get(pk=cast.overvecht.pk)
    assert (network.end_term_weeks, network.complaints_to) == (4, "klachten@example.org")
    assert network.meetings_a_year == 7


def test_when_both_made_the_same_of_it_there_is_nothing_to_say(cast, two, url):
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"purpose": "Rust."})

    page = two[1].post(url, second | {"purpose": "Rust.", "meetings_a_year": "7"})

    assert page.context["differences"] == []
    assert form_of(page)["meetings_a_year"] == "7"


def test_base_teams_are_compared_as_well(cast, two, url):
    team = BaseTeam.objects.create(district=BaseTeam.objects.first().district, name="Team Noord")
    had = str(NetworkBaseTeam.objects.get(network=cast.overvecht).base_team_id)
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"teams": [had, str(team.pk)]})

    page = two[1].post(url, second | {"meetings_a_year": "7"})

    assert page.context["differences"] == [Difference("Basisteams", "Team Noord, Team Overvecht", both=False)]
    two[1].post(url, form_of(page))
    names = NetworkBaseTeam.objects.running().filter(network=cast.overvecht)
    assert sorted(names.values_list("base_team__name", flat=True)) == ["Team Noord", "Team Overvecht"]


def test_a_third_change_in_between_is_said_once_more(cast, two, url):
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"purpose": "Een."})
    page = two[1].post(url, second | {"name": "Anders"})
    two[0].post(url, form_of(two[0].get(url)) | {"purpose": "Twee."})

    page = two[1].post(url, form_of(page))

    assert page.context["differences"] == [Difference("Waar is het voor?", "Twee.", both=False)]
    assert form_of(page)["name"] == "Anders"


@pytest.mark.parametrize("seen", ["", "onzin", "a:b:c"])
def test_without_what_she_saw_nothing_of_hers_is_lost(cast, two, url, seen):
    first, second = (form_of(client.get(url)) for client in two)
    two[0].post(url, first | {"purpose": "Zijn doel."})

    page = two[1].post(url, second | {"meetings_a_year": "7", "seen": seen})

    assert (form_of(page)["purpose"], form_of(page)["meetings_a_year"]) == ("Elkaar kennen.", "7")
    assert page.context["differences"] == [
        Difference("Waar is het voor?", "Zijn doel.", both=True),
        Difference("Bijeenkomsten per jaar", "5", both=True),
    ]


def test_the_address_of_a_network_stays(cast, two, url):
    two[0].post(url, form_of(two[0].get(url)) | {"short_name": "Ergens anders"})

    network = Network.objects.get(pk=cast.overvecht.pk)
    assert (network.short_name, network.slug) == ("Ergens anders", "overvecht")


def test_a_review_date_that_has_passed_can_stay(cast, two, url):
    Network.objects.filter(pk=cast.overvecht.pk).update(review_date=date(2021, 1, 1))

    assert two[0].post(url, form_of(two[0].get(url)) | {"purpose": "Rust."}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_saves(cast):
    def edit() -> str:
        network = Network.objects.get(pk=cast.overvecht.pk)
        try:
            change(network, fields={"purpose": "Rust."}, teams=[], version=0, actor=cast.beheer)
        except EditedMeanwhile:
            return "second"
        return "saved"

    assert sorted(at_once(edit)) == ["saved", "second", "second", "second"]
    assert Network.objects.get(pk=cast.overvecht.pk).version == 1
