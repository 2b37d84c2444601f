"""The list of people and the page of one: where they have a place, how they log in, no text of anybody."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import User
from networks.constants import Party
from networks.lookups import people
from networks.tests.factories import make_member
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from signals.constants import Readers
from signals.tests.factories import make_signal

URL = "/beheer/mensen/"


@pytest.fixture
def facts(cast):
    """Fatima is in two networks and has an app; Dewi's account is closed; Anneke was erased."""
    make_member(cast.zeist, cast.fatima, Party.MUNICIPALITY)
    Authenticator.objects.create(user=cast.fatima, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=cast.mark, type=Authenticator.Type.RECOVERY_CODES, data={})
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False)
    User.objects.filter(pk=cast.anneke.pk).update(is_active=False, email=None, name="")


def test_everybody_by_name_with_networks_and_second_step(cast, facts):
    found = [(person.name, person.networks, person.has_factor) for person in people()]

    assert found == [
        ("Beheer", 0, False),
        ("Dewi", 1, False),
        ("Fatima", 2, True),
        ("Ingrid", 1, False),
        ("Lotte", 1, False),
        ("Mark", 1, False),
        ("Priya", 1, False),
        ("Rob", 0, False),
        ("Samira", 1, False),
        ("Youssef", 1, False),
        ("Zeist_coordinator", 1, False),
    ]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [("fat", ["Fatima"]), ("MARK@", ["Mark"]), ("example.org", 11), ("'; --", []), ("%", [])],
)
def test_searching_by_name_and_address(cast, facts, login, wanted, names):
    page = login(cast.beheer).get(URL, {"zoek": wanted})

    found = [person.name for person in page.context["page"]]
    assert (len(found) if isinstance(names, int) else found) == names


def test_the_list_says_what_is_to_be_known(cast, facts, login):
    page = login(cast.beheer).get(URL).content.decode()

    assert ("account gesloten" in page, "heeft een tweede stap" in page) == (True, True)
    assert "dewi@example.org" in page


def test_nobody_found_is_said(cast, login):
    assert (
        "Niemand heeft dit in naam of adres." in login(cast.beheer).get(URL, {"zoek": "qq"}).content.decode()
    )


def test_the_page_of_a_person_shows_places_and_no_text(cast, facts, login):
    make_signal(cast.overvecht, cast.youssef, observation="Geheime zorg", readers=Readers.NETWORK)
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in="Geheim werk")
    make_mail(cast.youssef)
    OutgoingMail.objects.update(status="failed", error="SMTPDataError 552")

    page = login(cast.beheer).get(f"{URL}{cast.youssef.public_id}/").content.decode()

    assert "Bondgenoten Overvecht" in page
    assert "De mailbox is vol." in page
    assert "SMTPDataError 552" in page
    secrets = ("Geheime zorg", "Geheim werk", "Een onderwerp", "Een tekst.")
    assert [text for text in secrets if text in page] == []


def test_offices_and_teams_stand_on_the_page(cast, login):
    client = login(cast.beheer)
    pages = [client.get(f"{URL}{user.public_id}/").content.decode() for user in (cast.ingrid, cast.rob)]

    assert ("Team Overvecht" in pages[0], "voor de hele organisatie" in pages[1]) == (True, True)


def test_the_own_page_offers_nothing(cast, login):
    page = login(cast.beheer).get(f"{URL}{cast.beheer.public_id}/").content.decode()

    assert ("Dit is uw eigen account" in page, "Account sluiten" in page) == (True, False)


def test_the_page_of_administration_leads_to_people_and_says_why_mail_failed(cast, login):
    make_mail(cast.youssef)
    OutgoingMail.objects.update(status="failed", error="SMTPRecipientsRefused 550")

    page = login(cast.beheer).get("/beheer/").content.decode()

    assert f'href="{URL}{cast.youssef.public_id}/"' in page
    assert "Deze mailbox bestaat niet, of neemt geen mail van ons aan." in page
    assert "Probeer opnieuw" in page
