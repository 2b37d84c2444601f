"""What changes about a seat: the words, the party, the role; in every case history stays what it was."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from meetings.tests.factories import attendance, make_meeting
from networks.constants import Ending, Party, Role
from networks.models import Membership
from networks.services import seats
from networks.tests.factories import LONG_AGO, make_member, make_user
from networks.tests.seating import events, inside, mails, seat_of, url_of
from signals.constants import Readers
from signals.models import Signal
from signals.tests.factories import make_signal


@pytest.fixture
def clock():
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def test_everybody_says_for_themselves_what_they_are_active_in(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)

    client.post(url_of(seat, "wijzigen"), {"active_in": " voetbalclub ", "phone": "06 12345678"})
    client.post(url_of(seat, "wijzigen"), {"active_in": "voetbalclub", "phone": "06 12345678"})

    seat = seat_of(cast.overvecht, cast.youssef)
    assert (seat.active_in, seat.user.phone, seat.user.name) == ("voetbalclub", "06 12345678", "Youssef")
    assert events() == [("membership.changed", "Youssef", "member"), ("person.changed", "Youssef", "")]


def test_a_number_is_a_number(cast, login):
    seat = seat_of(cast.overvecht, cast.youssef)

    response = login(cast.youssef).post(url_of(seat, "wijzigen"), {"active_in": "x", "phone": "bel maar"})

    assert "Gebruik alleen cijfers" in response.content.decode()
    assert events() == []


def test_the_own_page_says_who_sees_the_number(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)

    assert (
        "Alleen de coördinatoren van uw netwerken zien het."
        in client.get(url_of(seat, "wijzigen")).content.decode()
    )
    assert (
        "Alleen de coördinatoren van uw netwerken zien uw nummer" in client.get(url_of(seat)).content.decode()
    )


def test_a_coordinator_changes_the_words_and_nothing_of_the_person(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.fatima)

    client.post(url_of(seat, "wijzigen"), {"active_in": "school", "phone": "0900", "name": "Joep"})

    seat = seat_of(cast.overvecht, cast.youssef)
    assert (seat.active_in, seat.user.phone, seat.user.name) == ("school", "", "Youssef")
    assert events() == [("membership.changed", "Fatima", "coordinator")]


def test_of_who_takes_part_on_paper_name_and_phone_as_well(cast, login):
    seat = make_member(cast.overvecht, type(cast.dewi).objects.create_user(None, "Piet"), Party.RESIDENT)
    client = login(cast.fatima)

    client.post(
        url_of(seat, "wijzigen"), {"active_in": "kerk", "phone": "030 1234567", "name": "Piet de Wit"}
    )

    seat = seat_of(cast.overvecht, seat.user)
    assert (seat.active_in, seat.user.phone, seat.user.name) == ("kerk", "030 1234567", "Piet de Wit")
    assert [event for event, *_ in events()] == ["membership.changed", "person.changed"]


def test_another_party_is_another_seat_from_today(cast, login, clock):
    old = seat_of(cast.overvecht, cast.youssef)
    concern = make_signal(cast.overvecht, cast.youssef)
    make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    Signal.objects.update(shared_on=date(2026, 5, 1))
    coming = attendance(make_meeting(cast.overvecht, cast.fatima), cast.youssef)
    readable = set(Signal.objects.visible_to(cast.youssef))

    response = login(cast.fatima).post(url_of(old, "partij"), {"party": "partner"}, follow=True)

    new = seat_of(cast.overvecht, cast.youssef)
    old.refresh_from_db()
    assert response.redirect_chain == [(url_of(new), 302)]
    assert (old.party, old.to_date, old.ending) == ("resident", date(2026, 12, 7), Ending.CHANGED)
    assert (new.party, new.from_date, new.since) == ("partner", date(2026, 12, 8), LONG_AGO)
    coming.refresh_from_db()
    assert (coming.membership, coming.party) == (new, "partner")
    assert Signal.objects.get(pk=concern.pk).reporter_membership.party == "resident"
    assert (set(Signal.objects.visible_to(cast.youssef)), len(readable)) == (readable, 2)
    assert events() == [("membership.party_changed", "Fatima", "coordinator")]


def test_a_second_click_on_the_party_leads_to_the_new_place(cast, login, clock):
    old, client = seat_of(cast.overvecht, cast.youssef), login(cast.fatima)
    client.post(url_of(old, "partij"), {"party": "partner"})

    again = client.post(url_of(old, "partij"), {"party": "partner"})

    assert (again.status_code, again.url) == (302, url_of(seat_of(cast.overvecht, cast.youssef)))
    assert (cast.overvecht.memberships.filter(user=cast.youssef).count(), len(events())) == (2, 1)


def test_the_party_of_who_came_today_is_a_correction(cast, clock):
    seat = make_member(cast.overvecht, make_user("Noor"), Party.RESIDENT, from_date=timezone.localdate())

    seats.change_party(seat, actor=cast.fatima, party=Party.PARTNER)

    assert list(cast.overvecht.memberships.filter(user=seat.user).values_list("party", "to_date")) == [
        ("partner", None)
    ]


def test_who_left_and_came_back_reads_from_then_on_also_after_another_party(cast, clock):
    """The older days count only for seats that follow each other."""
    make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    Signal.objects.update(shared_on=date(2026, 5, 1))
    Membership.objects.filter(user=cast.youssef).update(to_date=date(2026, 6, 1), ending=Ending.LEFT)
    back = make_member(cast.overvecht, cast.youssef, Party.RESIDENT, from_date=date(2026, 7, 1))

    seats.change_party(back, actor=cast.fatima, party=Party.PARTNER)

    assert seat_of(cast.overvecht, cast.youssef).since == date(2026, 7, 1)
    assert not Signal.objects.visible_to(cast.youssef).exists()


def test_a_professional_needs_a_second_factor_from_then_on(cast, clock):
    seats.change_party(seat_of(cast.overvecht, cast.youssef), actor=cast.fatima, party=Party.MUNICIPALITY)

    cast.youssef.refresh_from_db()
    assert cast.youssef.needs_second_factor


def test_an_administrator_says_who_is_privacy_officer(cast, login, clock):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    client, url = login(cast.beheer), "/netwerken/overvecht/leden/privacyfunctionaris/"

    client.post(url, {"member": seat_of(cast.overvecht, cast.samira).public_id})

    assert seat_of(cast.overvecht, cast.samira).role == Role.PRIVACY_OFFICER
    assert not Signal.objects.visible_to(cast.samira).exists()
    assert events() == [("membership.role_changed", "Beheer", "administrator")]
    clock.shift(timedelta(days=3))
    client.force_login(cast.beheer)
    client.post(url, {"officer": seat_of(cast.overvecht, cast.samira).public_id})
    seat = seat_of(cast.overvecht, cast.samira)
    assert (seat.role, seat.from_date, seat.joined_on) == (Role.MEMBER, date(2026, 12, 11), None)
    assert concern not in Signal.objects.visible_to(cast.samira)  # of before she had a seat again


def test_nobody_makes_themselves_privacy_officer(cast, login):
    mine = make_member(cast.overvecht, cast.beheer, Party.MUNICIPALITY)
    client, url = login(inside(cast.beheer)), "/netwerken/overvecht/leden/privacyfunctionaris/"

    response = client.post(url, {"member": mine.public_id})

    assert "Kies iemand van dit netwerk." in response.content.decode()
    assert seat_of(cast.overvecht, cast.beheer).role == Role.MEMBER


def test_a_coordinator_who_is_not_the_last_becomes_a_member(cast, login):
    make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY, Role.COORDINATOR)
    seat, client = seat_of(cast.overvecht, cast.fatima), login(cast.fatima)
    assert "Stoppen als coördinator?" in client.get(url_of(seat, "lid-blijven")).content.decode()

    client.post(url_of(seat, "lid-blijven"))
    client.force_login(inside(cast.fatima))
    again = client.post(url_of(seat, "lid-blijven"))

    assert (seat_of(cast.overvecht, cast.fatima).role, again.status_code) == (Role.MEMBER, 302)
    assert mails() == [("coordinator_stepped_down", "Bart"), ("coordinator_stepped_down", "Mark")]
    assert [event for event, *_ in events()] == ["membership.role_changed"]


def test_the_last_of_a_side_stays_until_there_is_another(cast, login):
    seat, client = seat_of(cast.overvecht, cast.fatima), login(cast.fatima)

    page = client.post(url_of(seat, "lid-blijven")).content.decode()

    assert "U kunt nog niet stoppen" in page
    assert 'href="/netwerken/overvecht/coordinatoren/"' in page
    assert (seat_of(cast.overvecht, cast.fatima).role, mails()) == (Role.COORDINATOR, [])
