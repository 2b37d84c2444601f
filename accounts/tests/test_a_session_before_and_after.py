"""A session gets another key at each login, so that nobody can plant one; and it ends when it should."""

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import User
from accounts.services import first_login
from accounts.tests.test_a_forgotten_password import link_in
from accounts.tests.test_logging_in_by_a_mailed_code import code_in
from networks.tests.factories import make_invitation
from notifications.models import OutgoingMail

PASSWORD, NEW = "een lang wachtwoord 12", "paard batterij nietje"


@pytest.fixture
def anneke(cast):
    cast.anneke.set_password(PASSWORD)
    cast.anneke.save()
    return cast.anneke


def by_password(client: Client, cast) -> None:
    client.post("/account/login/", {"login": "anneke@example.org", "password": PASSWORD})


def by_code(client: Client, cast) -> None:
    client.post("/account/login/code/", {"email": "anneke@example.org"})
    code = code_in(OutgoingMail.objects.get().text)
    client.post("/account/login/code/confirm/", {"code": code})


def by_first_login(client: Client, cast) -> None:
    client.post(f"/account/eerste-keer/{first_login.make(cast.beheer)}/")


def by_joining(client: Client, cast) -> None:
    token = make_invitation(cast.overvecht, cast.fatima)
    client.post(f"/uitnodiging/{token}/", {"name": "Noor", "active_in": "", "phone": "", "language": "nl"})


@pytest.mark.parametrize("way", [by_password, by_code, by_first_login, by_joining])
def test_a_planted_session_is_not_the_one_that_is_logged_in(anneke, client, cast, way):
    session = client.session
    session["planted"] = True
    session.save()
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    attacker = Client()
    attacker.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.get("/account/login/")
    token = client.cookies["csrftoken"].value

    way(client, cast)

    assert get_user(client).is_authenticated
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    assert client.cookies["csrftoken"].value != token
    assert get_user(attacker).is_anonymous
    assert not Session.objects.filter(session_key=planted).exists()


def test_an_unknown_key_of_a_session_is_not_taken_over(anneke, client, cast):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    by_password(client, cast)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "a" * 32


def test_logging_in_as_somebody_else_takes_nothing_along(anneke, client, cast):
    client.force_login(cast.lotte)
    client.get("/")
    client.post("/account/logout/")
    by_password(client, cast)

    assert client.session[SESSION_KEY] == str(anneke.pk)
    assert get_user(client) == anneke


def test_logging_out_ends_the_session_for_who_kept_its_key(anneke, client, cast):
    by_password(client, cast)
    kept = Client()
    kept.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert kept.get("/account/").status_code == 200

    answer = client.post("/account/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert kept.get("/account/").status_code == 302


def test_the_cookies_are_for_this_site_and_no_script(anneke, client, cast):
    by_password(client, cast)
    client.post("/taal/", {"language": "en"})

    found = {name: (bool(c["httponly"]), c["samesite"], c["path"]) for name, c in client.cookies.items()}
    assert found == dict.fromkeys(("sessionid", "csrftoken", "django_language"), (True, "Lax", "/"))
    assert not any(cookie["domain"] for cookie in client.cookies.values())


def change(client: Client, user: User) -> None:
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/account/password/change/", fields)


def forget_and_reset(client: Client, user: User) -> None:
    client.post("/account/password/reset/", {"email": user.email})
    mail = OutgoingMail.objects.get(kind="account.password_reset_key")
    form = client.get(link_in(mail.text))
    client.post(form.url, {"password1": NEW, "password2": NEW})


@pytest.mark.parametrize(("way", "stays"), [(change, True), (forget_and_reset, False)])
def test_another_password_ends_all_other_sessions(anneke, client, way, stays):
    elsewhere = Client()
    for each in (client, elsewhere):
        each.post("/account/login/", {"login": anneke.email, "password": PASSWORD})
        assert each.get("/account/").status_code == 200

    way(client, anneke)

    assert User.objects.get(pk=anneke.pk).check_password(NEW)
    assert elsewhere.get("/account/").status_code == 302
    assert (client.get("/account/").status_code == 200) is stays


def test_a_first_password_ends_all_other_sessions(cast, login):
    client, elsewhere = login(cast.dewi), Client()
    elsewhere.force_login(cast.dewi)
    client.post("/account/password/set/", {"password1": NEW, "password2": NEW})

    assert User.objects.get(pk=cast.dewi.pk).check_password(NEW)
    assert elsewhere.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
