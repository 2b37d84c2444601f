"""The overview is narrowed by what stands in its URL: team, network and period."""

import re

import pytest
import time_machine
from django.utils.http import urlencode

from insights.tests.leading import amsterdam, make_led_network, people, shared_at, words
from networks.models import BaseTeam, NetworkBaseTeam
from networks.tests.factories import LONG_AGO, make_network, make_user


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-07 09:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def two(cast):
    """Ingrid leads a second team, with a network of its own."""
    cast.other = make_led_network("kanaleneiland", cast.ingrid)
    return cast


def names(response) -> list[str]:
    return [row.network.name for row in response.context["network_rows"]]


def test_without_filters_all_teams_are_in_one_list(two, login):
    response = login(two.ingrid).get("/overzicht/")

    rows = response.context["network_rows"]
    assert [(row.network.name, row.network.team) for row in rows] == [
        ("Kanaleneiland", "Team Kanaleneiland"),
        ("Overvecht", "Team Overvecht"),
    ]
    assert response.context["selection"].place == "Team Kanaleneiland, Team Overvecht"
    assert "Laatste half jaar, sinds" in words(response)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"team": "team-overvecht"}, ["Overvecht"]),
        ({"team": "team-kanaleneiland"}, ["Kanaleneiland"]),
        ({"netwerk": "overvecht"}, ["Overvecht"]),
        ({"team": "team-overvecht", "netwerk": "overvecht"}, ["Overvecht"]),
        ({"team": "", "netwerk": "", "periode": ""}, ["Kanaleneiland", "Overvecht"]),
        ({"onzin": "ja"}, ["Kanaleneiland", "Overvecht"]),
    ],
)
def test_a_team_or_a_network(two, login, query, found):
    assert names(login(two.ingrid).get("/overzicht/", query)) == found


@pytest.mark.parametrize(
    "query",
    [
        {"team": "team-zeist"},
        {"team": "onbekend"},
        {"netwerk": "zeist"},
        {"netwerk": "onbekend"},
        {"team": "team-overvecht", "netwerk": "kanaleneiland"},
        {"netwerk": "overvecht' or 1=1"},
        {"netwerk": "\x00"},
    ],
)
def test_of_another_or_of_nobody(two, login, query):
    team = BaseTeam.objects.create(district=BaseTeam.objects.first().district, name="Team Zeist")
    NetworkBaseTeam.objects.create(network=two.zeist, base_team=team, from_date=LONG_AGO)

    assert login(two.ingrid).get("/overzicht/", query).status_code == 404


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("week", "Laatste 7 dagen"),
        ("maand", "Laatste maand"),
        ("halfjaar", "Laatste half jaar"),
        ("jaar", "Laatste jaar"),
        ("eeuw", "Laatste half jaar"),
        ("WEEK", "Laatste half jaar"),
        ("", "Laatste half jaar"),
    ],
)
def test_the_period(cast, login, value, label):
    response = login(cast.ingrid).get("/overzicht/", {"periode": value})

    chosen = [option.label for option in response.context["selection"].periods if option.chosen]
    assert [one.capitalize() for one in chosen] == [label]
    assert f"{label}, sinds" in words(response)


def test_figures_and_concerns_follow_the_filter(two, login):
    shared_at(two.overvecht, two.anneke, "2026-12-04 12:00")
    shared_at(two.other, people(two.other)[1], "2026-11-20 12:00")
    client = login(two.ingrid)

    found = []
    for query in ("", "netwerk=overvecht", "team=team-kanaleneiland", "periode=week"):
        context = client.get(f"/overzicht/?{query}").context
        found.append((context["figures"].shared, [row.network for row in context["concerns"]]))

    assert found == [
        (2, ["Kanaleneiland", "Overvecht"]),
        (1, ["Overvecht"]),
        (1, ["Kanaleneiland"]),
        (1, ["Kanaleneiland", "Overvecht"]),  # what is open is open, whatever the period
    ]


def test_pages_keep_the_filters(two, login):
    for number in range(10):
        shared_at(two.overvecht, two.anneke, "2026-12-04 12:00", observation=f"Zorg {number}")
    client = login(two.ingrid)
    query = {"periode": "jaar", "netwerk": "overvecht"}

    response = client.get("/overzicht/", query)
    (following,) = re.findall(r'<a href="([^"]*)" rel="next"', response.content.decode())
    assert len(response.context["concerns"]) == 8
    assert following.replace("&amp;", "&") == f"?{urlencode(query)}&pagina=2"

    response = client.get(f"/overzicht/{following.replace('&amp;', '&')}")
    assert len(response.context["concerns"]) == 2
    assert names(response) == ["Overvecht"]
    assert [option.value for option in response.context["selection"].periods if option.chosen] == ["jaar"]


def test_the_form_shows_what_was_chosen(two, login):
    page = login(two.ingrid).get("/overzicht/?team=team-overvecht&periode=week").content.decode()

    assert '<option value="team-overvecht" selected>Team Overvecht</option>' in page
    assert '<option value="week" selected>Laatste 7 dagen</option>' in page
    assert 'id="netwerk"' not in page  # the team has one network


def test_one_team_with_one_network_has_no_choice_but_the_period(cast, login):
    page = login(cast.ingrid).get("/overzicht/").content.decode()

    assert ('id="periode"' in page, 'id="team"' in page, 'id="netwerk"' in page) == (True, False, False)


def test_a_network_of_two_of_her_teams_comes_once(two, login):
    team = BaseTeam.objects.get(name="Team Kanaleneiland")
    NetworkBaseTeam.objects.create(network=two.overvecht, base_team=team, from_date=LONG_AGO)
    shared_at(two.overvecht, two.anneke, "2026-12-04 12:00")

    response = login(two.ingrid).get("/overzicht/")

    rows = {row.network.name: row.network.team for row in response.context["network_rows"]}
    assert len(response.context["network_rows"]) == 2
    assert rows["Overvecht"] == "Team Kanaleneiland, Team Overvecht"
    assert response.context["figures"].shared == 1


def test_an_unlinked_network_is_nowhere(two, login):
    make_network("los")
    make_user("Karim")

    assert names(login(two.ingrid).get("/overzicht/")) == ["Kanaleneiland", "Overvecht"]
    assert login(two.ingrid).get("/overzicht/?netwerk=los").status_code == 404
