"""The programme lead and the administrator see which networks there are and how they do, no texts."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from meetings.tests.factories import make_draft, make_meeting
from networks.constants import Role
from networks.tests.factories import make_network
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from signals.constants import Readers
from signals.tests.factories import make_signal

TEXTS = ("Geheime plek", "Geheim punt", "Geheime zorg", "Een onderwerp")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def organisation(cast):
    """Two meetings of this year, one of the next, a draft, a concern and three mails that were lost."""
    for days in (7, 14, 60):
        starts_at = timezone.now() + timedelta(days=days)
        make_meeting(cast.overvecht, cast.fatima, ("Geheim punt",), place="Geheime plek", starts_at=starts_at)
    make_draft(cast.overvecht, cast.fatima, place="Geheime plek")
    make_signal(cast.overvecht, cast.anneke, observation="Geheime zorg", readers=Readers.NETWORK)
    for number, status in enumerate(("failed", "failed", "sent")):
        make_mail(cast.youssef, f"mail-{number}")
        OutgoingMail.objects.filter(key=f"mail-{number}").update(status=status, error="SMTPDataError 554")
    labels = ("meetings.Meeting", "meetings.AgendaItem", "signals.Signal", "notifications.OutgoingMail")
    stored = str([list(apps.get_model(label).objects.values()) for label in labels])
    assert [text in stored for text in TEXTS] == [True] * 4


def test_the_programme_lead_sees_how_often_each_network_meets(cast, organisation, login):
    response = login(cast.rob).get("/")

    assert [(network.name, network.met, network.meetings_a_year) for network in response.context["page"]] == [
        ("Bondgenoten Overvecht", 2, 5),
        ("Bondgenoten Zeist", 0, 5),
    ]
    page = response.content.decode()
    assert ("2 netwerken" in page, "Bijeenkomsten in 2026" in page) == (True, True)
    assert [text for text in (*TEXTS, "Anneke", "Fatima") if text in page] == []


def test_the_administrator_sees_networks_accounts_and_lost_mail(cast, organisation, login):
    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)
    type(cast.dewi).objects.filter(pk=cast.dewi.pk).update(is_active=False)

    response = login(cast.beheer).get("/beheer/")

    assert response.context["counts"] == {"active": 11, "inactive": 1, "live": 2}
    assert [
        (network.name, network.has_police, network.has_municipality)
        for network in response.context["networks"]
    ] == [("Bondgenoten Overvecht", False, True), ("Bondgenoten Zeist", True, False)]
    assert [(mail.recipient.name, mail.error) for mail in response.context["page"]] == [
        ("Youssef", "SMTPDataError 554")
    ] * 2
    page = response.content.decode()
    assert ("youssef@example.org" in page, "SMTPDataError 554" in page) == (True, True)
    assert [text for text in (*TEXTS, "Anneke") if text in page] == []


def test_lost_mail_the_newest_first_in_pages(cast, login, clock):
    for number in range(21):
        make_mail(cast.youssef, f"mail-{number}")
        OutgoingMail.objects.filter(key=f"mail-{number}").update(
            status="failed", error=f"SMTPDataError {500 + number}", updated_at=timezone.now()
        )
        clock.shift(60)
    client = login(cast.beheer)

    pages = [
        [mail.error for mail in client.get(f"/beheer/?pagina={page}").context["page"]] for page in (1, 2)
    ]

    assert (len(pages[0]), pages[0][0], pages[1]) == (20, "SMTPDataError 520", ["SMTPDataError 500"])


@pytest.mark.parametrize("name", ["rob", "fatima", "priya", "anneke"])
def test_the_administration_is_for_administrators(cast, login, name):
    assert login(cast.everybody[name]).get("/beheer/").status_code == 404


def test_who_leads_the_programme_and_sits_in_a_network_has_both(cast, organisation, login):
    cast.overvecht.memberships.filter(user=cast.dewi).update(user=cast.rob)
    client = login(cast.rob)

    assert client.get("/bijeenkomsten/").status_code == 200
    assert "2 netwerken" in client.get("/").content.decode()


def test_two_long_lists_on_one_page_are_leafed_through_apart(cast, login):
    for number in range(25):
        make_network(f"net{number:02}")
    client = login(cast.beheer)

    first, second = client.get("/beheer/"), client.get("/beheer/?netwerken=2&pagina=1")

    assert "?netwerken=2" in first.content.decode()
    assert [len(page.context["networks"]) for page in (first, second)] == [20, 7]
    assert second.context["page"].number == 1
