"""A coordinator's worklist: all own networks, each with what waits in it; nobody else has one."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from meetings.models import ActionItem
from meetings.tests.factories import make_draft, make_meeting
from networks.constants import NetworkStatus, Party, Role
from networks.tests.factories import make_member
from signals.constants import EventKind, Readers
from signals.services import advance, round_off, write_reply
from signals.tests.factories import make_signal

PLAN = ("Plan een bijeenkomst", "Nog geen volgende bijeenkomst; afgesproken zijn er 5 per jaar")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def worklist(login, user) -> dict[str, list[tuple[str, str]]]:
    page = login(user).get("/")
    return {work.name: [(line.title, line.text) for line in work.lines] for work in page.context["worklist"]}


def test_concerns_drafts_and_a_meeting_to_plan(cast, login):
    make_draft(cast.overvecht, cast.fatima)
    make_signal(cast.overvecht, cast.anneke)
    make_signal(cast.overvecht, cast.dewi, readers=Readers.ONE, reader=cast.mark)

    promise = "Eerste antwoord: uiterlijk do 10 december"
    draft = ("Verstuur de uitnodigingen voor dinsdag 22 december", "Concept, nog niemand is gemaild")
    assert worklist(login, cast.fatima) == {"Overvecht": [("Weeg 1 zorg", promise), draft, PLAN]}
    assert worklist(login, cast.mark) == {"Overvecht": [("Weeg 2 zorgen", promise), draft, PLAN]}


def test_the_silent_and_what_is_late(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    ActionItem.objects.create(
        meeting=meeting,
        owner=cast.overvecht.memberships.get(user=cast.dewi),
        title="Koffie zetten",
        due_on=timezone.localdate() - timedelta(days=1),
        submission="1",
    )

    assert worklist(login, cast.fatima)["Overvecht"] == [
        ("7 bondgenoten hebben nog niet geantwoord", "Voor dinsdag 22 december"),
        ("1 afspraak is te laat", "Kijk van wie, en vraag ernaar"),
    ]


def test_all_own_networks_by_name_each_with_its_own_work(cast, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.DEPUTY)
    make_signal(cast.zeist, cast.lotte)
    make_meeting(cast.overvecht, cast.fatima)

    found = worklist(login, cast.mark)

    assert list(found) == ["Overvecht", "Zeist"]
    assert [title for title, _ in found["Overvecht"]] == ["7 bondgenoten hebben nog niet geantwoord"]
    assert [title for title, _ in found["Zeist"]] == ["Weeg 1 zorg", "Plan een bijeenkomst"]


def test_every_line_leads_to_a_page_that_opens(cast, login):
    make_draft(cast.overvecht, cast.fatima)
    make_signal(cast.overvecht, cast.anneke)
    client = login(cast.mark)

    lines = [line for work in client.get("/").context["worklist"] for line in work.lines]

    assert len(lines) == 3
    assert {client.get(line.url, follow=True).status_code for line in lines} == {200}


def test_what_was_answered_waits_no_more(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    assert worklist(login, cast.fatima) == {"Overvecht": [PLAN]}

    round_off(concern, actor=cast.mark)

    assert worklist(login, cast.fatima) == {"Overvecht": [PLAN]}


def test_what_was_watched_until_today_is_looked_at_again(cast, login, clock):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Wij volgen dit.", submission="1")
    advance(concern, EventKind.WATCHED, actor=cast.mark, look_again_on=date(2026, 12, 10))
    assert worklist(login, cast.fatima) == {"Overvecht": [PLAN]}

    clock.move_to("2026-12-10T08:00:00+00:00")

    again = ("Kijk weer naar 1 zorg", "U zou dat uiterlijk vandaag doen")
    assert worklist(login, cast.fatima) == {"Overvecht": [again, PLAN]}
    write_reply(concern, actor=cast.anneke, text="Het is er weer.", submission="2")
    assert [title for title, _ in worklist(login, cast.fatima)["Overvecht"]] == ["Weeg 1 zorg", PLAN[0]]


def test_a_network_that_stands_still_asks_nothing(cast, login):
    make_signal(cast.overvecht, cast.anneke)
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=NetworkStatus.PAUSED)

    assert worklist(login, cast.fatima) == {}


@pytest.mark.parametrize("name", ["youssef", "ingrid", "priya", "beheer", "lotte"])
def test_nobody_else_has_one(cast, login, name):
    make_draft(cast.overvecht, cast.fatima)
    make_signal(cast.overvecht, cast.anneke)

    assert worklist(login, cast.everybody[name]) == {}
