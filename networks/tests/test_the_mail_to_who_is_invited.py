"""The mails in words, in both parts."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from networks.services.invitations import remind_invited
from networks.tests.factories import make_invitation
from notifications.models import OutgoingMail

NOON = "2026-12-01T12:00:00+01:00"


def both_parts(mail: OutgoingMail, words: tuple[str, ...]) -> list[str]:
    """What of ``words`` is missing in the text or in the HTML."""
    html = " ".join(mail.html.split())
    text = " ".join(mail.text.split())
    return [word for word in words if word not in text or word not in html]


@time_machine.travel(NOON, tick=False)
def test_the_invitation(cast):
    token = make_invitation(cast.overvecht, cast.fatima, name="Noor de Wit")
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Bondgenoten Overvecht: doet u mee?"
    assert (
        both_parts(
            mail,
            (
                "Dag Noor,",
                "Fatima vraagt of u mee wilt doen met Bondgenoten Overvecht.",
                "Iedereen telt even zwaar mee.",
                "U komt ongeveer 5 keer per jaar bij elkaar.",
                f"http://testserver/uitnodiging/{token}/",
                "U kunt antwoorden tot dinsdag 15 december.",
                "Verwachtte u dit niet? Dan hoeft u niets te doen.",
            ),
        )
        == []
    )
    assert mail.not_after == timezone.now() + timedelta(days=14)


def test_the_invitation_in_english_without_a_name_or_a_host(cast):
    make_invitation(cast.overvecht, None, name="", language="en")
    mail = OutgoingMail.objects.get()
    assert (mail.subject, mail.language) == ("Bondgenoten Overvecht: will you join?", "en")
    assert both_parts(mail, ("Hello,", "You are asked to join Bondgenoten Overvecht.")) == []
    assert "Hello ," not in mail.text + mail.html


def test_a_name_is_shown_literally(cast):
    make_invitation(cast.overvecht, cast.fatima, name="<b>Noor</b>&{{x}}")
    mail = OutgoingMail.objects.get()
    assert "Dag <b>Noor</b>&{{x}}," in mail.text
    assert "&lt;b&gt;Noor&lt;/b&gt;&amp;{{x}}" in mail.html


@time_machine.travel(NOON, tick=False)
def test_the_reminder(cast):
    make_invitation(cast.overvecht, cast.fatima)
    remind_invited(timezone.now() + timedelta(days=5))
    mail = OutgoingMail.objects.get(kind="networks.invitation_reminder")
    assert mail.subject == "Bondgenoten Overvecht: de uitnodiging staat nog"
    assert (
        both_parts(
            mail,
            (
                "Op dinsdag 1 december kreeg u de vraag om mee te doen met Bondgenoten Overvecht.",
                "http://testserver/uitnodiging/",
                "U kunt antwoorden tot dinsdag 15 december.",
            ),
        )
        == []
    )
