"""Everybody in a network sees who takes part; coordinators see besides what they need to look after it."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.tests.factories import make_action, make_meeting
from networks.constants import Party
from networks.models import Membership, Network
from networks.tests.factories import make_invitation, make_member, make_user
from networks.tests.seating import seat_of, url_of
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail

LIST = "/netwerken/overvecht/leden/"


def names(response) -> list[str]:
    return [row.seat.user.name for row in response.context["rows"]]


def test_everybody_by_first_name_the_privacy_officer_too(cast, login):
    everybody = ["Anneke", "Dewi", "Fatima", "Ingrid", "Mark", "Priya", "Samira", "Youssef"]

    for name in ("dewi", "fatima", "ingrid", "priya"):
        assert names(login(cast.everybody[name]).get(LIST)) == everybody


def test_party_role_and_own_words(cast, login):
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in="voetbalclub De Dreef")

    page = login(cast.dewi).get(LIST).content.decode()

    assert "Lid · voetbalclub De Dreef" in page
    assert ("Coördinator" in page, "Privacyfunctionaris" in page) == (True, True)
    assert 'party--resident"><svg' in page.replace("\n", "")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?zoek=yous", ["Youssef"]),
        ("?zoek=DREEF", ["Youssef"]),
        ("?partij=politie", ["Ingrid", "Mark"]),
        ("?partij=politie&zoek=ing", ["Ingrid"]),
        ("?partij=bewoner&zoek=mark", []),
        ("?partij=onzin&zoek=mark", ["Mark"]),
        ("?zoek=%25", []),
    ],
)
def test_searched_and_by_party(cast, login, query, found):
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in="voetbalclub De Dreef")
    client = login(cast.dewi)

    response = client.get(LIST + query)

    assert names(response) == found
    assert ("Niemand gevonden." in response.content.decode()) == (not found)


def test_whoever_left_or_cannot_log_in_any_more_is_not_there(cast, login):
    Membership.objects.filter(user=cast.samira).update(to_date="2025-01-01")
    type(cast.dewi).objects.filter(pk=cast.dewi.pk).update(is_active=False)

    assert not {"Samira", "Dewi"} & set(names(login(cast.mark).get(LIST)))


def test_in_pages(cast, login):
    grow(cast.overvecht, 30)
    client = login(cast.dewi)

    assert [len(names(client.get(f"{LIST}?pagina={number}"))) for number in (1, 2)] == [20, 18]


def test_what_coordinators_see_besides(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    for _ in range(2):
        make_action(meeting, cast.youssef)
    make_action(meeting, cast.anneke)
    make_invitation(cast.overvecht, cast.fatima)
    make_mail(cast.dewi)
    OutgoingMail.objects.filter(key="a-key").update(status="failed")
    make_member(cast.overvecht, type(cast.dewi).objects.create_user(None, "Piet"), Party.RESIDENT)
    extra = (
        *("2 afspraken te doen", "1 afspraak te doen", "1 open uitnodiging", "Bellijst"),
        *("Onze mail komt niet aan", "Doet mee op papier", 'href="/netwerken/overvecht/uitnodigen/"'),
    )

    page = login(cast.fatima).get(LIST).content.decode()
    assert {text: page.count(text) > 0 for text in extra} == dict.fromkeys(extra, True)
    for name in ("dewi", "ingrid", "priya", "youssef"):
        page = login(cast.everybody[name]).get(LIST).content.decode()
        assert {text: text in page for text in extra} == dict.fromkeys(extra, False)


def test_mail_that_arrived_since_is_no_trouble_and_paper_gets_none(cast, login):
    make_mail(cast.dewi, "lost")
    OutgoingMail.objects.filter(key="lost").update(status="failed")
    make_mail(cast.dewi, "later")
    with time_machine.travel("2030-01-01T12:00:00+00:00"):
        OutgoingMail.objects.filter(key="later").update(status="sent", sent_at=timezone.now())

    rows = login(cast.fatima).get(LIST).context["rows"]

    assert [row.seat.user.name for row in rows if row.is_unreachable] == []


def test_phone_numbers_are_for_the_coordinators_only(cast, client):
    """The own number one sees oneself; a coordinator's own page of a member shows it as well."""
    type(cast.youssef).objects.filter(pk=cast.youssef.pk).update(phone="06 12345678")
    seat = seat_of(cast.overvecht, cast.youssef)
    pages = (LIST, f"{LIST}bellijst/", url_of(seat), "/netwerken/overvecht/")
    shown = {}
    for name in ("fatima", "mark", "youssef", "dewi", "ingrid", "priya", "beheer", "rob", "lotte"):
        client.force_login(cast.everybody[name])
        shown[name] = ["06 12345678" in client.get(page).content.decode() for page in pages]

    nobody = [False, False, False, False]
    assert shown == {
        "fatima": [False, True, True, False],
        "mark": [False, True, True, False],
        "youssef": [False, False, True, False],
        **dict.fromkeys(("dewi", "ingrid", "priya", "beheer", "rob", "lotte"), nobody),
    }


def test_the_call_list(cast, login):
    type(cast.youssef).objects.filter(pk=cast.youssef.pk).update(phone="06 12345678")

    response = login(cast.mark).get(f"{LIST}bellijst/")

    page = response.content.decode()
    assert [seat.user.name for seat in response.context["seats"]] == ["Youssef"]
    assert 'href="tel:06 12345678"' in page
    assert "Alleen de coördinatoren zien deze nummers." in page
    assert "Gaven geen nummer: Anneke, Dewi, Fatima, Ingrid, Mark, Samira" in page
    assert "no-store" in response.headers["Cache-Control"]


def test_the_call_list_says_how_numbers_come(cast, login):
    assert "Nog geen telefoonnummers" in login(cast.mark).get(f"{LIST}bellijst/").content.decode()


def test_the_network_leads_to_its_members_and_to_the_own_place(cast, login):
    for name in ("dewi", "priya"):
        page = login(cast.everybody[name]).get("/netwerken/overvecht/").content.decode()
        mine = cast.overvecht.memberships.get(user=cast.everybody[name])
        assert (f'href="{LIST}"' in page, f'href="{url_of(mine)}"' in page) == (True, True)


def test_a_team_chief_without_a_seat_sees_as_a_member_does(cast, login):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()

    response = login(cast.ingrid).get(LIST)

    assert (response.status_code, response.context["mine"], response.context["may_manage"]) == (
        200,
        None,
        False,
    )


def grow(network: Network, many: int) -> None:
    """So many more members, each with what the list shows."""
    have = network.memberships.count()
    for number in range(have, have + many):
        make_member(network, make_user(f"Lid{number:03}"), Party.RESIDENT, active_in="school")


def asked(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    verbs = [query["sql"].lstrip("(").split()[0] for query in queries.captured_queries]
    return sum(verb in {"SELECT", "INSERT", "UPDATE", "DELETE"} for verb in verbs)


@pytest.mark.parametrize("name", ["mark", "dewi", "priya", "ingrid"])
def test_as_many_queries_for_200_members_as_for_10_and_not_many(cast, client, name):
    client.force_login(cast.everybody[name])
    urls = [LIST, f"{LIST}?zoek=Lid&partij=bewoner", url_of(seat_of(cast.overvecht, cast.youssef))]
    urls += [f"{LIST}bellijst/", url_of(seat_of(cast.overvecht, cast.ingrid), "waarnemen")] * (name == "mark")
    grow(cast.overvecht, 2)
    ten = {url: asked(client, url) for url in urls}
    grow(cast.overvecht, 190)

    assert {url: asked(client, url) for url in urls} == ten
    assert {url: count for url, count in ten.items() if count > 12} == {}


def test_texts_of_people_are_shown_literally(cast, login):
    trick = "<b>{{ 7*7 }}</b>"
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in=trick)
    client = login(cast.fatima)

    for page in (LIST, url_of(seat_of(cast.overvecht, cast.youssef))):
        shown = client.get(page).content.decode()
        assert ("&lt;b&gt;{{ 7*7 }}&lt;/b&gt;" in shown, trick in shown) == (True, False)
