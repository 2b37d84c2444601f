"""Code by mail or password first, then the app, a recovery code or a passkey; a passkey does both at once."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.test import Client

from accounts.tests.factors import Passkey, code_of, give_app, recovery_codes
from notifications.models import OutgoingMail

SECOND, TRUST = "/account/login/tweede-stap/", "/account/login/vertrouwen/"
WRONG = ["Dat is niet de goede code. Elke 30 seconden komt er een nieuwe."]
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:10+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def anneke(cast):
    give_app(cast.anneke)
    return cast.anneke


def first_step(client, user, back: str = ""):
    """Log in with the code of a mail; where that leads."""
    client.post("/account/login/code/", {"email": user.email, "next": back})
    text = OutgoingMail.objects.filter(kind="account.login_code").latest("pk").text
    return client.post("/account/login/code/confirm/", {"code": CODE.search(text)[0], "next": back})


def second_step(client, code: str):
    return client.post(SECOND, {"code": code})


def test_the_whole_way_in(anneke, client):
    led = first_step(client, anneke, "/zorgen/nieuw/")
    assert (led.status_code, led.url.split("?")[0], get_user(client).is_anonymous) == (302, SECOND, True)
    assert "<h1>Nu de tweede stap</h1>" in client.get(led.url).content.decode()

    given = second_step(client, code_of())
    assert (given.status_code, given.url) == (302, TRUST)
    assert "tot 7 januari 2027" in client.get(TRUST).content.decode()
    inside = client.post(TRUST)

    assert (inside.status_code, inside.url, get_user(client)) == (302, "/zorgen/nieuw/", anneke)
    assert "mfa_trusted" not in client.cookies


def test_a_password_is_not_enough_either(anneke, client):
    anneke.set_password("een lang wachtwoord 12")
    anneke.save()

    led = client.post("/account/login/", {"login": anneke.email, "password": "een lang wachtwoord 12"})

    assert (led.url, get_user(client).is_anonymous, client.get("/").status_code) == (SECOND, True, 302)


@pytest.mark.parametrize("code", ["000000", "", "abc", "0" * 21])
def test_a_wrong_code_lets_nobody_in(anneke, client, code):
    first_step(client, anneke)

    assert second_step(client, code).status_code == 200
    assert get_user(client).is_anonymous


def test_five_wrong_codes_are_the_end_of_it(anneke, client):
    first_step(client, anneke)
    answers = [second_step(client, f"00000{number}") for number in range(11)]

    assert answers[0].context["form"].errors["code"] == WRONG
    assert "Te veel" in answers[-1].context["form"].errors["code"][0]
    second_step(client, code_of())
    assert get_user(client).is_anonymous


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_the_clock_of_a_phone_may_be_half_a_minute_off(anneke, client, later):
    first_step(client, anneke)

    assert second_step(client, code_of(later=later)).url == TRUST


@pytest.mark.parametrize("later", [-2, 2])
def test_but_not_a_whole_minute(anneke, client, later):
    first_step(client, anneke)

    assert second_step(client, code_of(later=later)).status_code == 200


def test_a_code_that_was_used_is_of_no_use_to_who_looked_over_a_shoulder(anneke, client, clock):
    code, other = code_of(later=1), Client()
    first_step(client, anneke)
    assert second_step(client, code).url == TRUST
    clock.shift(timedelta(seconds=35))  # allauth itself has forgotten it by now, and it still is the code
    assert code == code_of()
    first_step(other, anneke)

    assert second_step(other, code).context["form"].errors["code"] == WRONG


def test_a_recovery_code_works_once(anneke, client):
    code = recovery_codes(anneke)[3]
    first_step(client, anneke)
    assert second_step(client, f"{code[:4]} {code[4:]}").url == TRUST

    other = Client()
    first_step(other, anneke)

    assert second_step(other, code).status_code == 200
    assert (len(recovery_codes(anneke)), code in recovery_codes(anneke)) == (9, False)


def test_a_device_is_trusted_for_thirty_days_and_no_longer(anneke, client, clock):
    first_step(client, anneke)
    second_step(client, code_of())
    answer = client.post(TRUST, {"action": "trust"})
    cookie = answer.cookies["mfa_trusted"]
    assert (cookie["max-age"], bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"]) == (
        30 * 86_400,
        True,
        True,
        "Lax",
    )

    client.post("/account/logout/")
    clock.shift(timedelta(days=29))
    assert first_step(client, anneke).url == "/"

    client.post("/account/logout/")
    clock.shift(timedelta(days=2))
    assert first_step(client, anneke).url.split("?")[0] == SECOND


def test_a_trusted_device_counts_for_who_must_have_one(anneke, client):
    first_step(client, anneke)
    second_step(client, code_of())
    client.post(TRUST, {"action": "trust"})
    client.post("/account/logout/")
    type(anneke).objects.filter(pk=anneke.pk).update(needs_second_factor=True)

    first_step(client, anneke)

    assert client.get("/").status_code == 200


def test_trust_is_of_one_person(anneke, cast, client):
    give_app(cast.dewi)
    first_step(client, anneke)
    second_step(client, code_of())
    client.post(TRUST, {"action": "trust"})
    client.post("/account/logout/")

    assert first_step(client, cast.dewi).url == SECOND


def test_the_second_step_cannot_be_skipped_by_address(anneke, client):
    first_step(client, anneke)

    for url in (TRUST, "/", "/account/", "/account/veiligheid/", "/account/login/code/confirm/"):
        client.get(url)
        client.post(url, {"action": "trust"})

    assert get_user(client).is_anonymous


@pytest.fixture
def passkey(cast, client) -> Passkey:
    """Of Mark, who must have a second factor; made as a browser makes it."""
    cast.mark.needs_second_factor = True
    cast.mark.save()
    client.force_login(cast.mark)
    device = Passkey()
    page = client.get("/account/veiligheid/passkey/", secure=True)
    credential = device.create(page.context["js_data"]["creation_options"])
    made = client.post("/account/veiligheid/passkey/", {"name": "Telefoon", "credential": credential})
    assert made.status_code == 302
    client.post("/account/logout/")
    return device


def request_options(client) -> dict:
    headers = {"Accept": "application/json"}
    return client.get("/account/login/passkey/", headers=headers).json()["request_options"]


def test_a_passkey_logs_in_by_itself(passkey, cast, client):
    credential = passkey.get(request_options(client))

    inside = client.post("/account/login/passkey/", {"credential": credential, "next": "/zorgen/"})

    assert (inside.status_code, inside.url, get_user(client)) == (302, "/zorgen/", cast.mark)
    assert client.get("/").status_code == 200
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None


def test_a_passkey_as_the_second_step(passkey, cast, client):
    led = first_step(client, cast.mark)
    options = client.get(led.url).context["js_data"]["request_options"]

    given = client.post(SECOND, {"credential": passkey.get(options)})

    assert (given.status_code, given.url) == (302, TRUST)


def test_an_answer_to_another_question_is_worth_nothing(passkey, client):
    credential = passkey.get(request_options(client))
    request_options(client)

    client.post("/account/login/passkey/", {"credential": credential})

    assert get_user(client).is_anonymous


def test_a_passkey_of_another_site_is_worth_nothing(passkey, client):
    passkey.origin = "https://bondgenoten.kwaad.example"

    client.post("/account/login/passkey/", {"credential": passkey.get(request_options(client))})

    assert get_user(client).is_anonymous


def test_who_can_no_longer_log_in_cannot_with_a_passkey(passkey, cast, client):
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(is_active=False)

    client.post("/account/login/passkey/", {"credential": passkey.get(request_options(client))})

    assert get_user(client).is_anonymous


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "null", '"x"', "7", "{", '{"response": {"userHandle": null}}', '{"response": []}'],
)
def test_rubbish_instead_of_a_passkey_is_no_error(cast, client, credential):
    request_options(client)

    answer = client.post("/account/login/passkey/", {"credential": credential})

    assert (answer.status_code, get_user(client).is_anonymous) == (302, True)


def test_a_professional_with_an_app_gives_it_once(cast, client):
    give_app(cast.mark)
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(needs_second_factor=True)
    first_step(client, cast.mark)
    second_step(client, code_of())
    client.post(TRUST)

    assert [client.get(url).status_code for url in ("/", "/bijeenkomsten/", "/account/")] == [200] * 3
