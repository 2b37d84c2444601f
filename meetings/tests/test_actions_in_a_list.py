"""One's own actions over all networks, or those of everybody in one's networks; the latest first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import services
from meetings.models import ActionItem
from meetings.tests.agreeing import titles
from meetings.tests.factories import make_action, make_meeting
from networks.constants import Party
from networks.tests.factories import make_member

TABLE = {"fatima", "mark", "ingrid", "youssef", "anneke", "dewi", "samira"}


@pytest.fixture
def agreed(cast, clock) -> None:
    """Youssef sits in Overvecht and in Zeist, and has something to do in both."""
    make_member(cast.zeist, cast.youssef, Party.RESIDENT)
    begun = timezone.now()
    here = make_meeting(cast.overvecht, cast.fatima, starts_at=begun)
    there = make_meeting(cast.zeist, cast.zeist_coordinator, starts_at=begun)
    today = timezone.localdate()
    make_action(here, cast.youssef, "hier", due_on=today + timedelta(days=4))
    make_action(there, cast.youssef, "daar", due_on=today + timedelta(days=3))
    make_action(here, cast.youssef, "te laat", due_on=today - timedelta(days=1))
    services.finish_action(make_action(here, cast.youssef, "gedaan"))
    make_action(here, cast.dewi, "van Dewi", due_on=today - timedelta(days=2))
    make_action(there, cast.lotte, "van Lotte", due_on=today)


def listed(client, query: str = "") -> list[str]:
    return titles(client.get(f"/afspraken/{query}").context["rows"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["te laat", "daar", "hier", "gedaan"]),
        ("?netwerk=zeist", ["daar"]),
        ("?van=allen", ["van Dewi", "te laat", "van Lotte", "daar", "hier", "gedaan"]),
        ("?van=allen&netwerk=zeist", ["van Lotte", "daar"]),
        ("?van=onzin", ["te laat", "daar", "hier", "gedaan"]),
    ],
)
def test_what_is_to_be_done_first_and_the_latest_first_of_all(cast, agreed, login, query, expected):
    assert listed(login(cast.youssef), query) == expected


@pytest.mark.parametrize(
    ("query", "counted"),
    [("", "3 nog te doen, waarvan 1 te laat. 1 gedaan."), ("?netwerk=zeist", "1 nog te doen. 0 gedaan.")],
)
def test_it_counts_them(cast, agreed, login, query, counted):
    assert counted in login(cast.youssef).get(f"/afspraken/{query}").content.decode()


def test_a_network_of_others_is_not_there(cast, agreed, login):
    client = login(cast.dewi)

    assert client.get("/afspraken/?netwerk=zeist").status_code == 404
    assert listed(client, "?van=allen") == ["van Dewi", "te laat", "hier", "gedaan"]


@pytest.mark.parametrize(("name", "status"), [("rob", 404), ("beheer", 404), ("priya", 404), ("lotte", 200)])
def test_who_has_no_seat_has_no_list(cast, agreed, login, name, status):
    assert login(cast.everybody[name]).get("/afspraken/").status_code == status


def test_a_chief_without_a_seat_has_those_of_everybody(cast, agreed, login):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()
    client = login(cast.ingrid)

    assert (listed(client), len(listed(client, "?van=allen"))) == ([], 4)
    assert "Geen afspraken van u" in client.get("/afspraken/").content.decode()


def test_twenty_on_a_page(cast, agreed, login):
    meeting = ActionItem.objects.first().meeting
    for _ in range(18):
        make_action(meeting, cast.youssef)
    client = login(cast.youssef)

    assert [len(listed(client, f"?pagina={n}")) for n in ("1", "2", "99", "x")] == [20, 2, 2, 20]


def test_the_list_of_meetings_leads_there(cast, agreed, login):
    page = login(cast.youssef).get("/bijeenkomsten/?netwerk=zeist").content.decode()

    assert 'href="/afspraken/?netwerk=zeist"' in page


def test_who_sees_an_action(cast, agreed):
    here = ActionItem.objects.get(title="hier")

    seeing = {n for n, user in cast.everybody.items() if here in ActionItem.objects.visible_to(user)}

    assert seeing == TABLE


def test_in_every_list_a_button_only_where_one_may(cast, agreed, login):
    rows = login(cast.youssef).get("/afspraken/?van=allen").context["rows"]

    assert {row.action.title: row.may_finish for row in rows} == {
        "van Dewi": False,
        "te laat": True,
        "van Lotte": False,
        "daar": True,
        "hier": True,
        "gedaan": True,
    }
