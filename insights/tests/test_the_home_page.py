"""Today: the next meeting, what waits for me, and my own concerns; for each their own and nothing more."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from meetings import services
from meetings.models import Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Party, Role
from networks.tests.factories import make_member
from signals.constants import Readers
from signals.services import write_reply
from signals.tests.factories import make_signal


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def home(login, user):
    return login(user).get("/")


def waiting(login, user) -> list[tuple]:
    return [(item.title, item.text, item.url) for item in home(login, user).context["waiting"]]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-08T00:30:00+01:00", "Goedenacht, Anneke"),
        ("2026-12-08T08:00:00+01:00", "Goedemorgen, Anneke"),
        ("2026-12-08T12:00:00+01:00", "Goedemiddag, Anneke"),
        ("2026-12-08T18:00:00+01:00", "Goedenavond, Anneke"),
        ("2026-07-07T05:30:00+00:00", "Goedemorgen, Anneke"),  # half past seven in Amsterdam
    ],
)
def test_a_greeting_of_the_time_of_day_in_amsterdam(cast, login, clock, moment, words):
    clock.move_to(moment)

    response = home(login, cast.anneke)

    assert response.context["greeting"] == words
    assert f"<h1>{words}</h1>" in response.content.decode()


def test_the_next_meeting_and_the_own_answer(cast, login):
    later = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=30))
    first = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=7))
    services.answer(attendance(first, cast.anneke), rsvp="yes")

    context = home(login, cast.anneke).context

    assert (context["meeting"], context["mine"].rsvp, context["may_answer"]) == (first, "yes", True)
    assert (context["seats"].coming, context["seats"].silent) == (1, 6)
    assert context["waiting"][0].url == later.get_absolute_url()


def test_a_meeting_stays_there_until_it_is_over(cast, login, clock):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    clock.move_to(meeting.ends_at - timedelta(seconds=1))
    assert home(login, cast.anneke).context["meeting"] == meeting

    clock.move_to(meeting.ends_at)

    assert home(login, cast.anneke).context["meeting"] is None


@pytest.mark.parametrize("name", ["lotte", "priya", "rob", "beheer", "zeist_coordinator"])
def test_others_see_nothing_of_it(cast, login, name):
    make_meeting(cast.overvecht, cast.fatima, ("Licht in het park",), place="Geheime plek")
    make_signal(cast.overvecht, cast.anneke, observation="Geheime zorg", readers=Readers.NETWORK)
    shown = home(login, cast.anneke).content.decode()
    assert ("Geheime plek" in shown, "Geheime zorg" in shown) == (True, True)

    response = home(login, cast.everybody[name])

    page = response.content.decode()
    assert response.status_code == 200
    assert [word for word in ("Geheime", "Anneke", "Licht in het park") if word in page] == []


def test_invitations_without_an_answer_wait(cast, login):
    meetings = [
        make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=days))
        for days in (7, 14, 21)
    ]
    services.answer(attendance(meetings[2], cast.youssef), rsvp="no")

    assert waiting(login, cast.youssef) == [
        ("Komt u op dinsdag 22 december?", "Bondgenoten Overvecht", meetings[1].get_absolute_url())
    ]


def test_my_own_concerns_with_how_far_they_are(cast, login):
    mine = make_signal(cast.overvecht, cast.anneke)
    make_signal(cast.overvecht, cast.dewi, readers=Readers.NETWORK)
    write_reply(mine, actor=cast.mark, text="Dank u.", submission="1")

    rows = home(login, cast.anneke).context["concerns"]

    assert [(concern, progress.step, progress.word) for concern, progress in rows] == [
        (mine, 3, "Beantwoord")
    ]


def test_three_of_my_concerns_are_enough_the_newest_first(cast, login, clock):
    concerns = []
    for _ in range(4):
        concerns.append(make_signal(cast.overvecht, cast.anneke))
        clock.shift(60)

    rows = home(login, cast.anneke).context["concerns"]

    assert [concern for concern, _ in rows] == concerns[:0:-1]


def test_the_privacy_officer_sees_which_networks_and_no_more(cast, login):
    response = home(login, cast.priya)

    assert response.context["guarded"] == [cast.overvecht]
    assert (response.context["meeting"], response.context["waiting"], response.context["concerns"]) == (
        None,
        [],
        [],
    )


def test_the_meeting_of_any_of_my_networks_comes_first(cast, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    make_meeting(cast.overvecht, cast.fatima)
    soon = make_meeting(cast.zeist, cast.mark, starts_at=timezone.now() + timedelta(days=3))

    response = home(login, cast.mark)

    assert response.context["meeting"] == soon
    assert "Volgende bijeenkomst, Zeist" in " ".join(response.content.decode().split())
    assert Meeting.objects.count() == 2
