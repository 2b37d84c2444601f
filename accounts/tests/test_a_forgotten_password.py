"""A forgotten password: a link by mail, once, in Dutch; the same answer for an unknown address."""

import re

from django.contrib.auth import authenticate

from notifications.delivery import send_due
from notifications.models import OutgoingMail

ASK = "/account/password/reset/"


def link_in(text: str) -> str:
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", text)
    return link


def test_the_whole_way(cast, client, mailoutbox):
    assert client.post(ASK, {"email": "anneke@example.org"}).url == "/account/password/reset/done/"
    assert send_due() == 1
    (mail,) = mailoutbox
    form = client.get(link_in(mail.body))
    assert form.status_code == 302

    client.post(form.url, {"password1": "paard batterij nietje", "password2": "paard batterij nietje"})

    assert authenticate(email="anneke@example.org", password="paard batterij nietje") == cast.anneke
    assert OutgoingMail.objects.first().wiped
    again = client.get(link_in(mail.body), follow=True).content.decode()
    assert "Deze link werkt niet meer" in again


def test_the_mail_in_both_parts(cast, client):
    client.post(ASK, {"email": "anneke@example.org"})

    mail = OutgoingMail.objects.get()
    link = f"http://testserver{link_in(mail.text)}"
    assert (mail.kind, mail.urgent, mail.lets_in) == ("account.password_reset_key", True, True)
    assert mail.text.startswith("Dag Anneke,\n")
    assert f'href="{link}"' in mail.html


def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast, client, mailoutbox):
    answer = client.post(ASK, {"email": "niemand@example.org"})

    assert (answer.status_code, answer.url) == (302, "/account/password/reset/done/")
    assert (send_due(), mailoutbox, OutgoingMail.objects.count()) == (0, [], 0)


def test_the_link_in_the_mail_to_nobody_opens_nothing(cast, client):
    client.post(ASK, {"email": "niemand@example.org"})

    page = client.get(link_in(OutgoingMail.objects.get().text), follow=True).content.decode()
    assert "Deze link werkt niet meer" in page


def test_a_link_ends_with_the_address_and_with_the_password(cast, client):
    for change in ({"email": "ander@example.org"}, {"password": "x"}):
        OutgoingMail.objects.all().delete()
        client.post(ASK, {"email": "anneke@example.org"})
        kept = type(cast.anneke).objects.filter(pk=cast.anneke.pk)
        before = kept.values(*change).get()
        kept.update(**change)

        page = client.get(link_in(OutgoingMail.objects.get().text), follow=True).content.decode()
        assert "Deze link werkt niet meer" in page
        kept.update(**before)
