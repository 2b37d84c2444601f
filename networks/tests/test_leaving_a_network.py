"""Whoever wants to leave leaves, at once and without mess; the last coordinator of a side waits."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from networks.constants import NetworkStatus, Party, Role
from networks.models import Membership
from networks.services import ending, nominations
from networks.tests.factories import make_cast, make_member, make_user
from networks.tests.seating import events, mails, seat_of, url_of
from notifications.constants import How
from notifications.models import MailChoice
from notifications.services import choose
from signals.tests.factories import make_signal
from tests.at_once import at_once


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def test_the_page_says_what_ends_and_what_stays(cast, login):
    page = (
        login(cast.youssef).get(url_of(seat_of(cast.overvecht, cast.youssef), "vertrekken")).content.decode()
    )

    assert "Uw eigen zorgen blijven van u" in page
    assert "Uitnodigingen voor bijeenkomsten vervallen" in page
    assert seat_of(cast.overvecht, cast.youssef)


def test_who_leaves_is_out_with_the_next_request(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)

    response = client.post(url_of(seat, "vertrekken"), follow=True)

    assert response.redirect_chain == [("/netwerken/", 302)]
    assert "U hebt Bondgenoten Overvecht verlaten" in response.content.decode()
    assert client.get("/netwerken/overvecht/").status_code == 404
    seat.refresh_from_db()
    assert (seat.to_date, seat.ending, seat.ending_note) == (date(2026, 12, 7), "left", "")
    assert events() == [("membership.left", "Youssef", "member")]
    assert mails() == [("member_gone", "Fatima"), ("member_gone", "Mark")]


def test_a_second_click_is_harmless(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)
    client.post(url_of(seat, "vertrekken"))

    again = client.post(url_of(seat, "vertrekken"))

    assert (again.status_code, again.url) == (302, "/netwerken/")
    assert (len(events()), len(mails())) == (1, 2)
    assert not ending.leave(seat, actor=cast.youssef)


def test_own_concerns_stay(cast, login):
    mine, client = make_signal(cast.overvecht, cast.youssef), login(cast.youssef)
    client.post(url_of(seat_of(cast.overvecht, cast.youssef), "vertrekken"))

    assert client.get(mine.get_absolute_url()).status_code == 200
    assert mine.public_id in client.get("/zorgen/").content.decode()


def test_who_joined_today_can_leave_today_and_come_back_today(cast, login):
    noor = make_user("Noor")
    seat = make_member(cast.overvecht, noor, Party.RESIDENT, from_date=timezone.localdate())
    client = login(noor)
    assert client.get("/netwerken/overvecht/").status_code == 200

    client.post(url_of(seat, "vertrekken"))

    seat.refresh_from_db()
    assert (seat.from_date, seat.to_date) == (date(2026, 12, 7), date(2026, 12, 7))
    assert client.get("/netwerken/overvecht/").status_code == 404
    make_member(cast.overvecht, noor, Party.RESIDENT, from_date=timezone.localdate())
    assert client.get("/netwerken/overvecht/").status_code == 200


def test_what_somebody_chose_about_mail_goes_but_not_for_mail_that_can_still_come(cast):
    make_signal(cast.overvecht, cast.youssef)
    for topic in ("reminders", "my_concerns"):
        choose(cast.youssef, topic=topic, scope=cast.overvecht.public_id, how=How.OFF)
        choose(cast.anneke, topic=topic, scope=cast.overvecht.public_id, how=How.OFF)

    for user in (cast.youssef, cast.anneke):
        ending.leave(seat_of(cast.overvecht, user), actor=user)

    left = MailChoice.objects.values_list("user__name", "topic")
    assert list(left) == [("Youssef", "my_concerns")]  # his concern can still be answered; she shared none


def test_in_a_closed_network_too(cast, login):
    type(cast.overvecht).objects.update(status=NetworkStatus.CLOSED)
    client = login(cast.fatima)

    client.post(url_of(seat_of(cast.overvecht, cast.fatima), "vertrekken"))

    assert client.get("/netwerken/overvecht/").status_code == 404


def test_the_last_coordinator_of_a_side_hears_the_way_out(cast, login):
    seat, client = seat_of(cast.overvecht, cast.fatima), login(cast.fatima)

    for response in (client.get(url_of(seat, "vertrekken")), client.post(url_of(seat, "vertrekken"))):
        page = response.content.decode()
        assert (response.status_code, "U kunt nog niet weg" in page) == (200, True)
        assert 'href="/netwerken/overvecht/coordinatoren/"' in page
        assert "btn--danger" not in page
    assert (seat_of(cast.overvecht, cast.fatima), events(), mails()) == (seat, [], [])


def test_who_stands_in_is_no_successor(cast):
    bart = make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY)
    today = timezone.localdate()
    Membership.objects.filter(pk=bart.pk).update(acting_from=today, acting_until=today + timedelta(days=9))

    with pytest.raises(ending.LastOfSide):
        ending.leave(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)


def test_once_the_other_side_confirmed_a_successor_she_goes(cast):
    bart = make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY)
    nomination = nominations.name(bart, actor=cast.fatima)
    with pytest.raises(ending.LastOfSide):
        ending.leave(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)

    nominations.confirm(nomination, actor=cast.mark)

    assert ending.leave(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)
    assert [m.user.name for m in cast.overvecht.memberships.coordinating()] == ["Bart", "Mark"]


def test_who_cannot_log_in_any_more_is_no_successor(cast):
    make_member(cast.overvecht, make_user("Bart", is_active=False), Party.MUNICIPALITY, Role.COORDINATOR)

    with pytest.raises(ending.LastOfSide):
        ending.leave(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)


@pytest.mark.django_db(transaction=True)
def test_of_two_last_coordinators_at_once_one_stays():
    cast = make_cast()
    make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY, Role.COORDINATOR)
    coordinators = cast.overvecht.memberships.filter(party=Party.MUNICIPALITY, role=Role.COORDINATOR)
    seats = list(coordinators.select_related("user", "network"))
    turn = iter([*seats, *seats])

    def leave() -> str:
        seat = next(turn)
        try:
            return "left" if ending.leave(seat, actor=seat.user) else "gone"
        except ending.LastOfSide:
            return "stays"

    answers = at_once(leave)

    assert (answers.count("left"), coordinators.running().count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_is_once():
    cast = make_cast()
    seat = seat_of(cast.overvecht, cast.youssef)

    assert sorted(at_once(lambda: ending.leave(seat_of_stale(seat), actor=cast.youssef))) == [False] * 3 + [
        True
    ]
    assert (len(events()), len(mails())) == (1, 2)


def seat_of_stale(seat: Membership) -> Membership:
    """Each worker looked the seat up before any of them ended it."""
    return Membership.objects.select_related("network", "user").get(pk=seat.pk)


def test_an_open_nomination_ends_with_the_seat(cast):
    nomination = nominations.name(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark)

    ending.leave(seat_of(cast.overvecht, cast.ingrid), actor=cast.ingrid)

    nomination.refresh_from_db()
    assert not nomination.is_open


def test_a_coordinator_made_a_moment_ago_is_not_ended_as_a_member(cast):
    """Looked up as a member, confirmed as coordinator meanwhile: the seat is as it is stored."""
    seat = seat_of(cast.overvecht, cast.ingrid)
    Membership.objects.filter(pk=seat.pk).update(role=Role.COORDINATOR)

    assert not ending.remove(seat, actor=cast.fatima, reason="Te vaak niet gekomen.")
    assert seat_of(cast.overvecht, cast.ingrid).role == Role.COORDINATOR


def test_nothing_is_left_half_way(cast, monkeypatch):
    monkeypatch.setattr(ending.emails, "gone", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ending.leave(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)

    assert (seat_of(cast.overvecht, cast.youssef).ending, events()) == ("", [])


def test_who_is_no_professional_any_more_needs_no_second_factor(cast):
    type(cast.samira).objects.filter(pk=cast.samira.pk).update(needs_second_factor=True)

    ending.leave(seat_of(cast.overvecht, cast.samira), actor=cast.samira)

    cast.samira.refresh_from_db()
    assert not cast.samira.needs_second_factor
