"""No page to log in, log out or choose a language sends anybody to another site, or acts for another site."""

import pytest
from django.contrib.auth import get_user
from django.test import Client

from accounts.services import first_login
from accounts.tests.factors import give_app
from accounts.tests.test_logging_in_by_a_mailed_code import code_in
from networks.tests.factories import make_invitation
from notifications.models import OutgoingMail

PASSWORD = "een lang wachtwoord 12"
CONFIRM = "/account/login/code/confirm/"
ELSEWHERE = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "///kwaad.example/",
    "\\\\kwaad.example/",
    "/\\kwaad.example/",
    "https:///kwaad.example/",
    "https:kwaad.example",
    " //kwaad.example/",
    "/\t/kwaad.example/",
    "\x08//kwaad.example/",
    "javascript:alert(1)",
    "data:text/html,kwaad",
    "//testserver@kwaad.example/",
    "https://testserver.kwaad.example/",
    "http://[kwaad.example/",
]


@pytest.fixture
def anneke(cast):
    cast.anneke.set_password(PASSWORD)
    cast.anneke.save()
    return cast.anneke


@pytest.mark.parametrize("back", ELSEWHERE)
def test_after_a_password(anneke, client, back):
    fields = {"login": "anneke@example.org", "password": PASSWORD, "next": back}

    assert client.post("/account/login/", fields).url == "/"
    assert get_user(client) == anneke


@pytest.mark.parametrize("back", ELSEWHERE)
def test_after_a_code_and_a_second_step(cast, client, back):
    give_app(cast.anneke)
    client.post("/account/login/code/", {"email": "anneke@example.org", "next": back})
    code = code_in(OutgoingMail.objects.get().text)
    answer = client.post(CONFIRM, {"code": code, "next": back})

    assert answer.url.startswith("/account/login/tweede-stap/")
    assert "kwaad" not in answer.url


@pytest.mark.parametrize("back", ELSEWHERE)
@pytest.mark.parametrize("path", ["/account/login/", "/account/login/code/", "/account/logout/"])
def test_who_is_logged_in_already(anneke, login, path, back):
    client = login(anneke)

    assert client.get(path, {"next": back}).headers.get("Location", "/") == "/"


@pytest.mark.parametrize("back", ELSEWHERE)
def test_after_logging_out(anneke, login, back):
    client = login(anneke)

    assert client.post("/account/logout/", {"next": back}).url.startswith("/")
    assert get_user(client).is_anonymous


@pytest.mark.parametrize("back", ELSEWHERE)
def test_after_choosing_a_language(client, db, back):
    assert client.post("/taal/", {"language": "en", "next": back}).url == "/"


@pytest.mark.parametrize("back", ELSEWHERE)
def test_after_saying_once_more_who_one_is(anneke, login, back):
    client = login(anneke)

    assert client.post("/account/reauthenticate/", {"password": PASSWORD, "next": back}).url == "/"


def test_a_page_of_this_site_is_where_one_goes_back_to(anneke, client):
    fields = {"login": "anneke@example.org", "password": PASSWORD, "next": "/zorgen/?van=mij"}

    assert client.post("/account/login/", fields).url == "/zorgen/?van=mij"


FORMS = {
    "/account/login/": {"login": "anneke@example.org", "password": PASSWORD},
    "/account/login/code/": {"email": "anneke@example.org"},
    CONFIRM: {"code": "AAAA-AAAA"},
    "/account/login/passkey/": {"credential": "{}"},
    "/account/password/reset/": {"email": "anneke@example.org"},
    "/account/logout/": {},
    "/taal/": {"language": "en"},
}


@pytest.mark.parametrize("path", FORMS)
def test_another_site_cannot_send_these_forms(anneke, path):
    """Nor log a visitor in as somebody of its own."""
    client = Client(enforce_csrf_checks=True)
    client.get("/account/login/")
    token = client.cookies["csrftoken"].value

    assert client.post(path, FORMS[path]).status_code == 403
    stranger = {"headers": {"Origin": "https://kwaad.example"}}
    assert client.post(path, {**FORMS[path], "csrfmiddlewaretoken": token}, **stranger).status_code == 403
    assert get_user(client).is_anonymous
    assert not OutgoingMail.objects.exists()


def test_another_site_cannot_use_links_that_let_in(cast):
    client = Client(enforce_csrf_checks=True)
    invited = f"/uitnodiging/{make_invitation(cast.overvecht, cast.fatima)}/"
    for path in (invited, f"/account/eerste-keer/{first_login.make(cast.beheer)}/"):
        assert client.post(path, {"name": "Kwaad"}).status_code == 403
        assert get_user(client).is_anonymous
