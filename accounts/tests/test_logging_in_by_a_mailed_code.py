"""A code by mail lets in who asked for it, once, for ten minutes, and tells nobody who has an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from notifications.delivery import send_due
from notifications.models import OutgoingMail

ASK, CONFIRM = "/account/login/code/", "/account/login/code/confirm/"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T22:00:00+00:00", tick=False) as traveller:  # in the quiet hours
        yield traveller


def ask(client, email: str, **fields):
    return client.post(ASK, {"email": email, **fields})


def code_in(text: str) -> str:
    (code,) = CODE.findall(text)
    return code


def test_the_whole_way_in(cast, client, mailoutbox):
    answer = ask(client, "Anneke@Example.org", next="/zorgen/nieuw/")
    assert (answer.status_code, answer.url) == (302, f"{CONFIRM}?next=%2Fzorgen%2Fnieuw%2F")
    assert "Typ de code uit de mail" in client.get(answer.url).content.decode()
    assert send_due() == 1
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["anneke@example.org"], "Uw code om in te loggen bij Bondgenoten")

    inside = client.post(CONFIRM, {"code": code_in(mail.body), "next": "/zorgen/nieuw/"})

    assert (inside.status_code, inside.url) == (302, "/zorgen/nieuw/")
    assert get_user(client) == cast.anneke
    assert client.get("/zorgen/nieuw/").status_code == 200


def test_the_mail_is_urgent_lets_in_and_expires_with_the_code(cast, client):
    ask(client, "anneke@example.org")

    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.kind, mail.urgent, mail.lets_in, mail.not_before, mail.not_after) == (
        cast.anneke,
        "account.login_code",
        True,
        True,
        None,
        timezone.now() + timedelta(minutes=10),
    )


def test_both_parts_of_the_mail_hold_the_code_in_dutch(cast, client):
    ask(client, "anneke@example.org")

    mail = OutgoingMail.objects.get()
    code = code_in(mail.text)
    assert mail.text == (
        "Dag Anneke,\n\n"
        "Dit is uw code om in te loggen:\n\n"
        f"{code}\n\n"
        "De code werkt tien minuten, één keer, in het venster waar u hem vroeg.\n"
        "Vroeg u hier niet om? Dan hoeft u niets te doen. Geef deze code aan niemand.\n"
    )
    assert f">{code}</h2>" in mail.html
    assert code not in mail.subject


def test_the_code_is_wiped_once_sent(cast, client):
    ask(client, "anneke@example.org")
    send_due()

    assert list(OutgoingMail.objects.values_list("text", "html", "wiped")) == [("", "", True)]


@pytest.mark.parametrize("code", ["0000-0000", "", "AAAAAA"])
def test_a_wrong_code_lets_nobody_in(cast, client, code):
    ask(client, "anneke@example.org")

    client.post(CONFIRM, {"code": code})

    assert get_user(client).is_anonymous


def test_a_code_works_in_the_window_where_it_was_asked_for(cast, client):
    ask(client, "anneke@example.org")
    code, other = code_in(OutgoingMail.objects.get().text), Client()

    other.post(CONFIRM, {"code": code})

    assert get_user(other).is_anonymous


def test_after_ten_minutes_it_is_of_no_use(cast, client, clock, mailoutbox):
    ask(client, "anneke@example.org")
    code = code_in(OutgoingMail.objects.get().text)
    clock.shift(timedelta(minutes=10, seconds=1))

    client.post(CONFIRM, {"code": code})

    assert get_user(client).is_anonymous
    assert (send_due(), mailoutbox) == (0, [])


def test_three_wrong_codes_are_the_end_of_it(cast, client):
    ask(client, "anneke@example.org")
    code = code_in(OutgoingMail.objects.get().text)
    for _ in range(3):
        client.post(CONFIRM, {"code": "AAAA-AAAA"})

    client.post(CONFIRM, {"code": code})

    assert get_user(client).is_anonymous


def test_an_unknown_address_gets_no_mail(cast, client, mailoutbox):
    ask(client, "niemand@example.org")

    assert (send_due(), mailoutbox, OutgoingMail.objects.count()) == (0, [], 0)


def test_a_lucky_guess_at_the_code_of_nobody_is_a_wrong_code(cast, client):
    ask(client, "niemand@example.org")
    page = client.post(CONFIRM, {"code": code_in(OutgoingMail.objects.get().text)})

    assert (page.status_code, get_user(client).is_anonymous) == (200, True)
    assert page.context["form"].errors == {"code": ["Ongeldige code."]}


def test_who_can_no_longer_log_in_gets_no_mail(cast, client, mailoutbox):
    type(cast.dewi).objects.filter(pk=cast.dewi.pk).update(is_active=False)
    ask(client, "dewi@example.org")

    assert (send_due(), mailoutbox, OutgoingMail.objects.count()) == (0, [], 0)


def test_who_is_made_inactive_before_the_mail_goes_gets_nothing(cast, client, mailoutbox):
    ask(client, "anneke@example.org")
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)

    assert (send_due(), mailoutbox) == (0, [])


def test_who_is_made_inactive_with_a_code_in_hand_does_not_get_in(cast, client):
    ask(client, "anneke@example.org")
    code = code_in(OutgoingMail.objects.get().text)
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)

    client.post(CONFIRM, {"code": code})

    assert get_user(client).is_anonymous
    assert client.get("/").status_code == 302


def test_a_session_ends_when_the_person_is_made_inactive(cast, login):
    client = login(cast.anneke)
    assert client.get("/zorgen/").status_code == 200
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)

    assert client.get("/zorgen/").status_code == 302


@pytest.mark.parametrize("path", ["/account/login/", ASK])
def test_pages_to_log_in_need_no_login_and_lead_home_with_one(cast, client, path):
    assert client.get(path).status_code == 200
    client.force_login(cast.anneke)
    assert client.get(path).url == "/"


@pytest.mark.parametrize("back", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(cast, client, back):
    ask(client, "anneke@example.org", next=back)
    code = code_in(OutgoingMail.objects.get().text)

    assert client.post(CONFIRM, {"code": code, "next": back}).url == "/"
