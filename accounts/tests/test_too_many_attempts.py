"""Whoever asks too often is asked to wait, in Dutch, and no more mail goes out."""

import pytest
from django.test import Client

from notifications.models import OutgoingMail


def ask(email: str) -> list[str]:
    """Ask a code for an address from a fresh browser; what is wrong with that, if anything."""
    response = Client().post("/account/login/code/", {"email": email})
    if response.status_code == 302:
        return []
    return response.context["form"].errors["email"]


REFUSED = ["Te veel inlogpogingen. Probeer het later nogmaals."]


def test_asking_for_a_code_again_and_again(cast):
    assert [ask("anneke@example.org") for _ in range(5)] == [[], [], [], REFUSED, REFUSED]
    assert OutgoingMail.objects.count() == 3


def test_an_unknown_address_is_limited_just_as_well(cast):
    assert [ask("niemand@example.org") for _ in range(4)] == [[], [], [], REFUSED]


def test_asking_for_many_addresses_from_one_place(cast):
    assert [ask(f"iemand{number}@example.org") for number in range(22)] == [[]] * 20 + [REFUSED] * 2


@pytest.mark.parametrize(
    ("path", "often", "fields"),
    [
        ("/account/login/", 30, {"login": "iemand{}@example.org", "password": "fout wachtwoord 99"}),
        ("/account/password/reset/", 20, {"email": "iemand{}@example.org"}),
    ],
)
def test_trying_everything_from_one_place_gets_a_page_in_dutch(cast, path, often, fields):
    def attempt(number: int):
        return Client().post(path, {name: value.format(number) for name, value in fields.items()})

    assert 429 not in {attempt(number).status_code for number in range(often)}
    refused = attempt(often)

    page = refused.content.decode()
    assert (refused.status_code, "<h1>Even wachten</h1>" in page, 'lang="nl"' in page) == (429, True, True)


def test_wrong_passwords_stop_being_tried(cast, client):
    cast.anneke.set_password("een lang wachtwoord 12")
    cast.anneke.save()
    for _ in range(12):
        client.post("/account/login/", {"login": "anneke@example.org", "password": "fout wachtwoord 99"})

    client.post("/account/login/", {"login": "anneke@example.org", "password": "een lang wachtwoord 12"})

    assert client.get("/").status_code == 302
