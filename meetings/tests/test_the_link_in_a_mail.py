"""The link lets one member prepare one meeting: it cannot be guessed, changed or kept, and it ends."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.utils import timezone

from meetings import links
from meetings.constants import MeetingStatus
from meetings.models import Attendance, Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Role

UNKNOWN = "Deze link werkt niet"
ENDED = "Deze link werkt niet meer"


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima, ("Licht in het park",))


@pytest.fixture
def own(cast, meeting) -> Attendance:
    return attendance(meeting, cast.youssef)


def heading(response) -> tuple[int, str]:
    page = response.content.decode()
    return response.status_code, page[page.index("<h1>") + 4 : page.index("</h1>")]


def test_a_token_finds_its_invitation(own):
    assert links.find(links.make_token(own)) == own


def test_it_is_the_same_each_time_and_another_for_each_member(meeting):
    tokens = [links.make_token(one) for one in meeting.attendances.all()]

    assert tokens == [links.make_token(one) for one in meeting.attendances.all()]
    assert len(set(tokens)) == 7


def test_the_signature_has_256_bits(own):
    assert len(links.make_token(own).rsplit(".", 1)[1]) == 43  # base64 of 32 bytes


@pytest.mark.parametrize(
    "alter",
    [
        lambda token: token[:-1],
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: ("y" if token[0] == "x" else "x") + token[1:],
        lambda token: token.replace(".0.", ".1."),
        lambda token: token.rsplit(".", 1)[0],
        lambda token: "0",
        lambda token: token + token,
    ],
    ids=["cut off", "last letter", "first letter", "version", "unsigned", "a digit", "doubled"],
)
def test_an_altered_token_finds_nothing_and_says_so_in_dutch(own, client, alter):
    token = alter(links.make_token(own))

    with pytest.raises(Attendance.DoesNotExist):
        links.find(token)
    for url in (f"/b/{token}/", f"/b/{token}/bijeenkomst.ics"):
        assert heading(client.get(url)) == (404, UNKNOWN)
    for url in (f"/b/{token}/komt/", f"/b/{token}/punt/"):
        assert heading(client.post(url, {"rsvp": "yes"})) == (404, UNKNOWN)


@pytest.mark.parametrize(
    "make",
    [
        lambda value: Signer(salt="another purpose", sep=".").sign(value),
        lambda value: Signer(key="another key" * 10, salt="meetings.prepare", sep=".").sign(value),
    ],
    ids=["another purpose", "another key"],
)
def test_a_token_signed_otherwise_finds_nothing(own, make):
    with pytest.raises(Attendance.DoesNotExist):
        links.find(make(f"{own.public_id}.0"))


def test_a_signed_rubbish_value_finds_nothing(own):
    for value in ("", "x", "a.b.c", f"{own.public_id}"):
        with pytest.raises(Attendance.DoesNotExist):
            links.find(links.SIGNER.sign(value))


def test_a_revoked_link_is_unknown_and_the_new_one_works(own, client):
    old = links.prepare_path(own)
    Attendance.objects.filter(pk=own.pk).update(link_version=1)
    own.refresh_from_db()

    assert heading(client.get(old)) == (404, UNKNOWN)
    assert client.get(links.prepare_path(own)).status_code == 200


def end_meeting(own, clock):
    clock.move_to(own.meeting.ends_at)


def end_membership(own, clock):
    type(own.membership).objects.filter(pk=own.membership_id).update(to_date=timezone.localdate())
    clock.shift(timedelta(days=1))


def lose_login(own, clock):
    type(own.membership.user).objects.filter(pk=own.membership.user_id).update(is_active=False)


def withdraw(own, clock):
    Meeting.objects.update(status=MeetingStatus.DRAFT)


@pytest.mark.parametrize("end", [end_meeting, end_membership, lose_login, withdraw])
def test_it_ends_with_the_meeting_or_the_seat_and_says_so_in_dutch(own, client, clock, end):
    path = links.prepare_path(own)
    assert client.get(path).status_code == 200

    end(own, clock)

    for url in (path, f"{path}bijeenkomst.ics"):
        assert heading(client.get(url)) == (410, ENDED)
    for action in ("komt", "punt"):
        assert heading(client.post(f"{path}{action}/", {"rsvp": "yes", "title": "Iets"})) == (410, ENDED)
    own.refresh_from_db()
    assert (own.rsvp, own.meeting.agenda.count()) == ("none", 1)


def test_it_works_until_the_last_second(own, client, clock):
    clock.move_to(own.meeting.ends_at - timedelta(seconds=1))

    assert client.get(links.prepare_path(own)).status_code == 200


def test_who_gives_up_the_seat_but_stays_on_loses_the_link(own):
    type(own.membership).objects.filter(pk=own.membership_id).update(role=Role.PRIVACY_OFFICER)

    with pytest.raises(links.LinkEnded):
        links.find(links.make_token(own))


def test_the_page_of_a_dead_link_says_nothing_of_the_meeting(own, client, clock):
    path = links.prepare_path(own)
    assert "Licht in het park" in client.get(path).content.decode()
    end_meeting(own, clock)

    page = client.get(path).content.decode()

    assert [word for word in ("Licht in het park", "Overvecht", "Youssef", "De Stoep") if word in page] == []


def test_it_works_whoever_is_logged_in(cast, own, client):
    client.force_login(cast.lotte)

    page = client.get(links.prepare_path(own)).content.decode()

    assert "Dag Youssef" in page


def test_the_page_is_kept_out_of_caches_and_search_engines(own, client):
    response = client.get(links.prepare_path(own))

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize(
    ("language", "cookie", "words"),
    [
        ("nl", None, "Wij zien u graag op"),
        ("en", None, "We would like to see you on"),
        ("en", "nl", "Wij zien u graag op"),
        ("nl", "en", "We would like to see you on"),
        ("nl", "xx", "Wij zien u graag op"),
        ("en", "../../etc", "We would like to see you on"),
    ],
)
def test_the_page_is_in_the_language_of_the_browsers_choice_or_of_the_member(
    own, client, language, cookie, words
):
    type(own.membership.user).objects.filter(pk=own.membership.user_id).update(language=language)
    if cookie:
        client.cookies["django_language"] = cookie

    response = client.get(links.prepare_path(own))

    assert words in response.content.decode()
    assert response["Content-Language"] == ("nl" if "Wij" in words else "en")
