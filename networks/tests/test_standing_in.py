"""A coordinator on leave lets a member of the own side stand in; the other side is told, and it ends."""

from datetime import date, timedelta

import pytest
import time_machine

from networks.constants import Party
from networks.models import Membership
from networks.services import acting
from networks.tests.factories import make_cast, make_member, make_user
from networks.tests.seating import events, inside, mails, seat_of, url_of
from tests.at_once import at_once

FIRST, LAST = date(2026, 12, 10), date(2026, 12, 20)
DAYS = {"first": "2026-12-10", "last": "2026-12-20"}


@pytest.fixture
def clock():
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def days_of(cast, user) -> tuple[date | None, date | None]:
    seat = seat_of(cast.overvecht, user)
    return seat.acting_from, seat.acting_until


def test_a_member_of_the_own_side_for_some_days(cast, login, clock):
    response = login(cast.mark).post(
        url_of(seat_of(cast.overvecht, cast.ingrid), "waarnemen"), DAYS, follow=True
    )

    assert (
        "Ingrid neemt waar. Wij mailen deze persoon en de andere coördinatoren." in response.content.decode()
    )
    assert days_of(cast, cast.ingrid) == (FIRST, LAST)
    assert mails() == [("acting_is_you", "Ingrid"), ("acting_named", "Fatima")]
    assert events() == [("membership.acting_named", "Mark", "coordinator")]


def test_everybody_sees_until_when(cast, client, clock):
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)
    shown = []
    for moment in ("2026-12-09T22:59", "2026-12-09T23:00", "2026-12-20T22:59", "2026-12-20T23:00"):
        clock.move_to(f"{moment}:00+00:00")
        client.force_login(cast.dewi)
        page = client.get("/netwerken/overvecht/leden/").content.decode()
        shown.append("Waarnemend coördinator tot en met zo 20 december" in page)

    assert shown == [False, True, True, False]


def test_the_own_page_shows_whom_to_choose(cast, login):
    page = login(cast.mark).get(url_of(seat_of(cast.overvecht, cast.mark))).content.decode()

    assert url_of(seat_of(cast.overvecht, cast.ingrid), "waarnemen") in page
    assert "Nodig eerst een collega uit" not in page


def test_without_a_colleague_the_page_says_what_to_do(cast, login):
    page = login(cast.fatima).get(url_of(seat_of(cast.overvecht, cast.fatima))).content.decode()

    assert "Nodig eerst een collega uit" in page
    assert 'href="/netwerken/overvecht/uitnodigen/"' in page


def test_the_same_days_twice_is_once(cast, clock):
    seat = seat_of(cast.overvecht, cast.ingrid)
    named = [acting.name_acting(seat, actor=cast.mark, first=FIRST, last=LAST) for _ in range(2)]

    assert (named, len(mails()), len(events())) == ([True, False], 2, 1)


def test_other_days_are_told_again(cast, clock):
    seat = seat_of(cast.overvecht, cast.ingrid)
    acting.name_acting(seat, actor=cast.mark, first=FIRST, last=LAST)
    acting.name_acting(seat, actor=cast.mark, first=FIRST, last=LAST + timedelta(days=1))

    assert days_of(cast, cast.ingrid) == (FIRST, LAST + timedelta(days=1))
    assert [kind for kind, _ in mails()] == ["acting_is_you", "acting_named"] * 2


def test_one_at_a_time(cast, login, clock):
    bart = make_member(cast.overvecht, make_user("Bart"), Party.POLICE)
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)

    response = login(cast.mark).post(url_of(bart, "waarnemen"), {"first": "2026-12-20", "last": "2026-12-24"})

    assert "Ingrid neemt op een deel van deze dagen al waar." in response.content.decode()
    assert acting.name_acting(
        bart, actor=cast.mark, first=LAST + timedelta(days=1), last=LAST + timedelta(days=5)
    )


def test_not_somebody_on_a_break(cast, login, clock):
    seat = seat_of(cast.overvecht, cast.ingrid)
    Membership.objects.filter(pk=seat.pk).update(paused_from=LAST, paused_until=LAST)

    response = login(cast.mark).post(url_of(seat, "waarnemen"), DAYS)

    assert "Deze persoon is op een deel van deze dagen op pauze." in response.content.decode()
    assert (days_of(cast, cast.ingrid), mails()) == ((None, None), [])


@pytest.mark.parametrize("name", ["mark", "ingrid"])
def test_it_can_be_ended_early_by_either(cast, login, clock, name):
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)
    clock.move_to("2026-12-15T09:00:00+00:00")
    client = login(inside(cast.everybody[name]))
    assert cast.overvecht.memberships.coordinating().filter(user=cast.ingrid).exists()

    url = url_of(seat_of(cast.overvecht, cast.ingrid), "waarnemen/stoppen")
    client.post(url)
    again = client.post(url)

    assert again.status_code == 302
    assert days_of(cast, cast.ingrid) == (FIRST, date(2026, 12, 14))
    assert not cast.overvecht.memberships.coordinating().filter(user=cast.ingrid).exists()
    ended = [recipient for kind, recipient in mails() if kind == "acting_ended"]
    assert ended == {"mark": ["Ingrid", "Fatima"], "ingrid": ["Fatima", "Mark"]}[name]
    assert [event for event, *_ in events()] == ["membership.acting_named", "membership.acting_ended"]


def test_ended_before_it_began_it_never_was(cast, clock):
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)

    assert acting.end_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark)
    assert days_of(cast, cast.ingrid) == (None, None)


def test_who_stands_in_does_not_name_another_nor_prolong(cast, client, clock):
    bart = make_member(cast.overvecht, make_user("Bart"), Party.POLICE)
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)
    clock.move_to("2026-12-15T09:00:00+00:00")
    client.force_login(inside(cast.ingrid))

    for seat in (bart, seat_of(cast.overvecht, cast.ingrid)):
        response = client.post(url_of(seat, "waarnemen"), {"first": "2026-12-15", "last": "2027-01-15"})
        assert response.status_code == 403
    assert days_of(cast, cast.ingrid) == (FIRST, LAST)


@pytest.mark.django_db(transaction=True)
def test_named_by_four_at_once_it_is_told_once():
    cast = make_cast()
    seat = seat_of(cast.overvecht, cast.ingrid)

    def work() -> bool:
        mine = Membership.objects.select_related("network", "user").get(pk=seat.pk)
        return acting.name_acting(mine, actor=cast.mark, first=FIRST, last=LAST)

    assert sorted(at_once(work)) == [False, False, False, True]
    assert (len(mails()), len(events())) == (2, 1)
