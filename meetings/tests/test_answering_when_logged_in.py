"""Whoever has a seat says on the page of the meeting, or on the home page, whether they come."""

from datetime import timedelta

import pytest

from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.tests.factories import make_chief, make_user


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima)


def answer(client, meeting, rsvp="yes", headers=None, **fields):
    return client.post(f"{meeting.get_absolute_url()}komt/", {"rsvp": rsvp, **fields}, headers=headers or {})


def answers(meeting: Meeting) -> dict[str, str]:
    given = meeting.attendances.exclude(rsvp=Rsvp.NONE)
    return dict(given.values_list("membership__user__name", "rsvp"))


@pytest.mark.parametrize("name", ["fatima", "mark", "ingrid", "youssef", "samira"])
@pytest.mark.parametrize("rsvp", ["yes", "maybe", "no"])
def test_whoever_has_a_seat_answers_for_themselves(cast, meeting, login, name, rsvp):
    response = answer(login(cast.everybody[name]), meeting, rsvp)

    assert (response.status_code, response["Location"]) == (302, meeting.get_absolute_url())
    assert answers(meeting) == {name.capitalize(): rsvp}


def test_from_the_home_page_back_to_the_home_page(cast, meeting, login):
    assert answer(login(cast.youssef), meeting, van="home")["Location"] == "/"


def test_htmx_renews_what_it_came_from(cast, meeting, login):
    client = login(cast.youssef)

    pieces = [
        answer(client, meeting, headers={"HX-Request": "true"}, **fields).content.decode().strip()
        for fields in ({}, {"van": "home"})
    ]

    assert [
        piece.startswith(start) for piece, start in zip(pieces, ('<div id="who"', "<section"), strict=True)
    ] == [
        True,
        True,
    ]
    assert 'id="next"' in pieces[1]
    assert ["U komt" in piece for piece in pieces] == [True, True]


def test_the_page_shows_the_answers_by_party(cast, meeting, login):
    for user, rsvp in ((cast.youssef, "yes"), (cast.dewi, "no"), (cast.mark, "maybe")):
        answer(login(user), meeting, rsvp)

    response = login(cast.ingrid).get(meeting.get_absolute_url())

    assert [
        (group.label, [(a.membership.user.name, a.rsvp) for a in group.attendances])
        for group in response.context["parties"]
    ] == [
        ("Bewoners", [("Anneke", "none"), ("Dewi", "no"), ("Youssef", "yes")]),
        ("Gemeente", [("Fatima", "none")]),
        ("Partners", [("Samira", "none")]),
        ("Politie", [("Ingrid", "none"), ("Mark", "maybe")]),
    ]
    seats = response.context["seats"]
    assert (seats.coming, seats.maybe, seats.no, seats.silent, seats.total) == (1, 1, 1, 4, 7)
    assert "1 komen, 1 misschien, 4 nog geen antwoord" in response.content.decode()


def test_a_team_chief_without_a_seat_sees_but_has_no_answer(cast, meeting, login):
    chief = make_user("Karin")
    make_chief(cast.zeist, chief, base_team=cast.overvecht.base_team_links.get().base_team)
    client = login(chief)

    assert 'name="rsvp"' not in client.get(meeting.get_absolute_url()).content.decode()
    assert answer(client, meeting).status_code == 403
    assert not Attendance.objects.filter(membership__user=chief).exists()


@pytest.mark.parametrize("name", ["lotte", "rob", "priya", "beheer"])
def test_for_others_it_is_not_there(cast, meeting, login, name):
    assert answer(login(cast.everybody[name]), meeting).status_code == 404


def test_an_unknown_answer_changes_nothing(cast, meeting, login):
    answer(login(cast.youssef), meeting, "perhaps")

    assert answers(meeting) == {}


def test_until_it_begins(cast, meeting, login, clock):
    clock.move_to(meeting.starts_at - timedelta(seconds=1))
    client = login(cast.youssef)
    answer(client, meeting, "no")
    clock.move_to(meeting.starts_at)

    assert answer(client, meeting, "yes").status_code == 403
    assert answers(meeting) == {"Youssef": "no"}
    assert 'name="rsvp"' not in client.get(meeting.get_absolute_url()).content.decode()


def test_opening_the_page_changes_nothing(cast, meeting, login):
    before = list(Attendance.objects.values())
    login(cast.youssef).get(meeting.get_absolute_url())

    assert list(Attendance.objects.values()) == before
    assert attendance(meeting, cast.youssef).answered_at is None
