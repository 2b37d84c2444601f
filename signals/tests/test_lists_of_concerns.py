"""What I may read, the newest first; on the board what is to be weighed, the first promise first."""

from datetime import timedelta

import pytest

from networks.constants import Party, Role
from networks.tests.factories import make_member
from signals.constants import Outcome, Readers
from signals.models import Signal
from signals.services import write_reply
from signals.tests.factories import make_signal


@pytest.fixture
def three(cast, clock) -> list[Signal]:
    """Concerns of three days, the oldest first."""
    concerns = []
    for day in range(3):
        concerns.append(make_signal(cast.overvecht, cast.anneke, observation=f"dag {day}"))
        clock.shift(timedelta(days=1))
    return concerns


def rows(response) -> list[Signal]:
    return [concern for concern, _ in response.context["rows"]]


def test_the_newest_first(cast, three, login):
    assert rows(login(cast.mark).get("/zorgen/")) == three[::-1]


def test_my_own_only(cast, three, login):
    mine = make_signal(cast.overvecht, cast.mark)
    client = login(cast.mark)

    assert rows(client.get("/zorgen/")) == [mine, *three[::-1]]
    assert rows(client.get("/zorgen/", {"van": "mij"})) == [mine]


def test_one_network_only(cast, three, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    other = make_signal(cast.zeist, cast.lotte)
    client = login(cast.mark)

    assert rows(client.get("/zorgen/")) == [other, *three[::-1]]
    assert rows(client.get("/zorgen/", {"netwerk": "zeist"})) == [other]
    assert client.get("/zorgen/", {"netwerk": "elders"}).status_code == 404


def test_more_than_twenty_come_in_pages(cast, clock, login):
    for number in range(21):
        make_signal(cast.overvecht, cast.anneke, observation=f"zorg {number}")
        clock.shift(timedelta(minutes=1))
    client = login(cast.mark)

    assert len(rows(client.get("/zorgen/"))) == 20
    assert [concern.observation for concern in rows(client.get("/zorgen/", {"pagina": "2"}))] == ["zorg 0"]


@pytest.mark.parametrize("name", ["lotte", "youssef"])
def test_others_see_an_empty_list(cast, three, login, name):
    response = login(cast.everybody[name]).get("/zorgen/")

    assert rows(response) == []
    assert "dag 0" not in response.content.decode()


@pytest.mark.parametrize("name", ["priya", "rob", "beheer"])
def test_who_has_a_seat_nowhere_has_no_list(cast, three, login, name):
    assert login(cast.everybody[name]).get("/zorgen/").status_code == 404


def test_who_left_keeps_the_list_of_their_own(cast, three, login):
    cast.overvecht.memberships.filter(user=cast.anneke).delete()
    cast.overvecht.memberships.filter(user=cast.dewi).delete()

    assert rows(login(cast.anneke).get("/zorgen/")) == three[::-1]
    assert login(cast.dewi).get("/zorgen/").status_code == 404


def test_the_board_has_what_waits_and_what_is_on_the_agenda(cast, three, login):
    Signal.objects.filter(pk=three[1].pk).update(outcome=Outcome.AGENDA)
    write_reply(three[2], actor=cast.mark, text="Dank u.", submission="1")

    response = login(cast.mark).get("/zorgen/wegen/")

    assert [card.concern for card in response.context["waiting"]] == [three[0], three[2]]
    assert [card.concern for card in response.context["lanes"][0]] == [three[1]]
    assert "2 zorgen om te wegen" in response.content.decode()


def test_the_board_puts_the_first_promise_first(cast, three, login):
    Signal.objects.filter(pk=three[2].pk).update(promised_on="2026-12-01")

    response = login(cast.mark).get("/zorgen/wegen/")

    assert [card.concern for card in response.context["waiting"]] == [three[2], three[0], three[1]]


def test_the_board_does_not_show_what_was_for_the_other_coordinator_alone(cast, clock, login):
    make_signal(cast.overvecht, cast.anneke, observation="Over Mark", readers=Readers.ONE, reader=cast.fatima)

    for_fatima = login(cast.fatima).get("/zorgen/wegen/").content.decode()
    for_mark = login(cast.mark).get("/zorgen/wegen/").content.decode()

    assert ("Over Mark" in for_fatima, "Over Mark" in for_mark) == (True, False)
    assert "Niets te wegen" in for_mark


def test_the_board_is_for_coordinators(cast, login):
    assert [
        login(user).get("/zorgen/wegen/").status_code for user in (cast.ingrid, cast.anneke, cast.priya)
    ] == [
        404,
        404,
        404,
    ]


def test_pages_with_concerns_are_kept_out_of_caches(cast, three, login):
    client = login(cast.mark)

    headers = {
        client.get(url)["Cache-Control"]
        for url in ("/zorgen/", "/zorgen/wegen/", three[0].get_absolute_url())
    }

    assert headers == {"no-store, private"}
