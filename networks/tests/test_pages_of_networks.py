"""A network's page: what it is for and who sits in it, parties side by side, in their own words."""

import pytest

from meetings.tests.factories import make_meeting
from networks.constants import Party, Role
from networks.tests.factories import make_member, make_user


def page_of(client, slug="overvecht") -> str:
    return client.get(f"/netwerken/{slug}/").content.decode()


def test_the_parties_side_by_side_by_name_never_by_rank(cast, login):
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in="voetbalclub De Dreef")

    response = login(cast.dewi).get("/netwerken/overvecht/")

    assert [
        (group.label, [member.user.name for member in group.members]) for group in response.context["parties"]
    ] == [
        ("Bewoners", ["Anneke", "Dewi", "Youssef"]),
        ("Gemeente", ["Fatima"]),
        ("Partners", ["Samira"]),
        ("Politie", ["Ingrid", "Mark"]),
    ]
    page = response.content.decode()
    assert ("voetbalclub De Dreef" in page, "7 bondgenoten" in page) == (True, True)


def test_in_english_the_order_is_that_of_english(cast, login):
    type(cast.dewi).objects.filter(pk=cast.dewi.pk).update(language="en")

    response = login(cast.dewi).get("/netwerken/overvecht/")

    assert [group.label for group in response.context["parties"]] == [
        "Municipality",
        "Partners",
        "Police",
        "Residents",
    ]


def test_whom_to_ask(cast, login):
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.DEPUTY)

    response = login(cast.dewi).get("/netwerken/overvecht/")

    assert [member.user.name for member in response.context["coordinators"]] == ["Bart", "Fatima", "Mark"]
    assert [chief.user.name for chief in response.context["chiefs"]] == ["Ingrid"]
    page = response.content.decode()
    addresses = [
        f"mailto:{name}@example.org" in page for name in ("fatima", "mark", "ingrid", "youssef", "anneke")
    ]
    assert addresses == [True, True, True, False, False]


def test_the_next_meeting_is_shown_to_the_table_and_not_to_the_privacy_officer(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima, place="Buurthuis De Stoep")

    shown = {
        name: meeting.public_id in page_of(login(cast.everybody[name]))
        for name in ("dewi", "ingrid", "priya")
    }

    assert shown == {"dewi": True, "ingrid": True, "priya": False}


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "in oprichting"), ("paused", "gepauzeerd"), ("closed", "gesloten")],
)
def test_a_network_that_rests_says_so(cast, login, status, words):
    client = login(cast.dewi)
    note = "Intussen kan niemand iets plannen of delen"
    assert note not in page_of(client)
    type(cast.overvecht).objects.update(status=status)

    page = page_of(client)

    assert f"Dit netwerk is {words}. {note}." in page


def test_unknown_and_not_yours_are_the_same_page(cast, login):
    client = login(cast.lotte)

    unknown, other = client.get("/netwerken/bestaat-niet/"), client.get("/netwerken/overvecht/")

    assert (unknown.status_code, other.status_code) == (404, 404)
    assert unknown.content == other.content


def test_the_list_counts_who_has_a_seat(cast, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)

    page = login(cast.mark).get("/netwerken/").context["page"]

    assert [(network.slug, network.seats) for network in page] == [("overvecht", 7), ("zeist", 3)]


def test_who_is_in_no_network_hears_what_to_do(cast, login):
    response = login(cast.rob).get("/netwerken/")

    assert list(response.context["page"]) == []
    assert "U zit nog niet in een netwerk" in response.content.decode()


def test_text_of_people_is_shown_literally(cast, login):
    trick = "<b>{{ 7*7 }}</b>"
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in=trick)
    type(cast.overvecht).objects.update(purpose=trick)

    page = page_of(login(cast.dewi))

    assert (page.count("&lt;b&gt;{{ 7*7 }}&lt;/b&gt;"), trick in page) == (2, False)
