"""Opening the link changes nothing, however often and by whom; one tap more records the answer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from meetings import links
from meetings.constants import Rsvp
from meetings.contributions import concern_timeline
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.services import put_on_agenda
from meetings.tests.factories import attendance, make_meeting
from notifications.models import OutgoingMail
from signals.models import SignalRead
from signals.tests.factories import make_signal


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima, ("Licht in het park",), note="Samen eten")


@pytest.fixture
def own(cast, meeting) -> Attendance:
    return attendance(meeting, cast.youssef)


@pytest.fixture
def path(own) -> str:
    return links.prepare_path(own)


def rows() -> list:
    """All that the database knows of meetings, mail and marks."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Meeting, Attendance, AgendaItem, OutgoingMail, SignalRead)
    ]


def answer_of(own: Attendance) -> tuple:
    own.refresh_from_db()
    return own.rsvp, own.answered_at


@pytest.mark.parametrize("query", ["", "?antwoord=ja", "?antwoord=misschien", "?antwoord=nee", "?antwoord=x"])
def test_opening_it_twice_changes_nothing(path, client, query):
    before = rows()

    for _ in range(2):
        assert client.get(path + query).status_code == 200
        assert client.head(path + query).status_code == 200
    client.get(f"{path}bijeenkomst.ics")

    assert rows() == before


@pytest.mark.parametrize("action", ["komt", "punt"])
def test_a_scanner_that_opens_the_buttons_changes_nothing(path, client, action):
    before = rows()

    assert client.get(f"{path}{action}/").status_code == 405
    assert rows() == before


def test_the_page_says_when_where_what_and_who_invites(cast, own, path, client):
    page = " ".join(client.get(path).content.decode().split())

    assert [
        words in page
        for words in (
            "Dag Youssef",
            "dinsdag",
            "22 december",
            "13.00 tot 14.30 uur",
            "Buurthuis De Stoep",
            "Samen eten",
            "Licht in het park",
            "Fatima (gemeente), Mark (politie)",
        )
    ] == [True] * 8


@pytest.mark.parametrize(
    ("word", "value", "shown"),
    [
        ("ja", "yes", "U koos: ja, ik kom"),
        ("misschien", "maybe", "U koos: misschien"),
        ("nee", "no", "U koos: nee, ik kom niet"),
    ],
)
def test_the_answer_of_the_mail_stands_ready(own, path, client, word, value, shown):
    response = client.get(f"{path}?antwoord={word}")

    page = response.content.decode()
    assert response.context["ready"] == value
    assert shown in page
    assert page.index(f'value="{value}"') < page.index("Bevestig dit antwoord")
    assert answer_of(own) == (Rsvp.NONE, None)


def test_an_answer_that_does_not_exist_is_no_answer(own, path, client):
    response = client.get(f"{path}?antwoord=<script>")

    assert (response.context["ready"], "Bevestig dit antwoord" in response.content.decode()) == ("", False)


@pytest.mark.parametrize("rsvp", ["yes", "maybe", "no"])
def test_one_tap_records_it(own, path, client, rsvp):
    response = client.post(f"{path}komt/", {"rsvp": rsvp})

    assert (response.status_code, response["Location"]) == (302, path)
    assert answer_of(own) == (rsvp, timezone.now())


def test_it_is_echoed_and_can_be_changed_as_often_as_one_likes(own, path, client, clock):
    shown = []
    for rsvp in ("yes", "no", "maybe"):
        clock.shift(timedelta(minutes=1))
        page = client.post(f"{path}komt/", {"rsvp": rsvp}, follow=True).content.decode()
        shown.append(" ".join(strip_tags(page[page.index("<h1") : page.index("</h1>")]).split()))

    assert shown == [
        "U komt dinsdag22 december",
        "U komt niet dinsdag22 december",
        "U komt misschien dinsdag22 december",
    ]
    assert answer_of(own) == (Rsvp.MAYBE, timezone.now())
    assert "Genoteerd, Youssef" in client.get(path).content.decode()


@pytest.mark.parametrize("rsvp", ["", "none", "perhaps", "YES"])
def test_an_unknown_answer_changes_nothing(own, path, client, rsvp):
    client.post(f"{path}komt/", {"rsvp": rsvp})

    assert answer_of(own) == (Rsvp.NONE, None)


def test_only_the_own_answer_changes(own, meeting, path, client):
    client.post(f"{path}komt/", {"rsvp": "yes"})

    assert list(meeting.attendances.exclude(rsvp=Rsvp.NONE)) == [own]


def test_htmx_gets_the_answer_alone(own, path, client):
    response = client.post(f"{path}komt/", {"rsvp": "yes"}, headers={"HX-Request": "true"})

    page = response.content.decode().strip()
    assert (response.status_code, page.startswith('<section class="next'), "Genoteerd, Youssef" in page) == (
        200,
        True,
        True,
    )


def test_until_it_begins(own, path, client, clock):
    clock.move_to(own.meeting.starts_at - timedelta(seconds=1))
    client.post(f"{path}komt/", {"rsvp": "no"})

    assert answer_of(own)[0] == Rsvp.NO


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_once_it_has_begun_that_is_said_and_nothing_changes(own, path, client, clock, headers):
    clock.move_to(own.meeting.starts_at)

    response = client.post(f"{path}komt/", {"rsvp": "yes"}, headers=headers)

    assert response.status_code == 200
    assert "De bijeenkomst is begonnen. Uw antwoord kan niet meer veranderen." in response.content.decode()
    assert answer_of(own) == (Rsvp.NONE, None)


def test_during_the_meeting_the_page_offers_no_buttons(own, path, client, clock):
    assert 'name="rsvp"' in client.get(path).content.decode()
    clock.move_to(own.meeting.starts_at)

    page = client.get(path).content.decode()

    assert ('name="rsvp"' in page, 'name="title"' in page, "De bijeenkomst is begonnen." in page) == (
        False,
        False,
        True,
    )


def test_the_page_shows_no_concern_and_no_reporter(cast, meeting, own, path, client):
    concern = make_signal(cast.overvecht, cast.anneke, observation="Geheim: knallen bij nummer 12.")
    member = cast.overvecht.memberships.get(user=cast.mark)
    put_on_agenda(concern, meeting=meeting, actor=member, title="Avonden in de wijk", submission="1")
    assert len(concern_timeline(concern, cast.anneke)) == 1

    page = client.get(path).content.decode()

    assert ("Avonden in de wijk" in page, "Mark" in page) == (True, True)
    assert [word for word in ("Geheim", "knallen", "Anneke", concern.public_id) if word in page] == []


def test_the_page_counts_the_answers_without_naming_them(cast, meeting, own, path, client):
    page = client.get(path).content.decode()

    assert [name for name in ("Anneke", "Dewi", "Samira", "Ingrid") if name in page] == []
    seats = client.get(path).context["seats"]
    assert (seats.coming, seats.maybe, seats.no, seats.silent) == (0, 0, 0, 7)
