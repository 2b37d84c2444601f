"""Whoever asks too often is asked to wait, in Dutch, and no more mail goes out."""

import pytest
import time_machine
from django.contrib.auth import get_user
from django.test import Client

from accounts.tests.test_a_forgotten_password import link_in
from notifications.models import OutgoingMail

REFUSED = ["Te veel inlogpogingen. Probeer het later nogmaals."]
RIGHT, WRONG = "een lang wachtwoord 12", "fout wachtwoord 99"


@pytest.fixture(autouse=True)
def clock():
    """Noon sharp: every limit's window begins."""
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def ask(email: str, path: str = "/account/login/code/") -> list[str]:
    """Ask a code for an address from a fresh browser; what is wrong with that, if anything."""
    response = Client().post(path, {"email": email})
    if response.status_code == 302:
        return []
    return response.context["form"].errors["email"]


def enter(email: str, password: str, **extra) -> bool:
    """Log in with a password from a fresh browser; whether that let in."""
    client = Client(**extra)
    client.post("/account/login/", {"login": email, "password": password})
    return get_user(client).is_authenticated


@pytest.fixture
def anneke(cast):
    cast.anneke.set_password(RIGHT)
    cast.anneke.save()
    return cast.anneke


@pytest.fixture
def mark(cast):
    cast.mark.set_password(RIGHT)
    cast.mark.save()
    return cast.mark


@pytest.mark.parametrize("path", ["/account/login/code/", "/account/password/reset/"])
def test_asking_for_a_mail_again_and_again(cast, path):
    assert [ask("anneke@example.org", path) for _ in range(5)] == [[], [], [], REFUSED, REFUSED]
    assert OutgoingMail.objects.count() == 3


@pytest.mark.parametrize("path", ["/account/login/code/", "/account/password/reset/"])
def test_an_unknown_address_is_limited_just_as_well(cast, path):
    assert [ask("niemand@example.org", path) for _ in range(4)] == [[], [], [], REFUSED]


def test_capitals_make_no_other_address(cast):
    assert [ask(f"ann{letter}ke@example.org") for letter in "eEeE"] == [[], [], [], REFUSED]


def test_a_minute_later_it_goes_again_until_the_hour_is_full(cast, clock):
    asked = []
    for _ in range(8):
        asked += [ask("anneke@example.org") for _ in range(3)]
        clock.shift(60)

    assert asked == [[]] * 20 + [REFUSED] * 4


@pytest.mark.parametrize("path", ["/account/login/code/", "/account/password/reset/"])
def test_asking_for_many_addresses_from_one_place(cast, settings, path):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"code": "3/m/key,8/m/ip", "reset": "3/m/key,8/m/ip"}

    assert [ask(f"iemand{number}@example.org", path) for number in range(10)] == [[]] * 8 + [REFUSED] * 2


def test_wrong_passwords_stop_being_tried(anneke):
    assert [enter("anneke@example.org", WRONG) for _ in range(6)] == [False] * 6

    assert not enter("anneke@example.org", RIGHT)


def test_five_minutes_later_the_right_one_works(anneke, clock):
    for _ in range(6):
        enter("anneke@example.org", WRONG)
    clock.shift(300)

    assert enter("anneke@example.org", RIGHT)


def test_right_passwords_count_for_nothing(anneke, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"password": "2/5m/key,3/5m/ip"}

    assert [enter("anneke@example.org", RIGHT) for _ in range(8)] == [True] * 8


def test_one_guessed_address_does_not_shut_out_an_office(anneke, mark, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"password": "5/5m/key,6/5m/ip"}
    for _ in range(50):
        enter("anneke@example.org", WRONG)

    assert enter("mark@example.org", RIGHT)


def test_guessing_at_many_addresses_stops_for_that_place_only(mark, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"password": "5/5m/key,6/5m/ip"}
    for number in range(6):
        enter(f"iemand{number}@example.org", WRONG)

    assert not enter("mark@example.org", RIGHT)
    assert enter("mark@example.org", RIGHT, REMOTE_ADDR="198.51.100.9")


def test_who_sets_a_password_by_the_mailed_link_can_use_it_at_once(anneke, client):
    for _ in range(6):
        enter("anneke@example.org", WRONG)
    client.post("/account/password/reset/", {"email": "anneke@example.org"})
    form = client.get(link_in(OutgoingMail.objects.get().text))
    new = "paard batterij nietje"
    client.post(form.url, {"password1": new, "password2": new})

    assert enter("anneke@example.org", new)


def test_a_login_by_somebody_else_gives_a_guesser_no_new_tries(anneke, mark, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"password": "5/5m/key,3/5m/ip"}
    for number in range(3):
        enter(f"iemand{number}@example.org", WRONG)
    enter("mark@example.org", RIGHT, REMOTE_ADDR="198.51.100.9")

    assert not enter("anneke@example.org", RIGHT)
