"""Everybody who sees the meeting sees what was agreed; before it begins what is left of earlier ones."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from meetings import services
from meetings.agreed import LEFT_SHOWN
from meetings.models import Meeting
from meetings.tests.agreeing import titles
from meetings.tests.factories import make_action, make_meeting
from networks.constants import NetworkStatus
from networks.models import Network

TRICK = '<script>alert(1)</script> {{ 7*7 }} {% now "Y" %} & %(day)s'
EMPTY_OVER = "Nog niets afgesproken. Een coördinator schrijft op wie wat doet, en tot wanneer."
EMPTY_COMING = "Wat u samen afspreekt, komt hier te staan: wie het doet, en tot wanneer."


@pytest.fixture
def begun(cast, meeting, clock) -> Meeting:
    """On 22 December: four agreed, one of them late, one done; one of Zeist."""
    clock.move_to(meeting.starts_at)
    for title, day in (("laatste", 20), ("te laat", -3), ("gedaan", 1), ("eerste", 2)):
        action = make_action(meeting, cast.youssef, title, due_on=date(2026, 12, 22) + timedelta(days=day))
        if title == "gedaan":
            services.finish_action(action)
    make_action(make_meeting(cast.zeist, cast.zeist_coordinator), cast.lotte, "Zeist")
    return meeting


def page_of(client, meeting: Meeting):
    return client.get(meeting.get_absolute_url())


@pytest.mark.parametrize("name", ["fatima", "mark", "ingrid", "youssef", "anneke", "samira"])
def test_everybody_at_the_table_sees_the_same(cast, begun, login, name):
    response = page_of(login(cast.everybody[name]), begun)

    assert titles(response.context["agreed"].rows) == ["te laat", "eerste", "laatste", "gedaan"]
    page = response.content.decode()
    says = ("1 van de 4 gedaan", "3 dagen te laat", "gedaan op di 22 december", "uiterlijk do 24 december")
    assert [text in page for text in says] == [True] * 4


def test_a_chief_without_a_seat_sees_it_and_changes_nothing(cast, begun, login):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()

    response = page_of(login(cast.ingrid), begun)

    agreed = response.context["agreed"]
    assert (len(agreed.rows), [row.may_finish for row in agreed.rows]) == (4, [False] * 4)
    assert ["Leg de afspraak vast" in response.content.decode()] == [False]


@pytest.mark.parametrize(
    ("name", "buttons", "form"), [("youssef", 4, False), ("fatima", 4, True), ("anneke", 0, False)]
)
def test_only_who_may_has_buttons(cast, begun, login, name, buttons, form):
    page = page_of(login(cast.everybody[name]), begun).content.decode()

    assert (page.count('id="mark-'), "Leg de afspraak vast" in page) == (buttons, form)


def test_in_a_network_that_stands_still_nobody_has_them(cast, begun, login):
    Network.objects.filter(pk=cast.overvecht.pk).update(status=NetworkStatus.PAUSED)

    page = page_of(login(cast.fatima), begun).content.decode()

    assert ("te laat" in page, 'id="mark-' in page, "Leg de afspraak vast" in page) == (True, False, False)


@pytest.mark.parametrize(("days", "text"), [(0, EMPTY_COMING), (15, EMPTY_OVER)])
def test_nothing_yet_says_what_will_be_there(cast, meeting, clock, login, days, text):
    clock.shift(timedelta(days=days))

    page = page_of(login(cast.anneke), meeting).content.decode()

    assert [each in page for each in (EMPTY_COMING, EMPTY_OVER)] == [
        each == text for each in (EMPTY_COMING, EMPTY_OVER)
    ]


def test_before_it_begins_what_is_left_of_earlier_ones(cast, begun, clock, login):
    later = make_meeting(cast.overvecht, cast.fatima)
    make_action(make_meeting(cast.overvecht, cast.fatima, starts_at=later.ends_at), cast.dewi, "van daarna")

    response = page_of(login(cast.anneke), later)
    clock.move_to(later.starts_at)
    at_start = page_of(login(cast.anneke), later).context["agreed"]

    agreed = response.context["agreed"]
    assert (titles(agreed.rows), titles(agreed.left), agreed.more) == (
        [],
        ["te laat", "eerste", "laatste"],
        0,
    )
    assert "Nog open van eerdere keren" in response.content.decode()
    assert (at_start.rows, at_start.left) == ([], [])


def test_of_many_the_first_ten_and_how_many_more(cast, begun, login):
    later = make_meeting(cast.overvecht, cast.fatima)
    for _ in range(9):
        make_action(begun, cast.dewi)

    response = page_of(login(cast.anneke), later)

    agreed = response.context["agreed"]
    assert (len(agreed.left), agreed.more) == (LEFT_SHOWN, 2)
    link = '<a href="/afspraken/?van=allen&amp;netwerk=overvecht">en nog 2</a>'
    assert link in response.content.decode()


def test_what_people_typed_is_text(cast, meeting, clock, login):
    clock.move_to(meeting.starts_at)
    make_action(meeting, cast.youssef, TRICK)
    type(cast.youssef).objects.filter(pk=cast.youssef.pk).update(name=f"Y {TRICK}")

    client = login(cast.fatima)
    pages = [
        client.get(url).content.decode() for url in (meeting.get_absolute_url(), "/afspraken/?van=allen")
    ]

    assert [page.count(escape(TRICK)) >= 3 for page in pages] == [True] * 2
    assert ["<script>alert" in page for page in pages] == [False] * 2


def test_in_english(cast, begun, login):
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(language="en")
    cast.anneke.refresh_from_db()

    page = page_of(login(cast.anneke), begun).content.decode()

    assert [text in page for text in ("1 of 4 done", "3 days late", "done on Tue 22 December")] == [True] * 3
    assert timezone.localdate() == date(2026, 12, 22)
