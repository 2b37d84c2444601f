"""The overview is for who leads a base team now, or stands in for who does, and for nobody else."""

import pytest
import time_machine

from insights.tests.leading import day, make_led_network, met_at, words
from networks.models import NetworkBaseTeam, TeamChief
from networks.tests.factories import LONG_AGO, make_user

NOT_THE_CHIEF = [
    "fatima", "mark", "youssef", "anneke", "dewi", "samira", "rob", "priya", "beheer", "lotte",
    "zeist_coordinator",
]  # fmt: skip
MENU = 'class="tab" href="/overzicht/"'


@pytest.fixture(autouse=True)
def clock():
    """Monday 7 December 2026, 13.00 in Amsterdam."""
    with time_machine.travel("2026-12-07T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def has_it(client) -> tuple[int, bool]:
    """The answer of the page, and whether the menu of home has the entry."""
    return client.get("/overzicht/").status_code, MENU in client.get("/netwerken/").content.decode()


def make_deputy(cast, user, **dates) -> TeamChief:
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    return TeamChief.objects.create(base_team=team, user=user, is_deputy=True, **dates)


def test_the_chief_has_it(cast, login):
    assert has_it(login(cast.ingrid)) == (200, True)


@pytest.mark.parametrize("name", NOT_THE_CHIEF)
def test_nobody_else_has_it(cast, login, name):
    assert has_it(login(cast.everybody[name])) == (404, False)


def test_everybody_of_the_cast_was_asked(cast):
    assert {*NOT_THE_CHIEF, "ingrid"} == set(cast.everybody)


@pytest.mark.parametrize(
    ("today", "answer"),
    [
        ("2026-12-06", (404, False)),
        ("2026-12-07", (200, True)),
        ("2026-12-11", (200, True)),
        ("2026-12-12", (404, False)),
    ],
)
def test_a_deputy_has_it_while_standing_in_both_days_included(cast, login, clock, today, answer):
    deputy = make_user("Karim")
    make_deputy(cast, deputy, from_date=day("2026-12-07"), to_date=day("2026-12-11"))
    clock.move_to(f"{today}T12:00:00+00:00")

    assert has_it(login(deputy)) == answer


def test_a_day_is_a_day_in_amsterdam(cast, login, clock):
    deputy = make_user("Karim")
    make_deputy(cast, deputy, from_date=day("2026-12-07"), to_date=day("2026-12-11"))
    moments = ("2026-12-06T22:59:59", "2026-12-06T23:00:00", "2026-12-11T22:59:59", "2026-12-11T23:00:00")

    found = []
    for moment in moments:
        clock.move_to(f"{moment}+00:00")
        found.append(login(deputy).get("/overzicht/").status_code)

    assert found == [404, 200, 200, 404]


def test_a_chief_whose_time_is_over_has_it_no_more(cast, login):
    TeamChief.objects.filter(user=cast.ingrid).update(to_date=day("2026-12-06"))

    assert has_it(login(cast.ingrid)) == (404, False)


def test_a_chief_without_networks_reads_what_will_come(cast, login):
    NetworkBaseTeam.objects.all().delete()

    response = login(cast.ingrid).get("/overzicht/")

    assert response.status_code == 200
    assert "Er valt nog geen netwerk onder uw team" in words(response)
    assert "De beheerder koppelt het." in words(response)
    assert (response.context["figures"].networks, response.context["concerns"]) == ((), [])


def test_a_network_whose_link_with_the_team_ended_is_gone(cast, login):
    make_led_network("kanaleneiland", cast.ingrid)
    names = [row.network.name for row in login(cast.ingrid).get("/overzicht/").context["network_rows"]]
    NetworkBaseTeam.objects.filter(network=cast.overvecht).update(to_date=day("2026-12-06"))

    response = login(cast.ingrid).get("/overzicht/")

    assert names == ["Kanaleneiland", "Overvecht"]
    assert [row.network.name for row in response.context["network_rows"]] == ["Kanaleneiland"]


def test_a_network_that_has_not_met(cast, login):
    page = words(login(cast.ingrid).get("/overzicht/"))

    assert "0 van 5 geweest dit jaar" in page
    assert "Nog niets gepland" in page
    assert page.count("Er is niemand gevraagd") == 3


def test_a_team_with_two_chiefs_shows_them_the_same(cast, login):
    deputy = make_user("Karim")
    make_deputy(cast, deputy, from_date=LONG_AGO)
    met_at(cast.overvecht, cast.fatima, "2026-11-24 19:30")

    figures = [login(user).get("/overzicht/").context["figures"] for user in (cast.ingrid, deputy)]

    assert figures[0] == figures[1]
    assert figures[0].networks[0].held == 1
