"""Another e-mail address: proved by a link, told to the old one, and nothing learnt about others."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from accounts.models import AddressChange, AuditEvent, User
from accounts.services import address as services
from networks.models import Invitation
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from tests.at_once import at_once

URL, NEW, OLD = "/account/gegevens/adres/", "nieuw@example.org", "anneke@example.org"


def link_in_mail(address: str = NEW) -> str:
    """The path in the mail to the new address, the same in both parts."""
    mail = OutgoingMail.objects.filter(address=address, kind="account.address").latest("pk")
    found = re.findall(r"http://testserver(/account/gegevens/adres/[\w-]+/)", mail.text)
    assert f'href="http://testserver{found[0]}"' in mail.html
    return found[0]


def asked(cast, login, address: str = NEW):
    client = login(cast.anneke)
    return client, client.post(URL, {"address": address})


def test_a_link_goes_to_the_new_address_and_word_of_it_to_the_old(cast, login, mailoutbox):
    asked(cast, login, " Nieuw@Example.org ")
    send_due()

    sent = {mail.to[0]: mail for mail in mailoutbox}
    assert set(sent) == {NEW, OLD}
    assert sent[NEW].subject == "Bevestig uw nieuwe e-mailadres voor Bondgenoten"
    assert sent[OLD].subject == "Er is een ander e-mailadres gevraagd"
    for body in (sent[OLD].body, sent[OLD].alternatives[0][0]):
        assert "Was u dit niet?" in body
        assert NEW not in body
    assert User.objects.get(pk=cast.anneke.pk).email == OLD


def test_the_text_with_the_link_is_wiped_on_sending(cast, login):
    asked(cast, login)
    send_due()

    mail = OutgoingMail.objects.get(address=NEW)
    assert (mail.status, mail.text, mail.html) == ("sent", "", "")


def test_opening_the_link_changes_nothing(cast, login):
    client, _ = asked(cast, login)

    page = client.get(link_in_mail())

    assert page.status_code == 200
    assert NEW in page.content.decode()
    assert User.objects.get(pk=cast.anneke.pk).email == OLD


def test_confirming_changes_the_address(cast, login):
    client, _ = asked(cast, login)

    response = client.post(link_in_mail())

    assert response.url == "/account/gegevens/"
    assert User.objects.get(pk=cast.anneke.pk).email == NEW
    assert list(
        EmailAddress.objects.filter(user=cast.anneke).values_list("email", "verified", "primary")
    ) == [(NEW, True, True)]
    events = list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))
    assert (events[0], events[-1]) == ("address.change_asked", "address.changed")
    old = OutgoingMail.objects.get(key__endswith=":done")
    assert (old.address, old.subject) == (OLD, "Uw e-mailadres voor Bondgenoten is gewijzigd")


def test_the_login_goes_on_here_and_ends_elsewhere(cast, login):
    elsewhere = Client()
    elsewhere.force_login(cast.anneke)
    client, _ = asked(cast, login)

    client.post(link_in_mail())

    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_logging_in_with_the_new_address_works_and_with_the_old_no_more(cast, login, mailoutbox):
    client, _ = asked(cast, login)
    client.post(link_in_mail())
    OutgoingMail.objects.all().delete()

    for address in (OLD, NEW):
        Client().post("/account/login/code/", {"email": address})

    codes = OutgoingMail.objects.filter(kind="account.login_code").order_by("pk")
    assert [mail.recipient for mail in codes] == [None, cast.anneke]


def test_a_second_factor_stays(cast, login):
    asked(cast, login)
    TOTP.activate(cast.anneke, generate_totp_secret())

    services.change_address(AddressChange.objects.get(), actor=cast.anneke)

    assert Authenticator.objects.filter(user=cast.anneke).count() == 1


def test_an_address_of_somebody_gets_the_same_answer(cast, login):
    client, free = asked(cast, login)
    taken = client.post(URL, {"address": "mark@example.org"})

    def without(response, address: str) -> str:
        return re.sub(r"[A-Za-z0-9]{64}", "", response.content.decode().replace(address, ""))

    assert (free.status_code, taken.status_code) == (200, 200)
    assert without(free, NEW) == without(taken, "mark@example.org")
    mail = OutgoingMail.objects.get(address="mark@example.org")
    assert mail.subject == "Uw e-mailadres en Bondgenoten"
    assert "/gegevens/adres/" not in mail.text + mail.html
    assert all("Was u dit niet?" in body for body in (mail.text, mail.html))
    assert "Anneke" not in mail.text + mail.html


def test_an_address_that_became_somebodys_in_the_meantime(cast, login):
    client, _ = asked(cast, login)
    link = link_in_mail()
    User.objects.create_user(NEW, "Snelle")

    assert client.post(link).status_code == 410
    assert User.objects.get(pk=cast.anneke.pk).email == OLD


def test_a_link_works_once(cast, login):
    client, _ = asked(cast, login)
    link = link_in_mail()
    client.post(link)

    assert [client.get(link).status_code, client.post(link).status_code] == [410, 410]
    assert AuditEvent.objects.filter(event="address.changed").count() == 1


def test_a_link_works_for_an_hour(cast, login):
    client, _ = asked(cast, login)
    link = link_in_mail()

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert [client.get(link).status_code, client.post(link).status_code] == [410, 410]
    assert User.objects.get(pk=cast.anneke.pk).email == OLD


def test_a_newer_link_replaces_it(cast, login):
    client, _ = asked(cast, login)
    first = link_in_mail()
    client.post(URL, {"address": "ander@example.org"})

    assert client.post(first).status_code == 410
    assert client.post(link_in_mail("ander@example.org")).status_code == 302


def test_who_got_the_mail_by_mistake_cannot_use_it(cast, login):
    asked(cast, login)
    link = link_in_mail()

    assert login(cast.youssef).post(link).status_code == 404
    anonymous = Client().post(link)
    assert (anonymous.status_code, anonymous.url[:15]) == (302, "/account/login/")
    assert User.objects.get(pk=cast.anneke.pk).email == OLD


def test_five_a_day_is_enough(cast, login):
    client = login(cast.anneke)
    for number in range(5):
        client.post(URL, {"address": f"adres{number}@example.org"})
    OutgoingMail.objects.all().delete()

    sixth = client.post(URL, {"address": "zes@example.org"})

    assert "te vaak" in sixth.content.decode()
    assert OutgoingMail.objects.count() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        services.ask_for_change(cast.anneke, actor=cast.anneke, address="zes@example.org")
    assert AddressChange.objects.count() == 1


@pytest.mark.parametrize("address", ["", "geen adres", "ANNEKE@example.org"])
def test_no_address_or_the_same_one_comes_back(cast, login, address):
    response = login(cast.anneke).post(URL, {"address": address})

    assert list(response.context["form"].errors) == ["address"]
    assert OutgoingMail.objects.count() == 0


def test_who_has_a_password_says_again_who_they_are(cast, login):
    cast.anneke.set_password("een-lang-wachtwoord")
    cast.anneke.save()

    assert login(cast.anneke).get(URL).url.startswith("/account/reauthenticate/")


def test_invitations_follow_the_address(cast):
    def invite(network, email: str, **moments) -> Invitation:
        return Invitation.objects.create(
            network=network,
            email=email,
            party="resident",
            token_hash=f"{network.pk}{email}",
            expires_at=timezone.now() + timedelta(days=9),
            **moments,
        )

    accepted = invite(cast.overvecht, OLD, accepted_at=timezone.now())
    invite(cast.zeist, OLD)
    invite(cast.zeist, NEW)
    services.ask_for_change(cast.anneke, actor=cast.anneke, address=NEW)

    services.change_address(AddressChange.objects.get(), actor=cast.anneke)

    assert set(Invitation.objects.values_list("email", flat=True)) == {NEW}
    assert Invitation.objects.unanswered().count() == 1
    accepted.refresh_from_db()
    assert accepted.revoked_at is None


def test_addresses_that_were_wanted_are_kept_for_a_day(cast):
    services.ask_for_change(cast.anneke, actor=cast.anneke, address=NEW)

    assert services.forget_old_changes() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert services.forget_old_changes() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_change_it_once(cast):
    services.ask_for_change(cast.anneke, actor=cast.anneke, address=NEW)
    pk = AddressChange.objects.get().pk

    def click() -> str:
        try:
            services.change_address(AddressChange.objects.get(pk=pk), actor=cast.anneke)
        except services.LinkEnded:
            return "ended"
        return "changed"

    assert sorted(at_once(click)) == ["changed", "ended", "ended", "ended"]
    assert AuditEvent.objects.filter(event="address.changed").count() == 1
