"""A break: said to everybody, over when its days are over or sooner, and asked by nobody why."""

from datetime import date, timedelta

import pytest
import time_machine

from networks.models import Membership
from networks.services import seats
from networks.tests.seating import events, seat_of, url_of


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def break_of(cast, user) -> tuple[date | None, date | None]:
    seat = seat_of(cast.overvecht, user)
    return seat.paused_from, seat.paused_until


FIRST, LAST = date(2026, 12, 8), date(2026, 12, 20)


def test_from_a_day_up_to_and_including_another(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)

    response = client.post(url_of(seat, "pauze"), {"first": "2026-12-08", "last": "2026-12-20"}, follow=True)

    assert "Uw pauze is vastgelegd, tot en met zondag 20 december" in response.content.decode()
    assert break_of(cast, cast.youssef) == (FIRST, LAST)
    assert events() == [("membership.paused", "Youssef", "member")]


@pytest.mark.parametrize("page", ["/netwerken/overvecht/", "/netwerken/overvecht/leden/"])
def test_everybody_sees_it_in_its_days_only(cast, client, clock, page):
    seats.pause(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef, first=FIRST, last=LAST)
    clock.move_to("2026-12-07T22:59:00+00:00")  # a minute before midnight in Amsterdam
    shown = []
    for moment in ("2026-12-07T22:59", "2026-12-07T23:00", "2026-12-20T22:59", "2026-12-20T23:00"):
        clock.move_to(f"{moment}:00+00:00")
        client.force_login(cast.dewi)
        shown.append("op pauze tot en met zo 20 december" in client.get(page).content.decode().lower())

    assert shown == [False, True, True, False]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-07", "2026-12-20", "Deze dag is voorbij. Kies vandaag of later."),
        ("2026-12-10", "2026-12-09", "De laatste dag is voor de eerste. Kies een latere dag."),
        ("2026-12-10", "2027-12-20", "Dat is meer dan een jaar. Kies een eerdere dag."),
        ("2026-12-10", "", "Kies een dag."),
        ("2026-12-32", "2026-12-20", "Kies een dag die bestaat."),
    ],
)
def test_days_that_cannot_be(cast, login, first, last, said):
    seat = seat_of(cast.overvecht, cast.youssef)

    response = login(cast.youssef).post(url_of(seat, "pauze"), {"first": first, "last": last})

    assert (response.status_code, said in response.content.decode()) == (200, True)
    assert break_of(cast, cast.youssef) == (None, None)


def test_a_break_that_began_can_be_made_longer(cast, login, clock):
    seats.pause(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef, first=FIRST, last=LAST)
    clock.move_to("2026-12-15T09:00:00+00:00")
    url, client = url_of(seat_of(cast.overvecht, cast.youssef), "pauze"), login(cast.youssef)

    assert 'value="2026-12-08"' in client.get(url).content.decode()
    client.post(url, {"first": "2026-12-08", "last": "2026-12-31"})

    assert break_of(cast, cast.youssef) == (FIRST, date(2026, 12, 31))


def test_back_early(cast, login, clock):
    seats.pause(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef, first=FIRST, last=LAST)
    clock.move_to("2026-12-15T09:00:00+00:00")
    url, client = url_of(seat_of(cast.overvecht, cast.youssef), "pauze/stoppen"), login(cast.youssef)

    client.post(url)
    client.post(url)  # a second click

    assert break_of(cast, cast.youssef) == (FIRST, date(2026, 12, 14))
    assert not seat_of(cast.overvecht, cast.youssef).is_paused
    assert [event for event, *_ in events()] == ["membership.paused", "membership.resumed"]


@pytest.mark.parametrize("first", [FIRST, FIRST + timedelta(days=3)])
def test_a_break_of_today_or_later_never_was(cast, first):
    seats.pause(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef, first=first, last=LAST)

    assert seats.resume(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)
    assert break_of(cast, cast.youssef) == (None, None)


def test_the_same_break_twice_is_one(cast):
    seat = seat_of(cast.overvecht, cast.youssef)
    made = [seats.pause(seat, actor=cast.youssef, first=FIRST, last=LAST) for _ in range(2)]

    assert (made, len(events())) == ([True, False], 1)


def test_who_stands_in_takes_no_break_in_those_days(cast, login):
    seat = seat_of(cast.overvecht, cast.ingrid)
    Membership.objects.filter(pk=seat.pk).update(acting_from=LAST, acting_until=LAST + timedelta(days=9))
    client, url = login(cast.ingrid), url_of(seat, "pauze")

    refused = client.post(url, {"first": "2026-12-08", "last": "2026-12-20"})
    client.post(url, {"first": "2026-12-08", "last": "2026-12-19"})

    assert "U neemt op een deel van deze dagen waar voor een coördinator" in refused.content.decode()
    assert break_of(cast, cast.ingrid) == (FIRST, LAST - timedelta(days=1))
