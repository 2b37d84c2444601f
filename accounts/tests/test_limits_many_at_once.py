"""Fifty tries at one moment are no more than the limit, not one: on Redis and PostgreSQL for real."""

import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from allauth.account import forms
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user
from django.test import Client, RequestFactory

from accounts import ratelimit
from accounts.services import entering
from accounts.tests.factors import give_app
from accounts.tests.test_logging_in_by_a_mailed_code import code_in
from bondgenoten import settings_login
from notifications.models import OutgoingMail
from tests.at_once import at_once

TRIES = 50
CONFIRM = "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def shared_cache(no_attempts_yet, settings):
    """The cache of production where there is one."""
    if url := os.environ.get("REDIS_URL"):
        backend, prefix = "django.core.cache.backends.redis.RedisCache", secrets.token_hex(8)
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": url, "KEY_PREFIX": prefix}}


@pytest.fixture(autouse=True)
def clock():
    """No window of a limit ends during a test."""
    with time_machine.travel("2026-12-08T12:00:10+00:00", tick=False):
        yield


def in_threads(work) -> list:
    """Fifty threads, on SQLite too: nothing of this asks a database."""
    barrier = Barrier(TRIES)

    def wait_and_work(number: int):
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(TRIES) as pool:
        return list(pool.map(wait_and_work, range(TRIES)))


def attempt(action: str, key: str = "") -> ratelimit.Taken | None:
    try:
        return ratelimit.consume(RequestFactory().post("/"), action, key)
    except ratelimit.TooOften:
        return None


@pytest.mark.parametrize(("limit", "allowed"), [("7/h/key,30/h/ip", 7), ("30/h/key,7/h/ip", 7), ("", TRIES)])
def test_exactly_as_many_pass(settings, limit, allowed):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"code": limit}

    passed = in_threads(lambda number: attempt("code", "anneke@example.org"))

    assert len([one for one in passed if one is not None]) == allowed


def test_what_is_taken_back_or_refused_leaves_nothing_behind(settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"code": "7/h/key,20/h/ip"}
    for _ in range(3):
        for taken in in_threads(lambda number: attempt("code", f"{number % 2}@example.org")):
            if taken is not None:
                taken.rollback()

    assert len([key for key in "ab" for _ in range(30) if attempt("code", key)]) == 14
    assert len([key for key in "cdef" for _ in range(30) if attempt("code", key)]) == 6


def same_session(client: Client) -> Client:
    other = Client()
    other.cookies.load(client.cookies.output(header="", sep=";"))
    return other


@pytest.fixture
def counted(monkeypatch):
    """Replace a function by itself, and count how often it is called."""

    def count(owner, name: str) -> list:
        calls, original = [], getattr(owner, name)

        def spy(*args, **kwargs):
            calls.append(name)
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, spy)
        return calls

    return count


@pytest.mark.django_db(transaction=True)
def test_asking_for_a_code(cast):
    answers = at_once(lambda: Client().post("/account/login/code/", {"email": "anneke@example.org"}), TRIES)

    assert sorted(answer.status_code for answer in answers) == [200] * 47 + [302] * 3
    assert OutgoingMail.objects.filter(recipient=cast.anneke).count() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["anneke", "niemand"])
def test_trying_passwords(cast, counted, who):
    looked = counted(entering, "owner")
    fields = {"login": f"{who}@example.org", "password": "fout wachtwoord 99"}

    at_once(lambda: Client().post("/account/login/", fields), TRIES)

    assert len(looked) == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["anneke", "niemand"])
def test_trying_codes(cast, client, counted, who):
    client.post("/account/login/code/", {"email": f"{who}@example.org"})
    compared = counted(forms, "compare_user_code")

    at_once(lambda: same_session(client).post(CONFIRM, {"code": "AAAA-AAAA"}), TRIES)
    assert len(compared) == 3

    client.post(CONFIRM, {"code": code_in(OutgoingMail.objects.get().text)})
    assert (len(compared), get_user(client).is_anonymous) == (3, True)


@pytest.mark.django_db(transaction=True)
def test_trying_codes_of_an_app(cast, client, counted):
    give_app(cast.anneke)
    client.post("/account/login/code/", {"email": "anneke@example.org"})
    client.post(CONFIRM, {"code": code_in(OutgoingMail.objects.get().text)})
    checked = counted(TOTP, "validate_code")

    at_once(lambda: same_session(client).post("/account/login/tweede-stap/", {"code": "000000"}), TRIES)

    assert len(checked) == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/uitnodiging/{}/", "/account/eerste-keer/{}/"])
def test_guessing_links(cast, path, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"token": settings_login.RATE_LIMITS["token"]}
    path = path.format(secrets.token_urlsafe(32))

    answers = at_once(lambda: Client().get(path), TRIES)

    assert sorted(answer.status_code for answer in answers) == [404] * 30 + [429] * 20
