"""Where somebody is logged in: in plain words, without internet addresses, to be ended one by one or all."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import devices
from accounts.models import AuditEvent
from accounts.services import sessions
from accounts.tasks import clear_sessions
from accounts.views.login_sessions import key_of

PAGE = "/account/sessies/"
AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0": "Firefox op Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36 Edg/131.0.0.0": "Edge op Windows",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Mobile Safari/537.36": "Chrome op Android",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 "
    "Chrome/125.0.0.0 Mobile Safari/537.36": "Samsung Internet op Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1": "Safari op iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "CriOS/131.0 Mobile/15E148 Safari/604.1": "Chrome op iPhone",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Safari/605.1.15": "Safari op Mac",
    "curl/8.5.0": "Onbekend apparaat",
    "Something on Linux": "Linux",
    "": "Onbekend apparaat",
}
PASSWORD = "een lang wachtwoord 12"


@pytest.mark.parametrize(("agent", "words"), AGENTS.items(), ids=AGENTS.values())
def test_a_browser_in_words(agent, words):
    assert devices.in_words(devices.code_of(agent)) == words


def logged_in(user, agent: str = "") -> Client:
    client = Client(headers={"User-Agent": agent} if agent else {})
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.fixture
def anneke(cast):
    cast.anneke.set_password(PASSWORD)
    cast.anneke.save()
    return cast.anneke


@pytest.fixture
def two(anneke) -> list[Client]:
    """Anneke on a computer and on a phone."""
    agents = list(AGENTS)
    return [logged_in(anneke, agents[0]), logged_in(anneke, agents[2])]


def shown(client) -> list[tuple[str, bool]]:
    return [(device["name"], device["is_this"]) for device in client.get(PAGE).context["devices"]]


def inside(*clients) -> list[bool]:
    return [client.get("/zorgen/").status_code == 200 for client in clients]


def test_each_device_stands_there_and_which_is_this(two, cast):
    logged_in(cast.dewi)

    assert shown(two[0]) == [("Chrome op Android", False), ("Firefox op Windows", True)]


def test_no_internet_address_and_no_version_is_kept(two):
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {
        (sessions.NO_ADDRESS, "firefox/windows"),
        (sessions.NO_ADDRESS, "chrome/android"),
    }


def test_the_page_holds_no_key_of_a_session(two):
    page = two[0].get(PAGE).content.decode()

    assert [row.session_key in page for row in UserSession.objects.all()] == [False, False]


def test_ending_one(two, anneke):
    third = logged_in(anneke)
    phone = UserSession.objects.get(user_agent="chrome/android")

    answer = two[0].post(PAGE, {"session": key_of(phone)})

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert inside(*two, third) == [True, False, True]
    assert list(AuditEvent.objects.values_list("event", "actor")) == [("session.ended", anneke.pk)]


def test_ending_all_but_this(two, anneke):
    third = logged_in(anneke)

    two[0].post(PAGE)

    assert inside(*two, third) == [True, False, False]
    assert shown(two[0]) == [("Firefox op Windows", True)]
    assert Session.objects.count() == 1


def test_not_this_one_nor_one_of_another_nor_one_that_is_no_more(two, cast):
    cast.dewi.set_password(PASSWORD)
    cast.dewi.save()
    hers = logged_in(cast.dewi)
    rows = [
        UserSession.objects.get(user_agent="firefox/windows"),
        UserSession.objects.get(user=cast.dewi),
    ]

    answers = [two[0].post(PAGE, {"session": key}).status_code for key in (*map(key_of, rows), "rubbish", "")]

    assert (answers, inside(*two, hers)) == ([404] * 4, [True] * 3)


def test_a_new_password_ends_the_others(two, anneke):
    new = "een heel ander wachtwoord 7"
    answer = two[0].post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert answer.status_code == 302
    assert inside(*two) == [True, False]
    assert shown(two[0]) == [("Firefox op Windows", True)]
    assert list(AuditEvent.objects.order_by("pk").values_list("event", flat=True)) == [
        "password.changed",
        "sessions.ended",
    ]


def test_a_first_password_ends_the_others(cast):
    here, there = Client(), Client()
    here.force_login(cast.dewi)
    there.force_login(cast.dewi)

    here.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})

    assert inside(here, there) == [True, False]


def test_when_it_was_last_used_is_known_to_the_hour(anneke):
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as clock:
        client = logged_in(anneke)
        first = UserSession.objects.get().last_seen_at
        clock.shift(timedelta(minutes=59))
        assert (writes(client), UserSession.objects.get().last_seen_at) == (0, first)
        clock.shift(timedelta(minutes=2))

        assert (writes(client) > 0, writes(client)) == (True, 0)
        assert UserSession.objects.get().last_seen_at == first + timedelta(minutes=61)


def writes(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/privacy/")
    return len([query for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))])


def test_who_logs_out_stands_there_no_more(two, anneke):
    two[1].post("/account/logout/")

    assert shown(two[0]) == [("Firefox op Windows", True)]


def test_what_is_left_of_a_session_goes_at_night(two):
    two[1].post("/account/logout/")
    assert UserSession.objects.count() == 2

    clear_sessions()

    assert list(UserSession.objects.values_list("user_agent", flat=True)) == ["firefox/windows"]


def test_the_list_asks_as_often_for_many_as_for_few(two, anneke, cast):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            two[0].get(PAGE)
        return len(captured)

    few = queries()
    for _ in range(5):
        logged_in(anneke)

    assert len(sessions.running(anneke)) == 7
    assert queries() == few <= 12
