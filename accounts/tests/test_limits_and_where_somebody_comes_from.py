"""A place is what our own proxy says it is. What a visitor writes in X-Forwarded-For gives no new tries."""

from types import SimpleNamespace

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.test import Client, RequestFactory

from accounts import ratelimit
from networks.tests.factories import make_invitation

PLACE = "198.51.100.7"


def place(proxies: int, forwarded: str | None, settings, remote: str = "192.0.2.1") -> str:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    told = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, **told)
    assert get_adapter().get_client_ip(request) == ratelimit.client_ip(request)  # allauth's limits use it too
    return ratelimit.client_ip(request)


@pytest.mark.parametrize("forwarded", [None, "", PLACE, f"10.0.0.1, {PLACE}", "rubbish", ","])
def test_without_a_proxy_the_header_is_ignored(settings, forwarded):
    assert place(0, forwarded, settings) == "192.0.2.1"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        (PLACE, PLACE),
        (f" {PLACE} ", PLACE),
        (f"10.0.0.1,{PLACE}", PLACE),
        (f"{PLACE}, {PLACE}, 127.0.0.1, ::1, unknown,, {PLACE}", PLACE),
        (f"{PLACE}:50123", PLACE),
        (f"::ffff:{PLACE}", PLACE),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2:ffff::9]:443", "2001:db8:1:2::"),
        ("2001:DB8:1:2::%eth0", "2001:db8:1:2::"),
        ("rubbish", "192.0.2.1"),
        (f"{PLACE}, rubbish", "192.0.2.1"),
        (f"{PLACE},", "192.0.2.1"),
        (f"{PLACE}, 1.2.3", "192.0.2.1"),
        (f"{PLACE}, [", "192.0.2.1"),
        (f"{PLACE}, \x00'--", "192.0.2.1"),
        ("", "192.0.2.1"),
        (None, "192.0.2.1"),
        ("9" * 9_000, "192.0.2.1"),
    ],
)
def test_behind_one_proxy_the_last_one_counts(settings, forwarded, expected):
    assert place(1, forwarded, settings) == expected


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        (f"{PLACE}, 10.0.0.1", PLACE),
        (f"1.1.1.1, {PLACE}, 10.0.0.1", PLACE),
        (PLACE, "192.0.2.1"),  # one proxy fewer than we have: it did not come through ours
    ],
)
def test_behind_two_proxies_the_last_but_one_counts(settings, forwarded, expected):
    assert place(2, forwarded, settings) == expected


@pytest.mark.parametrize("remote", ["", "unix:", "b''"])
def test_over_a_socket_without_an_address_all_count_together(settings, remote):
    assert place(0, PLACE, settings, remote) == ratelimit.NOWHERE


@pytest.fixture
def tries(db, settings):
    """Try twelve times to log in with wrong passwords; how many were looked at."""
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"password": "5/5m/key,4/5m/ip"}

    def attempt(proxies: int, forwarded) -> int:
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
        wrong = 0
        for number in range(12):
            fields = {"login": f"iemand{number}@example.org", "password": "fout wachtwoord 99"}
            told = {"HTTP_X_FORWARDED_FOR": forwarded(number)}
            page = Client().post("/account/login/", fields, **told).content.decode()
            wrong += "Te veel" not in page
        return wrong

    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False):
        yield attempt


@pytest.mark.parametrize(
    ("proxies", "forwarded"),
    [
        (0, lambda number: f"203.0.113.{number}"),
        (1, lambda number: f"203.0.113.{number}, {PLACE}"),
        (1, lambda number: ", ".join([f"203.0.113.{number}"] * number + [PLACE])),
        (1, lambda number: f"2001:db8:1:2::{number}"),
        (1, lambda number: f"{PLACE}:{1000 + number}"),
        (1, lambda number: f"rubbish {number}"),
        (2, lambda number: f"203.0.113.{number}, {PLACE}, 10.0.0.1"),
        (2, lambda number: f"203.0.113.{number}"),
    ],
)
def test_no_header_gives_new_tries(tries, proxies, forwarded):
    assert tries(proxies, forwarded) == 4


def test_somebody_elsewhere_has_tries_of_their_own(tries):
    assert tries(1, lambda number: f"203.0.113.{number}") == 12


def test_guessed_links_are_counted_by_place_and_the_right_one_works_until_then(client, cast, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"token": "3/h/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def look(token: str, forwarded: str):
        return client.get(f"/uitnodiging/{token}/", HTTP_X_FORWARDED_FOR=forwarded)

    answers = [look("a" * 43, f"203.0.113.{number}, {PLACE}") for number in range(5)]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 429, 429]
    refused = answers[-1]
    assert "<h1>Even wachten</h1>" in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert look("a" * 43, "203.0.113.5").status_code == 404


def test_links_that_work_count_for_nothing(client, cast, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"token": "2/h/ip"}
    link = f"/uitnodiging/{make_invitation(cast.overvecht, cast.fatima)}/"

    assert [client.get(link).status_code for _ in range(5)] == [200] * 5


def test_guessed_links_to_set_a_password_count_as_well(client, cast, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"token": "2/h/ip"}
    answers = [client.get(f"/account/password/reset/key/{guess}-abc-def/") for guess in "1234"]

    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert "Deze link werkt niet meer" in answers[0].content.decode()


def test_the_cache_holds_no_address(monkeypatch):
    names: list[str] = []
    cache = SimpleNamespace(add=lambda name, *args, **kwargs: names.append(name), incr=lambda name: 1)
    monkeypatch.setattr(ratelimit, "cache", cache)

    ratelimit.consume(RequestFactory().post("/", REMOTE_ADDR=PLACE), "code", "anneke@example.org")

    assert len(names) == 3
    assert not any(part in name for name in names for part in (PLACE, "anneke"))


def test_a_cache_that_is_emptied_meanwhile_breaks_nothing(settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"code": "1/h/key"}
    request = RequestFactory().post("/")
    taken = ratelimit.consume(request, "code", "a")
    cache.clear()

    taken.rollback()

    ratelimit.consume(request, "code", "a")
    with pytest.raises(ratelimit.TooOften):
        ratelimit.consume(request, "code", "a")
