"""What waits for a team chief comes first, with the button to do it, and the headline counts it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from insights.overview import Need, headline
from insights.tests.leading import answered_at, make_led_network, people, shared_at, words
from meetings import services
from meetings.tests.factories import attendance, make_action, make_draft, make_meeting
from networks.constants import NetworkStatus, Party
from networks.models import Network
from networks.tests.factories import make_member
from signals.constants import Readers
from signals.services import round_off

BACK = {"van": "overzicht"}


@pytest.fixture(autouse=True)
def clock():
    """Monday 7 December 2026, 09.00 in Amsterdam."""
    with time_machine.travel("2026-12-07T08:00:00+00:00", tick=False) as traveller:
        yield traveller


def needs(login, user) -> list[tuple[str, str]]:
    return [(need.kind, need.title) for need in login(user).get("/overzicht/").context["needs"]]


def a_meeting(cast, days: int = 14):
    return make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=days))


def begun(cast):
    return make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() - timedelta(days=3))


def test_nothing(cast, login):
    page = words(login(cast.ingrid).get("/overzicht/"))

    assert "Goedemorgen, Ingrid. Er wacht niets op u." in page
    assert "U heeft alles beantwoord" in page


def test_an_invitation_is_answered_on_the_spot(cast, login):
    meeting = a_meeting(cast)
    client = login(cast.ingrid)
    page = client.get("/overzicht/").content.decode()
    assert f'action="/bijeenkomsten/{meeting.public_id}/komt/"' in page
    assert page.count('name="rsvp"') == 3

    response = client.post(f"/bijeenkomsten/{meeting.public_id}/komt/", BACK | {"rsvp": "maybe"}, follow=True)

    assert response.redirect_chain == [("/overzicht/", 302)]
    assert attendance(meeting, cast.ingrid).rsvp == "maybe"
    assert response.context["needs"] == []
    assert response.context["figures"].networks[0].sides[2].maybe == 1


@pytest.mark.parametrize("answer", ["yes", "maybe", "no"])
def test_whoever_answered_is_not_asked(cast, login, answer):
    meeting = a_meeting(cast)
    assert needs(login, cast.ingrid) == [("answer", "Komt u in Overvecht?")]
    services.answer(attendance(meeting, cast.ingrid), rsvp=answer)

    assert needs(login, cast.ingrid) == []


def test_no_answer_is_asked_for_a_draft_a_begun_meeting_or_one_without_her(cast, login, clock):
    make_draft(cast.overvecht, cast.fatima)
    other = make_led_network("kanaleneiland", cast.ingrid)
    make_meeting(other, people(other)[0])  # she leads it and has no seat there
    meeting = a_meeting(cast)
    clock.move_to(meeting.starts_at - timedelta(seconds=1))
    assert needs(login, cast.ingrid) == [("answer", "Komt u in Overvecht?")]
    clock.move_to(meeting.starts_at)

    assert needs(login, cast.ingrid) == []


def test_nothing_is_asked_in_a_network_that_stands_still(cast, login):
    a_meeting(cast)
    make_action(begun(cast), cast.ingrid)
    assert len(needs(login, cast.ingrid)) == 2
    Network.objects.filter(pk=cast.overvecht.pk).update(status=NetworkStatus.PAUSED)

    assert needs(login, cast.ingrid) == []


def test_a_concern_past_the_day_of_its_end_is_counted_until_it_ends(cast, login):
    """Six weeks: shared on 25 October it would end by 6 December; a day later it has until today."""
    days = ("2026-10-25", "2026-10-26")
    missed, until_today = (shared_at(cast.overvecht, cast.anneke, f"{day} 12:00") for day in days)
    answered_at(missed, cast.mark, "2026-10-26 13:00")
    answered_at(until_today, cast.mark, "2026-10-26 13:00")
    response = login(cast.ingrid).get("/overzicht/")

    (need,) = response.context["needs"]
    assert (need.kind, need.title) == ("promise", "Overvecht: 1 zorg had al afgerond moeten zijn")
    assert (need.url, response.context["figures"].networks[0].overdue) == ("/netwerken/overvecht/", 1)
    assert "1 had afgerond moeten zijn" in words(response)
    round_off(missed, actor=cast.mark)
    assert needs(login, cast.ingrid) == []


def test_a_missed_answer_and_a_missed_end_are_two_lines(cast, login):
    shared_at(cast.overvecht, cast.anneke, "2026-10-20 12:00")

    assert needs(login, cast.ingrid) == [
        ("promise", "Overvecht: 1 melder wacht te lang op antwoord"),
        ("promise", "Overvecht: 1 zorg had al afgerond moeten zijn"),
    ]


def test_a_missed_promise_is_counted_by_network_and_names_nobody(cast, login):
    for _ in range(2):
        shared_at(
            cast.overvecht,
            cast.anneke,
            "2026-12-02 12:00",
            readers=Readers.COORDINATORS,
            observation="Geheim",
        )
    shared_at(cast.overvecht, cast.dewi, "2026-12-04 12:00")  # promised by 8 December

    response = login(cast.ingrid).get("/overzicht/")

    (need,) = response.context["needs"]
    assert (need.kind, need.title) == ("promise", "Overvecht: 2 melders wachten te lang op antwoord")
    assert need.url == "/netwerken/overvecht/"
    assert [word for word in ("Geheim", "Anneke") if word in words(response)] == []


def test_an_own_action_is_done_on_the_spot(cast, login):
    make_action(begun(cast), cast.youssef, "Van een ander")
    action = make_action(begun(cast), cast.ingrid, "Bel de woningbouw", due_on=timezone.localdate())
    client = login(cast.ingrid)
    response = client.get("/overzicht/")
    (need,) = response.context["needs"]
    assert (need.title, need.promise.state) == ("Bel de woningbouw", "soon")
    assert f'action="/afspraken/{action.public_id}/gedaan/"' in response.content.decode()

    response = client.post(f"/afspraken/{action.public_id}/gedaan/", BACK, follow=True)

    action.refresh_from_db()
    assert response.redirect_chain == [("/overzicht/", 302)]
    assert (action.state, response.context["needs"]) == ("done", [])


def test_promises_come_before_answers_and_those_before_actions(cast, login):
    make_action(begun(cast), cast.ingrid, "Als laatste")
    a_meeting(cast, days=20)
    a_meeting(cast, days=10)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")

    found = login(cast.ingrid).get("/overzicht/").context["needs"]

    assert [need.kind for need in found] == ["promise", "answer", "answer", "action"]
    assert [need.text.split(",")[0] for need in found[1:3]] == ["Donderdag 17 december", "Zondag 27 december"]


def test_five_of_a_kind_are_shown_and_all_are_counted(cast, login):
    meeting = begun(cast)
    for number in range(7):
        make_action(meeting, cast.ingrid, f"Afspraak {number}")
    for days in range(1, 7):
        a_meeting(cast, days=days)

    response = login(cast.ingrid).get("/overzicht/")

    found = response.context["needs"]
    assert [need.kind for need in found].count("answer") == 5
    assert [need.kind for need in found].count("action") == 5
    assert [(n.title, n.url, n.count) for n in found if n.kind == "rest"] == [
        ("Nog 1 uitnodiging", "/bijeenkomsten/", 1),
        ("Nog 2 afspraken", "/afspraken/", 2),
    ]
    assert response.context["headline"] == "Goedemorgen, Ingrid. 13 dingen wachten op u."


def test_it_is_the_same_whatever_the_screen_is_narrowed_to(cast, login):
    other = make_led_network("kanaleneiland", cast.ingrid)
    shared_at(other, people(other)[1], "2026-12-01 12:00")
    a_meeting(cast)

    for query in ("", "?netwerk=overvecht", "?netwerk=kanaleneiland", "?periode=week"):
        found = login(cast.ingrid).get(f"/overzicht/{query}").context["needs"]
        assert [need.title for need in found] == [
            "Kanaleneiland: 1 melder wacht te lang op antwoord",
            "Komt u in Overvecht?",
        ]


def test_answers_of_a_network_she_does_not_lead_wait_too(cast, login):
    make_member(cast.zeist, cast.ingrid, Party.POLICE)
    make_meeting(cast.zeist, cast.zeist_coordinator)
    shared_at(cast.zeist, cast.lotte, "2026-12-01 12:00")

    assert needs(login, cast.ingrid) == [("answer", "Komt u in Zeist?")]


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("nl", 0, "Dag. Er wacht niets op u."),
        ("nl", 1, "Dag. Één ding wacht op u."),
        ("nl", 2, "Dag. Twee dingen wachten op u."),
        ("nl", 9, "Dag. Negen dingen wachten op u."),
        ("nl", 10, "Dag. 10 dingen wachten op u."),
        ("en", 0, "Dag. Nothing waits for you."),
        ("en", 1, "Dag. One thing waits for you."),
        ("en", 2, "Dag. Two things wait for you."),
        ("en", 9, "Dag. Nine things wait for you."),
        ("en", 10, "Dag. 10 things wait for you."),
    ],
)
def test_the_headline_in_words(language, number, text):
    with translation.override(language):
        assert headline("Dag", [Need("action", "t", "", "/")] * number) == text


def test_the_page_in_english(cast, login):
    cast.ingrid.language = "en"
    cast.ingrid.save()
    a_meeting(cast)

    page = words(login(cast.ingrid).get("/overzicht/"))

    assert "Good morning, Ingrid. One thing waits for you." in page
    assert "Will you come in Overvecht?" in page
    assert "How are your networks?" in page
