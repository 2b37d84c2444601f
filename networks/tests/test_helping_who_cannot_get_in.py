"""A lost second step, or an address that does not work: the administrator helps, the person hears of it."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.html import strip_tags

from accounts.models import AuditEvent, User
from networks.services import people
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail, outbox_of


@pytest.fixture
def mark(cast):
    """With an app and recovery codes, logged in on a phone."""
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=cast.mark, type=kind, data={})
    cast.mark.phone_client = Client()
    cast.mark.phone_client.force_login(cast.mark)
    return cast.mark


def url(user: User, what: str) -> str:
    return f"/beheer/mensen/{user.public_id}/{what}/"


def events(user: User) -> list[str]:
    lines = AuditEvent.objects.filter(object_id=user.public_id).order_by("pk")
    return list(lines.values_list("event", flat=True))


def test_a_lost_second_step_is_taken_away(cast, mark, login):
    page = login(cast.beheer).post(url(mark, "tweede-stap"), {"sure": "on"}, follow=True).content.decode()

    assert "De tweede stap van Mark is weg." in page
    assert Authenticator.objects.filter(user=mark).count() == 0
    assert mark.phone_client.get("/").status_code == 302
    assert "second_factor.reset" in events(mark)
    mail = OutgoingMail.objects.get(recipient=mark)
    html = re.sub(r"\s+", " ", strip_tags(mail.html))
    for words in (mail.text, html):
        assert "De beheerder heeft uw tweede stap weggehaald" in words or "tweede stap" in words


def test_only_who_is_sure_takes_it_away(cast, mark, login):
    page = login(cast.beheer).post(url(mark, "tweede-stap"), {}).content.decode()

    assert "Ga eerst na wie het vraagt." in page
    assert Authenticator.objects.filter(user=mark).count() == 2
    assert OutgoingMail.objects.count() == 0


def test_not_the_own_second_step(cast, login):
    Authenticator.objects.create(user=cast.beheer, type=Authenticator.Type.RECOVERY_CODES, data={})

    page = login(cast.beheer).post(url(cast.beheer, "tweede-stap"), {"sure": "on"}, follow=True)

    assert "Dit is uw eigen account." in page.content.decode()
    assert Authenticator.objects.count() == 1


def test_an_address_is_corrected_and_both_hear_of_it(cast, mark, login):
    data = {"email": "Mark.Nieuw@Example.org", "sure": "on"}

    page = login(cast.beheer).post(url(mark, "adres"), data, follow=True).content.decode()

    assert "Mark heeft het nieuwe adres. We hebben naar beide adressen gemaild." in page
    mark.refresh_from_db()
    assert mark.email == "mark.nieuw@example.org"
    addresses = EmailAddress.objects.filter(user=mark)
    assert list(addresses.values_list("email", "primary", "verified")) == [(mark.email, True, True)]
    assert mark.phone_client.get("/").status_code == 302
    assert "address.changed" in events(mark)
    new, old = OutgoingMail.objects.filter(recipient=mark).order_by("pk")
    assert (new.goes_to, old.goes_to) == ("mark.nieuw@example.org", "mark@example.org")
    assert (new.subject, old.subject) == (
        "Bondgenoten: voortaan gebruiken we dit adres",
        "Bondgenoten: dit adres gebruiken we niet meer",
    )
    for mail, words in ((new, "Voortaan logt u in met dit adres."), (old, "Meld het meteen: contact@")):
        html = re.sub(r"\s+", " ", strip_tags(mail.html))
        assert (words in mail.text, words in html) == (True, True)
    assert ("http://testserver/account/login/" in new.text, "mark.nieuw" in old.text + old.html) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "youssef@example.org", "sure": "on"}, "Iemand anders heeft dit adres al."),
        ({"email": "YOUSSEF@example.org", "sure": "on"}, "Iemand anders heeft dit adres al."),
        ({"email": "mark", "sure": "on"}, "Schrijf een heel e-mailadres"),
        ({"email": "", "sure": "on"}, "Schrijf het e-mailadres op."),
        ({"email": "mark.nieuw@example.org"}, "Ga eerst na wie het vraagt."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(cast, mark, login, data, said):
    assert said in login(cast.beheer).post(url(mark, "adres"), data).content.decode()

    mark.refresh_from_db()
    assert (mark.email, OutgoingMail.objects.count()) == ("mark@example.org", 0)
    assert mark.phone_client.get("/").status_code in (200, 302)


def test_a_double_click_mails_once(cast, mark):
    done = [people.correct_address(mark, address="m@example.org", actor=cast.beheer) for _ in range(2)]

    assert (done, len(outbox_of(mark))) == ([True, False], 2)


def test_not_the_own_address(cast, login):
    page = login(cast.beheer).post(url(cast.beheer, "adres"), {"email": "b@example.org", "sure": "on"})

    assert "Dit is uw eigen account." in page.content.decode()


def test_mail_that_failed_goes_to_the_corrected_address(cast, login):
    mail = make_mail(cast.youssef)
    OutgoingMail.objects.update(status="failed", error="SMTPRecipientsRefused 550")
    client = login(cast.beheer)
    person = f"/beheer/mensen/{cast.youssef.public_id}/"
    assert "Deze mailbox bestaat niet" in client.get(person).content.decode()
    client.post(f"{person}adres/", {"email": "goed@example.org", "sure": "on"})

    answer = client.post("/beheer/mensen/post/opnieuw/", {"mail": mail.pk})

    assert answer.url == person
    mail.refresh_from_db()
    assert (mail.status, mail.goes_to) == ("queued", "goed@example.org")
    assert AuditEvent.objects.filter(event="mail.tried_again").count() == 1


@pytest.mark.parametrize("key", ["", "0", "x", "1" * 40, "-1"])
def test_a_mail_that_is_not_there(cast, login, key):
    assert login(cast.beheer).post("/beheer/mensen/post/opnieuw/", {"mail": key}).status_code == 404
